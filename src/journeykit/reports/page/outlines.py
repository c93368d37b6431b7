"""Outlines of shapes in as few bytes as they can be said in: steps from where they begin, in tenths of a point.

Places are rounded as seen from the beginning, before steps are taken between them: no error adds up along an outline,
and what is drawn twice is written alike twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

Place = tuple[float, float]
Point = tuple[int, int]
"""A place in tenths of a point."""

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_COMMAND = re.compile(r"([a-zA-Z])([^a-zA-Z]*)")
_STRAIGHT = 0.06  # of a point: how far a handle may stand beside a line that is drawn as straight


@dataclass(slots=True)
class Outline:
    """Where an outline begins, its steps, and where these end as seen from its beginning."""

    begin: Place
    steps: str
    end: Point = (0, 0)

    def join(self, other: Outline) -> None:
        """Go on with another outline."""
        across, down = tenths((other.begin[0] - self.begin[0], other.begin[1] - self.begin[1]))
        self.steps += f"m{joined((across - self.end[0], down - self.end[1]))}{other.steps}"
        self.end = across + other.end[0], down + other.end[1]


def points_of(text: str, down: float = 0.0) -> list[Place]:
    """Read `x,y x,y …`, and move all of it down."""
    numbers = [float(found) for found in _NUMBER.findall(text)]
    return [(numbers[i], numbers[i + 1] + down) for i in range(0, len(numbers) - 1, 2)]


def tenths(place: Place) -> Point:
    """Round a place to tenths of a point."""
    return round(place[0] * 10), round(place[1] * 10)


def through(points: Sequence[Place], *, closed: bool) -> Outline:
    """Write straight lines through points; what ends where it began is closed by `closed` alone."""
    pen = _Pen(points[0])
    last = points[:-1] if closed and len(points) > 1 and points[0] == points[-1] else points
    for point in last[1:]:
        pen.line(pen.seen(point))
    return pen.outline(closed=closed)


def along(path: str, down: float = 0.0) -> Outline:
    """Write a path of `M` and `C` (all that Graphviz draws) again; curves that are straight become lines.

    Raises:
        ValueError: It has another command, or does not begin with `M`.
    """
    found: Outline | None = None
    pen: _Pen | None = None
    for letter, numbers in _COMMAND.findall(path):
        points = points_of(numbers, down)
        if letter == "M" and len(points) == 1:
            found = _and(found, pen)
            pen = _Pen(points[0])
        elif letter == "C" and pen:
            for i in range(0, len(points) - 2, 3):
                pen.curve(points[i], points[i + 1], points[i + 2])
        else:
            raise ValueError(letter)
    found = _and(found, pen)
    if found is None:
        raise ValueError(path)
    return found


def _and(found: Outline | None, pen: _Pen | None) -> Outline | None:
    if pen is None:
        return found
    if found is None:
        return pen.outline()
    found.join(pen.outline())
    return found


def around(middle: Place, rx: float, ry: float) -> Outline:
    """Write an ellipse."""
    a, b = tenths((rx, ry))
    radii, across = joined((a, b)), decimal(2 * a)
    # Two halves; what says "the long way round" and "clockwise" is one digit each and needs no space behind it.
    return Outline((middle[0] - rx, middle[1]), f"a{radii} 0 11{across} 0 {radii} 0 11-{across} 0")


class _Pen:
    """Draws from a place on; remembers steps in tenths of a point."""

    def __init__(self, begin: Place) -> None:
        self._begin = begin
        self._at: Point = (0, 0)
        self._steps: list[tuple[str, tuple[int, ...]]] = []

    def seen(self, place: Place) -> Point:
        """Return a place as seen from where the outline begins."""
        return tenths((place[0] - self._begin[0], place[1] - self._begin[1]))

    def line(self, to: Point) -> None:
        """Draw a straight line."""
        across, down = to[0] - self._at[0], to[1] - self._at[1]
        if not across and not down:
            return
        if across and down:
            self._steps.append(("l", (across, down)))
        else:
            self._level("v" if down else "h", across or down)
        self._at = to

    def curve(self, first: Place, second: Place, end: Place) -> None:
        """Draw a curve, or a line when its handles stand on the line."""
        to, (x, y) = self.seen(end), self._at
        start = (self._begin[0] + x / 10, self._begin[1] + y / 10)
        if _beside(start, end, first) < _STRAIGHT and _beside(start, end, second) < _STRAIGHT:
            self.line(to)
            return
        (x1, y1), (x2, y2) = self.seen(first), self.seen(second)
        self._steps.append(("c", (x1 - x, y1 - y, x2 - x, y2 - y, to[0] - x, to[1] - y)))
        self._at = to

    def outline(self, *, closed: bool = False) -> Outline:
        """Return what was drawn."""
        parts, last = [], ""
        for letter, numbers in self._steps:
            text = joined(numbers)
            # A letter is said once; what follows without it needs a space unless its sign stands in between.
            parts.append(f"{letter}{text}" if letter != last else text if text[0] == "-" else f" {text}")
            last = letter
        return Outline(self._begin, "".join(parts) + ("z" if closed else ""), (0, 0) if closed else self._at)

    def _level(self, letter: str, length: int) -> None:
        """Draw a level or upright line; one that goes on from another is part of it."""
        last = self._steps[-1] if self._steps else ("", (0,))
        if last[0] == letter and (last[1][0] > 0) == (length > 0):
            length += self._steps.pop()[1][0]
        self._steps.append((letter, (length,)))


def _beside(start: Place, end: Place, point: Place) -> float:
    """How far a point stands from a line, in points; from its start when the line has no length."""
    (x0, y0), (x1, y1), (x, y) = start, end, point
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    if length < _STRAIGHT:
        return float(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5)
    return float(abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length)


@cache
def decimal(value: int) -> str:
    """Write a number of tenths: 5 is `.5`, -120 is `-12`."""
    whole, rest = divmod(abs(value), 10)
    text = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{text}" if value < 0 else text


def joined(numbers: Iterable[int]) -> str:
    """Write numbers one after the other, with a space only where a reader of paths needs one."""
    text, dotted = "", False
    for number in numbers:
        one = decimal(number)
        # A second point begins a second number.
        text += one if not text or one[0] == "-" or (one[0] == "." and dotted) else f" {one}"
        dotted = "." in one
    return text
