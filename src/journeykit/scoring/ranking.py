"""The order of touchpoints over one or several journeys, and the weight at which neighbours change places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.priority import Criteria, balance_swap, group_of, in_order
from journeykit.scoring.values import JourneyScore, Rank, TouchpointScore

if TYPE_CHECKING:
    from journeykit.scoring.simulating import Simulation
    from journeykit.scoring.values import Scores
    from journeykit.workspace import Workspace

By = Literal["priority", "impact", "brand"]
Order = Sequence[tuple[JourneyScore, float]]
"""The journeys of one order, each with its share of the customers."""


@dataclass(frozen=True, slots=True)
class Row:
    """One touchpoint in an order.

    `place` is None for what has no place in it: what is first to be measured. `swap` is the weight of satisfaction
    (against the brand) at which it changes places with the row below; None when there is none. `sure` says between
    which places it stands in 90 % of the draws, in this order; without `simulate` its parts are None.
    """

    place: int | None
    journey: JourneyScore
    touchpoint: TouchpointScore
    value: float | None
    swap: float | None = None
    sure: Rank = field(default_factory=Rank)


@dataclass(frozen=True, slots=True)
class RankedList:
    """One order: of a single journey, or of all together when `journey` is None."""

    journey: JourneyScore | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The orders that were asked for. `lists` holds one, or one a journey when they cannot be compared."""

    by: By
    lists: tuple[RankedList, ...]
    top: int | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, list after list; of each list as many as were asked for."""
        return tuple(row for one in self.lists for row in one.rows[: self.top])


def rank(
    scores: Scores,
    workspace: Workspace | None = None,
    by: By = "priority",
    top: int | None = None,
    *,
    sure: bool = True,
) -> Ranking:
    """Put touchpoints in order.

    Over several journeys each value is multiplied by the journey's share of all customers a year; when a journey
    does not say how many it has, each journey gets a list of its own. Of scores that were simulated, each row also says
    how sure its place is.

    Args:
        scores: The scores of the journeys to compare.
        workspace: The workspace that they were made of.
        by: `priority` puts repairs first; `impact` is the room in index points, `brand` the weighted brand gap.
        top: How many rows of each list to show; None is all.
        sure: Whether to find how sure each place is, where there are draws; the order itself is found without.
    """
    del workspace  # the scores hold all that the order rests on
    shares = shares_of(scores.journeys)
    if shares is None:
        orders = [[(journey, 1.0)] for journey in scores.journeys]
    else:
        orders = [list(zip(scores.journeys, shares, strict=True))]
    lists = tuple(
        RankedList(order[0][0] if len(order) == 1 else None, _rows(order, by, places))
        for order, places in zip(orders, _sureness(scores.simulation if sure else None, orders, by), strict=True)
    )
    return Ranking(by, lists, top)


def shares_of(journeys: Sequence[JourneyScore]) -> list[float] | None:
    """Each journey's share of all customers a year; None when one of several does not know its customers."""
    if len(journeys) == 1:
        return [1.0]
    total = sum(journey.customers_per_year or 0 for journey in journeys)
    if not total or any(journey.customers_per_year is None for journey in journeys):
        return None
    return [(journey.customers_per_year or 0) / total for journey in journeys]


def _sureness(simulation: Simulation | None, orders: Sequence[Order], by: By) -> list[list[Rank]]:
    """How sure the places are, order by order, in the order of the files; nothing without draws."""
    if simulation is None:
        return [[Rank()] * sum(len(journey.touchpoints) for journey, _ in order) for order in orders]
    from journeykit.scoring.simulating import candidates, places

    found = places(candidates(simulation, order, by) for order in orders)
    return [[Rank(None, one.low, one.high, one.top5) for one in places] for places in found]


def _rows(journeys: Order, by: By, sure: Sequence[Rank]) -> tuple[Row, ...]:
    valued = [
        (journey, touchpoint, share, _value(touchpoint, share, by))
        for journey, share in journeys
        for touchpoint in journey.touchpoints
    ]
    ordered = in_order(
        list(zip(valued, sure, strict=True)),
        take=lambda row: row[0][1].choice.take if by == "priority" else "",
        value=lambda row: row[0][3],
    )
    rows = []
    for position, ((journey, touchpoint, share, value), certain) in enumerate(ordered):
        has_place = group_of(touchpoint.choice.take) < group_of("measure") if by == "priority" else value is not None
        below = ordered[position + 1][0] if position + 1 < len(ordered) else None
        swap = None
        if by == "priority" and below and group_of(below[1].choice.take) == group_of(touchpoint.choice.take):
            swap = _swap(touchpoint, share, below[1], below[2])
        place = position + 1 if has_place else None
        rows.append(Row(place, journey, touchpoint, value, swap, _around(place, certain, touchpoint)))
    return tuple(rows)


def _around(place: int | None, sure: Rank, touchpoint: TouchpointScore) -> Rank:
    """The interval with the place itself in it; none without a place, or when nobody knows the figure's margin."""
    p = touchpoint.performance
    if place is None or sure.low is None or sure.high is None or (p.value is not None and p.low is None):
        return Rank(place)
    return Rank(place, min(place, sure.low), max(place, sure.high), sure.top5)


def _value(touchpoint: TouchpointScore, share: float, by: By) -> float | None:
    value = {
        "priority": touchpoint.priority,
        "impact": touchpoint.impact.value,
        "brand": touchpoint.criteria.brand if touchpoint.criteria and touchpoint.brand.gap is not None else None,
    }[by]
    return None if value is None else value * share


def _swap(one: TouchpointScore, share: float, other: TouchpointScore, other_share: float) -> float | None:
    if one.criteria is None or other.criteria is None:
        return None
    return balance_swap(_times(one.criteria, share), _times(other.criteria, other_share))


def _times(criteria: Criteria, share: float) -> Criteria:
    return Criteria(criteria.satisfaction * share, criteria.brand * share)
