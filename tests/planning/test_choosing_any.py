"""Whatever people write: as long as it reads, there is a best plan for a budget, and something to say of a what-if."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path, PurePosixPath

import jsonschema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.planning import choose, plan
from journeykit.planning.whatif.moves import what_if
from journeykit.reports.plan.report import json_text, markdown
from journeykit.reports.whatif.report import whatif_report
from journeykit.scoring import score, simulate
from journeykit.scoring.expectations import expectations
from journeykit.workspace import Sources, read

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PLAN = json.loads((REFERENCE / "plan.schema.json").read_text("utf-8"))
WHATIF = json.loads((REFERENCE / "whatif.schema.json").read_text("utf-8"))
TOUCHPOINTS, IMPROVEMENTS = list("abc"), list("ijkl")

IMPROVEMENT = st.fixed_dictionaries(
    {"title": st.sampled_from(["Do it", "x|y", "{brace} %s"])},
    optional={
        "status": st.sampled_from(["idea", "chosen", "done", "dropped"]),
        "effort_days": st.sampled_from([0, 0.1, 3, 1e9]),
        "cost": st.sampled_from([0, 0.1, 0.2, 1500, 1e12]) | st.just({"yearly": 700}),
        "effect": st.fixed_dictionaries({"performance": st.sampled_from([-30, -1e9, 0, 1e-7, 8, 30, 1e9])},
                                        optional={"confidence": st.sampled_from([0, 0.5, 1])}),
        "brand_effect": st.just({"v": 3}),
        "requires": st.lists(st.sampled_from(IMPROVEMENTS), max_size=2),
        "alternative_to": st.lists(st.sampled_from(IMPROVEMENTS), max_size=2),
        "touchpoints": st.lists(st.fixed_dictionaries({"id": st.sampled_from(TOUCHPOINTS)}, optional={"performance": st.sampled_from([-3, 9])}), max_size=2),
    },
)  # fmt: skip
TOUCHPOINT = st.fixed_dictionaries(
    {"name": st.sampled_from(["T", "U"])},
    optional={
        "status": st.sampled_from(["live", "planned"]), "importance": st.integers(1, 5), "reach": st.sampled_from([0, 0.001, 1]),
        "customer": st.fixed_dictionaries({"emotion": st.integers(-2, 2)}),
        "brand_fit": st.sampled_from([{"v": 1}, {"v": {"now": -2, "potential": 4}}, {"v": {"potential": 3}}]),
        "measurements": st.sampled_from([1, 4.1, 5, 7]).map(lambda v: [{"metric": "ces", "value": v, "n": 40, "date": "2026-01-01"}]),
    },
)  # fmt: skip


def numbered(items, ids):
    return [{**item, "id": id_} for item, id_ in zip(items, ids, strict=False)]


@st.composite
def workspaces(draw):
    touchpoints = numbered(draw(st.lists(TOUCHPOINT, min_size=1, max_size=3)), TOUCHPOINTS)
    journey = {"kind": "journey", "id": "x", "title": "X", "phases": [{"name": "P", "touchpoints": touchpoints}]}
    for improvement in numbered(draw(st.lists(IMPROVEMENT, max_size=4)), IMPROVEMENTS):
        draw(st.sampled_from([journey, *touchpoints])).setdefault("improvements", []).append(improvement)
    file = PurePosixPath("x.yaml")
    workspace = read(Sources(Path("/nowhere"), {file: json.dumps(journey).encode()}))
    assert not workspace.findings, [found.message.english for found in workspace.findings]
    return workspace


LIMITS = st.sampled_from([None, 0, 0.3, 5, 2000, 1e13])


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(workspaces(), LIMITS, LIMITS, st.sampled_from([0.0, 1.0, 5.0]))
def test_what_reads_has_a_best_plan_that_is_told_in_both_languages(workspace, budget, days, horizon):
    scores = simulate(score(workspace), 30)
    choice = choose(workspace, scores, budget, days, horizon=horizon)
    assert choice.optimal
    assert budget is None or choice.ask.total <= budget + 1e-6
    assert days is None or choice.ask.days <= days + 1e-6
    made = plan(workspace, scores, choice=choice)
    for language in ("nl", "en"):
        assert markdown(made, language).startswith("# ")
    jsonschema.validate(json.loads(json_text(made)), PLAN)
    assert {action.key for action in made.selected} == choice.keys


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(workspaces(), LIMITS)
def test_no_set_of_improvements_that_may_be_done_brings_more(workspace, budget):
    """By the expectations of the plan itself, not by the problem that the solver gets."""
    scores = score(workspace)
    choice = choose(workspace, scores, budget)
    expected = expectations(workspace, scores)
    offered = {one.key for one in choice.picked} | {one.key for one in choice.left_out if one.why != "impossible"}
    open_ = {key: at.improvement for key, at in expected.improvements.items() if key in offered}
    done = {at.improvement.id for at in expected.improvements.values() if at.improvement.status == "done"}
    for count in range(len(open_) + 1):
        for keys in combinations(open_, count):
            chosen = {open_[key].id: open_[key] for key in keys}
            costs = [one.cost for one in chosen.values() if one.cost]
            if budget is not None and sum(cost.once + cost.yearly for cost in costs) > budget:
                continue
            if any(need not in chosen and need not in done for one in chosen.values() for need in one.requires):
                continue
            if any(other in chosen and other != one.id for one in chosen.values() for other in one.alternative_to):
                continue
            gain = expected.in_journey("x", set(keys)) or 0.0
            assert gain <= (choice.gain.value or 0.0) + 1e-5, (keys, choice.keys)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(workspaces(), st.lists(st.sampled_from(IMPROVEMENTS), unique=True), st.sampled_from([0, 37.5, 100]))
def test_what_reads_has_a_what_if(workspace, improvements, p):
    known = {at.improvement.id for at in workspace.improvements}
    first = next((one.id for journey in score(workspace).journeys for one in journey.touchpoints), None)
    asked = [f"{first}.performance={p}", f"{first}.reach=.5", f"{first}.emotion=-1"] if first else []
    do = [id_ for id_ in improvements if id_ in known]
    if not asked and not do:
        return
    found = what_if(workspace, asked, do)
    for language in ("nl", "en"):
        assert whatif_report(found, workspace, "table", language)
        assert whatif_report(found, workspace, "markdown", language)
    jsonschema.validate(json.loads(whatif_report(found, workspace, "json", "en")), WHATIF)
