"""What the board reads: figures where there are any, and nothing where there are none."""

from __future__ import annotations

import datetime as dt

import pytest

from journeykit.planning import plan
from journeykit.reports.plan.board_sentences import measuring, nothing, risks
from journeykit.reports.plan.words import Phrases
from journeykit.words import translator
from journeykit.workspace import load

PROJECT = """\
kind: project
format: 1
name: Inn
language: en
departments: [{id: desk, name: Front desk}]
support:
  resistance:
    - {department: desk, about: no time for this, answer: two hours a week are kept free}
    - {about: we tried that}
"""
JOURNEY = """\
kind: journey
id: stay
title: Stay
customers_per_year: 7843
objectives:
  - {outcome: recommend, metric: nps, baseline: 8, target: 25, by: 2027-06-30}
  - {outcome: buy-more}
phases:
  - name: Arrival
    touchpoints:
      - id: key
        name: Getting the key
        reach: 0.5
        importance: 5
        volume: {per_year: 4000, cost_each: 2.5}
        measurements: [{metric: ces, value: 2, n: 90, date: 2026-09-30}]
        improvements:
          - {id: link, title: Link the systems, owner: desk, status: implementing, due: 2026-12-01, effect: {performance: 5, confidence: 0.2}}
          - {id: second, title: A second desk, status: chosen, requires: [link], benefit: 1000}
          - id: early
            title: Early check-in
            owner: desk
            status: pilot
            requires: [link]
            pilot: {starts: 2026-08-01, ends: 2026-12-31, metric: ces, target: 5, baseline: {value: 4, n: 400}, result: {value: 2, n: 400}}
          - {id: app, title: Key in the app, owner: desk, status: pilot, pilot: {starts: 2026-09-01, ends: 2027-01-15, metric: ces, target: 5, baseline: 2}}
      - {id: door, name: Opening the door, customer: {emotion: -1}}
"""


@pytest.fixture
def made(tmp_path):
    (tmp_path / "journeykit.yaml").write_text(PROJECT)
    (tmp_path / "stay.yaml").write_text(JOURNEY)
    workspace = load(tmp_path)
    assert not workspace.findings
    return plan(workspace, as_of=dt.date(2027, 1, 1))


@pytest.fixture
def english():
    return Phrases(translator("en"), "en")


def test_if_nothing_is_done_customers_costs_and_goals_stay(made, english):
    assert nothing(english, made) == [
        "€1,000 a year that the actions are to bring does not come.",
        "About 3,900 customers a year go on meeting “Getting the key” as it is: 16 of 100.",
        "“Getting the key” goes on costing €10,000 a year (4,000 contacts).",
        "Nothing then brings the NPS from 8 to 25.",
    ]


def test_risks_are_named_with_whoever_can_do_something_about_them(made, english):
    assert risks(english, made) == [
        "Front desk says: “no time for this”. Our answer: two hours a week are kept free.",
        "Somebody inside says: “we tried that”. There is no answer yet.",
        "2 actions wait for “Link the systems”: late there is late everywhere.",
        "Nobody owns “A second desk” yet.",
        "Late already: “Link the systems”.",
        "The trial of “Early check-in” came out worse than without it.",
        "The gain of 1 action is a guess: whoever estimated it was less than half sure.",
        "1 touchpoint rests on what we think ourselves: customers were not asked.",
    ]


def test_how_and_when_is_measured_in_the_order_of_the_days(made, english):
    assert measuring(english, made) == [
        "15 January 2027: the result of the trial “Key in the app”.",
        "30 June 2027: more recommendation, measured by the NPS; the target is 25.",
        "1 touchpoint has too few answers, or none: measure there first.",
        "After every action: the same question as before, until there are 30 answers.",
    ]


def test_without_figures_there_is_nothing_to_say(tmp_path, english):
    file = tmp_path / "a.yaml"
    file.write_text("kind: journey\ntitle: A\nphases: [{name: P, touchpoints: [T]}]\n")
    empty = plan(load(file))
    assert nothing(english, empty) == []
    assert risks(english, empty) == []
