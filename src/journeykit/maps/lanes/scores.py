"""The lane of figures: the headline, how many answered, the performance with its interval, and the choice."""

from __future__ import annotations

from journeykit.maps import speaking
from journeykit.maps.bars import paint_bar, paint_choice
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import INK, INK2, INK3, WARN
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.lanes.grid import Board, Column
from journeykit.maps.lanes.lane import Lane
from journeykit.words import number

_HEIGHT = 84
_UNJUDGED = 66
_ROW = 11  # what a second row of words takes, where metric and performance do not fit on one
_SIZE = 8


def scores(board: Board) -> Lane | None:
    """What was measured, and what it means."""
    t, touchpoints = board.t, board.content.touchpoints
    if not any(p.performance or p.headlines for p in touchpoints):
        return None
    more = 0 if all(_on_one_row(board, point) for point in touchpoints) else _ROW
    height = (_HEIGHT if any(p.choice for p in touchpoints) else _UNJUDGED) + more

    def paint(sheet: Sheet, top: float) -> None:
        for column in (one for one in board.grid.columns if not one.touchpoint.gone):
            _paint_cell(board, sheet, column, top, more)

    return Lane(t("Score"), t("Figure, performance 0–100 and its interval"), height, paint)


def _on_one_row(board: Board, touchpoint: MapTouchpoint) -> bool:
    """Tell whether the metric and the performance fit beside each other in every font."""
    wide = widest(_metric(touchpoint), _SIZE) + widest(_figure(touchpoint), _SIZE, bold=True)
    return wide + 6 <= board.grid.inner


def _metric(touchpoint: MapTouchpoint) -> str:
    return touchpoint.headlines[0].metric if touchpoint.headlines else ""


def _figure(touchpoint: MapTouchpoint) -> str:
    known = touchpoint.performance
    return speaking.figure(known.value, known.low, known.high) if known else ""


def _paint_cell(board: Board, sheet: Sheet, column: Column, top: float, more: float) -> None:
    touchpoint, grid, x = column.touchpoint, board.grid, column.text_x
    performance = touchpoint.performance
    low = performance is not None and performance.level == "low"
    _paint_headline(board, sheet, column, top, low=low)
    paint_bar(sheet, (x, top + 31), grid.inner, performance, touchpoint.target, board.content.accent)
    if performance:
        at = (x + grid.inner, top + 55 + more)
        sheet.under.words(at, _figure(touchpoint), _SIZE, WARN if low else INK2, bold=low, anchor="right")
    sheet.under.words((x, top + 55), _metric(touchpoint), _SIZE, INK3)
    if touchpoint.choice:
        word = speaking.choice(board.t, touchpoint)
        paint_choice(
            sheet, (x, top + 62 + more), touchpoint.choice, word, board.content.accent, suspected=touchpoint.suspected
        )
    box = Box(x, top + 8, grid.inner, 68 + more)
    sheet.hover(box, f"{board.t('Score')}: {touchpoint.name}", _tip(board, touchpoint))


def _paint_headline(board: Board, sheet: Sheet, column: Column, top: float, *, low: bool) -> None:
    touchpoint, x = column.touchpoint, column.text_x
    right = (x + board.grid.inner, top + 22)
    performance = touchpoint.performance
    if touchpoint.headlines:
        first = touchpoint.headlines[0]
        sheet.under.words((x, top + 22.5), first.value, 15, WARN if low else INK, bold=True)
        if low:
            sign = x + widest(first.value, 15, bold=True) + 5
            sheet.under.polygon([(sign, top + 14.5), (sign + 8, top + 14.5), (sign + 4, top + 21.5)], WARN)
        if first.n is not None:
            small = performance is not None and performance.small
            written = f"n = {number(first.n, board.content.language)}{'*' if small else ''}"
            sheet.under.words(right, written, 8, INK3, anchor="right")
        return
    sheet.under.words((x, top + 22), board.t("Not measured"), 8, INK3)
    if performance and performance.guessed:
        sheet.under.words(right, board.t("hypothesis"), 8, INK3, italic=True, anchor="right")


def _tip(board: Board, touchpoint: MapTouchpoint) -> str:
    t, language = board.t, board.content.language
    lines = [touchpoint.name]
    for headline in touchpoint.headlines:
        n = f" (n = {number(headline.n, language)})" if headline.n is not None else ""
        lines.append(f"{headline.metric}: {headline.value}{n}")
    performance = touchpoint.performance
    if performance is None:
        lines.append(t("Performance: unknown"))
    else:
        written = speaking.figure(performance.value, performance.low, performance.high)
        lines.append(t("Performance: {figure}, target {target}", figure=written, target=round(touchpoint.target)))
        if performance.guessed:
            lines.append(t("a hypothesis: nobody has measured it"))
        elif performance.small:
            lines.append(t("few answers: indicative"))
    if touchpoint.choice:
        lines.append(t("Choice: {choice}", choice=speaking.choice(t, touchpoint)))
    return "\n".join(lines)
