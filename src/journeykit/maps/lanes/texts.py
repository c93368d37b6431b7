"""The lanes that hold text: the customer's job, what he wants, does, thinks and feels, and what hurts."""

from __future__ import annotations

from collections.abc import Callable

from journeykit.maps.canvas.palette import WARN
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import JOB, TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.lanes.grid import PAD, Board
from journeykit.maps.lanes.lane import Lane

_MOST, _MOST_PAINS = 12, 5  # lines of a text, and points; the tooltip has the rest
_SIGN = 11  # the width of the triangle before a pain point


def job(board: Board) -> Lane | None:
    """What the customer wants to get done, per phase."""
    t, spans = board.t, board.grid.spans
    cells = [wrap(span.phase.job, span.end - span.start - 26, JOB, 4) for span in spans]
    most = max(map(len, cells), default=0)
    if not most:
        return None

    def paint(sheet: Sheet, top: float) -> None:
        for span, lines in zip(spans, cells, strict=True):
            if lines:
                name = f"{t('Customer job')}: {span.phase.name}"
                tip = f"{span.phase.name}\n{t('Customer job')}: {span.phase.job}"
                at = (span.start + PAD, top + 11)
                sheet.text(at, span.end - span.start - 26, [(line, JOB) for line in lines], name, tip)

    return Lane(
        t("Customer job"), t("What the customer wants to get done"), 24 + JOB.leading * most, paint, ruled=False
    )


def wants(board: Board) -> Lane | None:
    """What the customer wants at each touchpoint."""
    return text_lane(
        board, board.t("Wants"), board.t("What the customer expects to find"), board.grid.body, lambda p: p.wants
    )


def does(board: Board) -> Lane | None:
    """What the customer does."""
    return text_lane(board, board.t("Does"), board.t("What the customer does"), board.grid.body, lambda p: p.does)


def thinks(board: Board) -> Lane | None:
    """What the customer thinks, between quotes."""

    def quoted(touchpoint: MapTouchpoint) -> str:
        return f"“{touchpoint.thinks}”" if touchpoint.thinks else ""

    return text_lane(board, board.t("Thinks"), board.t("In the customer's own words"), board.grid.quote, quoted)


def feels(board: Board) -> Lane | None:
    """What the customer feels, in words."""
    return text_lane(board, board.t("Feels"), board.t("In a word or two"), board.grid.body, lambda p: p.feels)


def pain(board: Board) -> Lane | None:
    """What hurts: each point with its own triangle."""
    style, t = board.grid.body, board.t
    cells = [
        [board.lines(text, style, less=_SIGN, most=_MOST // 2) for text in column.touchpoint.pains[:_MOST_PAINS]]
        for column in board.grid.columns
    ]
    if not any(cells):
        return None
    height = max(style.leading * sum(map(len, cell)) + 3 * max(0, len(cell) - 1) for cell in cells)

    def paint(sheet: Sheet, top: float) -> None:
        for column, points in zip(board.grid.columns, cells, strict=True):
            y = top + 12
            for text, lines in zip(column.touchpoint.pains, points, strict=False):
                if not lines:
                    continue
                _triangle(sheet, column.text_x, y + 2)
                at = (column.text_x + _SIGN, y)
                sheet.text(at, board.grid.inner - _SIGN, lines, *board.say(column.touchpoint, t("Pain point"), text))
                y += style.leading * len(lines) + 3

    return Lane(t("Pain point"), t("What annoys"), 12 + height + 11, paint)


def _triangle(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.polygon([(x, y + 6.5), (x + 7.4, y + 6.5), (x + 3.7, y)], WARN)


def text_lane(
    board: Board,
    name: str,
    hint: str,
    style: TextStyle,
    take: Callable[[MapTouchpoint], str],
    *,
    line_a_fact: bool = False,
) -> Lane | None:
    """Make a lane with a text in every column, if any column has one; its line breaks hold with `line_a_fact`."""

    def cell(text: str) -> list[Line]:
        facts = text.split("\n") if line_a_fact else [text]
        return [line for fact in facts for line in board.lines(fact, style, most=_MOST)]

    cells = [(column, cell(take(column.touchpoint))) for column in board.grid.columns]
    most = max((len(lines) for _, lines in cells), default=0)
    if not most:
        return None

    def paint(sheet: Sheet, top: float) -> None:
        for column, lines in cells:
            if lines:
                words = board.say(column.touchpoint, name, take(column.touchpoint))
                sheet.text((column.text_x, top + 11), board.grid.inner, lines, *words)

    return Lane(name, hint, 11 + style.leading * most + 11, paint)
