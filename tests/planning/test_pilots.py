"""What a trial says, and what it does not."""

from __future__ import annotations

import datetime as dt

import pytest

from journeykit.model import Improvement
from journeykit.planning.pilots import pilot_story
from journeykit.scoring.settings import Settings


def story(as_of=None, **pilot):
    improvement = Improvement.model_validate({"title": "Try", "pilot": pilot})
    return pilot_story(improvement, Settings(), as_of)


def test_without_a_pilot_there_is_no_story():
    assert pilot_story(Improvement.model_validate({"title": "Try"}), Settings(), None) is None


@pytest.mark.parametrize(
    ("result", "control", "verdict"),
    [((5.5, 300), (4.0, 300), "clear"), ((4.1, 20), (4.0, 20), "not-clear"), ((3.0, 300), (4.5, 300), "worse")],
)
def test_the_result_is_held_against_the_control_group(result, control, verdict):
    made = story(
        metric="ces",
        baseline={"value": 1.5, "n": 500},
        result=dict(zip(("value", "n"), result, strict=True)),
        control=dict(zip(("value", "n"), control, strict=True)),
    )
    assert made.verdict == verdict


def test_without_a_control_group_against_before():
    assert story(metric="ces", baseline={"value": 3, "n": 400}, result={"value": 5, "n": 400}).verdict == "clear"


@pytest.mark.parametrize(
    "figures", [{"result": {"value": 5}}, {"result": {"value": 5, "n": 9}}, {"baseline": {"value": 3, "n": 9}}]
)
def test_what_cannot_be_judged_has_no_verdict(figures):
    assert story(metric="ces", **figures).verdict is None


def test_lower_can_be_better():
    made = story(metric="ces1", target=2, baseline={"value": 4, "n": 300}, result={"value": 1.9, "n": 300})
    assert (made.low_is_better, made.verdict, made.reached) == (True, "clear", True)
    assert story(metric="wait", target=3, result={"value": 9, "n": 10}).reached is False
    assert story(metric="wait", target=3, result={"value": 2, "n": 10}).reached is True


def test_an_operational_metric_has_no_verdict_because_its_noise_is_unknown():
    assert story(metric="wait", baseline={"value": 9, "n": 10}, result={"value": 2, "n": 10}).verdict is None


def test_the_net_promoter_score_has_its_own_noise():
    assert story(metric="nps", baseline={"value": 0, "n": 30}, result={"value": 10, "n": 30}).verdict == "not-clear"
    assert story(metric="nps", baseline={"value": -20, "n": 900}, result={"value": 10, "n": 900}).verdict == "clear"


def test_over_is_known_with_a_day_only():
    assert story(ends="2026-10-31").over is None
    assert story(dt.date(2026, 11, 1), ends="2026-10-31").over is True
    assert story(dt.date(2026, 10, 31), ends="2026-10-31").over is False


def test_the_difference_has_a_margin_that_leaves_out_nothing_when_it_is_clear():
    made = story(metric="ces", baseline={"value": 3, "n": 400}, result={"value": 5, "n": 400})
    assert made.difference.value == 2
    assert 0 < made.difference.low < 2 < made.difference.high
    chance = story(metric="ces", control={"value": 4, "n": 20}, result={"value": 4.1, "n": 20})
    assert chance.difference.low < 0 < chance.difference.high


def test_a_difference_without_answers_has_no_margin():
    made = story(metric="ces", baseline={"value": 3}, result={"value": 5, "n": 9})
    assert (made.difference.value, made.difference.low) == (2, None)
    assert story(metric="ces", result={"value": 5, "n": 9}).difference is None
