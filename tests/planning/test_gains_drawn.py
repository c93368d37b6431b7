"""Gains with intervals: around the gain, wider with fewer answers, the same each time."""

from __future__ import annotations

import pytest

from journeykit.planning import plan
from journeykit.scoring import score, simulate
from journeykit.workspace import load

JOURNEY = """\
kind: journey
id: a
title: A
phases:
  - name: P
    touchpoints:
      - {{name: X, importance: 4, measurements: [{{metric: ces, value: 4, n: {n}, date: 2026-09-01}}], improvements: [{{title: I, owner: x, effect: {effect}}}]}}
      - {{name: Y, importance: 4, measurements: [{{metric: ces, value: 5, n: 400, date: 2026-09-01}}]}}
"""


def made(tmp_path, n=100, effect=20):
    file = tmp_path / "a.yaml"
    file.write_text(JOURNEY.format(n=n, effect=effect))
    workspace = load(file)
    return plan(workspace, simulate(score(workspace)))


def test_the_gain_lies_between_its_ends_and_is_what_it_was_without_draws(tmp_path):
    drawn = made(tmp_path)
    plain = plan(load(tmp_path / "a.yaml"))
    (gain,) = [action.gain for action in drawn.selected]
    assert gain.value == plain.selected[0].gain.value
    assert gain.low < gain.value < gain.high
    assert (plain.selected[0].gain.low, plain.journeys[0].expected_ends) == (None, None)


def test_the_index_after_the_plan_lies_between_its_ends(tmp_path):
    journey = made(tmp_path).journeys[0]
    low, high = journey.expected_ends
    assert low < journey.expected < high
    assert journey.expected > journey.score.index.high - 5


def test_fewer_answers_give_a_wider_index(tmp_path):
    few, many = (made(tmp_path, n=n).journeys[0].expected_ends for n in (20, 2000))
    assert few[1] - few[0] > many[1] - many[0]


def test_no_draw_goes_above_100(tmp_path):
    journey = made(tmp_path, effect=200).journeys[0]
    assert journey.expected_ends[1] <= 100


def test_what_does_harm_is_below_nothing(tmp_path):
    (gain,) = [action.gain for action in made(tmp_path, effect=-10).selected]
    assert gain.high < 0


def test_the_same_files_give_the_same_digits(tmp_path):
    assert made(tmp_path).selected[0].gain == made(tmp_path).selected[0].gain


def test_a_figure_without_a_number_of_answers_has_no_interval(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text(JOURNEY.format(n=100, effect=20).replace("value: 4, n: 100", "value: 4"))
    workspace = load(file)
    (gain,) = [action.gain for action in plan(workspace, simulate(score(workspace))).selected]
    assert gain.value == pytest.approx(5)
    assert gain.low is None
