"""Every way in which answers can be written down."""

from __future__ import annotations

import pytest

from .conftest import journey, records


@pytest.fixture
def performance(scored):
    def make(record: str):
        return (
            scored(journey("- A"), records(f"- {{touchpoint: a, period: 2026-Q3, {record}}}"))
            .touchpoint("reis", "a")
            .performance
        )

    return make


def test_counted_answers(performance):
    found = performance("metric: csat, distribution: {1: 10, 2: 10, 3: 0, 4: 20, 5: 60}")
    assert [(h.metric, h.value, h.n) for h in found.headlines] == [("csat-percent", 80, 100)]
    assert found.raw == pytest.approx(65 + 20 * (4.1 - 3.7) / 0.8)
    assert not found.widest


def test_mean_and_spread(performance):
    found = performance("metric: ces, n: 205, mean: 2.4, sd: 1.1")
    assert [(h.metric, h.value) for h in found.headlines] == [("ces", 2.4)]
    assert found.n == 205
    assert not found.widest


def test_a_mean_without_spread_says_so(performance):
    assert performance("metric: ces, n: 205, mean: 2.4").widest


def test_nps_by_counts_by_answers_and_by_value(performance):
    counts = performance("metric: nps, promoters: 60, passives: 25, detractors: 15")
    answers = performance("metric: nps, distribution: {10: 60, 8: 25, 3: 15}")
    value = performance("metric: nps, value: 45, n: 100")
    assert counts.raw == answers.raw == value.raw == pytest.approx(85 + 15 * 5 / 60)
    assert counts.low == answers.low
    assert value.low < counts.low
    assert (counts.widest, value.widest) == (False, True)


def test_a_share_of_satisfied_customers(performance):
    found = performance("metric: csat, scale: percent, value: 80, n: 100")
    assert [(h.metric, h.value) for h in found.headlines] == [("csat-percent", 80)]
    assert found.raw == pytest.approx(65 + 20 * 5 / 15)
    assert found.low == pytest.approx(55 + 10 * 11.12 / 15, abs=0.01)


def test_low_is_better_where_it_says_so(performance):
    assert performance("metric: ces1, value: 1.6, n: 80").raw == pytest.approx(85)
    assert performance("metric: rating, scale: [0, 10], better: low, value: 2, n: 80").raw == pytest.approx(80)


def test_a_value_without_n_has_no_interval(performance):
    found = performance("metric: rating, value: 6.5")
    assert (found.raw, found.low, found.high, found.n) == (pytest.approx(65), None, None, None)


def test_a_published_interval_is_kept(performance):
    found = performance("metric: rating, value: 6.5, n: 900, low: 5.5, high: 8.5")
    assert (found.low, found.high) == (pytest.approx(55), pytest.approx(85))


def test_weighted_answers_are_worth_less(performance):
    plain = performance("metric: ces, n: 400, mean: 5, sd: 1.5")
    weighted = performance("metric: ces, n: 400, n_effective: 100, mean: 5, sd: 1.5")
    assert weighted.n == 400
    assert weighted.se == pytest.approx(2 * plain.se, rel=0.05)


def test_one_metric_on_two_scales_is_one_metric(scored):
    found = scored(
        journey("- A"),
        records("""
            - {touchpoint: a, metric: csat, period: 2026-Q3, n: 300, mean: 3.7, sd: 1}
            - {touchpoint: a, metric: csat, scale: [0, 10], period: 2026-Q3, n: 100, mean: 2.5, sd: 1}
        """),
    ).touchpoint("reis", "a")
    assert found.performance.raw == pytest.approx((3 * 65 + 25) / 4)
    assert len(found.performance.metrics) == 1


def test_weighted_nps_answers_are_worth_less(performance):
    counts = "metric: nps, promoters: 600, passives: 250, detractors: 150"
    plain, weighted = performance(counts), performance(f"{counts}, n_effective: 100")
    real = performance("metric: nps, promoters: 60, passives: 25, detractors: 15")
    assert (weighted.raw, weighted.n) == (plain.raw, 1000)
    assert (weighted.low, weighted.high) == (pytest.approx(real.low), pytest.approx(real.high))


def test_a_mean_that_was_published_with_its_interval(performance):
    found = performance("metric: rating, mean: 6.5, n: 900, low: 5.5, high: 8.5")
    assert (found.low, found.high) == (pytest.approx(55), pytest.approx(85))
    spread = performance("metric: rating, mean: 6.5, n: 900, sd: 1, low: 5.5, high: 8.5")
    assert spread.low > 60


def test_two_answers_are_enough_for_a_spread(performance):
    assert not performance("metric: ces, n: 2, mean: 5, sd: 0.1").widest
    assert performance("metric: ces, n: 1, mean: 5, sd: 0.1").widest


def test_an_nps_on_another_scale_is_a_mean(performance):
    assert performance("metric: nps, scale: [0, 10], value: 7, n: 40").raw == pytest.approx(70)
    assert performance("metric: nps, distribution: {-100: 15, 0: 25, 100: 60}").raw == pytest.approx(85 + 15 * 5 / 60)


def test_a_weighted_share_is_worth_less(performance):
    weighted = performance("metric: csat, scale: percent, value: 80, n: 1000, n_effective: 100")
    real = performance("metric: csat, scale: percent, value: 80, n: 100")
    assert (weighted.low, weighted.high, weighted.n) == (real.low, real.high, 1000)
