from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.performance import Figure, hypothesis
from journeykit.scoring.shrink import Shrinkage, shrinkage, shrunk, shrunk_value


def measured(p, se, n):
    return Figure(p, max(0, p - 2 * se), min(100, p + 2 * se), se, n)


def test_few_answers_move_towards_the_mean():
    assert shrunk_value(4.8, 5, 3.9, 20) == pytest.approx(4.08)


def test_how_strongly_by_hand():
    found = shrinkage([measured(40, 4, 25), measured(60, 2, 100), measured(80, 2, 100)])
    assert found.mean == 60
    within = (25 * 25 * 16 + 100 * 100 * 4 * 2) / 225
    between = 400 - (16 + 4 + 4) / 3
    assert found.k == pytest.approx(within / between)


def test_when_touchpoints_do_not_differ_beyond_noise_k_is_the_median_n():
    assert shrinkage([measured(60, 5, 10), measured(61, 5, 30), measured(62, 5, 50)]).k == 30


def test_fewer_than_three_measured_do_not_shrink():
    assert shrinkage([measured(40, 4, 25), measured(60, 2, 100), hypothesis(10, 0.95), Figure(50)]) is None


def test_hypotheses_and_figures_without_n_neither_shrink_nor_count():
    three = [measured(40, 4, 25), measured(60, 2, 100), measured(80, 2, 100)]
    towards = shrinkage(three)
    assert shrinkage([*three, hypothesis(0, 0.95), Figure(5)]) == towards
    assert shrunk(hypothesis(10, 0.95), towards) == hypothesis(10, 0.95)
    assert shrunk(Figure(5), towards) == Figure(5)


def test_each_arm_shrinks_around_the_shrunk_figure():
    found = shrunk(Figure(40, 30, 44, 4, 30), Shrinkage(60, 10))
    assert found.p == 45
    factor = (30 / 40) ** 0.5
    assert found.low == pytest.approx(45 - factor * 10)
    assert found.high == pytest.approx(45 + factor * 4)
    assert found.se == pytest.approx(4 * factor)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.1, 20), st.integers(1, 5000)), min_size=3, max_size=20))
def test_shrinking_never_passes_the_mean_and_never_widens(known):
    figures = [measured(*one) for one in known]
    towards = shrinkage(figures)
    assert towards.k >= 0
    for figure in figures:
        after = shrunk(figure, towards)
        assert min(figure.p, towards.mean) - 1e-9 <= after.p <= max(figure.p, towards.mean) + 1e-9
        assert after.se <= figure.se
