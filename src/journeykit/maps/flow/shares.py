"""The shares along the routes: each in a pill, where it hides least."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import INK2, PILL_LINE, WARN, WHITE
from journeykit.maps.canvas.room import touch
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import MapContent
from journeykit.maps.flow.cards import percent
from journeykit.maps.flow.paths import Line, at
from journeykit.words import Sentence

_WIDE, _TALL, _CLEAR = 29.0, 13.0, 3.0


def place_shares(lines: Sequence[Line], taken: Sequence[Box]) -> list[tuple[Line, Point]]:
    """Choose a place for every share that is known; one that would stand on a card or another share is left out."""
    points = [(line, [at(line.path, i / 40) for i in range(41)]) for line in lines]
    boxes = list(taken)
    placed: list[tuple[Line, Point]] = []
    for line in lines:
        if line.route.share is None:
            continue
        best: tuple[int, int] | None = None
        for i, place in enumerate(line.middle):
            box = _box(place)
            if any(touch(box, other) for other in boxes):
                continue
            near = sum(_inside(box, x, y) for other, samples in points if other is not line for x, y in samples)
            best = min(best or (near, i), (near, i))
        if best is not None:
            place = line.middle[best[1]]
            placed.append((line, place))
            boxes.append(_box(place))
    return placed


def _box(place: Point) -> Box:
    half, tall = _WIDE / 2 + _CLEAR, _TALL / 2 + _CLEAR
    return Box(place[0] - half, place[1] - tall, 2 * half, 2 * tall)


def _inside(box: Box, x: float, y: float) -> bool:
    return box.x < x < box.right and box.y < y < box.bottom


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
