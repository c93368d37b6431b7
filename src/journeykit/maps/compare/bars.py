"""Both scores of every touchpoint, and whether they differ by more than chance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from journeykit.maps import speaking
from journeykit.maps.bars import paint_bar
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import INK2, INK3
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.lanes.grid import Board, Column
from journeykit.maps.lanes.lane import Lane

if TYPE_CHECKING:
    from journeykit.maps.compare.lanes import Cell
    from journeykit.maps.compare.pairing import Pair

_HEIGHT, _BETWEEN = 84.0, 33.0


def bars(board: Board, cells: Sequence[Cell], names: tuple[str, str], *, once: bool = False) -> Lane | None:
    """The lane of scores; none where both rest on the same figures, or one of them on none.

    `once`: what is written the same for both stands there once.
    """
    differ = _is_written_otherwise if once else _differ
    if not any(differ(cell.pair) for cell in cells):
        return None

    def paint(sheet: Sheet, top: float) -> None:
        for cell in cells:
            if once and cell.pair.new is not None and not differ(cell.pair):
                _paint(board, sheet, cell.column, cell.pair.new, top + 22 + _BETWEEN / 2)
            else:
                for i, point in enumerate((cell.pair.old, cell.pair.new)):
                    if point is not None:
                        _paint(board, sheet, cell.column, point, top + 22 + i * _BETWEEN)
            name = cell.pair.shown.name
            box = Box(cell.column.text_x, top + 8, board.grid.inner, _HEIGHT - 16)
            sheet.hover(box, f"{board.t('Score')}: {name}", _tip(board, cell, names))

    hint = board.t("{first} above, {second} below", first=names[0], second=names[1])
    return Lane(board.t("Score"), hint, _HEIGHT, paint)


def has_scores(pairs: Iterable[Pair]) -> bool:
    """Whether two journeys are to be shown with the scores of both."""
    return any(map(_differ, pairs))


def _differ(pair: Pair) -> bool:
    one, other = pair.old, pair.new
    return bool(one and other and one.performance and other.performance and one.performance != other.performance)


def _is_written_otherwise(pair: Pair) -> bool:
    one, other = pair.old, pair.new
    return bool(one and other) and _written(one) != _written(other)


def _written(point: MapTouchpoint | None) -> str:
    known = point.performance if point else None
    return f"{known.value:.0f}" if known else ""  # where answers came in elsewhere, margins move a little


def _paint(board: Board, sheet: Sheet, column: Column, point: MapTouchpoint, y: float) -> None:
    known = point.performance
    paint_bar(sheet, (column.text_x, y), board.grid.inner, known, point.target, board.content.accent)
    written = speaking.figure(known.value, known.low, known.high) if known else board.t("unknown")
    right = (column.text_x + board.grid.inner, y - 6)
    sheet.under.words(right, written, 8, INK2 if known else INK3, anchor="right")


def _tip(board: Board, cell: Cell, names: tuple[str, str]) -> str:
    lines = [cell.pair.shown.name]
    for name, point in zip(names, (cell.pair.old, cell.pair.new), strict=True):
        known = point.performance if point else None
        written = speaking.figure(known.value, known.low, known.high) if known else board.t("unknown")
        lines.append(f"{name}: {written}")
    return "\n".join(lines)
