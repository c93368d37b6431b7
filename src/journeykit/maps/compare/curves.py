"""Both emotion curves: the newer one as on every map, the older one in grey behind it."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.escape import plain
from journeykit.maps.canvas.palette import DESIRED, INK, WHITE
from journeykit.maps.canvas.sheet import Sheet, filled
from journeykit.maps.compare.lanes import Cell
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.emotion import joined, paint_marker, through_known
from journeykit.maps.lanes.feelings import HEIGHT, paint_scale, place
from journeykit.maps.lanes.grid import Board
from journeykit.maps.lanes.lane import Lane
from journeykit.maps.speaking import signed

_Known = list[tuple[Cell, MapTouchpoint]]


def curves(board: Board, cells: Sequence[Cell], names: tuple[str, str]) -> Lane | None:
    """The lane with both curves; none when nobody said how customers feel."""
    old: _Known = [(cell, cell.pair.old) for cell in cells if cell.pair.old]
    new: _Known = [(cell, cell.pair.new) for cell in cells if cell.pair.new]
    if all(point.emotion is None for _, point in (*old, *new)):
        return None

    def paint(sheet: Sheet, top: float) -> None:
        paint_scale(board, sheet, top)
        paint_curve(sheet, top, old, names[0], {"color": plain(DESIRED), "penwidth": "1.8"})
        paint_curve(sheet, top, new, names[1], {"color": plain(INK), "penwidth": "2.8"})
        for cell, point in old:
            at = place(top, cell.column.center, point.emotion)
            same = cell.pair.new is not None and cell.pair.new.emotion == point.emotion
            if at and not same:
                paint_old(board, sheet, cell, point, at, names[0])
        for cell, point in new:
            at = place(top, cell.column.center, point.emotion)
            if at and point.emotion is not None:
                written = signed(round(point.emotion, 1), board.content.language)
                words = (f"{names[1]}: {point.name}", _tip(board, cell, names), written)
                paint_marker(sheet, point, at, 11 if point.moment else 9, board.content.accent, words)

    return Lane(board.t("Emotion"), "", HEIGHT, paint)


def paint_curve(sheet: Sheet, top: float, those: _Known, name: str, look: dict[str, str]) -> None:
    """Draw one curve through what is known; dashed where it is not."""
    places = [place(top, cell.column.center, point.emotion) for cell, point in those]
    for path, known in joined(through_known(places, range(len(places)))):
        style = {} if known else {"style": "dashed"}
        sheet.edge(name, path, name, **(look | style))


def paint_old(board: Board, sheet: Sheet, cell: Cell, point: MapTouchpoint, at: Point, name: str) -> None:
    """Draw where a touchpoint stood on the older curve."""
    assert point.emotion is not None
    tip = _tip(board, cell, (name, ""))
    sheet.node(
        f"{name}: {point.name}", Box.around(at, 3.4), tip, shape="circle", penwidth="1.4", **filled(WHITE, DESIRED)
    )  # fmt: skip


def _tip(board: Board, cell: Cell, names: tuple[str, str]) -> str:
    lines = [cell.pair.shown.name]
    for name, point in zip(names, (cell.pair.old, cell.pair.new), strict=True):
        if name and point and point.emotion is not None:
            lines.append(f"{name}: {signed(point.emotion, board.content.language)}")
    return "\n".join(lines)
