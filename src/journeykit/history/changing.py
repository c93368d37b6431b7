"""Which figures changed by more than chance, among all that were measured anew."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING

from journeykit.history.trend_values import Change
from journeykit.scoring.differences import chance_of, difference, likely_together
from journeykit.scoring.estimates import Estimate
from journeykit.scoring.performance import Figure
from journeykit.scoring.values import SMALL_SAMPLE, Interval
from journeykit.scoring.welch import welch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.history.figures import Figures, PointFigures, Sample
    from journeykit.history.trend_values import Line, Moment, Row

INDEX = "index"
_SAME_MASS = 1e-4


def changes(lines: Sequence[Line], confidence: float) -> tuple[Change, ...]:
    """Hold every figure that was measured anew against the one before, and judge all of them together.

    Answers that were corrected, or that a longer period counts again, are no new answers: they are not compared.
    """
    found = [change for line in lines for change in _of_line(line, confidence)]
    chances = {i: one.chance for i, one in enumerate(found) if one.chance is not None and not _too_few(one)}
    clear = likely_together(chances, 1 - confidence)
    judged = []
    for i, one in enumerate(found):
        if i not in chances:
            judged.append(replace(one, verdict="too-few"))
        elif i in clear:
            judged.append(replace(one, verdict="clear"))
        else:
            judged.append(replace(one, verdict="indication" if chances[i] < 1 - confidence else "noise"))
    return tuple(judged)


def _too_few(one: Change) -> bool:
    """A handful of equal answers has no spread, and is not certain for that."""
    few = min(one.n_before or 0.0, one.n_after or 0.0) < SMALL_SAMPLE
    return few and one.difference.low == one.difference.high


def _of_line(line: Line, confidence: float) -> Iterator[Change]:
    last: dict[tuple[str | None, str], tuple[Moment, Sample]] = {}
    before: Row | None = None
    for row in line.scored:
        assert row.figures is not None
        for touchpoint, name, sample in _samples(row.figures):
            key = (touchpoint, sample.metric)
            known = last.get(key)
            if known is not None and _asked_anew(known[1], sample):
                yield _change(line.journey, touchpoint, name, known, (row.moment, sample), confidence)
            if known is None or _is_newer(known[1], sample):
                last[key] = (row.moment, sample)
        if before is not None and (whole := _index(line.journey, before, row, confidence)) is not None:
            yield whole
        before = row


def _samples(figures: Figures) -> Iterator[tuple[str | None, str, Sample]]:
    yield from ((None, figures.title, sample) for sample in figures.samples)
    for point in figures.touchpoints:
        yield from ((point.id, point.name, sample) for sample in point.samples)


def _asked_anew(old: Sample, new: Sample) -> bool:
    """Tell whether a sample was asked after the other, of other people."""
    if old.last is None or new.first is None or (old.scale, old.low_is_better) != (new.scale, new.low_is_better):
        return False
    return new.first > old.last


def _is_newer(old: Sample, new: Sample) -> bool:
    return old.last is None or (new.last is not None and new.last >= old.last)


def _change(
    journey: str,
    touchpoint: str | None,
    name: str,
    old: tuple[Moment, Sample],
    new: tuple[Moment, Sample],
    confidence: float,
) -> Change:
    (earlier, one), (later, other) = old, new
    apart, chance = _compared(one, other, confidence)
    return Change(
        journey=journey,
        touchpoint=touchpoint,
        name=name,
        metric=one.metric,
        earlier=earlier,
        later=later,
        before=Interval(one.value, one.low, one.high),
        after=Interval(other.value, other.low, other.high),
        difference=apart,
        n_before=one.n,
        n_after=other.n,
        chance=chance,
        better=(other.value < one.value) == one.low_is_better,
    )


def _compared(old: Sample, new: Sample, confidence: float) -> tuple[Interval, float | None]:
    """The difference with its interval: t for means, Newcombe for shares and for what has an interval only."""
    if old.kind == new.kind == "mean":
        found = welch(_estimate(new), _estimate(old), confidence)
        if found is not None:
            return found
    apart = difference(_figure(new), _figure(old))
    return apart, chance_of(apart, confidence)


def _estimate(one: Sample) -> Estimate:
    return Estimate(one.value, one.low, one.high, one.se, one.n)


def _figure(one: Sample) -> Figure:
    return Figure(one.value, one.low, one.high)


def _index(journey: str, before: Row, after: Row, confidence: float) -> Change | None:
    """The index of two rows, when nothing but new answers moved it.

    Only touchpoints that were asked anew make its noise: the others stand in both.
    """
    old, new = before.figures, after.figures
    if old is None or new is None or old.index.value is None or new.index.value is None:
        return None
    pairs = [(one, new.touchpoint(one.id)) for one in old.touchpoints]
    both = [(one, other) for one, other in pairs if other is not None]
    if len(both) != len(old.touchpoints) or len(both) != len(new.touchpoints) or not _alike(both):
        return None
    asked = [pair for pair in both if _measured_anew(*pair)]
    if not asked:
        return None
    value = new.index.value - old.index.value
    below = above = 0.0
    for one, other in asked:
        apart = difference(_of(other), _of(one))
        if apart.value is None or apart.low is None or apart.high is None:
            return None
        below += (other.mass * (apart.value - apart.low)) ** 2
        above += (other.mass * (apart.high - apart.value)) ** 2
    apart = Interval(round(value, 4), round(value - sqrt(below), 4), round(value + sqrt(above), 4))
    return Change(
        journey=journey,
        touchpoint=None,
        name=new.title,
        metric=INDEX,
        earlier=before.moment,
        later=after.moment,
        before=old.index,
        after=new.index,
        difference=apart,
        n_before=old.n,
        n_after=new.n,
        chance=chance_of(apart, confidence),
        better=value > 0,
    )


def _alike(pairs: Sequence[tuple[PointFigures, PointFigures]]) -> bool:
    """Tell whether touchpoints weigh the same and were asked the same: a first answer to a question is no change."""
    return all(
        abs(one.mass - other.mass) < _SAME_MASS
        and [sample.metric for sample in one.samples] == [sample.metric for sample in other.samples]
        for one, other in pairs
    )


def _measured_anew(old: PointFigures, new: PointFigures) -> bool:
    known = {sample.metric: sample for sample in old.samples}
    return any(sample.metric in known and _asked_anew(known[sample.metric], sample) for sample in new.samples)


def _of(point: PointFigures) -> Figure:
    p = point.performance
    return Figure(p.value or 0.0, p.low, p.high)
