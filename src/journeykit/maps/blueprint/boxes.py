"""The boxes of a blueprint, the arrows between them, and the signs on them."""

from __future__ import annotations

from itertools import pairwise

from journeykit.maps.blueprint.rows import PAD, Plan, Row, width_of
from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import INK3, MIDDLE_BAR, PILL_LINE, WARN, WHITE
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.lanes.grid import Board, Column

FAILS_FROM = -1


def box_of(board: Board, row: Row, index: int) -> Box | None:
    """Return the box of a touchpoint in a row; None where it has none."""
    if not row.cells[index]:
        return None
    return Box(board.grid.columns[index].x + 7, row.top, width_of(board), row.height)


def fails(touchpoint: MapTouchpoint) -> bool:
    """Whether customers feel bad enough here to call it a fail point."""
    return touchpoint.emotion is not None and touchpoint.emotion <= FAILS_FROM


def handoffs(touchpoints: tuple[MapTouchpoint, ...]) -> list[int]:
    """Return after which touchpoints another department takes over."""
    return [
        i
        for i, (one, other) in enumerate(pairwise(touchpoints))
        if one.owner and other.owner and one.owner != other.owner
    ]


def paint_boxes(sheet: Sheet, board: Board, row: Row) -> None:
    """Draw the boxes of a row with their texts."""
    accent = board.content.accent
    fill, line = (accent.tint, accent.middle) if row.name == "action" else (WHITE, PILL_LINE)
    for i, column in enumerate(board.grid.columns):
        box, touchpoint = box_of(board, row, i), column.touchpoint
        if box is None:
            continue
        away = row.name == "front" and (touchpoint.indirect or touchpoint.others)
        style = "dashed" if away else "solid"
        sheet.under.box(box, fill, INK3 if away else line, line=1, radius=9, style=style)
        lines = row.cells[i]
        top = box.y + (box.height - sum(style.leading for _, style in lines)) / 2
        words = {"action": touchpoint.does, "front": touchpoint.front, "back": touchpoint.back}[row.name]
        more = {
            "action": touchpoint.wait and board.t("waits {time}", time=touchpoint.wait),
            "front": "",
            "back": touchpoint.owner,
        }
        tip = "\n".join(filter(None, [words, more[row.name]])) or board.t("out of our hands")
        sheet.text((box.x + PAD, top), box.width - 2 * PAD, lines, *board.say(touchpoint, row.label.name, tip))
        if row.name == "action" and fails(touchpoint):
            _paint_fail(sheet, board, touchpoint, (box.right - 12, box.y - 5))


def _paint_fail(sheet: Sheet, board: Board, touchpoint: MapTouchpoint, at: Point) -> None:
    x, y = at
    sheet.under.polygon([(x - 1, y + 12), (x + 13, y + 12), (x + 6, y - 1.5)], WHITE)
    sheet.under.polygon([(x + 1, y + 11), (x + 11, y + 11), (x + 6, y + 1)], WARN)
    tip = "\n".join([touchpoint.name, board.t("fail point"), *touchpoint.pains])
    sheet.hover(Box(x, y, 12, 12), f"{board.t('fail point')}: {touchpoint.name}", tip)


def paint_flow(sheet: Sheet, board: Board, plan: Plan) -> None:
    """Draw the arrows: along the customer's actions, and upwards to what the customer meets."""
    action, front, back = (plan.row(name) for name in ("action", "front", "back"))
    if action:
        steps = [box for i in range(len(action.cells)) if (box := box_of(board, action, i))]
        for one, other in pairwise(steps):
            middle = one.y + one.height / 2
            _arrow(sheet, (one.right, middle), (other.x, middle), board.content.accent.strong, 1.4)
    for i, column in enumerate(board.grid.columns):
        lower, upper = (box_of(board, row, i) if row else None for row in (front, action))
        if lower and upper and not (column.touchpoint.indirect or column.touchpoint.others):
            _arrow(sheet, (column.center, lower.y), (column.center, upper.bottom), MIDDLE_BAR, 1.1)
        under = box_of(board, back, i) if back else None
        above = lower or upper
        if under and above:
            _arrow(sheet, (column.center, under.y), (column.center, above.bottom), MIDDLE_BAR, 1.1)


def _arrow(sheet: Sheet, start: Point, end: Point, color: str, line: float) -> None:
    x1, y1 = end
    if start[1] == y1:
        sheet.under.line([start, (x1 - 6, y1)], color, line)
        sheet.under.polygon([(x1 - 7, y1 - 3.2), (x1 - 7, y1 + 3.2), (x1 - 0.5, y1)], color)
    else:
        sheet.under.line([start, (x1, y1 + 7)], color, line)
        sheet.under.polygon([(x1 - 3.2, y1 + 7), (x1 + 3.2, y1 + 7), (x1, y1 + 1)], color)


def paint_handoffs(sheet: Sheet, board: Board, row: Row) -> None:
    """Mark where another department takes over."""
    columns = board.grid.columns
    for i in handoffs(board.content.touchpoints):
        x = _between(columns[i], columns[i + 1])
        sheet.under.line([(x, row.top - 6), (x, row.top + row.height + 6)], INK3, 1, "dashed")
        paint_handoff(sheet, (x, row.top - 6))
        one, other = columns[i].touchpoint, columns[i + 1].touchpoint
        words = f"{one.owner} → {other.owner}"
        box = Box(x - 4, row.top - 12, 8, row.height + 18)
        sheet.hover(box, f"{board.t('another department')}: {other.name}", words)


def paint_handoff(sheet: Sheet, at: Point) -> None:
    """Draw the sign of another department: two halves of a box drawn apart."""
    x, y = at
    sheet.under.box(Box(x - 5.5, y - 4, 4.5, 8), WHITE, INK3, line=1)
    sheet.under.box(Box(x + 1, y - 4, 4.5, 8), INK3, INK3, line=1)


def _between(one: Column, other: Column) -> float:
    return (one.x + one.width + other.x) / 2
