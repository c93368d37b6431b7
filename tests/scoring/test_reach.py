from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.reach import ANYWHERE, NOWHERE, Reached, Transition, is_loop, reaches


def test_measured_flows_multiply_and_add_up():
    flows = [
        Transition("a", "b", 50, 100),
        Transition("a", "c", 30, 100),
        Transition("b", "c", 20, 50),
    ]
    found = reaches(["a", "b", "c"], flows, {})
    assert found == {"a": Reached(1, "measured"), "b": Reached(0.5, "measured"), "c": Reached(0.5, "measured")}


def test_loops_back_and_strangers_are_left_out():
    flows = [
        Transition("a", "b", 50, 100),
        Transition("b", "a", 40, 50),
        Transition("x", "b", 9, 10),
        Transition("b", "b", 1, 50),
    ]
    found = reaches(["a", "b"], flows, {})
    assert found["a"] == Reached(1, "measured")
    assert found["b"].value == 0.5


def test_reach_is_at_most_everybody():
    flows = [Transition("a", "c", 80, 100), Transition("b", "c", 80, 100)]
    assert reaches(["a", "b", "c"], flows, {})["c"].value == 1


def test_without_measured_flows_the_stated_reach_counts_and_else_everybody():
    assert reaches(["a", "b"], [], {"a": 0.4}) == {"a": Reached(0.4, "stated"), "b": Reached(1, "assumed")}


def test_a_touchpoint_that_no_flow_touches_keeps_its_stated_reach():
    found = reaches(["a", "b", "c"], [Transition("a", "b", 1, 2)], {"a": 0.1, "b": 0.9, "c": 0.3})
    assert [found[t] for t in "abc"] == [Reached(1, "measured"), Reached(0.5, "measured"), Reached(0.3, "stated")]


def test_a_flow_out_of_nobody_says_nothing():
    assert reaches(["a", "b"], [Transition("a", "b", 0, 0)], {"b": 0.2})["b"] == Reached(0.2, "stated")


def test_what_a_loop_is():
    place = {"a": 0, "b": 1}
    assert is_loop(place, "b", "a")
    assert is_loop(place, "a", "a")
    assert not is_loop(place, "a", "b")
    assert not is_loop(place, "a", "elsewhere")


@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"), st.integers(0, 100), st.integers(0, 100)))
)
def test_reach_is_a_share(flows):
    found = reaches("abcde", [Transition(*flow) for flow in flows], {})
    assert all(0 <= reached.value <= 1 for reached in found.values())


def test_who_came_at_all_goes_before_the_sum_of_ways_and_changes_as_it_does():
    """A customer who comes by twice stands in two ways; how many came at all was counted too."""
    flows = [
        Transition("a", "b", 60, 100),
        Transition("a", "c", 50, 100),
        Transition("b", "c", 40, 60),
        Transition("c", NOWHERE, 70, 70),
        Transition(ANYWHERE, "b", 60, 100),
        Transition(ANYWHERE, "c", 70, 100),
    ]
    found = reaches(["a", "b", "c"], flows, {})
    assert [found[one].value for one in "abc"] == [1, 0.6, 0.7]
    assert {one.source for one in found.values()} == {"measured"}
    changed = reaches(["a", "b", "c"], flows, {}, {"b": 0.3})
    assert changed["b"] == Reached(0.3, "stated")
    assert changed["c"].value == pytest.approx(0.7 * (0.5 + 0.3 * 40 / 60) / (0.5 + 0.6 * 40 / 60))
