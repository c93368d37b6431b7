"""Names beside the points of the matrix: each where nothing else stands, the ones to act on first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.room import Room
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.matrix.axes import Axes
from journeykit.maps.matrix.points import Spot

NAME = TextStyle(9, 12, bold=True)
_WIDEST = 170
_DISTANCES = (3.0, 12.0, 24.0)
_INTERVAL = 9  # and on the line of its own interval


@dataclass(frozen=True, slots=True)
class Label:
    """A name, where it is anchored, and the line that leads to it (if it stands off)."""

    spot: Spot
    text: str
    at: Point
    anchor: str
    leader: tuple[Point, Point] | None


def place_labels(spots: Sequence[Spot], axes: Axes, taken: Sequence[Box]) -> list[Label]:
    """Place the names that find room; the others stay with their number."""
    room = Room()
    for box in taken:
        room.take(box)
    for spot in spots:
        room.take(Box.around(spot.at, spot.size[1]))
    labels: list[Label] = []
    for spot in sorted(spots, key=lambda spot: _first(spot, axes)):
        (text, *_) = wrap(spot.touchpoint.name, _WIDEST, NAME, 1) or ("",)
        fitting = ((label, box) for label, box in _candidates(spot, text, axes) if room.free(box))
        found = next(fitting, None)
        if found and text:
            labels.append(found[0])
            room.take(found[1])
    return labels


def _first(spot: Spot, axes: Axes) -> tuple[bool, int, int]:
    touchpoint = spot.touchpoint
    return not axes.important(touchpoint), touchpoint.order or 999, touchpoint.number


def _candidates(spot: Spot, text: str, axes: Axes) -> Iterator[tuple[Label, Box]]:
    width = widest(text, NAME.size, bold=True)
    found: list[tuple[float, int, Label, Box]] = []
    for distance in _DISTANCES:
        for angle in range(0, 360, 30):
            label, box = _candidate(spot, text, width, distance, angle)
            inside = box.x >= axes.box.x + 3 and box.right <= axes.box.right - 3
            if (
                inside
                and box.y >= axes.box.y + 2
                and box.bottom <= axes.box.bottom - 2
                and not _astray(spot, box, axes)
            ):
                found.append((_cost(spot, axes, (distance, angle)), len(found), label, box))
    return ((label, box) for _, _, label, box in sorted(found, key=lambda one: one[:2]))


def _candidate(spot: Spot, text: str, width: float, distance: float, angle: int) -> tuple[Label, Box]:
    """Anchor the name towards its marker: wider letters grow away from it."""
    across, up = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    reach = spot.size[1] + distance
    x, y = spot.at[0] + reach * across, spot.at[1] - reach * up
    anchor = "left" if across > 0.3 else "right" if across < -0.3 else "middle"
    start = {"left": x, "right": x - width, "middle": x - width / 2}[anchor]
    top = y - 6 if abs(up) < 0.6 else y - 12 if up > 0 else y
    leader = None
    if distance > _DISTANCES[0]:
        near = spot.size[1]
        leader = (
            (spot.at[0] + near * across, spot.at[1] - near * up),
            (spot.at[0] + (reach - 2) * across, spot.at[1] - (reach - 2) * up),
        )
    return Label(spot, text, (x, top + 9.2), anchor, leader), Box(start - 2, top - 0.5, width + 4, 13)


def _cost(spot: Spot, axes: Axes, place: tuple[float, int]) -> float:
    distance, angle = place
    cost = distance * 1.2 + (0 if angle == 0 else 1 if angle == 180 else 3 if angle in (90, 270) else 5)
    return cost + (_INTERVAL if angle in (0, 180) and _sticks_out(spot, axes) else 0)


def _astray(spot: Spot, box: Box, axes: Axes) -> bool:
    """Tell whether a name would stand on a line of the cross-hair, or behind it: rather none, then; the key has it."""
    (x, y), (across, down) = axes.corner, spot.at
    beside = box.x >= x if across >= x else box.right <= x
    return not beside or not (box.y >= y if down >= y else box.bottom <= y)


def _sticks_out(spot: Spot, axes: Axes) -> bool:
    known = spot.touchpoint.performance
    if known is None or known.low is None or known.high is None:
        return False
    return axes.x(known.high) - axes.x(known.low) > 2 * spot.size[1] + 6
