"""Outlines of shapes in as few bytes as they can be said in: relative steps, in tenths of a point.

Points are rounded before steps are taken between them, so that no error adds up along an outline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Point = tuple[int, int]
"""A place in tenths of a point."""

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_COMMAND = re.compile(r"([MCLZ])([^MCLZ]*)", re.IGNORECASE)
_STRAIGHT = 0.06  # of a point: how far a handle may stand beside a line that is drawn as straight


def points_of(text: str, down: float = 0.0) -> list[tuple[float, float]]:
    """Read `x,y x,y …`, and move all of it down."""
    numbers = [float(found) for found in _NUMBER.findall(text)]
    return [(numbers[i], numbers[i + 1] + down) for i in range(0, len(numbers) - 1, 2)]


def tenths(point: tuple[float, float]) -> Point:
    """Round a place to tenths of a point."""
    return round(point[0] * 10), round(point[1] * 10)


def outline(points: Sequence[tuple[float, float]], *, closed: bool) -> str:
    """Write straight lines through points; what ends where it began is closed by `closed` alone."""
    placed = [tenths(point) for point in points]
    if closed and len(placed) > 1 and placed[0] == placed[-1]:
        placed.pop()
    pen = Pen(placed[0])
    for point in placed[1:]:
        pen.line(point)
    return pen.written(closed=closed)


def curves(path: str, down: float = 0.0) -> str:
    """Write a path of `M` and `C` (all that Graphviz draws) again; curves that are straight become lines.

    Raises:
        ValueError: It has another command.
    """
    written = []
    for letter, numbers in _COMMAND.findall(path):
        points = points_of(numbers, down)
        if letter == "M":
            pen = Pen(tenths(points[0]))
            written.append(pen)
        elif letter == "C" and written:
            for i in range(0, len(points) - 2, 3):
                written[-1].curve(points[i], points[i + 1], points[i + 2])
        else:
            raise ValueError(letter)
    return "".join(pen.written() for pen in written)


class Pen:
    """Draws from a place on; remembers steps in tenths of a point."""

    def __init__(self, start: Point) -> None:
        self._at = self._start = start
        self._steps: list[tuple[str, tuple[int, ...]]] = []

    def line(self, to: Point) -> None:
        """Draw a straight line."""
        across, along = to[0] - self._at[0], to[1] - self._at[1]
        if across or along:
            step = ("v", (along,)) if not across else ("h", (across,)) if not along else ("l", (across, along))
            self._add(*step)
        self._at = to

    def curve(self, first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a curve, or a line when its handles stand on the line."""
        start = (self._at[0] / 10, self._at[1] / 10)
        to = tenths(end)
        if _beside(start, end, first) < _STRAIGHT and _beside(start, end, second) < _STRAIGHT:
            self.line(to)
            return
        x, y = self._at
        self._add(
            "c", tuple(n - (y if i % 2 else x) for p in (tenths(first), tenths(second), to) for i, n in enumerate(p))
        )
        self._at = to

    def written(self, *, closed: bool = False) -> str:
        """Return what was drawn as a part of `d`."""
        parts, last = [f"M{joined(self._start)}"], ""
        for letter, numbers in self._steps:
            text = joined(numbers)
            # The letter is said once; what follows without it needs a space unless its sign stands in between.
            parts.append(
                text
                if letter == last and text.startswith("-")
                else f"{'' if letter != last else ' '}{letter if letter != last else ''}{text}"
            )
            last = letter
        return "".join(parts) + ("z" if closed else "")

    def _add(self, letter: str, numbers: tuple[int, ...]) -> None:
        if letter in "hv" and self._steps and self._steps[-1][0] == letter and _same_way(self._steps[-1][1], numbers):
            numbers = (self._steps.pop()[1][0] + numbers[0],)
        self._steps.append((letter, numbers))


def _same_way(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return (one[0] > 0) == (other[0] > 0)


def _beside(start: tuple[float, float], end: tuple[float, float], point: tuple[float, float]) -> float:
    """How far a point stands from a line, in points; from its start when the line has no length."""
    (x0, y0), (x1, y1), (x, y) = start, end, point
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    if length < _STRAIGHT:
        return float(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5)
    return float(abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length)


def decimal(value: int) -> str:
    """Write a number of tenths: 5 is `.5`, -120 is `-12`."""
    whole, rest = divmod(abs(value), 10)
    text = f"{whole or ''}.{rest}" if rest else str(whole)
    return f"-{text}" if value < 0 else text


def joined(numbers: Iterable[int]) -> str:
    """Write numbers one after the other, with a space only where the eye of a reader of paths needs one."""
    text = ""
    for number in numbers:
        one = decimal(number)
        apart = (
            text
            and not one.startswith("-")
            and not (one.startswith(".") and "." in text.rsplit(" ", 1)[-1].rsplit("-", 1)[-1])
        )
        text += f" {one}" if apart else one
    return text
