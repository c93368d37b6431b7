from __future__ import annotations

import pytest

from journeykit.scoring import rank, score
from journeykit.scoring.ranking import shares_of

from .conftest import journey

TOUCHPOINTS = """
    - {name: Goed, customer: {emotion: 2}}
    - {name: Slecht, customer: {emotion: -1}}
    - {name: Matig, customer: {emotion: 0}}
    - {name: Stil}
"""


def rows(ranking):
    return [(row.place, row.journey.id, row.touchpoint.id) for row in ranking.rows]


def test_one_journey_is_one_list_in_the_order_of_its_ranks(scored):
    scores = scored(journey(TOUCHPOINTS))
    ranking = rank(scores)
    assert rows(ranking) == [(1, "reis", "slecht"), (2, "reis", "matig"), (3, "reis", "goed"), (None, "reis", "stil")]
    assert ranking.lists[0].journey.id == "reis"
    assert [row.touchpoint.rank.value for row in ranking.rows] == [1, 2, 3, None]


def test_the_first_few_of_each_list(scored):
    assert len(rank(scored(journey(TOUCHPOINTS)), top=2).rows) == 2


def two(scored, first, second):
    return scored(
        journey("- {name: A, customer: {emotion: 0}}\n- {name: B, customer: {emotion: -2}}", "een", f"{first}\n"),
        journey("- {name: A, customer: {emotion: 0}}\n- {name: B, customer: {emotion: -1}}", "twee", f"{second}\n"),
    )


def test_over_journeys_each_counts_by_its_customers(scored):
    scores = two(scored, "customers_per_year: 100", "customers_per_year: 900")
    ranking = rank(scores)
    assert [one.journey for one in ranking.lists] == [None]
    assert rows(ranking) == [(1, "twee", "b"), (2, "een", "b"), (3, "twee", "a"), (4, "een", "a")]
    assert ranking.rows[0].value == pytest.approx(0.9 * scores.touchpoint("twee", "b").priority)
    assert rows(rank(scores, by="impact"))[0] == (1, "twee", "b")


@pytest.mark.parametrize("second", ["owner: x", "customers_per_year: 0"])
def test_unless_one_of_them_does_not_say(scored, second):
    scores = two(scored, "owner: x" if second.startswith("customers") else "customers_per_year: 9", second)
    ranking = rank(scores)
    assert [one.journey.id for one in ranking.lists] == ["een", "twee"]
    assert rows(ranking) == [(1, "een", "b"), (2, "een", "a"), (1, "twee", "b"), (2, "twee", "a")]


def test_a_journey_of_nobody_weighs_nothing_beside_others(scored):
    scores = two(scored, "customers_per_year: 0", "customers_per_year: 9")
    assert shares_of(scores.journeys) == [0, 1]
    assert shares_of(two(scored, "customers_per_year: 0", "customers_per_year: 0").journeys) is None


BRANDED = """
    - {name: Matig, importance: 3, customer: {emotion: 0}, brand_fit: {v: {now: 3, potential: 4}}}
    - {name: Merk, importance: 3, customer: {emotion: 0.3}, brand_fit: {v: {now: 2, potential: 4}}}
"""
BRAND = "brand: {values: [{id: v, name: V}]}\nscoring: {excel_max: 0, balance: 0.9}\n"


def test_neighbours_swap_where_both_are_equal(scored):
    first, second = rank(scored(journey(BRANDED), project=BRAND)).rows
    assert second.swap is None
    a, b = first.touchpoint.criteria, second.touchpoint.criteria
    assert a.weighed(first.swap) == pytest.approx(b.weighed(first.swap))
    assert 0 < first.swap < 1


def test_a_repair_never_swaps_with_what_is_none(scored):
    ranking = rank(scored(journey(TOUCHPOINTS)))
    assert ranking.rows[0].swap is None


def test_by_brand_only_what_is_rated_has_a_place(scored):
    text = journey(BRANDED + "    - {name: Los, customer: {emotion: -2}}\n")
    ranking = rank(scored(text, project=BRAND), by="brand")
    assert rows(ranking) == [(1, "reis", "merk"), (2, "reis", "matig"), (None, "reis", "los")]


def test_by_impact_repairs_do_not_stand_above_the_rest(scored):
    text = journey("""
        - {name: Klein, importance: 1, reach: 0.1, customer: {emotion: -0.3}}
        - {name: Groot, importance: 5, customer: {emotion: 0}}
    """)
    scores = scored(text)
    assert rows(rank(scores))[0] == (1, "reis", "klein")
    assert rows(rank(scores, by="impact"))[0] == (1, "reis", "groot")


def test_an_order_of_nothing_is_empty(client):
    workspace = client(journey("- A", more="state: future\nfuture_of: reis\n"))
    assert rank(score(workspace)).rows == ()


def test_over_journeys_neighbours_swap_where_their_shares_make_them_equal(scored):
    scores = scored(
        journey(BRANDED.splitlines()[1], "een", "customers_per_year: 30\n"),
        journey(BRANDED.splitlines()[2], "twee", "customers_per_year: 70\n"),
        project=BRAND,
    )
    first, second = rank(scores).rows
    shares = {"een": 0.3, "twee": 0.7}
    at_swap = [row.touchpoint.criteria.weighed(first.swap) * shares[row.journey.id] for row in (first, second)]
    assert at_swap[0] == pytest.approx(at_swap[1])
