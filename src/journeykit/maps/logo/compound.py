"""Several outlines with holes as one: the drawing operations of Graphviz know only single paths.

The outlines are joined by bridges that are walked there and back, so they enclose nothing, and every viewer fills
by the rule "nonzero": a hole is an outline that runs the other way round.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journeykit.maps.canvas.curve import Path, Point, straight

_STEPS = 4  # straight pieces for each Bezier, to see which outline lies in which


def as_one(parts: Sequence[Path], *, even_odd: bool) -> list[Path]:
    """Return closed outlines as paths that are filled each by itself."""
    if len(parts) < 2:
        return list(parts)
    if even_odd:
        parts = _turned(parts)
    path = list(parts[0])
    for part in parts[1:]:
        path += [*straight(path[0], part[0])[1:], *part[1:], *straight(part[0], path[0])[1:]]
    return [path]


def _turned(parts: Sequence[Path]) -> list[Path]:
    """Turn outlines so that every second one inside another is a hole."""
    flat = [_flat(part) for part in parts]
    turned = []
    for i, part in enumerate(parts):
        depth = sum(_holds(other, flat[i][0]) for j, other in enumerate(flat) if j != i)
        clockwise = _area(flat[i]) > 0
        turned.append(part if clockwise == (depth % 2 == 0) else part[::-1])
    return turned


def _flat(path: Path) -> list[Point]:
    points = [path[0]]
    for i in range(0, len(path) - 1, 3):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = path[i : i + 4]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return points


def _area(points: Sequence[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(points)) / 2


def _holds(outline: Sequence[Point], point: Point) -> bool:
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in pairwise(outline):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside
