"""`--persona` and `score --view personas` as people run them, on the examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "zonnewende-energie"
SCHEMAS = ROOT / "docs" / "reference"


def valid(text: str, schema: str):
    data = json.loads(text)
    Draft202012Validator(json.loads((SCHEMAS / f"{schema}.schema.json").read_text("utf-8"))).validate(data)
    return data


@pytest.mark.parametrize("command", ["score", "rank"])
def test_the_figures_of_one_persona(journeykit, command):
    done = journeykit(command, "-C", EXAMPLE, "klant-worden", "--persona", "senior", "--format", "json")
    assert (done.code, done.err) == (0, "")
    data = valid(done.out, "score")
    assert data["persona"] == "senior"
    found = {one["id"]: one["performance"] for one in data["journeys"][0]["touchpoints"]}
    assert (found["contract-tekenen"]["basis"], found["contract-tekenen"]["n"]) == ("measured", 104)
    assert found["offerte"]["basis"] == "everybody"
    assert "basis" not in found["aanrader"]
    everybody = valid(journeykit(command, "-C", EXAMPLE, "klant-worden", "--format", "json").out, "score")
    assert "persona" not in everybody
    assert data["journeys"][0]["index"]["value"] < everybody["journeys"][0]["index"]["value"]


def test_only_the_journeys_that_it_goes_through(journeykit):
    data = json.loads(journeykit("score", "-C", EXAMPLE, "--persona", "mkb-beslisser", "--format", "json").out)
    assert [one["id"] for one in data["journeys"]] == ["klant-worden"]
    done = journeykit("score", "-C", EXAMPLE, "verhuizen", "--persona", "mkb-beslisser")
    assert (done.code, done.out) == (3, "")
    assert "goes through none of these journeys" in done.err


@pytest.mark.parametrize("command", ["score", "rank"])
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_it_says_through_whose_eyes(journeykit, command, form):
    args = (command, "-C", EXAMPLE, "klant-worden", "--persona", "senior", "--language", "en", "--format", form)
    text = " ".join(journeykit(*args).out.split())
    assert text.startswith('As "Gerrit, gepensioneerd timmerman" goes through it. Its own figures: Bellen met')
    assert "The others are measured for all customers." in text


def test_a_persona_that_nobody_asked_apart(journeykit):
    args = ("score", "-C", EXAMPLE, "klant-worden", "--persona", "mkb-initiatiefnemer", "--language", "en")
    assert "Nobody asked this persona apart" in journeykit(*args).out


@pytest.mark.parametrize("command", ["score", "rank", "plan", "map", "whatif"])
def test_an_unknown_persona_has_a_near_one(journeykit, command):
    done = journeykit(command, "-C", EXAMPLE, "klant-worden", "--persona", "seniro")
    assert (done.code, done.out) == (2, "")
    assert 'there is no persona "seniro"' in done.err
    assert 'did you mean "senior"?' in done.err


def test_groups_together_of_one_persona(journeykit):
    args = ("score", "-C", EXAMPLE, "klant-worden", "--persona", "senior", "--by", "phase", "--language", "en")
    assert 'As "Gerrit' in journeykit(*args).out
    assert valid(journeykit(*args, "--format", "json").out, "score-by")["persona"] == "senior"


@pytest.mark.parametrize("wrong", [("--by", "persona"), ("--view", "personas")])
def test_one_persona_or_all_of_them(journeykit, wrong):
    done = journeykit("score", "-C", EXAMPLE, "--persona", "senior", *wrong)
    assert (done.code, done.out) == (2, "")
    assert "leave out one of the two" in done.err


def test_an_explanation_is_that_of_the_persona(journeykit):
    done = journeykit(
        "score", "-C", EXAMPLE, "--persona", "senior", "--explain", "klant-worden/factuur", "--language", "en"
    )
    assert done.code == 0
    assert 'As "Gerrit' in done.err
    assert "CSAT: 23.9" in done.out


def test_what_if_for_one_persona(journeykit):
    args = ("whatif", "-C", EXAMPLE, "klant-worden", "--persona", "senior", "--set", "factuur.performance=70")
    assert journeykit(*args, "--language", "en").out.startswith("What if, for Gerrit, gepensioneerd timmerman:")
    data = valid(journeykit(*args, "--format", "json").out, "whatif")
    assert data["persona"] == "senior"
    everybody = json.loads(journeykit(*args[:4], *args[6:], "--format", "json").out)
    assert data["journeys"][0]["index"]["before"]["value"] < everybody["journeys"][0]["index"]["before"]["value"]


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown"])
def test_all_personas_beside_each_other(journeykit, form):
    done = journeykit("score", "-C", EXAMPLE, "--view", "personas", "--format", form)
    assert (done.code, done.err) == (0, "")
    assert done.out.strip()


def test_a_project_without_personas(journeykit, tmp_path):
    (tmp_path / "reis.yaml").write_text("kind: journey\ntitle: Reis\nphases: [{name: P, touchpoints: [A]}]\n", "utf-8")
    done = journeykit("score", "-C", tmp_path, "--persona", "senior")
    assert (done.code, done.out) == (2, "")
    assert "the project has no persona" in done.err
    done = journeykit("score", "-C", tmp_path, "--view", "personas")
    assert (done.code, done.out) == (3, "")
