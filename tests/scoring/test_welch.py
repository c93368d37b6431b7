from __future__ import annotations

import pytest

from journeykit.scoring.differences import likely_together, sure_together
from journeykit.scoring.estimates import Estimate
from journeykit.scoring.quantiles import two_sided_t
from journeykit.scoring.welch import chance_of_t, welch


@pytest.mark.parametrize(
    ("t", "df", "chance"),
    # Tables of Student's t, and the normal one far out.
    [(12.7062, 1, 0.05), (4.302653, 2, 0.05), (2.228139, 10, 0.05), (3.169273, 10, 0.01), (1.959964, 1e7, 0.05),
     (3.290527, 1e7, 0.001), (0, 5, 1)],
)  # fmt: skip
def test_the_chance_of_t_is_that_of_the_tables(t, df, chance):
    assert chance_of_t(t, df) == pytest.approx(chance, rel=2e-5)
    assert chance_of_t(-t, df) == chance_of_t(t, df)


@pytest.mark.parametrize("df", [2.5, 7, 41.3, 1000])
@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.999])
def test_chance_and_quantile_are_each_others_inverse(df, confidence):
    assert chance_of_t(two_sided_t(confidence, df), df) == pytest.approx(1 - confidence, rel=1e-3)


def test_two_means_with_unequal_spreads():
    """The figures of a worked example by hand: 15 with sd 5 of 20 against 12 with sd 2 of 30."""
    one = Estimate(15, 0, 0, 5 / 20**0.5, 20)
    other = Estimate(12, 0, 0, 2 / 30**0.5, 30)
    apart, chance = welch(one, other, 0.95)
    # variance 1.25 + .13333; df 1.38333² / (1.25²/19 + .13333²/29) = 23.096; t = 3/1.17615 = 2.5507
    assert (apart.value, apart.low, apart.high) == pytest.approx((3, 0.5675, 5.4325), abs=1e-3)
    assert chance == pytest.approx(0.01786, abs=2e-4)


def test_without_a_spread_or_a_number_there_is_no_t():
    known = Estimate(3, 2, 4, 0.5, 40)
    for other in (Estimate(3), Estimate(3, 3, 3, 0.0, None), Estimate(3, 2, 4, 0.5, 1)):
        assert welch(known, other, 0.95) is None
    assert welch(Estimate(3, 3, 3, 0.0, 40), Estimate(4, 4, 4, 0.0, 40), 0.95) is None


def test_benjamini_and_hochberg_name_what_holms_stricter_promise_would_not():
    """The example of Benjamini and Hochberg (1995), table 1: of fifteen chances the first four are named."""
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
               0.7590, 1.0]  # fmt: skip
    by_place = dict(enumerate(chances))
    assert likely_together(by_place, 0.05) == {0, 1, 2, 3}
    assert sure_together(by_place, 0.95) == {0, 1, 2}
    assert likely_together({}, 0.05) == frozenset()
    # One that stands above its own line is named with a later one that stands below.
    assert likely_together({"a": 0.03, "b": 0.04, "c": 0.045}, 0.05) == {"a", "b", "c"}
