from __future__ import annotations

import pytest

from journeykit.scoring.brand import Brand, Rating, RuleKeeping, brand, orphan_values

WEIGHTS = {"helder": 2.0, "dichtbij": 1.0, "groen": 1.0}


def test_expression_potential_and_gap():
    found = brand([Rating("helder", 2, 4), Rating("groen", 4, 4)], WEIGHTS, RuleKeeping())
    assert found.expression == pytest.approx(25 * (2 * 2 + 4) / 3)
    assert found.potential == 100
    assert found.gap == pytest.approx(100 - found.expression)
    assert found.coverage == pytest.approx(2 / 3)


def test_below_0_is_a_contradiction_not_less_expression():
    found = brand([Rating("helder", -2, 4), Rating("groen", 2, 2)], WEIGHTS, RuleKeeping())
    assert found.contradictions == ("helder",)
    assert found.expression == pytest.approx(25 * 2 / 3)


def test_no_rating_is_unknown():
    assert brand([], WEIGHTS, RuleKeeping()) == Brand(coverage=0.0)
    assert brand([], {}, RuleKeeping()).coverage is None


def test_more_than_the_potential_is_no_gap():
    assert brand([Rating("helder", 3, 2)], WEIGHTS, RuleKeeping()).gap == 0


def test_a_rating_of_one_side_only_leaves_the_other_unknown():
    found = brand([Rating("helder", None, 3)], WEIGHTS, RuleKeeping())
    assert (found.expression, found.potential, found.gap) == (None, 75, None)


@pytest.mark.parametrize(
    ("kept", "broken", "fits"), [(5, 1, True), (3, 1, False), (10, 2, True), (0, 0, None), (4, 1, False)]
)
def test_fit_begins_at_five_of_six(kept, broken, fits):
    assert RuleKeeping(kept, broken).fits is fits


def test_values_that_no_touchpoint_expresses():
    ratings = [[Rating("helder", 1, 4)], [Rating("groen", 0, 4), Rating("dichtbij", -1, 2)]]
    assert orphan_values(list(WEIGHTS), ratings) == ["dichtbij", "groen"]


def test_a_value_that_nobody_declared_weighs_1():
    found = brand([Rating("helder", 4, 4), Rating("elders", 0, 4)], WEIGHTS, RuleKeeping())
    assert found.expression == pytest.approx(25 * 2 * 4 / 3)
    assert found.coverage == pytest.approx(1 / 3)
