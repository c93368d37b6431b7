"""The flow: how customers really go, with branches, ways back and where they drop out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.canvas.curve import Box, Path, Point
from journeykit.maps.canvas.palette import BAND, DESIRED, MIDDLE_BAR, WARN, Accent, link_color
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import LANE, TITLE
from journeykit.maps.content import MapContent, MapTouchpoint, Performance
from journeykit.maps.drawing import Drawing
from journeykit.maps.flow import paths
from journeykit.maps.flow.cards import DROP, card_box, drops, paint_card, paint_pill, percent
from journeykit.maps.flow.paths import TRACK, Line
from journeykit.maps.flow.places import CARD_WIDTH, Places, place
from journeykit.maps.flow.routes import Kind, Route, make_routes
from journeykit.maps.flow.shares import paint_shares, place_shares
from journeykit.maps.heading import Band, make_heading, paint_heading, paint_phase
from journeykit.maps.speaking import speaker
from journeykit.words import Sentence

_MARGIN, _NARROWEST, _PHASE, _SIDE = 44.0, 720.0, 30.0, 18.0
_STYLES: dict[Kind, str] = {"main": "solid", "side": "solid", "back": "dashed", "indirect": "dotted"}


def draw_flow(content: MapContent) -> Drawing:
    """Draw how customers go through a journey.

    Raises:
        NothingToDoError: no touchpoint leads to another.
        JourneykitError: there is no Graphviz to place the cards.
    """
    routes = make_routes(content)
    if not routes:
        raise NothingToDoError(message("{journey} has no flow: no touchpoint leads to another", journey=content.id))
    t, raw = speaker(content.language), place(content, routes)
    returns = paths.returns(routes, raw)
    above, below = (max((1 + one.track for one in returns if one.above == side), default=0) for side in (True, False))
    left, top, right, foot = _bounds(content, raw, paths.ahead(routes, raw))
    width = math.ceil(max(_NARROWEST, right - left + 2 * _MARGIN))
    title = _finding(content, t) or content.title
    subject = "" if content.subject == title else content.subject
    kind = t("customer flow")
    heading = make_heading([kind, subject, content.client], title, _subtitle(content, t), TITLE, _MARGIN, width)
    first = heading.height + _PHASE + 22 + above * TRACK
    moved = _moved(raw, _MARGIN + (width - 2 * _MARGIN - (right - left)) / 2 - left, first - top)
    last = first + foot - top
    surface = last + 16 + below * TRACK
    entries = _legend(content, t, routes)
    rows = legend.rows(entries, _MARGIN + 66, width - _MARGIN)
    height = math.ceil(surface + 38 + 20 * rows)
    name = f"{content.id}-flow"
    sheet = Sheet(width, height, name, title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    _paint_phases(sheet, t, content, moved, (heading.height, surface))
    lines = [*paths.ahead(routes, moved), *paths.back(returns, moved, first - 8, last + 12)]
    for line in reversed(lines):
        _paint_line(sheet, line.path, line.route.kind, line.route.width, content.accent)
    paint_shares(sheet, t, content, place_shares(lines, _taken(content, moved)))
    for touchpoint in content.touchpoints:
        paint_card(sheet, t, content, touchpoint, moved.cards[touchpoint.id])
    sheet.under.words((_MARGIN, surface + 33), t("Legend"), LANE.size, LANE.color, bold=True)
    legend.paint(sheet, entries, _MARGIN + 66, width - _MARGIN, surface + 30)
    return Drawing(name, sheet.dot(), width, height, title, content.description)


def _finding(content: MapContent, t: Sentence) -> str:
    """Say where most customers drop out."""
    most = drops(content.touchpoints)
    return t("{share} drops out at {name}", share=percent(most[0].drop or 0), name=most[0].name) if most else ""


def _subtitle(content: MapContent, t: Sentence) -> list[str]:
    parts = [t("percentage: share of the customers of that touchpoint"), t("figure in a card: performance 0–100")]
    if drops(content.touchpoints):
        parts.append(t("arrow down: drops out"))
    return parts


def _bounds(content: MapContent, places: Places, lines: Sequence[Line]) -> tuple[float, float, float, float]:
    boxes = [card_box(at) for at in places.cards.values()]
    lower = [box.bottom + (DROP.height if p.drop else 0) for box, p in _with_cards(content, places)]
    heights = [y for line in lines for _, y in line.path]
    return (
        min(box.x for box in boxes) - _SIDE,
        min([*(box.y for box in boxes), *heights]),
        max(box.right for box in boxes) + _SIDE,
        max([*lower, *heights]),
    )


def _with_cards(content: MapContent, places: Places) -> list[tuple[Box, MapTouchpoint]]:
    return [(card_box(places.cards[p.id]), p) for p in content.touchpoints]


def _taken(content: MapContent, places: Places) -> list[Box]:
    taken = []
    for box, touchpoint in _with_cards(content, places):
        taken.append(box)
        if touchpoint.drop:
            taken.append(Box(box.x + DROP.x, box.bottom, DROP.width, DROP.height))
    return taken


def _moved(places: Places, right: float, down: float) -> Places:
    def move(at: Point) -> Point:
        return at[0] + right, at[1] + down

    cards = {id_: move(at) for id_, at in places.cards.items()}
    return Places(cards, {key: [move(at) for at in line] for key, line in places.lines.items()})


def _paint_phases(sheet: Sheet, t: Sentence, content: MapContent, places: Places, between: tuple[float, float]) -> None:
    """Draw the phases, each with its surface; a border lies midway between the cards of two phases."""
    phases = [phase for phase in content.phases if phase.touchpoints]
    ends = []
    for phase in phases:
        middles = [places.cards[p.id][0] for p in phase.touchpoints]
        ends.append((min(middles) - CARD_WIDTH / 2, max(middles) + CARD_WIDTH / 2))
    top, foot = between
    borders = [_MARGIN, *((a[1] + b[0]) / 2 for a, b in pairwise(ends)), sheet.width - _MARGIN]
    for i, phase in enumerate(phases):
        first, last = i == 0, i == len(phases) - 1
        start, end = borders[i] + (0 if first else 4), borders[i + 1] - (0 if last else 4)
        sheet.under.box(Box(start, top + _PHASE + 8, end - start, foot - top - _PHASE - 8), BAND, radius=6)
        band = Band(Box(start, top, end + (0 if last else 7) - start, _PHASE), 11, first, 12 if first else 20)
        words = t("Phase: {phase}", phase=phase.name)
        paint_phase(sheet, band, phase, words, content.accent, numbered=True)


def _color(kind: Kind, accent: Accent) -> str:
    return {"main": link_color(accent), "side": MIDDLE_BAR, "back": WARN, "indirect": DESIRED}[kind]


def _paint_line(sheet: Sheet, path: Path, kind: Kind, width: float, accent: Accent) -> None:
    """Draw a line and its tip."""
    color, (x, y) = _color(kind, accent), path[-1]
    size = 6.0 + width * 0.7
    half = 2.6 + width * 0.55
    # The tip lies level, or upright where a way back comes from above or below.
    (a, b) = next(point for point in reversed(path[:-1]) if point != path[-1])
    if abs(y - b) > abs(x - a):
        sign = 1 if y > b else -1
        end, tip = (x, y - sign * size), [(x - half, y - sign * size), (x + half, y - sign * size), (x, y)]
    else:
        end, tip = (x - size, y), [(x - size, y - half), (x - size, y + half), (x, y)]
    sheet.under.shape([*path[:-2], _between(path[-2], end), end], stroke=color, line=width, style=_STYLES[kind])
    sheet.under.polygon(tip, color)


def _between(handle: Point, end: Point) -> Point:
    """Keep a handle from lying behind the new end of its line."""
    return (min(handle[0], end[0]), handle[1]) if handle[1] == end[1] else handle


def _legend(content: MapContent, t: Sentence, routes: Sequence[Route]) -> list[legend.Entry]:
    kinds = {route.kind for route in routes}
    accent = content.accent
    known = [p.performance for p in content.touchpoints if p.performance]
    found = [
        ("main" in kinds, legend.Entry(32, t("main route; thickness: share"), _arrow("main", 4, accent))),
        ("side" in kinds, legend.Entry(32, t("side route"), _arrow("side", 2, accent))),
        ("back" in kinds, legend.Entry(32, t("way back"), _arrow("back", 1.5, accent))),
        ("indirect" in kinds, legend.Entry(32, t("indirect route"), _arrow("indirect", 1.5, accent))),
        *(
            (any(p.level == level for p in known), legend.Entry(27, t(words), _pill(value, accent)))
            for level, words, value in (
                ("high", "65 and higher", 80), ("middle", "55 to 65", 60), ("low", "below 55", 30),
            )
        ),
        (any(p.guessed for p in known), legend.Entry(27, t("rests on a hypothesis"), _pill(60, accent, guessed=True))),
    ]  # fmt: skip
    return [entry for occurs, entry in found if occurs] + legend.moments(content, t)


def _arrow(kind: Kind, width: float, accent: Accent) -> legend.Painter:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        path = [(x, y), (x + 10, y), (x + 21, y), (x + 31, y)]
        _paint_line(sheet, path, kind, width, accent)

    return draw


def _pill(value: float, accent: Accent, *, guessed: bool = False) -> legend.Painter:
    return lambda sheet, x, y: paint_pill(sheet, Box(x, y - 6.5, 27, 13), Performance(value, guessed=guessed), accent)
