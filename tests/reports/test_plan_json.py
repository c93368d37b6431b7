"""The plan as JSON keeps its promise: the shape of the schema, English, null for what is not known."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from journeykit.planning import plan
from journeykit.reports.plan.report import json_text
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "reference" / "plan.schema.json").read_text("utf-8"))
BAKERY = ROOT / "tests" / "planning" / "bakery"


def document(folder: Path, **more):
    return json.loads(json_text(plan(load(folder), **more)))


@pytest.fixture(scope="module")
def bakery():
    return document(BAKERY)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "folder", [BAKERY, ROOT / "examples" / "zonnewende-energie", ROOT / "examples" / "hotel-one-file"]
)
def test_plans_have_the_shape_of_the_schema(folder):
    for made in (document(folder), document(folder, as_of=dt.date(2027, 6, 1))):
        assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(made)] == []


def test_the_keys_of_the_command_line_page_are_there(bakery):
    promised = "id journey touchpoint title choice status owner due cost effort_days room gain quick_win selected why evidence".split()
    for action in bakery["actions"]:
        assert set(promised) <= set(action)
        assert set(action["gain"]) == {"value", "low", "high"}
    assert {"budget", "days", "cost", "effort_days", "gain", "optimal"} <= set(bakery["selected"])
    assert bakery["version"] == 1


def test_what_is_selected_adds_up(bakery):
    chosen = [action for action in bakery["actions"] if action["selected"]]
    assert bakery["selected"]["actions"] == len(chosen)
    assert bakery["selected"]["cost"]["once"] == sum(action["cost"]["once"] for action in chosen)
    journey = bakery["journeys"][0]
    assert bakery["selected"]["gain"]["value"] == pytest.approx(
        journey["expected"] - journey["index"]["value"], abs=1e-3
    )


def test_points_of_several_journeys_are_not_added():
    assert document(ROOT / "examples" / "zonnewende-energie")["selected"]["gain"]["value"] is None


def test_it_is_never_translated(bakery):
    assert any(finding["message"].endswith("has no date") for finding in bakery["findings"])
    assert "a basic is not in order (34 of 100)" in bakery["actions"][0]["why"]


def test_every_finding_has_a_place(bakery):
    lines = (BAKERY / "bestellen.yaml").read_text("utf-8").splitlines()
    for finding in bakery["findings"]:
        assert finding["file"] == "bestellen.yaml"
        assert f"id: {finding['action']}" in lines[finding["line"] - 1]


def test_what_is_not_known_is_null(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(
        "kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [{name: T, improvements: [{title: Try}]}]}]\n"
    )
    made = document(file)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(made)] == []
    action, journey = made["actions"][0], made["journeys"][0]
    unknown = [action[key] for key in ("room", "cost", "effort_days", "owner", "due", "quick_win")]
    assert unknown == [None] * 6
    assert (journey["index"]["value"], journey["expected"], journey["minimum"]) == (None, None, None)
    assert made["period"] is None
