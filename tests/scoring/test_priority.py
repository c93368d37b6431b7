from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.priority import Criteria, balance_swap, criteria, in_order, swap_weight


def test_priority_by_hand():
    found = criteria(p=26, target=65, w=0.2, most=0.4, r=0.5, gap=40)
    assert found == Criteria(pytest.approx(0.5 * 0.5 * 0.6), pytest.approx(0.5 * 0.4))
    assert found.weighed(0.6) == pytest.approx(0.6 * 0.15 + 0.4 * 0.2)


def test_an_unknown_brand_adds_nothing_and_an_unknown_p_has_no_priority():
    assert criteria(p=65, target=65, w=0.2, most=0.4, r=1, gap=None) == Criteria(0, 0)
    assert criteria(p=None, target=65, w=0.2, most=0.4, r=1, gap=50) is None
    assert criteria(p=50, target=65, w=None, most=0.4, r=1, gap=50) is None


def test_when_nothing_weighs_nothing_has_priority():
    assert criteria(p=0, target=65, w=0, most=0, r=1, gap=100) == Criteria(0, 0)


def order(*items):
    return [name for name, _, _ in in_order(items, take=lambda item: item[1], value=lambda item: item[2])]


def test_repairs_stand_above_all_and_what_is_to_be_measured_at_the_end():
    items = [
        ("m", "measure", None),
        ("a", "excel", 0.9),
        ("b", "repair", 0.1),
        ("c", "improve", 0.95),
        ("d", "repair", None),
    ]
    assert order(*items) == ["b", "d", "c", "a", "m"]


def test_ties_keep_the_order_of_the_file():
    assert order(("x", "protect", 0.5), ("y", "improve", 0.5), ("z", "excel", 0.5)) == ["x", "y", "z"]


def test_the_weight_at_which_two_swap():
    w, a, b = (0.5, 0.3, 0.2), (0.8, 0.4, 0.5), (0.5, 0.9, 0.6)
    assert [round(swap_weight(w, a, b, k), 6) for k in range(3)] == [0.531250, 0.270833, 0]


def test_no_swap_when_one_is_better_on_everything_or_they_run_alike():
    assert swap_weight((0.5, 0.5), (0.9, 0.8), (0.1, 0.2), 0) is None
    assert swap_weight((0.5, 0.5), (0.9, 0.8), (0.8, 0.7), 0) is None
    assert swap_weight((1, 0), (0.9, 0.8), (0.8, 0.7), 0) is None


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4))
def test_at_the_swap_the_two_are_equal(values):
    one, other = Criteria(*values[:2]), Criteria(*values[2:])
    swap = balance_swap(one, other)
    if swap is not None:
        assert one.weighed(swap) == pytest.approx(other.weighed(swap), abs=1e-9)
