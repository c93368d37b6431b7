"""Touchpoints that several journeys share, and journeys that are parts of a larger one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.scoring.ranking import shares_of
from journeykit.scoring.sums import Spot, joined_index, summed_impact
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.scoring.values import JourneyScore, Scores
    from journeykit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shared:
    """A touchpoint of the library that stands in several journeys.

    `impact` adds up its room over the journeys, each by its share of all customers a year; it and `customers` (how
    many a year meet it) are None when a journey does not say how many customers it has.
    """

    id: str
    name: str
    spots: tuple[Spot, ...]
    impact: Interval
    customers: float | None


@dataclass(frozen=True, slots=True)
class Parent:
    """A larger journey and those that are parts of it; `journey` is None when it is not scored itself.

    `index` is that of its parts together, each by its customers a year; unknown when one does not say how many.
    """

    id: str
    journey: JourneyScore | None
    parts: tuple[JourneyScore, ...]
    index: Interval


def shared(scores: Scores, workspace: Workspace) -> tuple[Shared, ...]:
    """The touchpoints that several journeys take from the library, those with the most room together first."""
    shares = shares_of(scores.journeys)
    found: dict[str, list[Spot]] = {}
    for number, journey in enumerate(scores.journeys):
        used = {one.id: one.use for one in _model(workspace, journey).touchpoints}
        for position, one in enumerate(journey.touchpoints):
            use = used.get(one.id)
            if use is not None:
                found.setdefault(use, []).append(Spot(journey, position, shares[number] if shares else 1.0))
    several = [
        _shared(scores, id_, spots, weighed=shares is not None)
        for id_, spots in found.items()
        if len({spot.journey.file for spot in spots}) > 1
    ]
    return tuple(sorted(several, key=lambda one: -(one.impact.value or 0.0)))


def _shared(scores: Scores, id_: str, spots: list[Spot], *, weighed: bool) -> Shared:
    met = [(spot.journey.customers_per_year, spot.touchpoint.reach.value) for spot in spots]
    customers = [count * reach for count, reach in met if count is not None]
    return Shared(
        id=id_,
        name=spots[0].touchpoint.name,
        spots=tuple(spots),
        impact=summed_impact(scores, spots) if weighed else Interval(),
        customers=sum(customers) if len(customers) == len(met) else None,
    )


def parents(scores: Scores, workspace: Workspace) -> tuple[Parent, ...]:
    """The larger journeys of which scored journeys are parts, by the order in which their parts are first met."""
    found: dict[str, list[JourneyScore]] = {}
    for journey in scores.journeys:
        parent = _model(workspace, journey).parent
        if parent is not None and parent != journey.id:
            found.setdefault(parent, []).append(journey)
    return tuple(
        Parent(id_, scores.journey(id_), tuple(parts), _together(scores, parts)) for id_, parts in found.items()
    )


def _together(scores: Scores, parts: list[JourneyScore]) -> Interval:
    if any(part.customers_per_year is None for part in parts):
        return Interval()
    return joined_index(
        scores,
        [
            Spot(part, position, float(part.customers_per_year or 0))
            for part in parts
            for position in range(len(part.touchpoints))
        ],
    )


def _model(workspace: Workspace, journey: JourneyScore) -> Journey:
    # By its file: two journeys may have the same id by mistake.
    document = workspace.document(journey.file)
    assert document is not None
    model: Journey = document.model
    return model
