"""Operational figures: what was counted beside satisfaction (waiting, contacts, leaving, costs), and never in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.model.metrics import OPERATIONAL
from journeykit.scoring.records import counting, days, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.workspace import PlacedRecord


@dataclass(frozen=True, slots=True)
class Point:
    """An operational figure of one period: its value, of how many cases, and where it stands."""

    value: float
    n: float | None
    period: str | None
    records: tuple[PlacedRecord, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One operational metric over time, the oldest first; of periods that overlap, the latest and shortest."""

    metric: str
    unit: str | None
    points: tuple[Point, ...]

    @property
    def value(self) -> float:
        """The latest figure."""
        return self.points[-1].value

    @property
    def n(self) -> float | None:
        """Of how many cases that is; None when nobody said so."""
        return self.points[-1].n

    @property
    def period(self) -> str | None:
        """Of when that is."""
        return self.points[-1].period

    @property
    def before(self) -> float | None:
        """The figure of the period before; None when there is none."""
        return self.points[-2].value if len(self.points) > 1 else None


def counted(records: Sequence[PlacedRecord]) -> list[Counted]:
    """Return the operational figures that some records hold, in the order of the metrics; each unit apart."""
    several: dict[tuple[str, str], list[PlacedRecord]] = {}
    for placed in records:
        record = placed.record
        if record.metric in OPERATIONAL and _value(placed) is not None:
            several.setdefault((record.metric, record.unit or ""), []).append(placed)
    return [
        Counted(metric, unit or None, tuple(reversed([*_backwards(several[metric, unit])])))
        for metric, unit in sorted(several, key=lambda key: (OPERATIONAL.index(key[0]), key[1]))
    ]


def _backwards(records: Sequence[PlacedRecord]) -> Iterator[Point]:
    """Yield the figures of the latest period, of the latest that ended before it, and so on."""
    left = list(records)
    while left:
        used = counting(left)
        first = used[0].record
        sizes = [size(placed.record) for placed in used]
        n = None if None in sizes else sum(one or 0 for one in sizes)
        period = first.period or (first.date.isoformat() if first.date else None)
        yield Point(_together(used), n, period, tuple(used))
        begins = min((known[0] for placed in used if (known := days(placed.record))), default=None)
        left = [placed for placed in left if begins and (known := days(placed.record)) and known[1] < begins]


def _together(records: Sequence[PlacedRecord]) -> float:
    """Return the mean of some figures, by the cases that they speak of when all of them say so."""
    known = [size(placed.record) for placed in records]
    weights = [one or 0.0 for one in known] if all(known) else [1.0] * len(known)
    values = [_value(placed) or 0.0 for placed in records]
    return sum(weight * value for weight, value in zip(weights, values, strict=True)) / sum(weights)


def _value(placed: PlacedRecord) -> float | None:
    record = placed.record
    return record.value if record.value is not None else record.mean
