"""The choice under a budget, as the plan tells it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from journeykit.planning import choose, plan
from journeykit.reports.plan.report import json_text, markdown
from journeykit.scoring import score, simulate
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reference" / "plan.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def energy():
    return load(ROOT / "examples" / "zonnewende-energie")


@pytest.fixture(scope="module")
def made(energy):
    scores = score(energy)
    return plan(energy, scores, choice=choose(energy, simulate(scores, 50), 50_000, 60, horizon=2))


def section(text: str, heading: str) -> str:
    return text.split(f"\n## {heading}", 1)[1].split("\n## ", 1)[0]


def test_the_plan_names_the_best_plan_in_dutch(made):
    text = section(markdown(made, "nl"), "Het beste plan voor € 50.000 en 60 werkdagen")
    assert f"{len(made.choice.picked)} maatregelen samen" in text
    assert "Het is bewezen dat geen andere keuze" in text
    assert "50 keer herhaald" in text
    for one in made.choice.picked:
        assert f"| {one.title}" in text
    assert "Kosten in 2 jaar" in text
    assert "&#" not in text


def test_the_plan_names_the_best_plan_in_english(made):
    text = section(markdown(made, "en"), "The best plan for €50,000 and 60 working days")
    assert "improvements together are expected to bring most" in text
    assert "The second best plan brings" in text
    assert "With a tenth more money (€55,000)" in text
    assert "With a tenth more work (66 working days)" in text


def test_what_is_not_in_it_says_why(made):
    text = section(markdown(made, "en"), "Not chosen, and why")
    for action in made.not_chosen:
        assert action.title in text
    assert "with this one, the plan brings" in text
    assert "its touchpoints have no figure yet" in text


def test_what_is_to_be_done_is_what_was_chosen(made):
    assert {action.key for action in made.selected} == made.choice.keys
    assert {one.action.key for one in made.roadmap} == made.choice.keys


def test_json_has_the_shape_of_the_schema(made, energy):
    body = json.loads(json_text(made))
    jsonschema.validate(body, SCHEMA)
    assert body["selected"]["budget"] == 50_000
    assert body["selected"]["days"] == 60
    assert body["selected"]["optimal"] is True
    assert body["selected"]["gain"]["low"] < body["selected"]["gain"]["value"] < body["selected"]["gain"]["high"]
    selected = {one["key"] for one in body["actions"] if one["selected"]}
    assert selected == {one["key"] for one in body["choice"]["picked"]}
    for limits in ((0, None), (None, 0), (1e9, 1e9)):
        choice = choose(energy, score(energy), *limits)
        jsonschema.validate(json.loads(json_text(plan(energy, choice=choice))), SCHEMA)


def test_a_budget_for_which_nothing_is_to_be_had_says_so(energy):
    made = plan(energy, choice=choose(energy, score(energy), 10))
    text = section(markdown(made, "en"), "The best plan for €10")
    assert "Nothing that could be judged fits, or brings anything." in text
    assert "|---|" not in text


def test_a_plan_without_a_budget_has_no_such_section(energy):
    made = plan(energy)
    assert "The best plan for" not in markdown(made, "en")
    assert json.loads(json_text(made))["choice"] is None


@pytest.mark.parametrize(
    ("improvements", "says"),
    [
        ("", "There is no improvement to choose from yet."),
        ("improvements: [{title: Bord, effect: 5}]", "Of no improvement enough is known to choose it."),
        (
            "improvements: [{title: Bord, effect: 5, cost: 900}]",
            "Nothing that could be judged fits, or brings anything.",
        ),
    ],
)
def test_why_nothing_is_chosen(tmp_path, improvements, says):
    touchpoint = f"{{name: Bellen, measurements: [{{metric: ces, value: 3, n: 50, date: 2026-09-01}}], {improvements}}}"
    text = f"kind: journey\nid: reis\ntitle: Reis\nphases: [{{name: A, touchpoints: [{touchpoint}]}}]\n"
    (tmp_path / "reis.yaml").write_text(text, encoding="utf-8")
    workspace = load(tmp_path)
    scores = score(workspace)
    made = plan(workspace, scores, choice=choose(workspace, scores, 100))
    shown = section(markdown(made, "en"), "The best plan for €100")
    assert says in shown
    assert ("With a tenth more money" in shown) == ("cost" in improvements)
