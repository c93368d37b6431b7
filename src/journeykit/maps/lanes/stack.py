"""Lanes below each other on a sheet: each with its name at the left, and hairlines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import LINE2
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import HINT, LANE
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.lanes.grid import MARGIN, Board
from journeykit.maps.lanes.lane import Lane


def roomy(board: Board, lane: Lane) -> Lane:
    """Return a lane that is high enough for its own label."""
    label = sum(style.leading for _, style in _label(board, lane))
    return replace(lane, height=max(lane.height, 10 + label + 8))


def paint_lanes(board: Board, sheet: Sheet, lanes: Sequence[Lane], top: float) -> None:
    """Draw lanes from a height on."""
    for lane in lanes:
        if lane.ruled and lane is not lanes[0]:
            _rule(board, sheet, top)
        width, lines = board.grid.gutter - 12, _label(board, lane)
        sheet.text((MARGIN, top + 10), width, lines, f"{board.t('Lane')}: {lane.name}", f"{lane.name}\n{lane.hint}")
        lane.paint(sheet, top)
        sheet.strip(lane.name, top, top + lane.height)
        top += lane.height
    _rule(board, sheet, top)


def note_columns(board: Board, sheet: Sheet, top: float, foot: float) -> None:
    """Note which column is which touchpoint's."""
    for column in board.grid.columns:
        sheet.spot(column.touchpoint.id, Box(column.x, top, column.width, foot - top))


def _rule(board: Board, sheet: Sheet, y: float) -> None:
    sheet.under.line([(MARGIN, y), (max(board.grid.right, board.grid.left), y)], LINE2, 0.8)


def _label(board: Board, lane: Lane) -> list[Line]:
    room = board.grid.gutter - 14
    return [
        *((line, LANE) for line in wrap(lane.name, room, LANE)),
        *((line, HINT) for line in wrap(lane.hint, room, HINT)),
    ]
