from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.importance import Said, weights


def test_stated_weights_sum_to_one():
    found = weights([Said(5), Said(3), Said(2)])
    assert [weight.w for weight in found] == [0.5, 0.3, 0.2]
    assert {weight.source for weight in found} == {"stated"}


def test_what_nobody_said_is_3_and_marked():
    found = weights([Said(5), Said()])
    assert (found[1].basis, found[1].source, found[1].w) == (3, "assumed", 3 / 8)


def test_derived_counts_only_when_every_touchpoint_with_a_p_has_it():
    found = weights([Said(5, derived=0.3), Said(1, derived=0.1), Said(counts=False)])
    assert [weight.source for weight in found] == ["derived", "derived", "assumed"]
    assert [weight.w for weight in found] == [pytest.approx(0.75), pytest.approx(0.25), None]
    mixed = weights([Said(5, derived=0.3), Said(1)])
    assert [weight.source for weight in mixed] == ["stated", "stated"]


def test_the_organisation_counts_only_by_its_share():
    assert weights([Said(5, organisation=1)])[0].basis == 5
    assert weights([Said(5, organisation=1)], 0.25)[0].basis == 4
    assert weights([Said(5)], 0.25)[0].basis == 5
    half_assumed = weights([Said(organisation=5)], 0.5)[0]
    assert (half_assumed.basis, half_assumed.source) == (4, "assumed")


def test_derived_importances_that_are_all_0_weigh_nothing():
    assert [weight.w for weight in weights([Said(derived=0), Said(derived=0)])] == [0, 0]


@given(st.lists(st.builds(Said, st.none() | st.floats(1, 5), st.none() | st.floats(1, 5), counts=st.booleans())))
def test_weights_of_what_counts_sum_to_one(said):
    found = [weight.w for weight in weights(said) if weight.w is not None]
    assert len(found) == sum(1 for one in said if one.counts)
    if found:
        assert sum(found) == pytest.approx(1)
