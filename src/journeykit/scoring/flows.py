"""Measured transitions of a journey: of each touchpoint, where its customers went in the latest period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.scoring.reach import ANYWHERE, NOWHERE, Transition
from journeykit.scoring.records import counting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journeykit.model import Journey
    from journeykit.workspace import PlacedRecord


def by_journey(records: Iterable[PlacedRecord]) -> dict[str | None, list[PlacedRecord]]:
    """The transitions by the journey that they name; under None those that name none."""
    found: dict[str | None, list[PlacedRecord]] = {}
    for placed in records:
        if placed.record.is_transition and placed.record.of:
            found.setdefault(placed.journey, []).append(placed)
    return found


def transitions(
    journey: Journey, measured: Mapping[str | None, Sequence[PlacedRecord]]
) -> list[tuple[Transition, tuple[PlacedRecord, ...]]]:
    """The transitions of one journey with the records behind them.

    The flows out of one touchpoint belong together, so the latest period is chosen for all of them at once;
    the same flow from two sources is added up. A record without `from` is one from ANYWHERE, one without `to` goes NOWHERE.
    """
    ids = {touchpoint.id for touchpoint in journey.touchpoints}
    leaving: dict[tuple[str | None, str | None], list[PlacedRecord]] = {}
    for placed in (*measured.get(journey.id, ()), *measured.get(None, ())):
        origin, target = placed.record.origin, placed.record.to
        if (origin is None or origin in ids) and (target is None or target in ids):
            # What came from anywhere is of one touchpoint each, and of a period of its own.
            group = (origin, None) if origin is not None else (None, target)
            leaving.setdefault(group, []).append(placed)
    found: list[tuple[Transition, tuple[PlacedRecord, ...]]] = []
    for (origin, _), records in leaving.items():
        edges: dict[str, list[PlacedRecord]] = {}
        for placed in counting(records):
            edges.setdefault(placed.record.to or NOWHERE, []).append(placed)
        for target, same in edges.items():
            customers = sum(placed.record.customers or 0 for placed in same)
            of = sum(placed.record.of or 0 for placed in same)
            found.append((Transition(origin or ANYWHERE, target, customers, of), tuple(same)))
    return found
