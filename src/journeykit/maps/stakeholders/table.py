"""The personas beside each other: a column each, a lane for every kind of thing that is known of any of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeykit.maps.canvas.palette import INK, LINE2
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import BODY, HINT, LANE, QUOTE, TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import GOOD, MapContent
from journeykit.maps.stakeholders.content import MapPersona, People
from journeykit.maps.stakeholders.people import Head, make_head, paint_head, paint_index, paint_worse, worse_lines
from journeykit.maps.stakeholders.points import channel_rows, paint_channels, paint_points, point_lines
from journeykit.words import Sentence

MARGIN, GUTTER = 44.0, 108.0
MOST = 4
"""Personas beside each other; more stand in a further block below."""

_WIDEST, _PAD, _TOP, _BOTTOM = 282.0, 10.0, 11.0, 12.0
_BLOCK = 30.0
_INDEX = 34.0
_UNDER = 14.0  # between the heads and the first lane

Height = Callable[[MapPersona], float]
Painter = Callable[[MapPersona, float, float], None]


@dataclass(frozen=True, slots=True)
class Lane:
    """A kind of thing: what it is called, how high it is for a persona, and how it is drawn at a place."""

    name: str
    hint: str
    height: Height
    paint: Painter


@dataclass(frozen=True, slots=True)
class Block:
    """Some personas beside each other, with the lanes that any of them has something for."""

    personas: tuple[MapPersona, ...]
    heads: tuple[Head, ...]
    lanes: tuple[tuple[Lane, float], ...]

    @property
    def height(self) -> float:
        """From the heads to the last lane."""
        return self.head + sum(height for _, height in self.lanes) + _BLOCK

    @property
    def head(self) -> float:
        """The height of the heads."""
        return max(head.height for head in self.heads) + _UNDER


def parted(personas: Sequence[MapPersona]) -> list[tuple[MapPersona, ...]]:
    """Divide personas over rows of about the same length."""
    count = -(-len(personas) // MOST)
    cuts = [round(i * len(personas) / count) for i in range(count + 1)] if count else []
    return [tuple(personas[start:end]) for start, end in pairwise(cuts)]


def widths(most: int, least: float) -> tuple[float, float]:
    """Return the width of a column where at most so many stand beside each other, and that of the sheet."""
    sheet = max(least, 1040.0 if most > 2 else 760.0)
    return min(_WIDEST if most > 1 else 420.0, (sheet - 2 * MARGIN - GUTTER) / most), sheet


def make_lanes(
    sheet_of: Callable[[], Sheet], t: Sentence, content: MapContent, people: People, width: float
) -> list[Lane]:
    """Return all lanes for columns of a width; they are painted on the sheet that there will be by then."""
    return _lanes(sheet_of, t, content, people, width - 2 * _PAD)


def make_block(t: Sentence, lanes: Sequence[Lane], personas: tuple[MapPersona, ...], width: float) -> Block:
    """Put personas beside each other; lanes for which none has anything vanish."""
    heads = tuple(make_head(t, persona, width - 2 * _PAD) for persona in personas)
    tall = ((lane, max(lane.height(persona) for persona in personas)) for lane in lanes)
    kept = tuple((lane, max(height, _label_height(lane)) + _TOP + _BOTTOM) for lane, height in tall if height)
    return Block(personas, heads, kept)


def _label_height(lane: Lane) -> float:
    names, hints = wrap(lane.name, GUTTER - 14, LANE, 2), wrap(lane.hint, GUTTER - 14, HINT, 3)
    return float(LANE.leading * len(names) + HINT.leading * len(hints) - 4)


def paint_block(sheet: Sheet, t: Sentence, content: MapContent, block: Block, top: float, width: float) -> None:
    """Draw a block: heads, then lane by lane."""
    right = MARGIN + GUTTER + width * len(block.personas)
    for i, head in enumerate(block.heads):
        paint_head(sheet, t, head, (MARGIN + GUTTER + width * i + _PAD, top), block.head - _UNDER, content.accent)
    y = top + block.head
    for lane, height in block.lanes:
        sheet.under.line([(MARGIN, y), (right, y)], LINE2, 0.8)
        _paint_label(sheet, lane, y + _TOP)
        for i, persona in enumerate(block.personas):
            if lane.height(persona):
                lane.paint(persona, MARGIN + GUTTER + width * i + _PAD, y + _TOP)
        y += height


def _paint_label(sheet: Sheet, lane: Lane, top: float) -> None:
    base = top + 9.5
    for line in wrap(lane.name, GUTTER - 14, LANE, 2):
        sheet.under.words((MARGIN, base), line, LANE.size, INK, bold=True)
        base += LANE.leading
    for line in wrap(lane.hint, GUTTER - 14, HINT, 3):
        sheet.under.words((MARGIN, base - 1), line, HINT.size, HINT.color)
        base += HINT.leading


def _lanes(sheet_of: Callable[[], Sheet], t: Sentence, content: MapContent, people: People, room: float) -> list[Lane]:
    def text(name: str, hint: str, of: Callable[[MapPersona], str], style: TextStyle) -> Lane:
        def lines(persona: MapPersona) -> Sequence[Line]:
            return [(line, style) for line in wrap(of(persona), room, style, 8)]

        def paint(persona: MapPersona, x: float, y: float) -> None:
            sheet_of().text((x, y), room, lines(persona), f"{persona.name}: {name}", of(persona))

        return Lane(name, hint, lambda persona: float(style.leading * len(lines(persona))), paint)

    def points(name: str, hint: str, of: Callable[[MapPersona], tuple[str, ...]], *, pain: bool = False) -> Lane:
        def height(persona: MapPersona) -> float:
            return float(BODY.leading * sum(len(one) for one in point_lines(t, of(persona), room)))

        def paint(persona: MapPersona, x: float, y: float) -> None:
            names = (f"{persona.name}: {name}", "\n".join(of(persona)))
            paint_points(sheet_of(), point_lines(t, of(persona), room), (x, y), room, names, pain=pain)

        return Lane(name, hint, height, paint)

    def channels() -> Lane:
        name = t("Channels")
        return Lane(
            name,
            t("that they prefer"),
            lambda persona: 15.0 * len(channel_rows(persona.channels, room)),
            lambda persona, x, y: paint_channels(sheet_of(), persona, name, (x, y), room),
        )

    def index() -> Lane:
        def paint(persona: MapPersona, x: float, y: float) -> None:
            target = people.index.value if people.index else GOOD
            paint_index(sheet_of(), t, persona, (x, y), room, target, content.accent)

        hint = t("0–100; long tick: all customers") if people.index else t("0–100")
        return Lane(t("Index of the journey"), hint, lambda persona: _INDEX if persona.index else 0.0, paint)

    def worse() -> Lane:
        def paint(persona: MapPersona, x: float, y: float) -> None:
            paint_worse(sheet_of(), t, persona, (x, y), room)

        def height(persona: MapPersona) -> float:
            return sum(style.leading for lines in worse_lines(t, persona, room) for _, style in lines)

        return Lane(t("Served worse"), t("own figure, and that of the others"), height, paint)

    return [
        text(t("Who it is"), "", lambda persona: persona.description, BODY),
        text(t("Says"), "", lambda persona: persona.quote and f"“{persona.quote}”", QUOTE),
        points(t("Goals"), t("what they want to reach"), lambda persona: persona.goals),
        points(t("Needs"), t("what helps them"), lambda persona: persona.needs),
        points(t("Frustrations"), t("what gets in their way"), lambda persona: persona.frustrations, pain=True),
        channels(),
        text(t("Reachable"), "", lambda persona: persona.reachable, BODY),
        index(),
        worse(),
        text(t("How we know"), "", lambda persona: persona.evidence, BODY),
    ]
