"""`score` and `rank` as people run them, on the examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"


@pytest.mark.parametrize("command", ["score", "rank"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_every_form_of_the_example(journeykit, command, form):
    done = journeykit(command, "-C", EXAMPLE, "--format", form)
    assert (done.code, done.err) == (0, "")
    assert done.out.strip()


def test_one_journey(journeykit):
    data = json.loads(journeykit("score", "-C", EXAMPLE, "verhuizen", "--format", "json").out)
    assert [journey["id"] for journey in data["journeys"]] == ["verhuizen"]
    assert {one["journey"] for one in data["ranking"]} == {"verhuizen"}


def test_the_first_of_the_order(journeykit):
    data = json.loads(journeykit("rank", "-C", EXAMPLE, "--format", "json", "--top", "3").out)
    assert len(data["ranking"]) == 3
    assert len(data["journeys"]) == 3


def test_how_a_figure_comes_about(journeykit):
    done = journeykit("score", "-C", EXAMPLE, "--explain", "klant-worden/factuur", "--language", "en")
    assert done.code == 0
    assert "measurements/2026-q3.yaml:" in done.out


def test_nothing_of_that_name(journeykit):
    assert journeykit("score", "-C", EXAMPLE, "--explain", "nergens").code == 3
    assert journeykit("rank", "-C", EXAMPLE, "nergens").code == 3


def test_a_future_journey_is_never_scored(journeykit):
    done = journeykit("score", "-C", EXAMPLE, "klant-worden-straks")
    assert (done.code, done.out) == (3, "")


@pytest.mark.parametrize("wrong", [("rank", "--top", "0"), ("rank", "--by", "luck"), ("score", "--by", "luck")])
def test_wrong_usage(journeykit, wrong):
    assert journeykit(*wrong, "-C", EXAMPLE).code == 2


def test_an_explanation_has_no_csv(journeykit):
    assert journeykit("score", "-C", EXAMPLE, "--explain", "factuur", "--format", "csv").code == 2


def test_a_file_gets_what_stdout_gets(journeykit, tmp_path):
    target = tmp_path / "scores.json"
    assert journeykit("score", "-C", EXAMPLE, "--format", "json", "-o", target).code == 0
    assert target.read_text("utf-8") == journeykit("score", "-C", EXAMPLE, "--format", "json").out


@pytest.mark.parametrize("command", ["score", "rank"])
def test_programs_get_an_empty_answer_when_there_is_nothing_to_score(journeykit, tmp_path, command):
    for here in (tmp_path, tmp_path / "broken"):
        here.mkdir(exist_ok=True)
        shown = journeykit(command, "--format", "json", "-C", here)
        assert (shown.code, json.loads(shown.out)) == (3, {"version": 1, "journeys": [], "ranking": []})
        shown = journeykit(command, "--format", "csv", "-C", here)
        assert (shown.code, shown.out.count("\n"), "touchpoint" in shown.out) == (3, 1, True)
        assert journeykit(command, "-C", here).out == ""
        (tmp_path / "broken").mkdir(exist_ok=True)
        (tmp_path / "broken" / "j.yaml").write_text("kind: journey\n", encoding="utf-8")


def test_a_seed_gives_the_same_bytes_and_another_gives_others(journeykit):
    def rank(*options):
        return journeykit("rank", "-C", EXAMPLE, "--format", "json", "--draws", "200", *options).out

    assert rank("--seed", "5") == rank("--seed", "5")
    assert rank("--seed", "5") != rank("--seed", "6")


def test_figures_together(journeykit):
    for by in ("phase", "persona", "channel", "department"):
        done = journeykit("score", "-C", EXAMPLE, "--by", by, "--draws", "50")
        assert (done.code, done.err) == (0, "")
    for view in ("benchmarks", "shared"):
        assert journeykit("score", "-C", EXAMPLE, "--view", view, "--draws", "50").code == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ("score", "--by", "phase", "--view", "shared"),
        ("rank", "--draws", "0"),
        ("rank", "--seed", "-1"),
        ("rank", "--draws", "100000000"),
    ],
)
def test_what_cannot_be_asked(journeykit, wrong):
    assert journeykit(*wrong, "-C", EXAMPLE).code == 2
