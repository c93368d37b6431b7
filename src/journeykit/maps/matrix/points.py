"""The points of the matrix: touchpoints that would hide each other are moved aside a little, never over a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Point
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.matrix.axes import Axes

_ROUNDS = 120


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint and where its marker stands; `size` is the marker's radius without and with its ring."""

    touchpoint: MapTouchpoint
    at: Point
    size: tuple[float, float]


def make_spots(touchpoints: Sequence[MapTouchpoint], axes: Axes) -> tuple[list[Spot], bool]:
    """Place the markers; return them, and whether any had to move."""
    radius = 10.0 if len(touchpoints) <= 30 else 8.5 if len(touchpoints) <= 60 else 7.0
    ring = radius + (5.6 if any(p.expression is not None for p in touchpoints) else 1.5)
    wanted = [axes.place(p) for p in touchpoints]
    sides = [_side(axes, p, ring) for p in touchpoints]
    placed = _apart(wanted, sides, ring)
    moved = any(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 1 for a, b in zip(wanted, placed, strict=True))
    return [Spot(p, at, (radius, ring)) for p, at in zip(touchpoints, placed, strict=True)], moved


def _side(axes: Axes, touchpoint: MapTouchpoint, ring: float) -> tuple[float, float]:
    """Return between which heights a marker may move: it stays on its side of the cross-hair."""
    cross = axes.corner[1]
    if axes.important(touchpoint):
        return axes.box.y + 52, cross - 3
    return cross + 3, axes.box.bottom - 38 - ring


def _apart(wanted: Sequence[Point], sides: Sequence[tuple[float, float]], ring: float) -> list[Point]:
    """Push markers that touch apart, upwards and downwards: their performance stays what it is."""
    heights = [_within(y, side) for (_, y), side in zip(wanted, sides, strict=True)]
    order = sorted(range(len(wanted)), key=lambda i: wanted[i][0])
    near = [
        (i, j, (wanted[j][0] - wanted[i][0]) ** 2)
        for k, i in enumerate(order)
        for j in order[k + 1 :]
        if wanted[j][0] - wanted[i][0] < 2 * ring
    ]
    for _ in range(_ROUNDS):
        calm = True
        for i, j, across in near:
            apart = heights[j] - heights[i]
            needed = ((2 * ring + 1) ** 2 - across) ** 0.5
            if abs(apart) < needed - 0.5:
                push = (needed - abs(apart)) / 2 * (1 if apart > 0 or (apart == 0 and i < j) else -1)
                heights[i] = _within(heights[i] - push, sides[i])
                heights[j] = _within(heights[j] + push, sides[j])
                calm = False
        if calm:
            break
    return [(x, height) for (x, _), height in zip(wanted, heights, strict=True)]


def _within(y: float, side: tuple[float, float]) -> float:
    return min(max(y, side[0]), max(side))
