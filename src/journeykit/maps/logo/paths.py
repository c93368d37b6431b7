"""The `d` of an SVG path as Bezier curves: each part a list of 3n+1 points."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator

from journeykit.maps.canvas.curve import Path, Point, arc, straight
from journeykit.maps.logo.values import BROKEN, LogoError

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[^\s,]")
_FLAGS = re.compile(r"\s*,?\s*([01])\s*,?\s*([01])")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def read_path(text: str) -> list[Path]:
    """Return the parts of a path, each from its first to its last point.

    Raises:
        LogoError: it cannot be read.
    """
    pen = _Pen()
    for letter, numbers in _commands(text):
        pen.draw(letter, numbers)
    return [part for part in pen.parts if len(part) > 1]


def _commands(text: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    letter = ""
    numbers: list[float] = []
    at = 0
    while found := _TOKEN.search(text, at):
        token, at = found.group(), found.end()
        if token.upper() in _TAKES:
            if numbers or (not letter and token.upper() != "M"):
                raise LogoError(BROKEN)
            letter = token
            if letter in "Zz":
                yield letter, ()
            continue
        if not letter or letter in "Zz":
            raise LogoError(BROKEN)
        try:
            numbers.append(float(token))
        except ValueError as error:
            raise LogoError(BROKEN) from error
        if letter in "Aa" and len(numbers) == 3:  # two flags may stand together, without a space
            flags = _FLAGS.match(text, at)
            if not flags:
                raise LogoError(BROKEN)
            numbers += [float(flags.group(1)), float(flags.group(2))]
            at = flags.end()
        if len(numbers) == _TAKES[letter.upper()]:
            yield letter, tuple(numbers)
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)
    if numbers:
        raise LogoError(BROKEN)


class _Pen:
    """Where the pen stands while a path is drawn."""

    def __init__(self) -> None:
        self.parts: list[Path] = []
        self.at: Point = (0.0, 0.0)
        self.handle: Point | None = None
        self.kind = ""

    def draw(self, letter: str, n: tuple[float, ...]) -> None:
        """Follow one command."""
        x, y = self.at if letter.islower() else (0.0, 0.0)
        kind = letter.upper()
        step: dict[str, Callable[[], None]] = {
            "M": lambda: self._start((x + n[0], y + n[1])),
            "L": lambda: self._line((x + n[0], y + n[1])),
            "H": lambda: self._line((x + n[0], self.at[1])),
            "V": lambda: self._line((self.at[0], y + n[0])),
            "C": lambda: self._curve((x + n[0], y + n[1]), (x + n[2], y + n[3]), (x + n[4], y + n[5])),
            "S": lambda: self._curve(self._mirrored("CS"), (x + n[0], y + n[1]), (x + n[2], y + n[3])),
            "Q": lambda: self._bow((x + n[0], y + n[1]), (x + n[2], y + n[3])),
            "T": lambda: self._bow(self._mirrored("QT"), (x + n[0], y + n[1])),
            "A": lambda: self._arc(n[0], n[1], n[2], (n[3] > 0, n[4] > 0), (x + n[5], y + n[6])),
            "Z": self._close,
        }
        step[kind]()
        self.kind = kind

    def _start(self, at: Point) -> None:
        self.parts.append([at])
        self.at = at

    def _line(self, to: Point) -> None:
        self._add(straight(self.at, to)[1:])

    def _curve(self, one: Point, two: Point, to: Point) -> None:
        self._add([one, two, to])
        self.handle = two

    def _bow(self, by: Point, to: Point) -> None:
        (x, y), (bx, by_) = self.at, by
        one = (x + 2 / 3 * (bx - x), y + 2 / 3 * (by_ - y))
        two = (to[0] + 2 / 3 * (bx - to[0]), to[1] + 2 / 3 * (by_ - to[1]))
        self._add([one, two, to])
        self.handle = by

    def _arc(self, rx: float, ry: float, turn: float, flags: tuple[bool, bool], to: Point) -> None:
        self._add(elliptic(self.at, to, (abs(rx), abs(ry)), turn, flags)[1:])

    def _close(self) -> None:
        part = self.parts[-1]
        if part[0] != self.at:
            self._line(part[0])
        self.kind = "Z"

    def _mirrored(self, kinds: str) -> Point:
        if self.kind not in kinds or self.handle is None:
            return self.at
        return (2 * self.at[0] - self.handle[0], 2 * self.at[1] - self.handle[1])

    def _add(self, points: Path) -> None:
        if self.kind == "Z":  # what follows a closed part starts a new one at the same place
            self.parts.append([self.at])
        self.parts[-1] += points
        self.at = points[-1]


def elliptic(start: Point, end: Point, radii: Point, turn: float, flags: tuple[bool, bool]) -> Path:
    """Return an arc between two points as Beziers (SVG 1.1, appendix F.6)."""
    rx, ry = radii
    if start == end:
        return [start]
    if not rx or not ry:
        return straight(start, end)
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    # In a world where the ellipse is a circle of radius 1.
    x, y = (cos * dx + sin * dy) / rx, (cos * dy - sin * dx) / ry
    far = math.hypot(x, y)
    if far > 1:
        rx, ry, x, y, far = rx * far, ry * far, x / far, y / far, 1.0
    large, sweep = flags
    height = math.sqrt(max(0.0, 1 - far * far)) / far * (1 if large != sweep else -1)
    cx, cy = height * y, -height * x
    first, last = (math.degrees(math.atan2(b, a)) for a, b in ((x - cx, y - cy), (-x - cx, -y - cy)))
    if sweep and last < first:
        last += 360
    elif not sweep and last > first:
        last -= 360
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    back = [(px * rx, py * ry) for px, py in arc((cx, cy), 1, first, last)]
    path = [(middle[0] + cos * px - sin * py, middle[1] + sin * px + cos * py) for px, py in back]
    return [start, *path[1:-1], end]
