"""Names beside a crowded curve: the most telling ones first, each where nothing else stands, else none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box, Path, Point, smooth
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.room import Room
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapTouchpoint

SIZE = 9.0
_STYLE = TextStyle(SIZE, 12, bold=True)
_LEVELS, _STEP, _WIDEST = 5, 13, 150
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it stands: its anchor point, its side, and the line that leads to it (if it stands off)."""

    touchpoint: MapTouchpoint
    text: str
    at: Point
    anchor: str
    box: Box
    leader: tuple[Point, Point] | None

    @property
    def taken(self) -> list[Box]:
        """The room that it takes."""
        if self.leader is None:
            return [self.box]
        (x, a), (_, b) = self.leader
        return [self.box, Box(x - 1.5, min(a, b), 3, abs(b - a))]


def telling(touchpoint: MapTouchpoint) -> bool:
    """Whether a touchpoint deserves a name on a crowded map."""
    if touchpoint.emotion is None:
        return False
    return bool(touchpoint.moment) or abs(touchpoint.emotion) >= 1.5 or touchpoint.gap >= 3


def place_labels(
    points: Sequence[tuple[MapTouchpoint, Point]], radius: float, left: float, right: float
) -> list[Label]:
    """Place the names that fit without touching a marker, the curve or another name, the most telling first."""
    room = Room()
    for _, at in points:
        room.take(Box.around(at, radius + 1))
    for box in _along(smooth([at for _, at in points])):
        room.take(box)
    placed: list[Label] = []
    wanted = sorted(
        (i for i, (touchpoint, _) in enumerate(points) if telling(touchpoint)), key=lambda i: points[i][0].weight
    )
    for i in reversed(wanted):
        touchpoint, at = points[i]
        for label in _candidates(touchpoint, at, radius + (5 if touchpoint.moment else 0)):
            if left <= label.box.x and label.box.right <= right and all(map(room.free, label.taken)):
                placed.append(label)
                for box in label.taken:
                    room.take(box)
                break
    return placed


def _along(path: Path) -> Iterator[Box]:
    """Yield small boxes along a curve."""
    for i in range(0, len(path) - 3, 3):
        (a, b, c, d) = path[i : i + 4]
        for step in range(_STEPS):
            s = step / _STEPS
            weights = ((1 - s) ** 3, 3 * s * (1 - s) ** 2, 3 * s * s * (1 - s), s**3)
            x, y = (sum(w * point[axis] for w, point in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
            yield Box.around((x, y), 2)


def _candidates(touchpoint: MapTouchpoint, at: Point, radius: float) -> Iterator[Label]:
    """Every place that a name could have, the best first: close by, above a good emotion and below a bad one."""
    (text, *_) = wrap(touchpoint.name, _WIDEST, _STYLE, 1) or ("",)
    width = widest(text, SIZE, bold=True)
    up = (touchpoint.emotion or 0) > 0
    for level in range(_LEVELS):
        base = at[1] - radius - 6 - level * _STEP if up else at[1] + radius + 12 + level * _STEP
        for anchor, shift, start in (("middle", 0, -width / 2), ("left", -3, 0.0), ("right", 3, -width)):
            x = at[0] + shift
            box = Box(x + start - 2, base - 8.5, width + 4, 11.5)
            end = base + 3 if up else base - 8.5
            leader = ((at[0], at[1] - radius - 3 if up else at[1] + radius + 3), (at[0], end)) if level else None
            yield Label(touchpoint, text, (x, base), anchor, box, leader)
