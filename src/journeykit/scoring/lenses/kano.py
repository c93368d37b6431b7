"""Kano: is something taken for granted, the more the better, or a delight? From counted answers to question pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.estimates import NpsCounts, adjusted_nps
from journeykit.scoring.lenses.shares import any_stale, effective, share
from journeykit.scoring.records import counting
from journeykit.scoring.values import SMALL_SAMPLE, Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.model.measurement import Kano
    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import PlacedRecord, Workspace

Category = Literal["must-be", "one-dimensional", "attractive", "indifferent", "reverse", "questionable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many answers fall into each category; on a tie the one that harms most when missing goes first (M > O > A > I)."""

    must_be: int = 0
    one_dimensional: int = 0
    attractive: int = 0
    indifferent: int = 0
    reverse: int = 0
    questionable: int = 0

    @property
    def base(self) -> int:
        """The answers that Better and Worse are shares of: A, O, M and I."""
        return self.must_be + self.one_dimensional + self.attractive + self.indifferent

    @property
    def n(self) -> int:
        """All answers, reversed and contradictory ones too."""
        return self.base + self.reverse + self.questionable

    @property
    def ordered(self) -> tuple[tuple[Category, int], ...]:
        """The categories with their counts, the largest first."""
        pairs: tuple[tuple[Category, int], ...] = (
            ("must-be", self.must_be),
            ("one-dimensional", self.one_dimensional),
            ("attractive", self.attractive),
            ("indifferent", self.indifferent),
            ("reverse", self.reverse),
            ("questionable", self.questionable),
        )
        return tuple(sorted(pairs, key=lambda pair: -pair[1]))

    @property
    def better(self) -> float | None:
        """Better: how many are more satisfied when it is there, `(A + O) / (A + O + M + I)`."""
        return (self.attractive + self.one_dimensional) / self.base if self.base else None

    @property
    def worse(self) -> float | None:
        """Worse: how many are less satisfied when it is missing, `-(O + M) / (A + O + M + I)`."""
        return -(self.one_dimensional + self.must_be) / self.base if self.base else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KanoAt:
    """What one touchpoint is to customers. `clear`: the largest category is larger than the next beyond noise."""

    journey: JourneyScore
    touchpoint: TouchpointScore
    counts: Counts
    category: Category | None
    runner_up: Category | None
    clear: bool
    better: Interval
    worse: Interval
    stale: bool
    records: tuple[PlacedRecord, ...]

    @property
    def small(self) -> bool:
        """Whether Better and Worse rest on fewer than 30 answers."""
        return self.counts.base < SMALL_SAMPLE


def kano(scores: Scores, workspace: Workspace) -> tuple[KanoAt, ...]:
    """The touchpoints with Kano counts, in the order of the files; of several counts those of the latest period."""
    found = []
    for journey, touchpoint in scores.all():
        records = [one for one in workspace.records_of(journey.id, touchpoint.id) if one.record.kano is not None]
        if records:
            found.append(_of(scores, journey, touchpoint, counting(records)))
    return tuple(found)


def _of(scores: Scores, journey: JourneyScore, touchpoint: TouchpointScore, used: Sequence[PlacedRecord]) -> KanoAt:
    counts = _added([placed.record.kano for placed in used if placed.record.kano is not None])
    (first, most), (second, next_most) = counts.ordered[:2]
    positive = share(counts.attractive + counts.one_dimensional, counts.base, used, scores)
    negative = share(counts.one_dimensional + counts.must_be, counts.base, used, scores)
    return KanoAt(
        journey=journey,
        touchpoint=touchpoint,
        counts=counts,
        category=first if most else None,
        runner_up=second if next_most else None,
        clear=bool(most) and _stands_out(counts, most, next_most, used, scores),
        better=Interval() if positive is None else _interval(counts.better, positive.low, positive.high),
        worse=Interval() if negative is None else _interval(counts.worse, _minus(negative.high), _minus(negative.low)),
        stale=any_stale(used, scores),
        records=tuple(used),
    )


def _added(parts: Sequence[Kano]) -> Counts:
    return Counts(
        must_be=sum(part.must_be for part in parts),
        one_dimensional=sum(part.one_dimensional for part in parts),
        attractive=sum(part.attractive for part in parts),
        indifferent=sum(part.indifferent for part in parts),
        reverse=sum(part.reverse for part in parts),
        questionable=sum(part.questionable for part in parts),
    )


def _stands_out(counts: Counts, most: int, next_most: int, used: Sequence[PlacedRecord], scores: Scores) -> bool:
    """Whether two shares of the same answers differ: the very question that the interval of an NPS answers."""
    worth = effective(used)
    parts = NpsCounts(most * worth, (counts.n - most - next_most) * worth, next_most * worth)
    return adjusted_nps(parts, scores.settings.confidence)[1] > 0


def _minus(percent: float | None) -> float | None:
    return None if percent is None else -percent


def _interval(value: float | None, low: float | None, high: float | None) -> Interval:
    return Interval(value) if low is None or high is None else Interval(value, low / 100, high / 100)
