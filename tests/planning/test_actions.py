"""Actions: each once, with what it brings, asks and waits for."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from journeykit.planning import plan, totals
from journeykit.planning.noticing import notice
from journeykit.workspace import load


def action(made, id_):
    return next(one for one in made.actions if one.id == id_)


def test_every_improvement_stands_once_even_when_several_journeys_use_it(energy, energy_plan):
    keys = {at.key for at in energy.improvements if at.journey is None or at.journey.state != "future"}
    assert sorted(one.key for one in energy_plan.actions) == sorted(keys)


def test_an_inherited_improvement_is_one_action_that_touches_both_uses(planned):
    made = planned({
        "journeykit.yaml": "kind: project\nformat: 1\nname: A\n",
        "lib.yaml": (
            "kind: touchpoints\ntouchpoints:\n- id: call\n  name: Calling\n"
            "  measurements: [{metric: ces, value: 3, n: 50, date: 2026-01-01}]\n"
            "  improvements: [{id: listen, title: Listen first, owner: desk, effect: 10}]\n"
        ),
        "a.yaml": "kind: journey\nid: a\ntitle: A\nphases: [{name: P, touchpoints: [{use: call}]}]\n",
        "b.yaml": "kind: journey\nid: b\ntitle: B\nphases: [{name: P, touchpoints: [{use: call}]}]\n",
    })  # fmt: skip
    listen = action(made, "listen")
    assert [one.id for one in made.actions] == ["listen"]
    assert [(one.journey, one.touchpoint, one.gain) for one in listen.touches] == [
        ("a", "call", 5.0),
        ("b", "call", 5.0),
    ]
    assert listen.gain.value is None, "points of two journeys do not add up"
    assert [[one.id for one in at.actions + at.shared] for journey in made.journeys for at in journey.touchpoints] == [
        ["listen"]
    ] * 2


def test_gain_and_room_are_index_points(bakery_plan):
    balie = action(bakery_plan, "eigen-balie")
    # w r = 5 times .8, of 3 + 4 + 1; 20 points, .6 sure.
    assert balie.gain.value == pytest.approx(4 / 8 * 12)
    p = next(one.score.performance.value for one in bakery_plan.journeys[0].touchpoints if one.score.id == "afhalen")
    assert balie.room.value == pytest.approx(4 / 8 * (65 - p))


def test_the_expected_index_counts_what_is_selected_only(bakery_plan):
    journey = bakery_plan.journeys[0]
    # At "afhalen" 12 and half of 2.5; "foto" 2 on the website, its alternative nothing.
    assert journey.expected == pytest.approx(journey.score.index.value + 4 / 8 * 13.25 + 3 / 8 * 2)


def test_what_nobody_estimated_is_unknown(planned):
    made = planned(
        {
            "a.yaml": "kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [{name: T, improvements: [{title: Try}]}]}]\n"
        }
    )
    one = made.actions[0]
    assert (one.gain.value, one.room.value, one.quick_win, one.owner) == (None, None, None, None)
    assert made.journeys[0].expected is None


def test_actions_to_do_come_first_and_repairs_on_top(energy_plan):
    selected = [one.selected for one in energy_plan.actions]
    assert selected == sorted(selected, reverse=True)
    repairs = [one.take == "repair" for one in energy_plan.selected]
    assert repairs == sorted(repairs, reverse=True)


def test_requirements_are_found_by_id_also_in_the_project(bakery_plan):
    balie = action(bakery_plan, "eigen-balie")
    assert [(one.id, one.title, one.is_open) for one in balie.waits_for] == [
        ("kassa-koppelen", "Kassa en webshop koppelen", True)
    ]


def test_who_still_has_to_be_told_is_who_takes_part_and_was_not(bakery_plan):
    """The website is of the webshop, and stands beside the counter: it feels a change there."""
    assert action(bakery_plan, "eigen-balie").to_tell == ("Bakkerij", "Webshop")
    assert [(one.department, [a.id for a in one.actions]) for one in bakery_plan.to_tell] == [
        ("Bakkerij", ["eigen-balie"]),
        ("Webshop", ["eigen-balie"]),
        ("Winkel", ["kassa-koppelen"]),
    ]


@pytest.mark.parametrize(
    ("status", "told"), [("chosen", ["garage", "house", "it"]), ("idea", ["house"]), ("done", ["house"])]
)
def test_who_feels_what_was_agreed_is_told_before_validate_asks_for_it(tmp_path, status, told):
    """The rule about what is done (JK711) and the plan name the same departments."""
    improvement = {"title": "A second desk", "owner": "desk", "status": status, "involves": ["house"]}
    touchpoints = [
        {"name": "Parking", "owner": "garage"},
        {"name": "Check-in", "owner": "desk", "systems": ["pms"], "improvements": [improvement]},
        {"name": "Lift"},
        {"name": "Breakfast", "owner": "kitchen"},
    ]
    (tmp_path / "stay.yaml").write_text(
        json.dumps({"kind": "journey", "title": "Stay", "phases": [{"name": "P", "touchpoints": touchpoints}]}), "utf-8"
    )
    (tmp_path / "journeykit.yaml").write_text(
        "kind: project\nformat: 1\nname: X\nsystems: [{id: pms, name: PMS, department: it}]\n", "utf-8"
    )
    made = plan(load(tmp_path))
    (one,) = made.actions
    assert sorted(one.to_tell) == told
    assert bool(notice(made, "garage").touching) == (status == "chosen")


@pytest.mark.parametrize(
    ("id_", "why"),
    [
        ("belletje", "dropped"),
        ("kluisjes", "no-owner"),
        ("filmpje", "alternative"),
        ("foto", None),
        ("bon-leesbaar", None),
    ],
)
def test_what_is_not_chosen_says_why(bakery_plan, id_, why):
    one = action(bakery_plan, id_)
    assert one.not_chosen == why
    assert (one.because is None) == (why is None)


def alternatives(first: str, second: str) -> str:
    return (
        "kind: journey\nid: a\ntitle: A\nphases: [{name: P, touchpoints: [{name: T,"
        " measurements: [{metric: ces, value: 3, n: 50, date: 2026-01-01}],"
        f" improvements: [{{id: one, title: One, alternative_to: [two], {first}}}, {{id: two, title: Two, {second}}}]}}]}}]\n"
    )


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        ("status: idea, owner: x", "status: pilot", "two"),
        ("status: idea", "status: idea, owner: x", "two"),
        ("owner: x, effect: 10, effort_days: 5", "owner: x, effect: 10, effort_days: 2", "two"),
        ("owner: x", "owner: x", "one"),
        ("status: dropped", "owner: x", "two"),
        ("owner: x", "status: done", None),
    ],
)
def test_of_two_alternatives_one_stays(planned, first, second, stays):
    made = planned({"a.yaml": alternatives(first, second)})
    assert [one.id for one in made.selected] == ([stays] if stays else [])


def test_what_needs_something_dropped_cannot_be_done(planned):
    made = planned({"a.yaml": alternatives("owner: x, requires: [three]", "status: dropped").replace(
        "improvements: [", "improvements: [{id: three, title: Three, status: dropped}, "
    )})  # fmt: skip
    assert action(made, "one").not_chosen == "impossible"


def test_nothing_is_late_without_a_day(bakery):
    assert not any(one.late for one in plan(bakery).actions)
    late = [one.id for one in plan(bakery, as_of=dt.date(2026, 12, 16)).actions if one.late]
    assert late == ["eigen-balie"]


def test_future_journeys_and_planned_touchpoints_have_no_actions(planned):
    made = planned({
        "a.yaml": (
            "kind: journey\nid: a\ntitle: A\nphases: [{name: P, touchpoints: [{name: T},"
            " {name: U, status: planned, improvements: [{title: Not yet}]}]}]\n"
        ),
        "b.yaml": (
            "kind: journey\nid: b\ntitle: B\nstate: future\nfuture_of: a\n"
            "phases: [{name: P, touchpoints: [{name: T, improvements: [{title: Later}]}]}]\n"
        ),
    })  # fmt: skip
    assert made.actions == ()
    assert [journey.journey.id for journey in made.journeys] == ["a"]


def test_a_plan_of_one_journey_has_its_own_actions_and_those_of_the_project_that_touch_it(energy):
    made = plan(energy, journeys=["verhuizen"])
    assert {one.journey for one in made.actions} == {None, "verhuizen"}
    assert all(touched.journey == "verhuizen" for one in made.actions for touched in one.touches)


def test_totals_count_what_is_unknown_and_do_not_guess(bakery_plan, planned):
    assert bakery_plan.totals.once == 4000 + 2500 + 300
    assert (bakery_plan.totals.yearly, bakery_plan.totals.days, bakery_plan.totals.without_cost) == (600, 19, 0)
    bare = planned(
        {
            "a.yaml": "kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [{name: T, improvements: [{title: Try, owner: x}]}]}]\n"
        }
    )
    assert (bare.totals.actions, bare.totals.without_cost, bare.totals.without_days) == (1, 1, 1)
    assert totals([]).actions == 0


def test_every_action_has_a_line_to_go_to(energy_plan):
    for one in energy_plan.actions:
        assert one.source.line is not None
        assert str(one.source) == f"{one.source.file}:{one.source.line}"


def test_the_same_files_give_the_same_plan(bakery, bakery_plan):
    again = plan(load(bakery.root))
    assert [one.key for one in again.actions] == [one.key for one in bakery_plan.actions]
    assert again.totals == bakery_plan.totals
