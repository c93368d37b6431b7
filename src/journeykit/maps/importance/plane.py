"""The plane of the two importances: stated from left to right, derived from below upwards, crossed at the medians."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.matrix.axes import Axes

_INSET = 30
_ENDS = (1.0, 5.0)


@dataclass(frozen=True, slots=True)
class Plane(Axes):
    """The axes of the matrix, with the stated importance in the place of the performance."""

    right: float = _ENDS[1]
    cross_x: float = 3.0

    def x(self, value: float) -> float:
        """Return the place of a stated importance."""
        return self.box.x + _INSET + (value - self.left) / (self.right - self.left) * (self.box.width - 2 * _INSET)

    def place(self, touchpoint: MapTouchpoint) -> Point:
        """Return where a touchpoint belongs."""
        assert touchpoint.stated is not None
        assert touchpoint.derived is not None
        return self.x(touchpoint.stated), self.y(touchpoint.derived)

    @property
    def corner(self) -> Point:
        """Where the lines of the cross-hair meet."""
        return self.x(self.cross_x), self.y(self.cross)

    def important(self, touchpoint: MapTouchpoint) -> bool:
        """Whether a touchpoint goes with satisfaction at least as much as the middle one."""
        return touchpoint.derived is not None and touchpoint.derived >= self.cross


def make_plane(touchpoints: Sequence[MapTouchpoint], box: Box) -> Plane:
    """Reach from the lowest to the highest of both; nothing stands on a line of the cross."""
    stated = sorted(point.stated for point in touchpoints if point.stated is not None)
    derived = sorted(point.derived for point in touchpoints if point.derived is not None)
    left = max(_ENDS[0], min(_ENDS[1] - 2, math.floor(stated[0])))
    step = next((step for step in (1.0, 2.0, 5.0, 10.0) if derived[-1] <= 5 * step), 25.0)
    high = max(step, derived[-1])
    ticks = tuple(step * i for i in range(int(high / step) + 1))
    return Plane(box, left, 0.0, high, _between(derived), ticks, percent=True, cross_x=_between(stated))


def _between(values: Sequence[float]) -> float:
    """Return a border just below the median; above it where nothing is less, so that it parts what there is to part."""
    middle = median(values)
    less = [value for value in values if value < middle]
    more = [value for value in values if value > middle]
    return (middle + (less[-1] if less else more[0])) / 2 if less or more else middle - min(0.1, middle / 4)
