"""The plan of a journey: groups, what to measure, steps, what is lacking."""

from __future__ import annotations

import datetime as dt

import pytest

from journeykit.diagnostics import NothingToDoError
from journeykit.planning import plan
from journeykit.planning.gaps import PRESSING
from journeykit.planning.touchpoints import GROUPS

EMPTY = "kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [{name: T}]}]\n"


def gap_names(made):
    return [gap.name for gap in made.gaps]


def test_every_scored_touchpoint_stands_in_the_group_of_its_choice(energy_plan):
    for journey in energy_plan.journeys:
        for group in journey.groups:
            assert group.touchpoints
            assert {one.score.choice.take for one in group.touchpoints} == {group.take}
        assert sorted(one.score.id for one in journey.touchpoints) == sorted(
            one.id for one in journey.score.touchpoints
        )
        takes = [group.take for group in journey.groups]
        assert takes == sorted(takes, key=GROUPS.index)


def test_every_choice_occurs_in_the_large_example(energy_plan):
    assert {group.take for journey in energy_plan.journeys for group in journey.groups} == set(GROUPS)


def test_touchpoints_to_excel_at_stand_by_brand_value(energy_plan):
    for journey in energy_plan.journeys:
        for group in journey.groups:
            first = [one.values[0].id for one in group.touchpoints if one.values]
            if group.take == "excel":
                assert first == sorted(first, key=first.index), "one value's touchpoints stand together"


def test_a_touchpoint_has_its_own_actions_and_those_that_help_it(bakery_plan):
    afhalen = bakery_plan.journeys[0].touchpoints[0]
    assert [one.id for one in afhalen.to_do] == ["eigen-balie"]
    assert [one.id for one in afhalen.shared] == ["kassa-koppelen"]
    assert afhalen.basics == ("De bestelling ligt klaar op de afgesproken tijd",)
    assert afhalen.owner == "Winkel"
    assert [str(one) for one in afhalen.evidence] == ["bestellen.yaml:59", "bestellen.yaml:46"]


def test_an_empty_journey_has_a_short_plan(planned):
    made = planned({"a.yaml": EMPTY})
    journey = made.journeys[0]
    assert [group.take for group in journey.groups] == ["measure"]
    assert (journey.expected, journey.measured, journey.answers, made.actions) == (None, 0, 0, ())
    assert [one.name for one in journey.to_measure] == ["T"]
    assert [step.state for step in journey.steps].count("done") == 0


def test_a_journey_without_touchpoints_can_be_planned(planned):
    made = planned({"a.yaml": "kind: journey\ntitle: A\nphases: []\n"})
    assert made.journeys[0].groups == ()
    assert len(made.journeys[0].steps) == 11


def test_what_to_measure_says_why_and_with_what(bakery_plan):
    found = {one.touchpoint: one for one in bakery_plan.journeys[0].to_measure}
    assert set(found) == {"buurvrouw", "bon"}
    assert found["buurvrouw"].by_asking
    assert found["buurvrouw"].metric == "ces", "the metric that the journey uses most"
    assert found["bon"].metric == "csat", "its own metric goes on"
    assert "12" in found["bon"].why.english


def test_there_are_eleven_steps_and_each_open_one_says_what_it_lacks(energy_plan, bakery_plan):
    for journey in (*energy_plan.journeys, *bakery_plan.journeys):
        assert [step.number for step in journey.steps] == list(range(1, 12))
        for step in journey.steps:
            assert (step.lacks is None) == (step.state == "done")


def test_a_gap_for_every_pressing_touchpoint_without_an_action(energy_plan):
    bare = {
        (journey.journey.id, one.score.id)
        for journey in energy_plan.journeys
        for one in journey.touchpoints
        if one.score.choice.take in PRESSING and not any(a.selected for a in (*one.actions, *one.shared))
    }
    assert bare
    assert bare == {
        (gap.journey, gap.touchpoint) for gap in energy_plan.gaps if gap.name.endswith("-without-improvement")
    }


