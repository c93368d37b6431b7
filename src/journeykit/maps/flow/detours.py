"""Routes that leave the stream: back, or on to another row; each runs on tracks of its own, round the cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from journeykit.maps.flow.places import CARD_WIDTH, Places
from journeykit.maps.flow.routes import Route

_REACH = 0.65 * CARD_WIDTH  # how far left and right of the middle of its cards a route may turn
_NEXT = 14.0  # tracks may not end this close to each other

_Lane = tuple[int | None, str]
"""Where tracks run: above or below a row, or left or right of all rows."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a detour: its row, the track it takes there, and how it meets its card.

    Without a track it meets the card at its side, straight from beside the row. `free` when it can go straight up or
    down to the track. `turn` counts the routes that meet this card in the same way before it.
    """

    row: int
    above: bool
    track: int | None
    free: bool = False
    turn: int = 0

    @property
    def height(self) -> int:
        """The order in which ends follow each other from top to bottom."""
        return 3 * self.row + (1 if self.track is None else 0 if self.above else 2)


@dataclass(frozen=True, slots=True)
class Detour:
    """A route with its two ends, and between two rows the track beside the rows: left or right, counted outwards."""

    route: Route
    leaves: End
    arrives: End
    left: bool = False
    beside: int | None = None


@dataclass(slots=True)
class _Tracks:
    """What is taken of each lane of tracks: above and below each row, and left and right of all."""

    taken: dict[_Lane, list[tuple[int, float, float]]] = field(default_factory=dict)
    turns: dict[tuple[str, bool, bool, bool], int] = field(default_factory=dict)

    def free(self, lane: _Lane, low: float, high: float) -> int:
        used, track = self.taken.get(lane, []), 0
        while any(t == track and low <= b and a <= high for t, a, b in used):
            track += 1
        return track

    def take(self, lane: _Lane, low: float, high: float) -> int:
        track = self.free(lane, low, high)
        self.taken.setdefault(lane, []).append((track, low, high))
        return track

    def turn(self, id_: str, end: End, *, leaving: bool) -> int:
        key = (id_, end.above, end.free, leaving)
        self.turns[key] = self.turns.get(key, -1) + 1
        return self.turns[key]


def make_detours(routes: Sequence[Route], rows: Sequence[Places]) -> list[Detour]:
    """Give every route that leaves the stream its tracks, the short ones those nearest to the cards."""
    at = {id_: (i, x) for i, row in enumerate(rows) for id_, (x, _) in row.cards.items()}
    out = [route for route in routes if route.kind == "back" or at[route.start][0] != at[route.end][0]]
    out.sort(key=lambda r: (abs(at[r.start][0] - at[r.end][0]), abs(at[r.start][1] - at[r.end][1])))
    tracks = _Tracks()
    return [
        _within(route, rows, at[route.start][0], tracks)
        if at[route.start][0] == at[route.end][0]
        else _across(route, rows, (at[route.start][0], at[route.end][0]), tracks)
        for route in out
    ]


def _within(route: Route, rows: Sequence[Places], row: int, tracks: _Tracks) -> Detour:
    """Go back in a row: on the side where both ends are free, if there is one."""
    places = rows[row]
    low, high = sorted(places.cards[id_][0] for id_ in (route.start, route.end))
    low, high = low - _REACH, high + _REACH
    options = []
    for above in (False, True):
        free = [clear(id_, places, above=above) for id_ in (route.start, route.end)]
        options.append((3 * free.count(False) + tracks.free((row, _side(above=above)), low, high) / 2, above, free))
    _, above, free = min(options)
    track = tracks.take((row, _side(above=above)), low, high)
    ends = [
        _turned(tracks, id_, End(row, above, track, is_free), leaving=i == 0)
        for i, (id_, is_free) in enumerate(zip((route.start, route.end), free, strict=True))
    ]
    return Detour(route, ends[0], ends[1])


def _across(route: Route, rows: Sequence[Places], between: tuple[int, int], tracks: _Tracks) -> Detour:
    """Go to another row: along the row, down or up beside the rows, and along the other row."""
    start, end = between
    down = end > start
    (x0, _), (x1, _) = rows[start].cards[route.start], rows[end].cards[route.end]
    widest = max(row.columns[-1] for row in rows)
    left = x0 + x1 <= 2 * widest - x0 - x1 or x1 <= rows[end].columns[0] + 1
    straight_out = not left and x0 >= rows[start].columns[-1] - 1
    straight_in = left and x1 <= rows[end].columns[0] + 1

    def meet(row: int, id_: str, x: float, *, above: bool, straight: bool, leaving: bool) -> End:
        if straight:
            return _turned(tracks, id_, End(row, above, None), leaving=leaving)
        low, high = (-_NEXT, x + _REACH) if left else (x - _REACH, widest + CARD_WIDTH)
        track = tracks.take((row, _side(above=above)), low, high)
        return _turned(tracks, id_, End(row, above, track, clear(id_, rows[row], above=above)), leaving=leaving)

    leaves = meet(start, route.start, x0, above=not down, straight=straight_out, leaving=True)
    arrives = meet(end, route.end, x1, above=down, straight=straight_in, leaving=False)
    high, low = sorted((leaves.height, arrives.height))
    return Detour(route, leaves, arrives, left, tracks.take((None, "left" if left else "right"), high, low))


def _side(*, above: bool) -> str:
    return "above" if above else "below"


def _turned(tracks: _Tracks, id_: str, end: End, *, leaving: bool) -> End:
    return End(end.row, end.above, end.track, end.free, tracks.turn(id_, end, leaving=leaving))


def clear(id_: str, places: Places, *, above: bool) -> bool:
    """Tell whether nothing stands between a card and the tracks."""
    x, y = places.cards[id_]
    return not any(
        other != id_ and abs(at[0] - x) < CARD_WIDTH and (at[1] < y) == above for other, at in places.cards.items()
    )
