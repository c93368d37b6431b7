"""Ulwick's opportunity score: what is important to many customers and satisfies few of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Literal

from journeykit.model.metrics import IMPORTANCE
from journeykit.scoring.estimates import Estimate
from journeykit.scoring.lenses.shares import any_stale, share
from journeykit.scoring.records import counting
from journeykit.scoring.samples import added, top_two_box
from journeykit.scoring.values import SMALL_SAMPLE, Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import PlacedRecord, Workspace

Lacks = Literal["not-asked", "no-shares"]
"""Why a share is unknown: nobody was asked, or what was kept (a mean, another scale) does not tell it."""

_FIVE = (1.0, 5.0)
_CSAT = "csat"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of the two shares, 0-10: of ten customers, how many answered 4 or 5; None when that is unknown."""

    share: Interval
    n: float | None
    lacks: Lacks | None
    records: tuple[PlacedRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """The opportunity at one touchpoint, 0-20, and the two shares that it is made of."""

    journey: JourneyScore
    touchpoint: TouchpointScore
    importance: Wanted
    satisfaction: Wanted
    score: Interval
    stale: bool

    @property
    def n(self) -> float | None:
        """The smaller of the two numbers of answers; None when one is not known."""
        sizes = (self.importance.n, self.satisfaction.n)
        return min(size for size in sizes if size is not None) if None not in sizes else None

    @property
    def small(self) -> bool:
        """Whether one of the two shares rests on fewer than 30 answers."""
        return any(one.n is not None and one.n < SMALL_SAMPLE for one in (self.importance, self.satisfaction))


def opportunity(importance: float, satisfaction: float) -> float:
    """`I + max(I - S, 0)`, both shares of answers 4-5 times 10."""
    return importance + max(importance - satisfaction, 0.0)


def opportunities(scores: Scores, workspace: Workspace) -> tuple[Opportunity, ...]:
    """The touchpoints of which one of the two shares is known: the largest opportunity first, the unknown ones last."""
    found = [
        _of(scores, journey, touchpoint, workspace.records_of(journey.id, touchpoint.id))
        for journey, touchpoint in scores.all()
    ]
    known = [one for one in found if one.importance.share.value is not None or one.satisfaction.share.value is not None]
    return tuple(sorted(known, key=lambda one: (one.score.value is None, -(one.score.value or 0.0))))


def _of(
    scores: Scores, journey: JourneyScore, touchpoint: TouchpointScore, records: Sequence[PlacedRecord]
) -> Opportunity:
    importance = _wanted([placed for placed in records if placed.record.metric == IMPORTANCE], scores)
    satisfaction = _wanted([placed for placed in records if placed.record.metric == _CSAT], scores)
    return Opportunity(
        journey=journey,
        touchpoint=touchpoint,
        importance=importance,
        satisfaction=satisfaction,
        score=_interval(importance.share, satisfaction.share),
        stale=any_stale((*importance.records, *satisfaction.records), scores),
    )


def _wanted(records: Sequence[PlacedRecord], scores: Scores) -> Wanted:
    used = tuple(counting(records))
    if not used:
        return Wanted(Interval(), None, "not-asked")
    estimate = _counted(used, scores) or _published(used, scores)
    if estimate is None:
        return Wanted(Interval(), None, "no-shares", used)
    low, high = estimate.low, estimate.high
    ends = (None, None) if low is None or high is None else (low / 10, high / 10)
    return Wanted(Interval(estimate.value / 10, *ends), estimate.n, None, used)


def _counted(used: Sequence[PlacedRecord], scores: Scores) -> Estimate | None:
    """The share of 4 and 5 among counted answers on 1-5. A mean does not tell how many chose these."""
    parts = [placed.record for placed in used]
    if any(record.distribution is None or record.scale not in (None, _FIVE) for record in parts):
        return None
    better = {record.better for record in parts} - {None}
    if len(better) > 1:
        return None
    answers = added(record.distribution for record in parts if record.distribution is not None)
    n = sum(answers.values())
    if n <= 0:
        return None
    percent = top_two_box(answers, _FIVE, low_is_better=better == {"low"})
    return share(percent / 100 * n, n, used, scores)


def _published(used: Sequence[PlacedRecord], scores: Scores) -> Estimate | None:
    """The share of satisfied customers as it was published (`csat` with `scale: percent`)."""
    parts = [placed.record for placed in used]
    given = [(record.value, float(record.n or 0)) for record in parts]
    if any(value is None for value, _ in given) or any(record.scale != "percent" for record in parts):
        return None
    values = [(value, n) for value, n in given if value is not None]
    if not all(n for _, n in values):
        return Estimate(sum(value for value, _ in values) / len(values))
    n = sum(size for _, size in values)
    return share(sum(value / 100 * size for value, size in values), n, used, scores)


def _interval(importance: Interval, satisfaction: Interval) -> Interval:
    """The score with its interval: the arms of `2 I - S` joined like standard errors, and never below those of I."""
    i, s = importance.value, satisfaction.value
    if i is None or s is None:
        return Interval()
    value = opportunity(i, s)
    ends = (importance.low, importance.high, satisfaction.low, satisfaction.high)
    if ends[0] is None or ends[1] is None or ends[2] is None or ends[3] is None:
        return Interval(value)
    low = 2 * i - s - sqrt((2 * (i - ends[0])) ** 2 + (ends[3] - s) ** 2)
    high = 2 * i - s + sqrt((2 * (ends[1] - i)) ** 2 + (s - ends[2]) ** 2)
    return Interval(value, max(0.0, ends[0], low), min(20.0, max(ends[1], high)))
