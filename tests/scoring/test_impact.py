from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.scoring.gains import Effect, expected_rise, gain_of
from journeykit.scoring.impact import Part, harm, impact, index, strength, target_of, total_mass
from journeykit.scoring.performance import Figure

PARTS = [Part(Figure(40, 30, 50, 5), 0.5, 1.0), Part(Figure(80, 76, 84, 2), 0.5, 0.5)]


def test_the_index_weighs_by_importance_and_reach():
    found = index(PARTS)
    assert found.p == pytest.approx((0.5 * 40 + 0.25 * 80) / 0.75)
    assert found.low == pytest.approx(found.p - (5**2 + 1**2) ** 0.5 / 0.75)
    assert found.high == pytest.approx(found.p + (5**2 + 1**2) ** 0.5 / 0.75)


def test_the_index_is_unknown_when_nothing_weighs():
    assert index([]) is None
    assert index([Part(Figure(50), 1, 0)]) is None


def test_the_index_has_no_interval_when_one_figure_has_none():
    assert index([*PARTS, Part(Figure(50), 0.1, 1)]).low is None


def test_impact_is_the_room_up_to_the_target_alone():
    total = total_mass(PARTS)
    assert impact(40, 65, PARTS[0].mass, total) == pytest.approx(0.5 * 25 / 0.75)
    lifted = index([Part(Figure(65), 0.5, 1.0), PARTS[1]])
    assert lifted.p - index(PARTS).p == pytest.approx(impact(40, 65, PARTS[0].mass, total))


def test_harm_and_strength():
    assert harm(40, 0.5, 1) == 7.5
    assert harm(60, 0.5, 1) == 0
    assert strength(95, 0.5, 1) == 5
    assert strength(40, 0.5, 1) == 0
    assert harm(40, 0, 0) is None


def test_only_what_is_to_excel_has_the_high_target():
    assert (target_of("excel"), target_of("repair"), target_of("protect")) == (85, 65, 65)


def test_improvements_add_up_less_and_less():
    effects = [Effect(10, 0.6), Effect(20, 0.5), Effect(8, 1.0)]
    assert expected_rise(40, effects) == pytest.approx(10 + 8 / 2 + 6 / 4)


def test_confidence_left_out_is_a_half():
    assert expected_rise(40, [Effect(12)]) == 6


def test_what_is_done_or_dropped_brings_nothing_more():
    assert expected_rise(40, [Effect(12, 1, "done"), Effect(12, 1, "dropped"), Effect(4, 1, "pilot")]) == 4


def test_a_negative_effect_is_taken_as_it_is():
    assert expected_rise(40, [Effect(10, 1), Effect(-6, 1), Effect(-2, 1)]) == 2


def test_the_rise_ends_at_100():
    assert expected_rise(95, [Effect(50, 1)]) == 5


def test_gain_in_index_points():
    assert gain_of(40, 0.5, 0.75, [Effect(9, 1)]) == pytest.approx(6)
    assert gain_of(40, 0.5, 0, [Effect(9, 1)]) is None


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.01, 1), st.floats(0, 1)), min_size=1, max_size=12))
def test_the_index_lies_between_the_worst_and_the_best(touchpoints):
    parts = [Part(Figure(p), w, r) for p, w, r in touchpoints]
    found = index(parts)
    if total_mass(parts) == 0:
        assert found is None
    else:
        known = [part.figure.p for part in parts if part.mass > 0]
        assert min(known) - 1e-6 <= found.p <= max(known) + 1e-6


@given(st.floats(0, 100), st.lists(st.builds(Effect, st.floats(-50, 50), st.none() | st.floats(0, 1))))
def test_a_rise_keeps_p_within_0_and_100(p, effects):
    assert -1e-9 <= p + expected_rise(p, effects) <= 100 + 1e-9
