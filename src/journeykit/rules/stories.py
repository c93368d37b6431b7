"""Whether the customer's story goes along from one touchpoint to the next (JK803, JK804)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message

if TYPE_CHECKING:
    from journeykit.model import Touchpoint
    from journeykit.rules.case import Case, Spot


def handoff_without_shared_system(case: Case) -> Iterator[Finding]:
    """Departments that hand a customer over share a system.

    Where one department ends and the next begins, without a system that both can see, the customer has to tell
    everything again. This looks at touchpoints that follow each other in the file.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Booking a room, owner: reservations, systems: [bookings]}
              - {name: Check-in, owner: desk, systems: [locks]}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Booking a room, owner: reservations, systems: [bookings]}
              - {name: Check-in, owner: desk, systems: [locks, bookings]}
    """
    feeds = _feeds(case)
    for one, other in pairwise(case.met):
        if one.document is other.document and one.touchpoint.next is None and _is_lost(one, other.touchpoint, feeds):
            said = message('from "{from_}" to "{to}" the department changes, and no system is shared',
                           from_=one.touchpoint.name, to=other.touchpoint.name)  # fmt: skip
            yield Finding(other.named(), said)


def story_not_carried(case: Case) -> Iterator[Finding]:
    """What a customer has told goes along to the next touchpoint.

    Telling the same story twice is what annoys customers most. A step of `next` with `carries: none` says that it does
    not go along; a step to another department without a shared system cannot carry it.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Booking a room, next: [{to: check-in, carries: none}]}, Check-in]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Booking a room, next: [{to: check-in, carries: full}]}, Check-in]
    """
    feeds = _feeds(case)
    homes = {
        document.file: {touchpoint.id: touchpoint for touchpoint in journey.touchpoints}
        for document, journey in case.sound_journeys
    }
    for spot in case.met:
        if not spot.touchpoint.next:
            continue
        others = homes[spot.document.file]
        for i, step in enumerate(spot.touchpoint.next):
            other = others.get(step.to)
            if other is not None and (step.carries == "none" or (not step.carries and _is_lost(spot, other, feeds))):
                said = message('what the customer told at "{from_}" does not go along to "{to}"',
                               from_=spot.touchpoint.name, to=other.name)  # fmt: skip
                yield Finding(spot.place("next", i), said)


def _feeds(case: Case) -> dict[str, frozenset[str]] | None:
    """What each system feeds; None when the project file may not say all of it."""
    if case.known.project_is_unsure:
        return None
    return {system.id: frozenset(system.feeds) for system in case.workspace.project.systems}


def _is_lost(spot: Spot, other: Touchpoint, feeds: dict[str, frozenset[str]] | None) -> bool:
    """Tell whether a step changes department while no system is shared or feeds one of the next."""
    if feeds is None:
        return False
    one = spot.touchpoint
    if not one.owner or not other.owner or one.owner.department == other.owner.department:
        return False
    if not one.systems or not other.systems:
        return False
    seen = set(one.systems).union(*(feeds.get(system, frozenset()) for system in one.systems))
    return seen.isdisjoint(other.systems)
