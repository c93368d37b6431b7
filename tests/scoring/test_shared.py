from __future__ import annotations

import pytest

from journeykit.scoring import score, simulate
from journeykit.scoring.shared import parents, shared

from .conftest import journey

LIBRARY = """
    kind: touchpoints
    touchpoints:
      - {id: bellen, name: Bellen, importance: 3, customer: {emotion: -0.2}}
      - {id: app, name: App, customer: {emotion: 1.6}}
"""
FIRST = journey(
    "- {use: bellen, reach: 0.5}\n- {name: A, importance: 3, customer: {emotion: 0.3}}",
    "een",
    "customers_per_year: 300\n",
)
SECOND = journey("- {use: bellen}\n- {use: app}", "twee", "customers_per_year: 100\nparent: groot\n")


def test_impact_adds_up_over_journeys_by_their_customers(client):
    workspace = client(LIBRARY, FIRST, SECOND)
    scores = simulate(score(workspace))
    (one,) = shared(scores, workspace)
    first, second = (spot.touchpoint.impact.value for spot in one.spots)
    # P is 55, so 10 points of room: half of the weight reaches half of the customers in the first journey.
    assert first == pytest.approx(0.25 / 0.75 * 10)
    assert second == pytest.approx(0.5 * 10)
    assert one.impact.value == pytest.approx(0.75 * first + 0.25 * second)
    assert one.impact.low < one.impact.value < one.impact.high
    assert one.customers == 0.5 * 300 + 100
    assert (one.id, one.name) == ("bellen", "Bellen")


def test_without_customers_the_sum_is_unknown(client):
    workspace = client(LIBRARY, FIRST.replace("customers_per_year: 300\n", ""), SECOND)
    (one,) = shared(score(workspace), workspace)
    assert (one.impact.value, one.customers) == (None, None)
    assert all(spot.touchpoint.impact.value is not None for spot in one.spots)


def test_the_same_name_is_not_the_same_touchpoint(client):
    workspace = client(journey("- A", "een"), journey("- A", "twee"))
    assert shared(score(workspace), workspace) == ()


def test_twice_in_one_journey_is_not_shared(client):
    workspace = client(LIBRARY, journey("- {use: app}\n- {use: app, id: app-2}", "een"))
    assert shared(score(workspace), workspace) == ()


def test_a_larger_journey_knows_its_parts_by_their_customers(client):
    large = journey("- {name: Band, customer: {emotion: 1.6}}", "groot")
    workspace = client(LIBRARY, FIRST.replace("phases:", "parent: groot\nphases:"), SECOND, large)
    scores = score(workspace)
    (parent,) = parents(scores, workspace)
    assert parent.journey.index.value == pytest.approx(85)  # on its own touchpoints
    assert [part.id for part in parent.parts] == ["een", "twee"]
    first, second = (scores.journey(id_).index.value for id_ in ("een", "twee"))
    assert parent.index.value == pytest.approx((300 * first + 100 * second) / 400)
    assert parent.index.low < parent.index.value < parent.index.high


def test_a_part_without_customers_makes_the_whole_unknown(client):
    text = FIRST.replace("customers_per_year: 300\n", "parent: twee\n")
    workspace = client(LIBRARY, text, SECOND.replace("parent: groot\n", ""))
    (parent,) = parents(score(workspace), workspace)
    assert (parent.id, parent.journey.id) == ("twee", "twee")
    assert parent.index.value is None
