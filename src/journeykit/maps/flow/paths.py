"""How routes run: calm S-curves between ports of the cards, and tracks above and below for what leads back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeykit.maps.canvas.curve import Path, Point, straight
from journeykit.maps.flow.places import CARD_HEIGHT, CARD_WIDTH, Places
from journeykit.maps.flow.routes import Route

TRACK = 22.0
_PORT, _BEND, _CORNER, _LEVEL = 10.0, 0.55, 9.0, 14.0
_LEAVE, _ENTER = 62.0, 43.0  # right of the middle: below the left half stands who drops out
_HALF, _TALL = CARD_WIDTH / 2, CARD_HEIGHT / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A route and its path; `middle` are the places where its share may stand, the best first."""

    route: Route
    path: Path
    middle: tuple[Point, ...]


def ahead(routes: Sequence[Route], places: Places) -> list[Line]:
    """Return the lines of the routes that lead on."""
    forward = [route for route in routes if route.kind != "back"]
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
        places_for_share = tuple(at(path, share) for share in (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.2, 0.8))
        lines.append(Line(route, path, places_for_share))
    return lines


def _way(route: Route, places: Places) -> list[Point]:
    """Return the height at which dot passes each column of cards in between; small steps are smoothed away."""
    start, end = places.cards[route.start][0], places.cards[route.end][0]
    columns = sorted({round(x) for x, _ in places.cards.values()})
    line = places.lines.get((route.start, route.end), [])
    passed = [float(x) for x in columns if start + CARD_WIDTH * 0.6 < x < end - CARD_WIDTH * 0.6]
    if len(line) < 4:
        return []
    samples = [at(line, i / 80) for i in range(81)]
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


@dataclass(frozen=True, slots=True)
class Return:
    """A route back: above or below the cards, on which track, and whether its ends are free on that side."""

    route: Route
    above: bool
    track: int
    free: tuple[bool, bool]


def returns(routes: Sequence[Route], places: Places) -> list[Return]:
    """Choose for every route back the side where the columns of its ends are free, and a track of its own."""
    used: dict[bool, list[tuple[int, float, float]]] = {True: [], False: []}
    found = []
    back = [route for route in routes if route.kind == "back"]
    for route in sorted(back, key=lambda r: abs(places.cards[r.start][0] - places.cards[r.end][0])):
        low, high = sorted(places.cards[id_][0] for id_ in (route.start, route.end))
        low, high = low - _HALF * 1.3, high + _HALF * 1.3
        options = []
        for above in (False, True):
            free = (_clear(route.start, places, above=above), _clear(route.end, places, above=above))
            track = 0
            while any(t == track and low <= b and a <= high for t, a, b in used[above]):
                track += 1
            options.append((3 * free.count(False) + track / 2, above, track, free))
        _, above, track, free = min(options)
        used[above].append((track, low, high))
        found.append(Return(route, above, track, free))
    return found


def _clear(id_: str, places: Places, *, above: bool) -> bool:
    x, y = places.cards[id_]
    return not any(
        other != id_ and abs(at_[0] - x) < CARD_WIDTH and (at_[1] < y) == above for other, at_ in places.cards.items()
    )


def back(found: Sequence[Return], places: Places, top: float, foot: float) -> list[Line]:
    """Return the lines of the routes back; `top` and `foot` are where the first tracks run."""
    lines = []
    for one in found:
        (x0, y0), (x1, y1) = places.cards[one.route.start], places.cards[one.route.end]
        sign = -1 if one.above else 1
        track = top - one.track * TRACK if one.above else foot + one.track * TRACK
        if one.free[0]:
            corners = [(x0 + _LEAVE, y0 + sign * _TALL), (x0 + _LEAVE, track)]
        else:
            side = x0 + _HALF + 15
            corners = [(x0 + _HALF, y0 + 16), (side, y0 + 16), (side, track)]
        if one.free[1]:
            corners += [(x1 + _ENTER, track), (x1 + _ENTER, y1 + sign * (_TALL + 0.5))]
        else:
            side = x1 - _HALF - 17
            corners += [(side, track), (side, y1 + 16), (x1 - _HALF - 0.5, y1 + 16)]
        ends = [corner[0] for corner in corners if corner[1] == track]
        middle = tuple((ends[0] + (ends[1] - ends[0]) * s, track) for s in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8))
        lines.append(Line(one.route, rounded(corners), middle))
    return lines


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
    weights = ((1 - s) ** 3, 3 * s * (1 - s) ** 2, 3 * s * s * (1 - s), s**3)
    points = path[3 * piece : 3 * piece + 4]
    x, y = (sum(w * point[axis] for w, point in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y
