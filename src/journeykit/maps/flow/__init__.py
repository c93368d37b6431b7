"""The flow: how customers really go, with branches, ways back and where they drop out."""

from __future__ import annotations

import math
from collections.abc import Sequence

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps import legend
from journeykit.maps.canvas.curve import Box, Path, Point
from journeykit.maps.canvas.palette import DESIRED, MIDDLE_BAR, WARN, Accent, link_color
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import LANE, TITLE
from journeykit.maps.content import MapContent, Performance
from journeykit.maps.drawing import Drawing
from journeykit.maps.flow import paths
from journeykit.maps.flow.cards import DROP, card_box, drops, paint_card, paint_pill
from journeykit.maps.flow.detours import make_detours
from journeykit.maps.flow.finding import finding
from journeykit.maps.flow.layout import justified, reach, right_of, stack
from journeykit.maps.flow.levels import paint_level
from journeykit.maps.flow.places import place
from journeykit.maps.flow.routes import Kind, Route, make_routes
from journeykit.maps.flow.rows import make_rows
from journeykit.maps.flow.shares import paint_shares, place_shares
from journeykit.maps.heading import make_heading, paint_heading
from journeykit.maps.speaking import speaker
from journeykit.words import Sentence

_MARGIN, _NARROWEST = 44.0, 720.0
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
    t = speaker(content.language)
    rows = make_rows(content, routes)
    places = justified(place(rows, routes))
    detours = make_detours(routes, places)
    ahead = [paths.ahead(routes, one) for one in places]
    reaches = [
        reach(one, content.touchpoints, [line.path for line in lines]) for one, lines in zip(places, ahead, strict=True)
    ]
    layout = stack(rows, places, detours, reaches, (_MARGIN, 0.0), _NARROWEST - 2 * _MARGIN)
    width = math.ceil(right_of(layout) + _MARGIN)
    title = finding(content, t) or content.title
    subject = "" if content.subject == title else content.subject
    heading = make_heading(
        [t("customer flow"), subject, content.client], title, _subtitle(content, t), TITLE, _MARGIN, width, content.logo
    )
    layout = stack(rows, places, detours, reaches, (_MARGIN, heading.height), _NARROWEST - 2 * _MARGIN)
    entries = _legend(content, t, routes)
    height = math.ceil(layout.foot + 38 + 20 * legend.rows(entries, _MARGIN + 66, width - _MARGIN))
    name = f"{content.id}-flow"
    sheet = Sheet(width, height, name, title)
    paint_heading(sheet, heading, t("Title"), content.accent)
    for level in layout.levels:
        paint_level(sheet, t, level, content.accent)
    lines = [line.moved(*level.moved) for level, row in zip(layout.levels, ahead, strict=True) for line in row]
    lines += paths.around(layout)
    for line in sorted(lines, key=lambda line: line.route.kind == "main"):
        _paint_line(sheet, line.path, line.route.kind, line.route.width, content.accent)
    cards = {id_: at for level in layout.levels for id_, at in level.places.cards.items()}
    paint_shares(sheet, t, content, place_shares(lines, _taken(content, cards)))
    for touchpoint in content.touchpoints:
        paint_card(sheet, t, content, touchpoint, cards[touchpoint.id])
    sheet.under.words((_MARGIN, layout.foot + 33), t("Legend"), LANE.size, LANE.color, bold=True)
    legend.paint(sheet, entries, _MARGIN + 66, width - _MARGIN, layout.foot + 30)
    return Drawing(name, sheet.dot(), width, height, title, content.description, logo=heading.logo, layout=sheet.layout)


def _subtitle(content: MapContent, t: Sentence) -> list[str]:
    parts = [
        t("percentage: share of the customers of that touchpoint in its latest period"),
        t("figure in a card: performance 0–100"),
    ]
    if drops(content.touchpoints):
        parts.append(t("arrow down: drops out"))
    return [*parts, *content.left_out]


def _taken(content: MapContent, cards: dict[str, Point]) -> list[Box]:
    taken = []
    for touchpoint in content.touchpoints:
        box = card_box(cards[touchpoint.id])
        taken.append(box)
        if touchpoint.drop:
            taken.append(Box(box.x + DROP.x, box.bottom, DROP.width, DROP.height))
    return taken


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
