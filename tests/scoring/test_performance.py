from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.model.metrics import SATISFACTION, Scale, scale_of
from journeykit.scoring.estimates import Estimate
from journeykit.scoring.performance import Figure, combined, figure, hypothesis, joined, p_of


@pytest.mark.parametrize("metric", SATISFACTION)
def test_55_65_and_85_mean_the_same_for_every_metric(metric):
    scale = SATISFACTION[metric]
    corners = [scale.worst, scale.floor, scale.good, scale.excel, scale.best]
    assert [p_of(x, scale) for x in corners] == [0, 55, 65, 85, 100]


def test_between_the_corners_the_line_is_straight():
    assert p_of(2.4, SATISFACTION["ces"]) == pytest.approx(55 * 1.4 / 3.5)
    assert p_of(20, SATISFACTION["nps"]) == pytest.approx(75)
    assert p_of(3.9, SATISFACTION["ces1"]) == pytest.approx(55 * 1.1 / 2.2)


def test_a_scale_of_its_own_is_linear():
    scale = scale_of("csat", (0, 10))
    assert [p_of(x, scale) for x in (0, 3, 5.5, 8.5, 10)] == pytest.approx([0, 30, 55, 85, 100])
    turned = scale_of("rating", (0, 10), "low")
    assert [p_of(x, turned) for x in (0, 3, 10)] == pytest.approx([100, 70, 0])


def test_beyond_the_ends_is_the_end():
    assert (p_of(9, SATISFACTION["ces"]), p_of(-1, SATISFACTION["ces"])) == (100, 0)
    assert (p_of(0, SATISFACTION["ces1"]), p_of(6, SATISFACTION["ces1"])) == (100, 0)


def test_the_interval_goes_through_the_same_line():
    found = figure(Estimate(5, 4.5, 6.2, 0.25, 40), SATISFACTION["ces"])
    assert (found.p, found.low, found.high, found.n) == (pytest.approx(65), pytest.approx(55), pytest.approx(85), 40)
    assert found.se == pytest.approx((p_of(5.25, SATISFACTION["ces"]) - p_of(4.75, SATISFACTION["ces"])) / 2)


def test_where_low_is_better_the_interval_still_stands_low_to_high():
    found = figure(Estimate(2.4, 1.6, 2.8, 0.2, 40), SATISFACTION["ces1"])
    assert (found.low, found.high) == (pytest.approx(55), pytest.approx(85))
    assert found.se > 0


def test_a_guess_has_a_standard_error_of_10():
    found = hypothesis(10, 0.95)
    assert (found.low, found.se, found.n) == (0, 10, None)
    assert found.high == pytest.approx(29.6, abs=0.01)


def test_several_metrics_are_weighed():
    found = combined([(Figure(80, 76, 84, 2, 100), 1.0), (Figure(50, 44, 58, 4, 50), 0.5)])
    assert found.p == pytest.approx(70)
    assert found.se == pytest.approx((2**2 + (0.5 * 4) ** 2) ** 0.5 / 1.5)
    assert found.n == 150
    assert found.low == pytest.approx(70 - (4**2 + (0.5 * 6) ** 2) ** 0.5 / 1.5)


def test_a_metric_of_unknown_precision_makes_the_whole_unknown_not_its_value():
    assert combined([(Figure(80, 76, 84, 2, 100), 1.0), (Figure(50), 1.0)]) == Figure(65, n=100)


def test_one_metric_on_two_scales_is_joined_by_n():
    assert joined([Figure(80, 78, 82, 1, 300), Figure(40, 38, 42, 1, 100)]).p == pytest.approx(70)
    assert joined([Figure(80), Figure(40)]) == Figure(60)
    assert joined([Figure(80), Figure(40, 38, 42, 1, 100)]) == Figure(40, 38, 42, 1, 100)


@st.composite
def scales(draw):
    low, floor, good, excel, high = sorted(draw(st.lists(st.integers(-500, 500), min_size=5, max_size=5, unique=True)))
    if draw(st.booleans()):
        return Scale(low, high, "high", floor, good, excel)
    return Scale(low, high, "low", excel, good, floor)


@given(scales(), st.floats(-600, 600), st.floats(-600, 600))
def test_better_is_never_less(scale, one, other):
    better, worse = (max, min) if scale.better == "high" else (min, max)
    assert 0 <= p_of(worse(one, other), scale) <= p_of(better(one, other), scale) <= 100
