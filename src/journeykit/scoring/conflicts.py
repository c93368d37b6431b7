"""Two sources that say clearly different things of the same customers at the same time."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from journeykit.scoring.estimates import clearly_differ
from journeykit.scoring.measured import estimate_of, has_answers
from journeykit.scoring.records import days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.scoring.settings import Settings
    from journeykit.workspace import PlacedRecord


def conflicts(records: Sequence[PlacedRecord], settings: Settings) -> Iterator[tuple[PlacedRecord, PlacedRecord]]:
    """The pairs of records of one touchpoint that contradict each other, the earlier one first.

    They hold the same satisfaction metric on the same scale, period and segment, come from different sources, and
    differ by more than their noise. Scores join them by n all the same.
    """
    alike: dict[object, list[PlacedRecord]] = {}
    for placed in records:
        record = placed.record
        scale = settings.scale_of(record)
        if scale is not None and has_answers(record):
            key = (record.metric, scale, days(record), tuple(sorted(record.segment.items())))
            alike.setdefault(key, []).append(placed)
    for same in alike.values():
        for one, other in combinations(same, 2):
            if one.source != other.source and _contradict(one, other, settings):
                yield one, other


def _contradict(one: PlacedRecord, other: PlacedRecord, settings: Settings) -> bool:
    scale, metric = settings.scale_of(one.record), one.record.metric
    if scale is None or metric is None:
        return False
    first, second = (estimate_of(metric, [placed.record], scale, settings.confidence) for placed in (one, other))
    return clearly_differ(first, second, settings.confidence) is True
