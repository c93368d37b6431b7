from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.estimates import (
    Estimate,
    NpsCounts,
    adjusted_nps,
    clearly_differ,
    doubled,
    mean_estimate,
    nps_estimate,
    nps_standard_error,
    nps_without_passives,
    share_estimate,
    widest_sd,
    wilson,
)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"), [(8, 10, 0.4902, 0.9433), (80, 100, 0.7112, 0.8666), (0, 10, 0, 0.2775)]
)
def test_wilson(hits, n, low, high):
    assert [round(end, 4) for end in wilson(hits, n)] == [low, high]


def test_a_share_is_in_percent_and_its_error_is_half_its_width():
    found = share_estimate(80, 100)
    assert (round(found.low, 2), round(found.high, 2)) == (71.12, 86.66)
    assert found.se == pytest.approx((found.high - found.low) / 2 / 1.959964)


def test_nps():
    counts = NpsCounts(60, 25, 15)
    assert counts.value == 45.0
    assert round(nps_standard_error(counts), 2) == 7.40
    assert [round(figure, 2) for figure in adjusted_nps(counts)] == [43.69, 29.34, 58.04]


def test_nps_of_nothing_but_promoters_is_not_certain():
    assert [round(figure, 2) for figure in adjusted_nps(NpsCounts(10, 0, 0))] == [76.92, 47.50, 100]


def test_an_nps_estimate_quotes_the_score_and_the_adjusted_interval():
    found = nps_estimate(NpsCounts(60, 25, 15))
    assert found.value == 45.0
    assert (round(found.low, 2), round(found.high, 2)) == (29.34, 58.04)


def test_an_nps_without_counts_gets_the_widest_variance():
    counts = nps_without_passives(20, 50)
    assert (counts.value, counts.n, counts.passives) == (20, 50, 0)
    assert nps_standard_error(counts) > nps_standard_error(NpsCounts(20, 20, 10))


def test_a_mean_has_a_t_interval():
    found = mean_estimate(2.4, 205, 1.1, (1, 5))
    se = 1.1 / sqrt(205)
    assert found.se == pytest.approx(se)
    assert found.low == pytest.approx(2.4 - 1.971661 * se)
    assert not found.widest


def test_a_value_and_n_take_the_widest_spread_and_say_so():
    found = mean_estimate(3, 100, None, (1, 5))
    assert found.widest
    assert found.se == pytest.approx(2 * 0.1, rel=0.01)


def test_one_answer_can_be_anything():
    found = mean_estimate(5, 1, None, (1, 5))
    assert found.widest
    assert found.se == 2  # moved to the middle: sqrt((3-1)(5-3))
    assert found.high == 5


def test_without_n_there_is_no_interval():
    assert mean_estimate(4, None, None, (1, 5)) == Estimate(4)
    assert mean_estimate(4, 0, None, (1, 5)) == Estimate(4)


@pytest.mark.parametrize(("x", "n", "sd"), [(1, 2, 2 * sqrt(0.75)), (3, 10, 2), (5, 100, sqrt(3.98 * 0.02))])
def test_the_widest_spread_of_a_scale_from_1_to_5(x, n, sd):
    assert widest_sd(x, 1, 5, n) == pytest.approx(sd)


def test_what_is_old_is_twice_as_uncertain():
    assert doubled(Estimate(3, 2.8, 3.3, 0.1, 40), (1, 5)) == Estimate(
        3, pytest.approx(2.6), pytest.approx(3.6), 0.2, 40
    )
    assert doubled(Estimate(4.9, 4.8, 5, 0.1), (1, 5)).high == 5
    assert doubled(Estimate(3), (1, 5)) == Estimate(3)


def test_two_figures_differ_clearly_beyond_their_noise():
    assert clearly_differ(Estimate(5, se=0.1), Estimate(4, se=0.1)) is True
    assert clearly_differ(Estimate(5, se=0.1), Estimate(4.9, se=0.1)) is False
    assert clearly_differ(Estimate(5), Estimate(4, se=0.1)) is None


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_wilson_holds_the_share_and_stays_within_0_and_1(n, part):
    hits = part * n
    low, high = wilson(hits, n)
    assert 0 <= low <= hits / n <= high <= 1
    assert high > low


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_an_nps_lies_in_its_interval(promoters, passives, detractors):
    if promoters + passives + detractors == 0:
        return
    found = nps_estimate(NpsCounts(promoters, passives, detractors))
    assert -100 <= found.low <= found.value <= found.high <= 100


@given(st.floats(1, 5), st.integers(1, 5000))
def test_the_widest_spread_is_never_none_and_never_more_than_half_the_scale(x, n):
    assert 0 < widest_sd(x, 1, 5, n) <= 2
