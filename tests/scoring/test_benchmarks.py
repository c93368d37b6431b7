from __future__ import annotations

import pytest

from journeykit.scoring import score
from journeykit.scoring.benchmarks import compared

from .conftest import journey

OURS = "measurements: [{metric: ces, mean: 5, sd: 1, n: 400, date: 2026-09-01}]"


@pytest.fixture
def rows(client):
    def make(benchmarks, more=OURS, importance=5):
        text = f"""
            - {{name: Bellen, importance: {importance}, {more}, benchmarks: [{benchmarks}]}}
            - {{name: Betalen, importance: 3, customer: {{emotion: 0}}}}
            - {{name: Lezen, importance: 3, customer: {{emotion: 0}}}}
        """
        workspace = client(journey(text))
        return compared(score(workspace), workspace)

    return make


def test_both_go_through_the_same_line(rows):
    (one,) = rows("{competitor: Ander, metric: ces, value: 6.2, n: 1000}")
    assert (one.ours, one.theirs, one.difference) == pytest.approx((65, 85, -20))
    assert (one.our_value, one.their_value) == (5, 6.2)
    assert (one.verdict, one.important, one.quadrant) == ("behind", True, "catch-up")
    # Theirs with the widest spread at 6.2 moved inward by .003, ours sd 1: standard errors on either side, through the line.
    theirs = (((6.197 - 1) * (7 - 6.197)) ** 0.5 / 1000**0.5, 1 / 400**0.5)
    low, high = 85 - theirs[0] * 20 / 1.2, 85 + theirs[0] * 15 / 0.8
    se = ((high - low) / 2, (theirs[1] * 20 / 1.2 + theirs[1] * 10 / 0.5) / 2)
    arm = 1.959964 * (se[0] ** 2 + se[1] ** 2) ** 0.5
    assert (one.low, one.high) == pytest.approx((-20 - arm, -20 + arm), abs=1e-4)


@pytest.mark.parametrize(
    ("value", "importance", "quadrant"),
    [(2.0, 5, "advantage"), (2.0, 1, "more-than-needed"), (6.9, 1, "accept"), (5.01, 5, "level")],
)
def test_what_to_make_of_it(rows, value, importance, quadrant):
    (one,) = rows(f"{{competitor: Ander, metric: ces, value: {value}, n: 2000}}", importance=importance)
    assert one.quadrant == quadrant


def test_what_cannot_be_compared_is_unknown(rows):
    asked, uncounted, operational = rows(
        "{competitor: A, metric: csat, value: 4, n: 50}, {competitor: B, metric: ces, value: 4},"
        "{competitor: C, metric: wait, value: 4, n: 50}"
    )
    assert (asked.ours, asked.verdict) == (None, "unknown")
    assert asked.theirs is not None
    assert (uncounted.difference, uncounted.low, uncounted.verdict) == (
        pytest.approx(65 - 55 * 3 / 3.5),
        None,
        "unknown",
    )
    assert (operational.theirs, operational.difference) == (None, None)


def test_the_latest_of_each_competitor_counts(rows):
    (one,) = rows(
        "{competitor: A, metric: ces, value: 3, n: 50, date: 2026-05-01},"
        "{competitor: A, metric: ces, value: 2, n: 50, date: 2025-05-01}"
    )
    assert one.their_value == 3


def test_a_scale_of_its_own(rows):
    (one,) = rows("{competitor: A, metric: rating, scale: [0, 10], value: 6.5, n: 90}", more=OURS)
    assert one.theirs == pytest.approx(65)


def test_nothing_to_compare(rows):
    assert rows("") == ()
