"""How far an index moved, in three parts: what figures did, what weights did, and what touchpoints did that came or went.

On the way from the old index to the new one first those go that are gone, then the new weights stand around the old
figures, then those come that are new, and last the new figures; so the parts make the whole.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from journeykit.scoring.differences import difference
from journeykit.scoring.performance import Figure
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from journeykit.scoring.values import JourneyScore, TouchpointScore


class Split(NamedTuple):
    """The parts; None where an index was not known, or is not."""

    by_data: Interval = Interval()
    by_weighting: float | None = None
    by_touchpoints: float | None = None


def split(
    old: JourneyScore, between: JourneyScore, new: JourneyScore, stayed: Mapping[str, str], changed: Collection[str]
) -> Split:
    """Split what happened to an index.

    Args:
        old: The journey before.
        between: The journey now, as if every old figure still stood.
        new: The journey now.
        stayed: The old ids of touchpoints by their new ones, where they were in this journey before.
        changed: The new ids of touchpoints whose figures are others.
    """
    by_data = _by_data(between, new, changed)
    if old.index.value is None or between.index.value is None:
        return Split(by_data)
    whole = between.index.value - old.index.value
    then = set(stayed.values())
    same_then = _index(point for point in old.touchpoints if point.id in then)
    same_now = _index(point for point in between.touchpoints if point.id in stayed)
    weighed = 0.0 if same_then is None or same_now is None else same_now - same_then
    return Split(by_data, weighed, whole - weighed)


def _index(points: Iterable[TouchpointScore]) -> float | None:
    known = [(point.mass, point.performance.value) for point in points]
    counted = [(mass, p) for mass, p in known if mass is not None and p is not None]
    total = sum(mass for mass, _ in counted)
    return sum(mass * p for mass, p in counted) / total if total > 0 else None


def _by_data(between: JourneyScore, new: JourneyScore, changed: Collection[str]) -> Interval:
    """How far changed figures moved the index, with the noise of those that changed: the others stand in both."""
    if new.index.value is None or between.index.value is None:
        return Interval()
    value = new.index.value - between.index.value
    below = above = 0.0
    for point in new.touchpoints:
        was = between.touchpoint(point.id)
        if was is None or point.mass is None or point.id not in changed:
            continue
        apart = difference(_figure(point), _figure(was))
        if apart.value is None or apart.low is None or apart.high is None:
            return Interval(value)
        share = point.mass / new.total_mass if new.total_mass > 0 else 0.0
        below += (share * (apart.value - apart.low)) ** 2
        above += (share * (apart.high - apart.value)) ** 2
    if not below and not above:
        return Interval(value)
    return Interval(value, value - sqrt(below), value + sqrt(above))


def _figure(point: TouchpointScore) -> Figure:
    p = point.performance
    return Figure(p.value or 0.0, p.low, p.high)
