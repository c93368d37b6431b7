"""Suggestions: from the scan, from mismatches, from data islands; only where nobody has an action."""

from __future__ import annotations

PROJECT = """\
kind: project
format: 1
name: Inn
systems:
  - {id: book, name: Guest book, type: crm}
  - {id: locks, name: Locks, type: other}
  - {id: desk, name: Desk, type: other, feeds: [book]}
"""
JOURNEY = """\
kind: journey
id: stay
title: Stay
phases:
  - name: Arrival
    touchpoints:
      - id: door
        name: Opening the door
        systems: [locks]
        scan: {knowledge: [{score: 2, by: a}, {score: 3, by: b}], loyalty: 4}
        measurements: [{metric: ces, value: 3, n: 60, date: 2026-09-30}]
      - id: lift
        name: Taking the lift
        systems: [locks]
      - id: key
        name: Getting the key
        systems: [desk]
        scan: {motivation: 1}
        improvements: [{title: A second desk, owner: desk, status: chosen}]
        mismatches:
          - {customer_wants: to sign nothing, we_want: a passport, reason: the law}
          - {customer_wants: a bed, we_want: money, reason: we live of it, explained: true}
          - {customer_wants: no queue, we_want: one clerk}
"""


def by_rule(made):
    return {one.rule: one for one in made.suggestions}


def test_each_says_where_why_and_which_rule(planned):
    found = by_rule(planned({"journeykit.yaml": PROJECT, "stay.yaml": JOURNEY}))
    assert sorted(found) == ["JK601", "JK602", "JK603", "JK801"]
    gap = found["JK602"]
    assert (gap.names, gap.point, gap.mean, gap.raters) == (("Opening the door",), "knowledge", 2.5, 2)
    assert gap.room is not None
    assert gap.room > 0
    assert found["JK603"].remedy == "explain"
    assert found["JK601"].remedy == "change-touchpoint"
    island = found["JK801"]
    assert (island.systems, island.names) == (("Locks",), ("Opening the door", "Taking the lift"))
    assert str(island.source) == "stay.yaml:9"


def test_a_gap_on_which_somebody_works_is_no_suggestion(planned):
    made = planned({"journeykit.yaml": PROJECT, "stay.yaml": JOURNEY})
    assert [one.names for one in made.suggestions if one.kind == "scan-gap"] == [("Opening the door",)]


def test_most_room_first(planned):
    made = planned({"journeykit.yaml": PROJECT, "stay.yaml": JOURNEY})
    rooms = [one.room or 0 for one in made.suggestions]
    assert rooms == sorted(rooms, reverse=True)


def test_without_a_crm_there_is_no_island(planned):
    made = planned({"journeykit.yaml": PROJECT.replace("crm", "other"), "stay.yaml": JOURNEY})
    assert all(one.kind != "data-island" for one in made.suggestions)


def test_they_are_never_actions(energy_plan):
    assert energy_plan.suggestions
    places = {str(one.source) for one in energy_plan.suggestions}
    assert places.isdisjoint(str(action.source) for action in energy_plan.actions)
