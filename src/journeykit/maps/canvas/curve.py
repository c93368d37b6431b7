"""Curves as cubic Beziers: a list of 3n+1 points, so that Graphviz and the drawing operations both take them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]
Path = list[Point]


class Box(NamedTuple):
    """A rectangle by its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    @property
    def corners(self) -> list[Point]:
        """Its corners, from the top left clockwise."""
        return [(self.x, self.y), (self.right, self.y), (self.right, self.bottom), (self.x, self.bottom)]

    @classmethod
    def around(cls, center: Point, half: float) -> Box:
        """Return a square round a point."""
        return cls(center[0] - half, center[1] - half, 2 * half, 2 * half)


_CORNER = 0.4477  # how far the handles of a rounded corner stay from the corner, in radii


def straight(start: Point, end: Point) -> Path:
    """Return a straight line as one Bezier."""
    (x0, y0), (x1, y1) = start, end
    return [start, ((2 * x0 + x1) / 3, (2 * y0 + y1) / 3), ((x0 + 2 * x1) / 3, (y0 + 2 * y1) / 3), end]


def through(points: Sequence[Point]) -> Path:
    """Return straight lines from point to point."""
    path = [points[0]]
    for start, end in pairwise(points):
        path += straight(start, end)[1:]
    return path


def smooth(points: Sequence[Point]) -> Path:
    """Return a curve through points in order of x that shows no top that was not measured (Fritsch & Carlson)."""
    if len(points) == 1:
        return [points[0]]
    widths = [b[0] - a[0] for a, b in pairwise(points)]
    slopes = [(b[1] - a[1]) / width for (a, b), width in zip(pairwise(points), widths, strict=True)]
    tangents = [slopes[0], *map(_tangent, widths, widths[1:], slopes, slopes[1:]), slopes[-1]]
    path = [points[0]]
    for i, width in enumerate(widths):
        (x0, y0), (x1, y1), third = points[i], points[i + 1], width / 3
        path += [(x0 + third, y0 + tangents[i] * third), (x1 - third, y1 - tangents[i + 1] * third), points[i + 1]]
    return path


def _tangent(width: float, next_width: float, slope: float, next_slope: float) -> float:
    """Weighted harmonic mean of two slopes; level at a top or a dip."""
    if slope * next_slope <= 0:
        return 0
    a, b = 2 * next_width + width, next_width + 2 * width
    return (a + b) / (a / slope + b / next_slope)


def arc(center: Point, radius: float, start: float, end: float) -> Path:
    """Return a part of a circle, from one angle to another in degrees (0 is right, 90 is down)."""
    steps = max(1, math.ceil(abs(end - start) / 90))
    path: Path = []
    for i in range(steps):
        a, b = (math.radians(start + (end - start) * (i + step) / steps) for step in (0, 1))
        handle = 4 / 3 * math.tan((b - a) / 4) * radius
        p0, p3 = _on_circle(center, radius, a), _on_circle(center, radius, b)
        path = path or [p0]
        path += [
            (p0[0] - handle * math.sin(a), p0[1] + handle * math.cos(a)),
            (p3[0] + handle * math.sin(b), p3[1] - handle * math.cos(b)),
            p3,
        ]
    return path


def _on_circle(center: Point, radius: float, angle: float) -> Point:
    return center[0] + radius * math.cos(angle), center[1] + radius * math.sin(angle)


def rounded_box(box: Box, radius: float) -> Path:
    """Return a box with rounded corners, from the top left clockwise."""
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    r = min(radius, box.width / 2, box.height / 2)
    k = r * _CORNER
    path = straight((x + r, y), (right - r, y))
    path += [(right - k, y), (right, y + k), (right, y + r)]
    path += straight(path[-1], (right, bottom - r))[1:]
    path += [(right, bottom - k), (right - k, bottom), (right - r, bottom)]
    path += straight(path[-1], (x + r, bottom))[1:]
    path += [(x + k, bottom), (x, bottom - k), (x, bottom - r)]
    path += straight(path[-1], (x, y + r))[1:]
    return [*path, (x, y + k), (x + k, y), (x + r, y)]


def diamond(center: Point, radius: float) -> list[Point]:
    """Return the corners of a diamond."""
    x, y = center
    return [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
