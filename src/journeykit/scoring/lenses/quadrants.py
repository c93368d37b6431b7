"""Importance-performance analysis: where each touchpoint stands against a cross-hair that is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from journeykit.scoring.performance import GOOD
from journeykit.scoring.thirds import median

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore

CrossHair = Literal["targets", "mean", "median"]
Quadrant = Literal["concentrate", "keep-up", "low-priority", "overkill"]

CROSS_HAIRS: tuple[CrossHair, ...] = get_args(CrossHair)


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the two lines of a cross-hair stand in one journey; None where nothing can be told apart.

    A touchpoint is important above `importance` (a weight), and does well from `performance` on (0-100).
    """

    importance: float | None
    performance: float | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A touchpoint and its quadrant by each of the cross-hairs; None where it is unknown.

    `clear` says whether the whole interval of its satisfaction lies on one side of the line; None without a quadrant or an interval.
    """

    journey: JourneyScore
    touchpoint: TouchpointScore
    cross_hair: CrossHair
    lines: Lines
    quadrant: Quadrant | None
    clear: bool | None
    by: Mapping[CrossHair, Quadrant | None]

    @property
    def flips(self) -> bool:
        """Whether another cross-hair puts it elsewhere."""
        return len(set(self.by.values())) > 1


def quadrants(scores: Scores, cross_hair: CrossHair = "targets") -> tuple[Placed, ...]:
    """All touchpoints with their quadrants, journey by journey in the order of the files."""
    found: list[Placed] = []
    for journey in scores.journeys:
        lines = {one: lines_of(journey, one) for one in CROSS_HAIRS}
        found += [_placed(journey, touchpoint, lines, cross_hair) for touchpoint in journey.touchpoints]
    return tuple(found)


def lines_of(journey: JourneyScore, cross_hair: CrossHair) -> Lines:
    """Where a cross-hair stands in one journey.

    `targets` takes satisfaction at 65 (sufficient); importance has no target, so there it is the median. Importance
    that nobody stated draws no line, and where all are equal there is none to draw.
    """
    weights = [w for one in journey.touchpoints if (w := _weight(one)) is not None]
    known = [p for one in journey.touchpoints if (p := one.performance.value) is not None]
    middle: Callable[[Sequence[float]], float] = _mean if cross_hair == "mean" else median
    performance = GOOD if cross_hair == "targets" else _line(known, middle)
    return Lines(_line(weights, middle), performance)


def quadrant_of(touchpoint: TouchpointScore, lines: Lines) -> Quadrant | None:
    """The quadrant of one touchpoint; None when one of its figures or lines is unknown."""
    w, p = _weight(touchpoint), touchpoint.performance.value
    if w is None or p is None or lines.importance is None or lines.performance is None:
        return None
    if w > lines.importance:
        return "keep-up" if p >= lines.performance else "concentrate"
    return "overkill" if p >= lines.performance else "low-priority"


def _placed(
    journey: JourneyScore, touchpoint: TouchpointScore, lines: Mapping[CrossHair, Lines], chosen: CrossHair
) -> Placed:
    by = {one: quadrant_of(touchpoint, lines[one]) for one in CROSS_HAIRS}
    clear = None if by[chosen] is None else _clear(touchpoint, lines[chosen].performance)
    return Placed(journey, touchpoint, chosen, lines[chosen], by[chosen], clear, by)


def _clear(touchpoint: TouchpointScore, line: float | None) -> bool | None:
    low, high = touchpoint.performance.low, touchpoint.performance.high
    if low is None or high is None or line is None:
        return None
    return low >= line or high < line


def _weight(touchpoint: TouchpointScore) -> float | None:
    """The weight, unless it was assumed: a guess of ours puts no touchpoint above another."""
    return None if touchpoint.importance.source == "assumed" else touchpoint.importance.value


def _line(values: Sequence[float], middle: Callable[[Sequence[float]], float]) -> float | None:
    return middle(values) if values and min(values) < max(values) else None


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