@pytest.mark.parametrize(
    ("improvement", "name"),
    [
        ("{title: X, status: chosen, due: 2027-01-01, effort_days: 1, effect: 1}", "improvement-without-owner"),
        ("{title: X, owner: a, effort_days: 1, effect: 1}", "improvement-without-date"),
        ("{title: X, owner: a, due: 2027-01-01, effect: 1}", "improvement-without-effort"),
        ("{title: X, owner: a, due: 2027-01-01, effort_days: 1}", "improvement-without-effect"),
        ("{title: X, status: done, told_customers: {date: 2026-01-01}}", "not-communicated"),
        ("{title: X, status: done, communicated_to: [a]}", "customers-not-told"),
        ("{title: X, owner: a, due: 2026-01-01, effort_days: 1, effect: 1}", "overdue"),
        ("{title: X, owner: a, due: 2027-01-01, effort_days: 1, effect: 1, pilot: {ends: 2026-01-01}}", "pilot-without-result"),
    ],
)  # fmt: skip
def test_each_gap_is_found_by_itself(planned, improvement, name):
    text = (
        f"kind: journey\ntitle: A\nphases: [{{name: P, touchpoints: [{{name: T, improvements: [{improvement}]}}]}}]\n"
    )
    assert gap_names(planned({"a.yaml": text}, as_of=dt.date(2026, 6, 1))) == [name]


def test_a_complete_action_has_no_gap(planned):
    improvement = "{title: X, owner: a, due: 2027-01-01, effort_days: 1, effect: 1}"
    text = (
        f"kind: journey\ntitle: A\nphases: [{{name: P, touchpoints: [{{name: T, improvements: [{improvement}]}}]}}]\n"
    )
    assert gap_names(planned({"a.yaml": text}, as_of=dt.date(2026, 6, 1))) == []


def test_a_result_after_a_promise_counts_only_when_measured_since(bakery_plan):
    bon = next(one for one in bakery_plan.promises if one.id == "bon-leesbaar")
    assert [(one.name, one.n) for one in bon.since] == [("Bon per mail", 12)]


def test_what_was_measured_before_it_was_done_is_no_result(planned):
    text = (
        "kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [{name: T,"
        " measurements: [{metric: ces, value: 5, n: 50, period: 2026-Q3}],"
        " improvements: [{title: X, status: done, done_on: 2026-07-02}]}]}]\n"
    )
    assert planned({"a.yaml": text}).promises[0].since == ()


def test_an_unknown_journey_is_said_with_those_that_there_are(bakery):
    with pytest.raises(NothingToDoError) as wrong:
        plan(bakery, journeys=["bestelen"])
    assert "bestelen" in wrong.value.message.english
    assert wrong.value.hint
    assert "bestellen" in wrong.value.hint.english


def test_answers_that_two_journeys_share_count_once(planned):
    made = planned({
        "journeykit.yaml": "kind: project\nformat: 1\nname: A\n",
        "lib.yaml": "kind: touchpoints\ntouchpoints: [{id: call, name: Calling}]\n",
        "m.yaml": "kind: measurements\nrecords: [{touchpoint: call, metric: ces, period: 2026, value: 5, n: 40}]\n",
        "a.yaml": "kind: journey\nid: a\ntitle: A\nphases: [{name: P, touchpoints: [{use: call}]}]\n",
        "b.yaml": "kind: journey\nid: b\ntitle: B\nphases: [{name: P, touchpoints: [{use: call}]}]\n",
    })  # fmt: skip
    assert [journey.answers for journey in made.journeys] == [40, 40]
    assert made.answers == 40


def test_without_a_journey_there_is_nothing_to_plan(planned):
    with pytest.raises(NothingToDoError):
        planned({"journeykit.yaml": "kind: project\nformat: 1\nname: A\n"})
