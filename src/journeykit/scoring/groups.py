"""Touchpoints taken together: by phase, by the channels they stand on, by the department that owns them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.performance import FLOOR
from journeykit.scoring.ranking import Order, shares_of
from journeykit.scoring.sums import Spot, joined_index, summed_impact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.model import Journey, Touchpoint
    from journeykit.scoring.values import Interval, JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import Workspace

Kind = Literal["phase", "channel", "department"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Some touchpoints together.

    `id` is that of the phase, channel or department; None for touchpoints that name none. `share` is how much of the
    index they make up; `index` their own satisfaction, `room` the index points they are worth together. `heaviest` is
    the touchpoint that weighs most, `roomiest` the one with the most room.
    """

    id: str | None
    spots: tuple[Spot, ...]
    known: int
    share: float | None
    index: Interval
    room: Interval
    below_floor: int
    heaviest: Spot | None
    roomiest: Spot | None


@dataclass(frozen=True, slots=True)
class GroupList:
    """The groups of one journey, or of several together when `journey` is None."""

    journey: JourneyScore | None
    groups: tuple[Group, ...]


def grouped(scores: Scores, workspace: Workspace, by: Kind) -> tuple[GroupList, ...]:
    """Take touchpoints together.

    Phases belong to a journey. Channels and departments serve several: there each journey counts by its share of all
    customers a year, and when one does not say how many it has, each journey gets a list of its own. A touchpoint on
    two channels stands in both groups.

    Args:
        scores: The journeys; once simulated, the room of a group has an interval.
        workspace: Where they come from: it knows channels and owners.
        by: What to group by.
    """
    shares = None if by == "phase" else shares_of(scores.journeys)
    orders: list[Order] = (
        [[(journey, 1.0)] for journey in scores.journeys]
        if shares is None
        else [list(zip(scores.journeys, shares, strict=True))]
    )
    return tuple(
        GroupList(order[0][0] if len(order) == 1 else None, tuple(_groups(scores, workspace, order, by)))
        for order in orders
        if order
    )


def _groups(scores: Scores, workspace: Workspace, order: Order, by: Kind) -> list[Group]:
    members: dict[str | None, list[Spot]] = {}
    for journey, share in order:
        document = workspace.document(journey.file)
        assert document is not None
        model: Journey = document.model
        if by == "phase":
            members |= {phase.id: [] for phase in model.phases}
        said = {touchpoint.id: touchpoint for touchpoint in model.touchpoints}
        for position, one in enumerate(journey.touchpoints):
            for key in _keys(one, said[one.id], by):
                members.setdefault(key, []).append(Spot(journey, position, share))
    groups = [_group(scores, key, spots) for key, spots in members.items() if spots]
    if by == "phase":
        return groups
    # What makes up most of the index comes first; touchpoints that name none come last.
    return sorted(groups, key=lambda group: (group.id is None, -(group.share or 0.0), group.id or ""))


def _keys(one: TouchpointScore, touchpoint: Touchpoint, by: Kind) -> Sequence[str | None]:
    if by == "phase":
        return (one.phase,)
    if by == "channel":
        return tuple(dict.fromkeys(touchpoint.channels)) or (None,)
    return (touchpoint.owner.department if touchpoint.owner else None,)


def _group(scores: Scores, key: str | None, spots: Sequence[Spot]) -> Group:
    known = [spot for spot in spots if spot.touchpoint.performance.value is not None]
    whole = joined_index(scores, spots)
    return Group(
        id=key,
        spots=tuple(spots),
        known=len(known),
        share=None if whole.value is None else sum(spot.mass for spot in known),
        index=whole,
        room=summed_impact(scores, spots),
        below_floor=sum((spot.touchpoint.performance.value or 0.0) < FLOOR for spot in known),
        heaviest=max(known, key=lambda spot: spot.share * (spot.touchpoint.importance.value or 0.0), default=None),
        roomiest=_roomiest(known),
    )


def _roomiest(known: Sequence[Spot]) -> Spot | None:
    able = [spot for spot in known if (spot.touchpoint.impact.value or 0.0) > 0]
    return max(able, key=lambda spot: spot.share * (spot.touchpoint.impact.value or 0.0), default=None)
