"""`score --view` of a lens, as people run it on the example."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"


@pytest.mark.parametrize("lens", ["opportunity", "quadrants", "kano", "penalty-reward", "friction", "customer-data"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_every_form_of_the_example(journeykit, lens, form):
    done = journeykit("score", "-C", EXAMPLE, "--view", lens, "--format", form)
    assert (done.code, done.err) == (0, "")
    assert "klant-worden" in done.out or "Klant worden" in done.out


def test_the_cross_hair_that_was_asked_for_is_named(journeykit):
    done = journeykit("score", "-C", EXAMPLE, "--view", "quadrants", "--cross-hair", "mean", "--format", "json")
    assert json.loads(done.out)["cross_hair"] == "mean"
    assert (
        journeykit("score", "-C", EXAMPLE, "--view", "quadrants", "--language", "en").out.count("Cross-hair targets")
        == 3
    )


def test_a_lens_explains_itself(journeykit):
    done = journeykit("score", "-C", EXAMPLE, "--view", "kano", "--explain", "factuur", "--language", "en")
    assert (done.code, done.err) == (0, "")
    assert "measurements/2026-q3.yaml:" in done.out


def test_programs_get_their_form_when_there_is_nothing_to_see(journeykit, tmp_path):
    tea = "kind: journey\ntitle: Tea\nphases: [{name: All, touchpoints: [{name: Pour}]}]\n"
    (tmp_path / "tea.yaml").write_text(tea, encoding="utf-8")
    done = journeykit("score", "-C", tmp_path, "--view", "opportunity", "--format", "json")
    assert done.code == 3
    assert json.loads(done.out) == {"version": 1, "lens": "opportunity", "rows": []}
    done = journeykit("score", "-C", tmp_path, "--view", "opportunity", "--format", "csv")
    assert (done.code, done.out.count("\n")) == (3, 1)


def test_customer_data_says_what_is_missing_and_what_would_connect(journeykit, tmp_path):
    tea = "kind: journey\ntitle: Tea\nphases: [{name: All, touchpoints: [{name: Pour}]}]\n"
    (tmp_path / "tea.yaml").write_text(tea, encoding="utf-8")
    done = journeykit("score", "-C", tmp_path, "--view", "customer-data")
    assert done.code == 3
    assert "give touchpoints `data` and `systems`" in done.err
    done = journeykit("score", "-C", tmp_path, "--view", "customer-data", "--format", "json")
    assert json.loads(done.out) == {"version": 1, "lens": "customer-data", "rows": [], "quick_wins": []}
    wins = json.loads(journeykit("score", "-C", EXAMPLE, "--view", "customer-data", "--format", "json").out)[
        "quick_wins"
    ]
    assert (wins[0]["from"], wins[0]["to"], wins[0]["brings"]) == ("rekenstraat", "klantboek", ["meterstand"])
    done = journeykit("score", "-C", EXAMPLE, "--view", "customer-data", "--explain", "klant-worden/factuur")
    assert "rekenstraat > klantboek" in done.out


@pytest.mark.parametrize(
    "wrong",
    [
        ("--cross-hair", "mean"),
        ("--view", "kano", "--cross-hair", "mean"),
        ("--view", "quadrants", "--cross-hair", "luck"),
        ("--view", "luck"),
        ("--by", "phase", "--view", "kano"),
        ("--by", "phase", "--explain", "factuur"),
        ("--view", "shared", "--explain", "factuur"),
        ("--view", "kano", "--explain", "factuur", "--format", "csv"),
    ],
)
def test_wrong_usage(journeykit, wrong):
    done = journeykit("score", "-C", EXAMPLE, *wrong)
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize(
    "term",
    ["opportunity score", "importance-performance analysis", "Kano", "penalty-reward contrast", "friction", "wrijving"],
)
def test_each_lens_is_a_term_with_its_source(journeykit, term):
    done = journeykit("explain", term)
    assert done.code == 0
    assert "Source: " in done.out
