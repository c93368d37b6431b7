"""The two axes of the matrix: how far each reaches, and where the cross-hair stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.content import GOOD, MapTouchpoint

STRIP_TOP, STRIP_FOOT = 54, 40
"""No point ever stands in these strips: the names of the quadrants do."""

_INSET = 18  # so that a marker at an end stands on the plot
_STATED_ENDS = (1.0, 5.0)


@dataclass(frozen=True, slots=True)
class Axes:
    """The plot and its scales. `cross` is the importance from which a touchpoint counts as important."""

    box: Box
    left: float
    low: float
    high: float
    cross: float
    ticks: tuple[float, ...]
    percent: bool = False

    def x(self, performance: float) -> float:
        """Return the place of a performance."""
        return self.box.x + _INSET + (performance - self.left) / (100 - self.left) * (self.box.width - 2 * _INSET)

    def y(self, importance: float) -> float:
        """Return the height of an importance."""
        room = self.box.height - STRIP_TOP - STRIP_FOOT
        return self.box.bottom - STRIP_FOOT - (importance - self.low) / (self.high - self.low) * room

    def place(self, touchpoint: MapTouchpoint) -> Point:
        """Return where a touchpoint belongs."""
        assert touchpoint.performance
        assert touchpoint.importance
        return self.x(touchpoint.performance.value), self.y(touchpoint.importance.value)

    @property
    def corner(self) -> Point:
        """Where the lines of the cross-hair meet."""
        return self.x(GOOD), self.y(self.cross)

    def important(self, touchpoint: MapTouchpoint) -> bool:
        """Whether a touchpoint is at least as important as the middle one."""
        return touchpoint.importance is not None and touchpoint.importance.value >= self.cross


def make_axes(touchpoints: Sequence[MapTouchpoint], box: Box) -> Axes:
    """Reach from the lowest to the highest; the cross-hair runs just below the median importance."""
    performances = [p.performance.value for p in touchpoints if p.performance]
    importances = sorted(p.importance.value for p in touchpoints if p.importance)
    left = min(40.0, max(0.0, math.floor((min(performances) - 4) / 10) * 10))
    cross = _cross(importances)
    if any(p.importance and p.importance.source == "derived" for p in touchpoints):
        step = _step(importances[-1])
        ticks = tuple(step * i for i in range(int(max(step, importances[-1]) / step) + 1))
        return Axes(box, left, 0.0, max(step, importances[-1]), cross, ticks, percent=True)
    high = min(_STATED_ENDS[1], max(_STATED_ENDS[0] + 2, math.ceil(importances[-1])))
    low = max(_STATED_ENDS[0], min(high - 2, math.floor(min(cross, importances[0]))))
    return Axes(box, left, low, high, cross, tuple(float(tick) for tick in range(round(low), round(high) + 1)))


def _cross(importances: Sequence[float]) -> float:
    """Return a border between the median and what is less important, so that no point stands on it."""
    median = importances[len(importances) // 2]
    less = [value for value in importances if value < median]
    return (median + less[-1]) / 2 if less else median - min(0.5, max(0.01, median / 4))


def _step(highest: float) -> float:
    return next((step for step in (1.0, 2.0, 5.0, 10.0) if highest <= 5 * step), 25.0)
