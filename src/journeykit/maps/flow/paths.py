"""How routes run: calm S-curves between ports of the cards, and tracks round them for what leaves the stream."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeykit.maps.canvas.curve import Path, Point, straight
from journeykit.maps.flow.detours import Detour, End
from journeykit.maps.flow.layout import Layout
from journeykit.maps.flow.places import CARD_HEIGHT, CARD_WIDTH, Places
from journeykit.maps.flow.routes import Route

_PORT, _BEND, _CORNER, _LEVEL = 10.0, 0.55, 9.0, 14.0
_LEAVE, _ENTER, _TURN = 64.0, 43.0, 7.0  # right of the middle: below the left half stands who drops out
_GAP_OUT, _GAP_IN, _LOW = 15.0, 17.0, 16.0  # beside a card, and below its middle
_TURNS, _SAMPLES = 3, 48
_SHARES = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.2, 0.8)
_HALF, _TALL = CARD_WIDTH / 2, CARD_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A route and its path; `middle` are the places where its share may stand, the best first."""

    route: Route
    path: Path
    middle: tuple[Point, ...]

    def moved(self, right: float, down: float) -> Line:
        """Return the line elsewhere."""
        path, middle = ([(x + right, y + down) for x, y in points] for points in (self.path, self.middle))
        return Line(self.route, path, tuple(middle))


def ahead(routes: Sequence[Route], places: Places) -> list[Line]:
    """Return the lines of the routes that lead on in a row."""
    shown = places.cards
    forward = [route for route in routes if route.kind != "back" and route.start in shown and route.end in shown]
    ways = {(r.start, r.end): _way(r, places) for r in forward}
    offsets = _ports(forward, ways, places)
    lines = []
    for route in sorted(forward, key=lambda route: route.kind != "main"):
        key = (route.start, route.end)
        (x0, y0), (x1, y1) = places.cards[route.start], places.cards[route.end]
        path: Path = [(x0 + _HALF, y0 + offsets[*key, True])]
        for x, y in ways[key]:
            path += s_curve(path[-1], (x - _HALF - 4, y))[1:]
            path += straight(path[-1], (x + _HALF + 4, y))[1:]
        path += s_curve(path[-1], (x1 - _HALF - 0.5, y1 + offsets[*key, False]))[1:]
        lines.append(Line(route, path, tuple(at(path, share) for share in _SHARES)))
    return lines


def _way(route: Route, places: Places) -> list[Point]:
    """Return the height at which dot passes each column of cards in between; small steps are smoothed away."""
    start, end = places.cards[route.start][0], places.cards[route.end][0]
    line = places.lines.get((route.start, route.end), [])
    passed = [x for x in places.columns if start + CARD_WIDTH * 0.6 < x < end - CARD_WIDTH * 0.6]
    if len(line) < 4 or not passed:
        return []
    samples = [at(line, i / _SAMPLES) for i in range(_SAMPLES + 1)]
    way: list[Point] = []
    for x in passed:
        y = min(samples, key=lambda point: abs(point[0] - x))[1]
        way.append((x, way[-1][1] if way and abs(way[-1][1] - y) < _LEVEL else y))
    return way


def _ports(
    routes: Sequence[Route], ways: dict[tuple[str, str], list[Point]], places: Places
) -> dict[tuple[str, str, bool], float]:
    """Spread the ends at a card, sorted by where they go; the main route stays in the middle."""
    offsets: dict[tuple[str, str, bool], float] = {}
    for id_ in places.cards:
        for out in (True, False):
            mine = [r for r in routes if (r.start if out else r.end) == id_]

            def height(route: Route, *, out: bool = out) -> float:
                way = ways[route.start, route.end]
                return way[0 if out else -1][1] if way else places.cards[route.end if out else route.start][1]

            mine.sort(key=height)
            middle = next((i for i, r in enumerate(mine) if r.kind == "main"), (len(mine) - 1) / 2)
            step = min(_PORT, (CARD_HEIGHT / 2 - 6) / max(1.0, middle, len(mine) - 1 - middle))
            for i, route in enumerate(mine):
                offsets[route.start, route.end, out] = (i - middle) * step
    return offsets


def around(layout: Layout) -> list[Line]:
    """Return the lines of the routes that leave the stream."""
    return [_around(layout, detour) for detour in layout.detours]


def _around(layout: Layout, detour: Detour) -> Line:
    out = _corners(layout, detour, detour.leaves, detour.route.start, leaving=True)
    into = _corners(layout, detour, detour.arrives, detour.route.end, leaving=False)[::-1]
    if detour.beside is not None:
        x = layout.beside(detour)
        out.append((x, out[-1][1]))
        into.insert(0, (x, into[0][1]))
    corners = [*out, *into]
    level = [(a, b) for a, b in pairwise(corners) if a[1] == b[1]]
    level.sort(key=lambda ends: -abs(ends[0][0] - ends[1][0]))
    middle = tuple((a[0] + (b[0] - a[0]) * s, a[1]) for a, b in level[:2] for s in _SHARES)
    return Line(detour.route, rounded(corners), middle)


def _corners(layout: Layout, detour: Detour, end: End, id_: str, *, leaving: bool) -> Path:
    """Return the corners from a card to its track, seen from the card."""
    x, y = layout.levels[end.row].places.cards[id_]
    turn, way = _TURN * (end.turn % _TURNS), 1 if leaving else -1
    low = 0.0 if detour.route.kind == "main" else _LOW
    touch = 0.0 if leaving else 0.5  # tips end just before the card
    if end.track is None:
        return [(x + way * (_HALF + touch), y + (low if end.turn == 0 else low - turn))]
    track = layout.track(end)
    if end.free:
        port = x + (_LEAVE - turn if leaving else _ENTER + turn)
        return [(port, y + (-1 if end.above else 1) * (_TALL + touch)), (port, track)]
    side = x + way * (_HALF + (_GAP_OUT if leaving else _GAP_IN) + turn)
    return [(x + way * (_HALF + touch), y + low - turn), (side, y + low - turn), (side, track)]


def s_curve(start: Point, end: Point) -> Path:
    """Return an S, level at both ends."""
    bend = _BEND * (end[0] - start[0])
    return [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]


def rounded(corners: Sequence[Point]) -> Path:
    """Return straight lines with round corners."""
    path = [corners[0]]
    for i, (before, corner) in enumerate(pairwise(corners), 1):
        if i == len(corners) - 1:
            path += straight(path[-1], corner)[1:]
            continue
        after = corners[i + 1]
        radius = min(_CORNER, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        into, out = _towards(corner, before, radius), _towards(corner, after, radius)
        path += straight(path[-1], into)[1:]
        near, far = _towards(corner, before, radius * 0.45), _towards(corner, after, radius * 0.45)
        path += [near, far, out]
    return path


def _towards(start: Point, end: Point, distance: float) -> Point:
    whole = math.dist(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * distance / whole, start[1] + (end[1] - start[1]) * distance / whole


def at(path: Sequence[Point], share: float) -> Point:
    """Return the point at a share of a path's pieces."""
    pieces = (len(path) - 1) // 3
    piece = min(int(share * pieces), pieces - 1)
    s = share * pieces - piece
    r = 1 - s
    a, b, c, d = r * r * r, 3 * s * r * r, 3 * s * s * r, s * s * s
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = path[3 * piece : 3 * piece + 4]
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
