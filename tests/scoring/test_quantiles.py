"""The figures are scipy's (1.17.1), printed to six decimals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.quantiles import normal_quantile, two_sided_t, two_sided_z


@pytest.mark.parametrize(
    ("p", "quantile"),
    [(0.5, 0.0), (0.7, 0.524401), (0.975, 1.959964), (0.995, 2.575829), (1e-5, -4.264891), (1e-12, -7.034484)],
)
def test_the_normal_quantile_is_that_of_scipy(p, quantile):
    assert normal_quantile(p) == pytest.approx(quantile, abs=5e-7)


@pytest.mark.parametrize(
    ("confidence", "df", "quantile"),
    [
        (0.9, 1, 6.313752), (0.9, 2, 2.919986), (0.9, 3, 2.353363), (0.9, 4, 2.131847), (0.9, 9, 1.833113),
        (0.9, 29, 1.699127), (0.9, 204, 1.652357),
        (0.95, 1, 12.706205), (0.95, 2, 4.302653), (0.95, 3, 3.182446), (0.95, 4, 2.776445), (0.95, 9, 2.262157),
        (0.95, 29, 2.04523), (0.95, 204, 1.971661),
        (0.99, 1, 63.656741), (0.99, 2, 9.924843), (0.99, 3, 5.840909), (0.99, 4, 4.604095), (0.99, 9, 3.249836),
        (0.99, 29, 2.756386), (0.99, 204, 2.600144),
    ],
)  # fmt: skip
def test_the_t_quantile_is_that_of_scipy(confidence, df, quantile):
    assert two_sided_t(confidence, df) == pytest.approx(quantile, rel=2e-5)


def test_between_one_and_two_degrees_the_widest_stands_in():
    assert two_sided_t(0.95, 1.5) == two_sided_t(0.95, 1)


def test_with_endless_answers_t_is_z():
    assert two_sided_t(0.95, 1e9) == two_sided_z(0.95)


@given(st.floats(0.5, 0.999), st.floats(1, 1e6))
def test_t_is_wider_than_z_and_narrows_with_more_answers(confidence, df):
    assert two_sided_t(confidence, df) >= two_sided_t(confidence, df * 2) * (1 - 1e-4)
    assert two_sided_t(confidence, df) >= two_sided_z(confidence) * (1 - 1e-4)


@given(st.floats(1e-9, 1 - 1e-9))
def test_the_normal_quantile_is_symmetrical(p):
    assert normal_quantile(p) == pytest.approx(-normal_quantile(1 - p), abs=1e-6)
