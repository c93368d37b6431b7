"""Neighbours that are gone stand on top of each other in one column: a future journey names few of the steps of today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from journeykit.maps.compare.bars import has_scores

if TYPE_CHECKING:
    from journeykit.maps.compare.lanes import Cell
    from journeykit.maps.compare.pairing import Paired
    from journeykit.maps.content import Against

_IN_ONE = 4
"""So many icons have room beside each other in one column."""


def shares(paired: Paired, against: Against) -> dict[str, float]:
    """Return the part of a column that a touchpoint needs which stands with others; those alone have a whole one."""
    if against.personas or has_scores(paired.pairs):  # a bar needs the width of its column
        return {}
    found: dict[str, float] = {}
    for _, pairs in paired.phases:
        for gone, run in groupby(pairs, key=lambda pair: pair.new is None):
            ids = [pair.shown.id for pair in run]
            if gone and len(ids) > 1:
                found |= dict.fromkeys(ids, max(1.0, len(ids) / _IN_ONE) / len(ids))
    return found


def stacks(cells: Sequence[Cell], column: float) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells column by column: one, or some that share it."""
    run: list[Cell] = []
    for cell in cells:
        beside = run and run[-1].column.x + run[-1].column.width >= cell.column.x - 0.01
        if run and not (beside and cell.column.width < column and run[-1].column.width < column):
            yield tuple(run)
            run = []
        run.append(cell)
    if run:
        yield tuple(run)
