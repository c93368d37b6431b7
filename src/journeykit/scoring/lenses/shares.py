"""The share of the answers to a question, with its interval: what opportunity and Kano are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.scoring.estimates import Estimate, doubled, share_estimate
from journeykit.scoring.records import is_stale, size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.model import Record
    from journeykit.scoring.values import Scores
    from journeykit.workspace import PlacedRecord

_PERCENT = (0.0, 100.0)


def share(hits: float, of: float, used: Sequence[PlacedRecord], scores: Scores) -> Estimate | None:
    """The percentage `hits / of` with Wilson's interval; None when nobody answered.

    A weighted sample is worth its effective number of answers, and an old one has its arms doubled.
    """
    if of <= 0:
        return None
    worth = effective(used)
    estimate = share_estimate(100 * hits / of, of * worth, scores.settings.confidence)
    estimate = Estimate(estimate.value, estimate.low, estimate.high, estimate.se, of)
    return doubled(estimate, _PERCENT) if any_stale(used, scores) else estimate


def effective(used: Iterable[PlacedRecord]) -> float:
    """How much of an answer each answer is worth (Kish): 1, unless the sample was weighted."""
    sizes = [(placed.record.n_effective, _answers(placed.record)) for placed in used]
    total = sum(n or 0.0 for _, n in sizes)
    return sum((n if kept is None else kept) or 0.0 for kept, n in sizes) / total if total else 1.0


def _answers(record: Record) -> float | None:
    counts = record.kano
    if counts is None:
        return size(record)
    known = counts.attractive + counts.one_dimensional + counts.must_be + counts.indifferent
    return float(known + counts.reverse + counts.questionable)


def any_stale(used: Iterable[PlacedRecord], scores: Scores) -> bool:
    """Whether one of the records is old."""
    return any(is_stale(placed.record, scores.now, scores.settings.stale_after) for placed in used)
