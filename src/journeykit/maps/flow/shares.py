"""The shares along the routes: each in a pill, where it hides least."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from journeykit.maps.canvas.curve import Box, Path, Point
from journeykit.maps.canvas.palette import INK2, PILL_LINE, WARN, WHITE
from journeykit.maps.canvas.room import Room
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import MapContent
from journeykit.maps.flow.cards import percent
from journeykit.maps.flow.paths import Line, at
from journeykit.words import Sentence

_WIDE, _TALL, _CLEAR = 29.0, 13.0, 3.0
_SQUARE, _STEP = 40.0, 17.0


def place_shares(lines: Sequence[Line], taken: Sequence[Box]) -> list[tuple[Line, Point]]:
    """Choose a place for every share that is known; one that would stand on a card or another share is left out."""
    passing = _Passing(lines)
    room = Room()
    for box in taken:
        room.take(box)
    placed: list[tuple[Line, Point]] = []
    for number, line in enumerate(lines):
        if line.route.share is None:
            continue
        best: tuple[int, Point] | None = None
        for place in line.middle:
            box = _box(place)
            if room.free(box):
                crossed = passing.count(box, number)
                best = best if best and best[0] <= crossed else (crossed, place)
                if crossed == 0:
                    break
        if best:
            placed.append((line, best[1]))
            room.take(_box(best[1]))
    return placed


class _Passing:
    """Points along all lines, by squares, so that the lines that pass a box are quickly counted."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._squares: dict[tuple[int, int], list[tuple[int, float, float]]] = {}
        for number, line in enumerate(lines):
            for x, y in _along(line.path):
                self._squares.setdefault((int(x // _SQUARE), int(y // _SQUARE)), []).append((number, x, y))

    def count(self, box: Box, but: int) -> int:
        """Count the points of other lines inside a box."""
        return sum(
            number != but and box.x < x < box.right and box.y < y < box.bottom
            for column in range(int(box.x // _SQUARE), int(box.right // _SQUARE) + 1)
            for row in range(int(box.y // _SQUARE), int(box.bottom // _SQUARE) + 1)
            for number, x, y in self._squares.get((column, row), ())
        )


def _along(path: Path) -> Iterator[Point]:
    """Yield points along a path, close enough to each other that none passes a share unseen."""
    for start in range(0, len(path) - 3, 3):
        piece = path[start : start + 4]
        (x0, y0), (x1, y1) = piece[0], piece[3]
        steps = max(1, int(math.dist(piece[0], piece[3]) / _STEP))
        if y0 == y1 == piece[1][1] == piece[2][1] or x0 == x1 == piece[1][0] == piece[2][0]:  # most of them: straight
            across, down = (x1 - x0) / steps, (y1 - y0) / steps
            yield from ((x0 + i * across, y0 + i * down) for i in range(steps))
        else:
            yield from (at(piece, i / steps) for i in range(steps))


def _box(place: Point) -> Box:
    half, tall = _WIDE / 2 + _CLEAR, _TALL / 2 + _CLEAR
    return Box(place[0] - half, place[1] - tall, 2 * half, 2 * tall)


def paint_shares(sheet: Sheet, t: Sentence, content: MapContent, placed: Sequence[tuple[Line, Point]]) -> None:
    """Draw the pills."""
    names = {p.id: p.name for p in content.touchpoints}
    for line, (x, y) in placed:
        assert line.route.share is not None
        color = WARN if line.route.kind == "back" else INK2
        box = Box(x - _WIDE / 2, y - _TALL / 2, _WIDE, _TALL)
        sheet.under.box(box, WHITE, color if line.route.kind == "back" else PILL_LINE, line=0.7, radius=6)
        written = percent(line.route.share)
        sheet.under.words((x, y + 3), written, 8, color, anchor="middle")
        way = f"{names[line.route.start]} → {names[line.route.end]}"
        tip = f"{way}: {written}"
        if line.route.lost:
            tip += f"\n{t('the story does not go along')}"
        sheet.hover(box, way, tip)
