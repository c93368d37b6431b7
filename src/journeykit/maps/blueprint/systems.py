"""The foot of a blueprint: a line for each system, with a dot at every step that uses it."""

from __future__ import annotations

from dataclasses import replace

from journeykit.maps.blueprint.boxes import box_of
from journeykit.maps.blueprint.rows import Plan
from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import INK2, LINE2, MIDDLE_BAR, PILL_LINE, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import System
from journeykit.maps.lanes.grid import MARGIN, Board

_NAME = TextStyle(8.5, 11)


def paint_systems(sheet: Sheet, board: Board, plan: Plan) -> None:
    """Draw the lines down to the systems first, then each system over them."""
    for i, column in enumerate(board.grid.columns):
        used = [plan.systems[system.name][1] for system in column.touchpoint.systems]
        rows = [plan.row(name) for name in ("back", "front", "action")]
        boxes = [box for row in rows if row and (box := box_of(board, row, i))]
        if used:
            start = boxes[0].bottom if boxes else plan.systems_top - 10
            sheet.under.line([(column.center, start), (column.center, max(used))], PILL_LINE, 1)
    for system, y in plan.systems.values():
        _paint_system(sheet, board, system, y)


def _paint_system(sheet: Sheet, board: Board, system: System, y: float) -> None:
    grid, t = board.grid, board.t
    users = [column for column in grid.columns if any(one.name == system.name for one in column.touchpoint.systems)]
    sheet.under.line([(grid.left - 4, y), (grid.right, y)], LINE2, 0.8)
    if len(users) > 1:
        ends = [(users[0].center, y), (users[-1].center, y)]
        sheet.under.line(ends, WARN if system.island else MIDDLE_BAR, 2)
    room = grid.left - 12 - MARGIN
    style = _NAME if system.island else replace(_NAME, bold=True)
    (name, *_) = wrap(system.name, room, style, 1) or ("",)
    color = WARN if system.island else INK2
    sheet.under.words((grid.left - 12, y + 3), name, style.size, color, bold=style.bold, anchor="right")
    island = f"\n{t('data island: no way to the CRM')}" if system.island else ""
    tip = f"{system.name}\n{t('Touchpoints: {count}', count=len(users))}{island}"
    sheet.hover(Box(MARGIN, y - 8, room, 16), t("System: {name}", name=system.name), tip)
    for column in users:
        paint_use(sheet, system, (column.center, y), board.content.accent)
        words = t("{touchpoint} uses {system}", touchpoint=column.touchpoint.name, system=system.name)
        sheet.hover(Box.around((column.center, y), 6), words, words + island)


def paint_use(sheet: Sheet, system: System, at: Point, accent: Accent) -> None:
    """Draw the mark of a use: a dot, or a square for an island."""
    if system.island:
        sheet.under.box(Box.around(at, 4.7), WHITE, WARN, line=1.6)
    else:
        sheet.under.circle(at, 5, accent.strong)
