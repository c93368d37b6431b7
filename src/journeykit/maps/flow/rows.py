"""How a long flow is cut into rows, as a text is into lines: between two phases where that costs little."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint
from journeykit.maps.flow.routes import Route

_FEWEST = 8  # columns that a row should have when there are several rows
_SHAPE = 3.2  # columns of a sheet for each of its rows of single cards: then it is about as wide and high as paper
_STRETCH = 1.3  # how much longer than it should be a row may be
_LENGTH, _IN_PHASE, _CROSSING = 4.0, 0.8, 0.06  # what a row of another length costs, a cut in a phase, a cut route


@dataclass(frozen=True, slots=True)
class Part:
    """What stands of a phase in one row; `continued` when it began in the row before."""

    phase: MapPhase
    continued: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its touchpoints."""
        return tuple(point.id for point in self.phase.touchpoints)


Row = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """Touchpoints of a phase that stand below each other, because as many steps lead to them."""

    phase: MapPhase
    touchpoints: tuple[MapTouchpoint, ...]


def make_rows(content: MapContent, routes: Sequence[Route]) -> list[Row]:
    """Cut a journey into rows of cards; a short one stays in one row."""
    columns = [column for phase in content.phases for column in _columns(phase, routes)]
    ends = [0, *_cuts(columns, routes)]
    rows, begun = [], set()
    for start, end in pairwise(ends):
        parts = []
        for number, group in groupby(columns[start:end], key=lambda column: column.phase.number):
            found = list(group)
            shown = {point.id for column in found for point in column.touchpoints}
            phase = found[0].phase
            kept = replace(phase, touchpoints=tuple(point for point in phase.touchpoints if point.id in shown))
            parts.append(Part(kept, number in begun))
            begun.add(number)
        rows.append(tuple(parts))
    return rows


def _columns(phase: MapPhase, routes: Sequence[Route]) -> Iterator[_Column]:
    """Yield the columns of a phase: each touchpoint stands behind all from which one comes to it."""
    inside = {point.id for point in phase.touchpoints}
    ranks = dict.fromkeys(inside, 0)
    before: dict[str, list[str]] = {}
    for route in routes:
        if route.kind != "back" and route.start in inside and route.end in inside:
            before.setdefault(route.end, []).append(route.start)
    for point in phase.touchpoints:  # routes ahead follow the order of the file
        ranks[point.id] = max((ranks[id_] + 1 for id_ in before.get(point.id, ())), default=0)
    for rank in range(max(ranks.values(), default=-1) + 1):
        yield _Column(phase, tuple(point for point in phase.touchpoints if ranks[point.id] == rank))


def _cuts(columns: Sequence[_Column], routes: Sequence[Route]) -> list[int]:
    """Return where each row ends: the cheapest of all ways to cut."""
    count = len(columns)
    cards = sum(len(column.touchpoints) for column in columns)  # where many stand below each other rows are high
    wished = max(_FEWEST, round(math.sqrt(_SHAPE * cards)))
    if count <= math.floor(wished * _STRETCH):
        return [count]
    costs = _cut_costs(columns, routes)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, count + 1):
        starts = range(max(0, end - math.floor(wished * _STRETCH)), end)
        best.append(
            min(
                (best[start][0] + _LENGTH * ((end - start) / wished - 1) ** 2 + costs[end], start)
                for start in starts
            )
        )  # fmt: skip
    ends, at = [], count
    while at:
        ends.append(at)
        at = best[at][1]
    return ends[::-1]


def _cut_costs(columns: Sequence[_Column], routes: Sequence[Route]) -> list[float]:
    """Return what a cut behind so many columns costs, from none to all."""
    column = {point.id: i for i, one in enumerate(columns) for point in one.touchpoints}
    change = [0] * (len(columns) + 1)  # of how many routes are cut
    for route in routes:
        low, high = sorted((column[route.start], column[route.end]))
        change[low + 1] += 1
        change[high + 1] -= 1
    cut = list(accumulate(change))
    inner = [a.phase.number == b.phase.number for a, b in pairwise(columns)]
    return [0.0, *(_CROSSING * cut[i] + _IN_PHASE * within for i, within in enumerate(inner, 1)), 0.0]
