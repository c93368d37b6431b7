from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.relative_weights import lmg, r_squared, relative_weights

TWO = [[1, 0.5], [0.5, 1]]
THREE = [[1, 0.5, 0.3], [0.5, 1, 0.4], [0.3, 0.4, 1]]
OUTCOME = [0.6, 0.5, 0.4]


def test_with_two_drivers_both_ways_agree():
    assert [round(w, 6) for w in relative_weights(TWO, [0.6, 0.4])] == [0.286667, 0.086667]
    assert [round(w, 6) for w in lmg(TWO, [0.6, 0.4])] == [0.286667, 0.086667]


def test_with_three_drivers():
    assert [round(w, 6) for w in lmg(THREE, OUTCOME)] == [0.237472, 0.124688, 0.079615]
    assert [round(w, 6) for w in relative_weights(THREE, OUTCOME)] == [0.238098, 0.122410, 0.081266]
    assert round(r_squared(THREE, OUTCOME), 6) == 0.441774


def test_two_drivers_that_are_the_same_cannot_be_told_apart():
    same = [[1, 1], [1, 1]]
    assert relative_weights(same, [0.5, 0.5]) is None
    assert lmg(same, [0.5, 0.5]) is None
    assert r_squared(same, [0.5, 0.5]) is None


def test_more_than_twelve_drivers_are_too_many_for_all_orders():
    eye = [[float(i == j) for j in range(13)] for i in range(13)]
    assert lmg(eye, [0.1] * 13) is None
    assert relative_weights(eye, [0.1] * 13) == pytest.approx([0.01] * 13)


@st.composite
def correlations(draw):
    """Loadings of one common factor make correlations that can exist."""
    loadings = draw(st.lists(st.floats(-0.9, 0.9), min_size=2, max_size=6))
    between = [[1.0 if i == j else a * b for j, b in enumerate(loadings)] for i, a in enumerate(loadings)]
    return between, [0.8 * a for a in loadings]


@given(correlations())
def test_the_weights_add_up_to_what_is_explained(case):
    between, outcome = case
    whole = r_squared(between, outcome)
    for weights in (relative_weights(between, outcome), lmg(between, outcome)):
        assert sum(weights) == pytest.approx(whole, abs=1e-9)
        assert min(weights) >= -1e-12
