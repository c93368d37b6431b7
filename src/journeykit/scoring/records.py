"""Which records count: the latest period, whole samples before segments; and which of them are old."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from journeykit.model.periods import days_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.model import Record
    from journeykit.workspace import PlacedRecord

Days = tuple[date, date]


@lru_cache(maxsize=4096)
def _days(period: str) -> Days | None:
    return days_of(period)


def days(record: Record) -> Days | None:
    """The first and last day that a record speaks of; None when it does not say."""
    if record.period is not None:
        return _days(record.period)
    return None if record.date is None else (record.date, record.date)


def newest_day(records: Iterable[PlacedRecord]) -> date | None:
    """The last day of the newest period in which anything was measured."""
    return max((known[1] for placed in records if (known := days(placed.record))), default=None)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_stale(record: Record, now: date | None, stale_after: int) -> bool:
    """Whether a record ends more than `stale_after` months before now; what has no date is not judged."""
    known = days(record)
    return known is not None and now is not None and known[1] < months_before(now, stale_after)


def latest(records: Sequence[PlacedRecord]) -> list[PlacedRecord]:
    """The records of the latest period, by its last day; of two that end alike, the shorter.

    Records without a period count only when none has one.
    """
    dated = [(known, placed) for placed in records if (known := days(placed.record))]
    if not dated:
        return list(records)
    newest = max((last, first) for (first, last), _ in dated)
    return [placed for (first, last), placed in dated if (last, first) == newest]


def counting(records: Sequence[PlacedRecord]) -> list[PlacedRecord]:
    """The records that count for one metric: of the latest period, the whole sample before its segments.

    Of segments only one dimension counts, the one with the largest n: the same people stand in the others too.
    """
    newest = latest(records)
    whole = [placed for placed in newest if not placed.record.segment]
    if whole or not newest:
        return whole
    dimensions: dict[tuple[str, ...], list[PlacedRecord]] = {}
    for placed in newest:
        dimensions.setdefault(tuple(sorted(placed.record.segment)), []).append(placed)
    sizes = {dimension: sum(size(placed.record) or 0 for placed in found) for dimension, found in dimensions.items()}
    return dimensions[min(dimensions, key=lambda dimension: (-sizes[dimension], dimension))]


def size(record: Record) -> float | None:
    """The number of answers (or of customers who could go on) of a record, whatever its form; None: not said."""
    if record.distribution is not None:
        return float(sum(record.distribution.values()))
    if record.promoters is not None or record.passives is not None or record.detractors is not None:
        return float((record.promoters or 0) + (record.passives or 0) + (record.detractors or 0))
    count = record.of if record.is_transition else record.n
    return None if count is None else float(count)
