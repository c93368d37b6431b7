"""The lane that the eye goes to: the emotion now, the desired one, and the gap."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import DESIRED, GRID_LINE, INK3, WARN, WHITE, ZERO_LINE
from journeykit.maps.canvas.sheet import Sheet, filled
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.emotion import LARGE_GAP, paint_curves, paint_gap_arrow, paint_marker
from journeykit.maps.lanes.grid import Board
from journeykit.maps.lanes.lane import Lane
from journeykit.maps.speaking import signed

HEIGHT = 246
_TOP, _BOTTOM = 48, 30


def emotion(board: Board) -> Lane | None:
    """The emotion curve."""
    touchpoints = board.content.touchpoints
    if all(p.emotion is None and p.desired is None for p in touchpoints):
        return None

    def paint(sheet: Sheet, top: float) -> None:
        paint_scale(board, sheet, top)
        places = [
            (place(top, column.center, p.emotion), place(top, column.center, p.desired))
            for column, p in zip(board.grid.columns, touchpoints, strict=True)
        ]
        paint_curves(sheet, board.t, places, touchpoints)
        for (here, there), touchpoint in zip(places, touchpoints, strict=True):
            _paint_touchpoint(board, sheet, touchpoint, here, there)

    wished = any(p.desired is not None for p in touchpoints)
    hint = (
        board.t("Now and desired") if wished else board.t("As it will be") if board.content.future else board.t("Now")
    )
    return Lane(board.t("Emotion"), hint, HEIGHT, paint)


def _height_of(top: float, value: float) -> float:
    start, end = top + _TOP, top + HEIGHT - _BOTTOM
    return start + (2 - value) / 4 * (end - start)


def place(top: float, x: float, value: float | None) -> Point | None:
    """Return where an emotion stands in a lane from `top`; nowhere when it is not known."""
    return None if value is None else (x, _height_of(top, value))


def paint_scale(board: Board, sheet: Sheet, top: float) -> None:
    """Draw the lines from very positive to very negative."""
    t, grid = board.t, board.grid
    words = {2: t("very positive"), 0: t("neutral"), -2: t("very negative")}
    for value in (2, 1, 0, -1, -2):
        y = _height_of(top, value)
        if value:
            sheet.under.line([(grid.left, y), (grid.right, y)], GRID_LINE, 0.7, "dotted")
        else:
            sheet.under.line([(grid.left, y), (grid.right, y)], ZERO_LINE, 0.9)
        written = f"{words.get(value, '')}  {signed(value, board.content.language)}".strip()
        sheet.under.words((grid.left - 8, y + 3), written, 8, INK3, anchor="right")


def _paint_touchpoint(
    board: Board, sheet: Sheet, touchpoint: MapTouchpoint, here: Point | None, there: Point | None
) -> None:
    tip = _tip(board, touchpoint)
    if here and there and touchpoint.gap >= LARGE_GAP:
        paint_gap_arrow(sheet, here, there, 13)
        written = board.t("gap {size}", size=float(round(touchpoint.gap, 2)))
        sheet.under.words((here[0] + 6, (here[1] + there[1]) / 2 + 3), written, 8, WARN, bold=True)
    if there and here != there:
        name = f"{board.t('Desired')}: {touchpoint.name}"
        ring = filled(WHITE, DESIRED)
        sheet.node(name, Box.around(there, 3), tip, shape="circle", penwidth="1.2", **ring)
    if here and touchpoint.emotion is not None:
        written = signed(round(touchpoint.emotion, 1), board.content.language)
        words = (f"{board.t('Emotion')}: {touchpoint.name}", tip, written)
        paint_marker(sheet, touchpoint, here, 11 if touchpoint.moment else 9, board.content.accent, words)


def _tip(board: Board, touchpoint: MapTouchpoint) -> str:
    t, language = board.t, board.content.language
    lines = [touchpoint.name]
    if touchpoint.emotion is not None:
        lines.append(t("Emotion now: {value}", value=signed(touchpoint.emotion, language)))
    if touchpoint.desired is not None:
        lines.append(t("Desired: {value}", value=signed(touchpoint.desired, language)))
    if touchpoint.feels:
        lines.append(t("Feels: {words}", words=touchpoint.feels))
    if touchpoint.guessed:
        lines.append(t("a hypothesis: nobody has measured it"))
    return "\n".join(lines)
