"""The eleven steps and the four: from nothing to all done, each with evidence and what is next."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from journeykit.planning import plan
from journeykit.planning.steps.status import ELEVEN, FOUR, status
from journeykit.reports.status import status_report
from journeykit.workspace import load

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)

PROJECT = {
    "kind": "project",
    "format": 1,
    "name": "Proef",
    "support": {"sponsor": "Directie", "facilitator": "none", "resistance": [{"about": "druk", "answer": "later"}]},
    "systems": [{"id": "crm", "name": "CRM", "type": "crm"}],
    "culture": [{"title": "Meeluisteren", "audience": "managers", "status": "done"}],
}
TOUCHPOINTS = [
    {"name": "Recensie", "contact": "indirect", "channels": ["review-site"], "systems": ["crm"], "importance": 2},
    {
        "name": "Factuur", "category": "administration", "channels": ["letter"], "owner": "finance",
        "systems": ["crm"], "importance": 5, "moment_of_truth": True, "desired": {"feels": "zeker"},
        "improvements": [{
            "id": "uitleg", "title": "Uitleg", "status": "done", "owner": "finance", "due": "2026-10-01",
            "customers_involved": 3, "told_customers": {"channel": "email"}, "effect": 5,
        }],
    },
]  # fmt: skip
JOURNEY = {
    "kind": "journey",
    "id": "reis",
    "title": "Reis",
    "owner": "finance",
    "customer_job": "betalen",
    "scope": {"starts_when": "begin", "ends_when": "eind"},
    "objectives": [{"outcome": "recommend", "metric": "nps", "baseline": 8, "target": 25, "by": "2027-06-30"}],
    "personas": [
        {"name": "Sanne", "needs": ["rust"], "channels": ["phone"], "evidence": {"grade": "qualitative"}},
    ],
    "workshops": [{"present": ["finance", "sales"]}],
    "phases": [{"name": "Alles", "touchpoints": TOUCHPOINTS}],
}
RESEARCH = {
    "kind": "research",
    "id": "gesprekken",
    "method": "interview",
    "findings": [{"text": "te hoog", "touchpoint": "reis/factuur", "verified_by": "q3"}],
}
MEASURED = {
    "kind": "measurements",
    "source": "x",
    "records": [
        {"touchpoint": "factuur", "metric": "ces", "period": "2026-Q3", "n": 300, "mean": 4.2, "sd": 1.0},
        {"touchpoint": "recensie", "metric": "ces", "period": "2026-Q3", "n": 300, "mean": 6.0, "sd": 1.0},
    ],
}


def written(folder, journey=JOURNEY, project=PROJECT, research=RESEARCH, measured=MEASURED):
    documents = {"journeykit": project, "reis": journey, "gesprekken": research, "q3": measured}
    for name, document in documents.items():
        if document is not None:
            (folder / f"{name}.yaml").write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")
    workspace = load(folder)
    return status(workspace, plan(workspace, as_of=TODAY))


def states(found):
    return {step.id: step.state for journey in found.journeys for step in (*journey.steps, *journey.optimisation)}


def step(found, id_):
    return next(one for one in (*found.journeys[0].steps, *found.journeys[0].optimisation) if one.id == id_)


def test_everything_can_be_done(tmp_path):
    found = written(tmp_path)
    assert set(states(found).values()) == {"done"}, states(found)
    assert all(one.lacks is None and one.next is None for one in found.steps)


def test_names_only_is_where_everybody_begins(tmp_path):
    bare = {"kind": "journey", "title": "Reis", "phases": [{"name": "A", "touchpoints": ["B"]}]}
    found = written(tmp_path, bare, None, None, None)
    assert states(found) == dict.fromkeys(states(found), "open") | {"touchpoint-model": "under-way"}
    for one in (*found.journeys[0].steps, *found.journeys[0].optimisation):
        assert one.lacks is not None
        assert one.next is not None
        assert one.next.at is not None or one.next.command


@pytest.mark.parametrize(
    ("change", "id_", "state", "lacks"),
    [
        ({"objectives": [{"outcome": "recommend"}]}, "goal", "under-way", "give the goal a metric and a target"),
        ({"objectives": []}, "goal", "open", "say what loyal behaviour"),
        ({"customer_job": None}, "scope", "under-way", "say what customers want"),
        ({"personas": []}, "personas", "open", "say who the customers are"),
        ({"personas": [{"name": "P", "channels": ["phone"]}]}, "personas", "under-way", "what this customer needs"),
        (
            {"personas": [{"name": "P", "needs": ["x"], "channels": ["phone"], "role": "user", "evidence": "qualitative"}]},
            "personas", "under-way", "nobody in the decision-making unit decides",
        ),
        ({"workshops": [{"present": ["finance"]}]}, "support", "under-way", "hold a workshop"),
        ({"owner": None}, "support", "under-way", "give the journey an owner"),
    ],
)  # fmt: skip
def test_a_step_that_lacks_something_says_what(tmp_path, change, id_, state, lacks):
    found = written(tmp_path, JOURNEY | change)
    assert step(found, id_).state == state
    assert lacks in step(found, id_).lacks.english


def changed(**fields):
    """The journey with other fields for its second touchpoint."""
    return JOURNEY | {"phases": [{"name": "Alles", "touchpoints": [TOUCHPOINTS[0], TOUCHPOINTS[1] | fields]}]}


def improved(**fields):
    return changed(improvements=[TOUCHPOINTS[1]["improvements"][0] | fields])


@pytest.mark.parametrize(
    ("journey", "id_", "state", "lacks"),
    [
        (changed(category="sales"), "touchpoint-model", "under-way", "add the paperwork"),
        (changed(channels=[]), "touchpoint-model", "under-way", "on which channel"),
        (changed(improvements=[]), "choices", "open", 'action for "Factuur"'),
        (changed(improvements=[], desired=None), "redesign", "open", "how"),
        (improved(customers_involved=None), "redesign", "under-way", "design with customers"),
        (improved(status="idea"), "implementation", "open", "agree on a first action"),
        (improved(status="implementing", due="2026-01-01"), "implementation", "under-way", "is late"),
        (
            improved(status="pilot", due="2027-01-01", pilot={"metric": "ces", "ends": "2026-10-01"}),
            "implementation", "under-way", "the trial of",
        ),
        (improved(told_customers=None), "telling-customers", "open", "tell customers"),
        (changed(owner=None), "identify", "under-way", "who answers for"),
        (improved(due=None), "plan", "open", "an owner and a date"),
        (changed(systems=[]), "link", "under-way", "which systems are behind"),
    ],
)  # fmt: skip
def test_a_touchpoint_that_lacks_something_is_named(tmp_path, journey, id_, state, lacks):
    found = written(tmp_path, journey)
    assert step(found, id_).state == state
    assert lacks in step(found, id_).lacks.english


def test_research_asks_for_customers_then_for_measurements_then_for_proof(tmp_path):
    assert "talk to customers" in step(written(tmp_path, research=None), "research").lacks.english
    unmeasured = MEASURED | {"records": MEASURED["records"][1:]}
    assert (
        "a moment of truth" in step(written(tmp_path, research=RESEARCH, measured=unmeasured), "research").lacks.english
    )
    loose = RESEARCH | {"findings": [{"text": "te hoog", "touchpoint": "reis/factuur"}]}
    assert "against figures" in step(written(tmp_path, research=loose), "research").lacks.english


def test_culture_begins_with_managers(tmp_path):
    staff = PROJECT | {"culture": [{"title": "Staf", "audience": "staff", "status": "done"}]}
    assert "begin with managers" in step(written(tmp_path, project=staff), "culture").lacks.english
    late = PROJECT | {"culture": [{"title": "M", "audience": "managers", "status": "chosen", "due": "2026-01-01"}]}
    assert step(written(tmp_path, project=late), "culture").lacks.english == '"M" is late'


def test_a_data_island_is_not_linked(tmp_path):
    systems = [*PROJECT["systems"], {"id": "los", "name": "Los", "type": "other"}]
    found = written(tmp_path, changed(systems=["los"]), PROJECT | {"systems": systems})
    assert step(found, "link").state == "under-way"
    assert "reaches nobody" in step(found, "link").lacks.english


def test_evidence_points_at_what_is_there(tmp_path):
    found = written(tmp_path)
    at = step(found, "goal").evidence[0]
    assert at.file == "reis.yaml"
    assert "outcome: recommend" in (tmp_path / at.file).read_text("utf-8").splitlines()[at.line - 1]
    assert {source.file for source in step(found, "culture").evidence} == {"journeykit.yaml"}
    assert {source.file for source in step(found, "research").evidence} == {"gesprekken.yaml"}


def test_a_project_is_done_when_each_journey_is(tmp_path):
    (tmp_path / "ander.yaml").write_text(
        "kind: journey\ntitle: Ander\nphases: [{name: A, touchpoints: [B]}]\n", "utf-8"
    )
    found = written(tmp_path)
    together = {one.id: one for one in found.steps}
    assert together["goal"].state == "under-way"
    assert together["culture"].state == "done"
    assert together["goal"].says[0].english == "1 of 2 journeys"
    assert str(together["goal"].next) == "ander.yaml:1"


@pytest.mark.parametrize(
    "touchpoints",
    [
        [],
        [{"name": "B", "status": "planned"}],
        [{"name": "B", "customer": {"emotion": 2}}],
        [{"name": "B", "run_by": "others"}],
    ],
)
def test_only_what_is_done_lacks_nothing(tmp_path, touchpoints):
    bare = {"kind": "journey", "title": "Reis", "phases": [{"name": "A", "touchpoints": touchpoints}]}
    (tmp_path / "reis.yaml").write_text(yaml.safe_dump(bare), "utf-8")
    for folder in (tmp_path, ROOT / "examples" / "zonnewende-energie", ROOT / "examples" / "hotel-one-file"):
        workspace = load(folder)
        found = status(workspace, plan(workspace, as_of=TODAY))
        for steps in [(*one.steps, *one.optimisation) for one in (*found.journeys, found)]:
            for one in steps:
                assert (one.state == "done") == (one.lacks is None) == (one.next is None), one


def test_the_report_fits_and_the_json_keeps_its_schema():
    workspace = load(ROOT / "examples" / "zonnewende-energie")
    found = status(workspace, plan(workspace, as_of=TODAY))
    for language in ("nl", "en"):
        assert max(map(len, status_report(found, "table", language, 80).splitlines())) <= 80
    data = json.loads(status_report(found, "json", "nl"))
    schema = json.loads((ROOT / "docs/reference/status.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(data)
    assert [one["id"] for one in data["project"]["steps"]] == [id_ for id_, _, _ in ELEVEN]
    assert [one["id"] for one in data["journeys"][0]["optimisation"]] == [id_ for id_, _, _ in FOUR]
    assert len(ELEVEN) == 11


def test_the_report_shows_where_the_evidence_stands(tmp_path):
    found = written(tmp_path)
    at = step(found, "goal").evidence[0]
    assert f"   = {at.file}:{at.line}\n" in status_report(found, "table", "en")
    page = status_report(found, "markdown", "nl")
    assert "| bewijs |" in page
    assert f"| {at.file}:{at.line} |" in page


def test_many_places_are_counted():
    workspace = load(ROOT / "examples" / "zonnewende-energie")
    found = status(workspace, plan(workspace, as_of=TODAY))
    many = next(one for one in found.journeys[0].optimisation if len(one.evidence) > 3)
    assert f"; nog {len(many.evidence) - 3}\n" in status_report(found, "table", "nl")


def test_goals_are_said_in_the_words_of_the_plan():
    workspace = load(ROOT / "examples" / "zonnewende-energie")
    found = status(workspace, plan(workspace, as_of=TODAY))
    assert "het vertrek van klanten van 17 naar 12 %" in " ".join(status_report(found, "markdown", "nl").split())
    assert "CHURN" not in status_report(found, "table", "en")


def test_what_is_empty_is_not_counted(tmp_path):
    (tmp_path / "x.yaml").write_text("kind: journey\ntitle: X\nphases: [{name: P}]\n", "utf-8")
    workspace = load(tmp_path)
    text = status_report(status(workspace, plan(workspace, as_of=TODAY)), "table", "en")
    assert "0 of 0" not in text
    assert text.startswith("How far it is - ")
