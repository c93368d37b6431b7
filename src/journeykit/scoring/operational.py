"""Operational figures: what was counted beside satisfaction (waiting, contacts, leaving, costs), and never in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.model.metrics import OPERATIONAL
from journeykit.scoring.records import counting, days, size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.workspace import PlacedRecord


@dataclass(frozen=True, slots=True)
class Counted:
    """One operational metric: its latest figure, of how many cases and of when, and the one before it."""

    metric: str
    unit: str | None
    value: float
    n: float | None
    period: str | None
    before: float | None
    records: tuple[PlacedRecord, ...]


def counted(records: Sequence[PlacedRecord]) -> list[Counted]:
    """Return the operational figures that some records hold, in the order of the metrics; each unit apart."""
    several: dict[tuple[str, str], list[PlacedRecord]] = {}
    for placed in records:
        record = placed.record
        if record.metric in OPERATIONAL and _value(placed) is not None:
            several.setdefault((record.metric, record.unit or ""), []).append(placed)
    return [_latest(several[key]) for key in sorted(several, key=lambda key: (OPERATIONAL.index(key[0]), key[1]))]


def _latest(records: Sequence[PlacedRecord]) -> Counted:
    used = counting(records)
    first = used[0].record
    begins = min((known[0] for placed in used if (known := days(placed.record))), default=None)
    earlier = [placed for placed in records if begins and (known := days(placed.record)) and known[1] < begins]
    sizes = [size(placed.record) for placed in used]
    return Counted(
        metric=first.metric or "",
        unit=first.unit,
        value=_together(used),
        n=None if None in sizes else sum(one or 0 for one in sizes),
        period=first.period or (first.date.isoformat() if first.date else None),
        before=_together(counting(earlier)) if earlier else None,
        records=tuple(used),
    )


def _together(records: Sequence[PlacedRecord]) -> float:
    """Return the mean of some figures, by the cases that they speak of when all of them say so."""
    known = [size(placed.record) for placed in records]
    weights = [one or 0.0 for one in known] if all(known) else [1.0] * len(known)
    values = [_value(placed) or 0.0 for placed in records]
    return sum(weight * value for weight, value in zip(weights, values, strict=True)) / sum(weights)


def _value(placed: PlacedRecord) -> float | None:
    record = placed.record
    return record.value if record.value is not None else record.mean
