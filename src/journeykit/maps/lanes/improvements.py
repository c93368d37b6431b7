"""The lane of what is being done about it: open improvements, the most important first."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, WHITE
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.content import MapTouchpoint
from journeykit.maps.lanes.grid import PAD, Board, Column
from journeykit.maps.lanes.lane import Lane

MOST = 2
_RULE = 10  # what the coloured rule takes of the width


def improvements(board: Board) -> Lane | None:
    """A card for each open improvement, two at most."""
    cells = [(column, _cards(board, column.touchpoint)) for column in board.grid.columns]
    if not any(cards for _, cards in cells):
        return None
    height = max(sum(map(_height, cards)) + 6 * max(0, len(cards) - 1) for _, cards in cells)

    def paint(sheet: Sheet, top: float) -> None:
        for column, cards in cells:
            y = top + 11
            for number, lines in enumerate(cards):
                _paint_card(board, sheet, column, (y, number), lines)
                y += _height(lines) + 6

    return Lane(board.t("Improvements"), board.t("What we can do about it"), 11 + height + 11, paint)


def _cards(board: Board, touchpoint: MapTouchpoint) -> list[list[Line]]:
    t, body, small = board.t, board.grid.body, board.grid.small
    cards: list[list[Line]] = []
    for idea in touchpoint.ideas[:MOST]:
        lines = board.lines(idea.title, body, _RULE, most=6)
        if idea.note:
            lines += board.lines(idea.note, small, _RULE, most=3)
        cards.append(lines)
    if cards and touchpoint.priority:
        accent = TextStyle(8, 12, board.content.accent.strong, bold=True)
        cards[0].insert(0, (t("Priority {rank}", rank=touchpoint.priority), accent))
    rest = len(touchpoint.ideas) - MOST
    if rest > 0:
        cards[-1].append((t("and {count} more", count=rest), small))
    return cards


def _height(lines: list[Line]) -> float:
    return 16 + sum(style.leading for _, style in lines)


def _paint_card(board: Board, sheet: Sheet, column: Column, place: tuple[float, int], lines: list[Line]) -> None:
    (y, number), touchpoint = place, column.touchpoint
    card = Box(column.text_x - 4, y, column.width - 2 * PAD + 8, _height(lines))
    sheet.under.box(card, WHITE if touchpoint.moment else BAND, radius=4)
    sheet.under.box(Box(card.x, y, 2.6, card.height), board.content.accent.strong)
    idea = touchpoint.ideas[number]
    text = "\n".join(filter(None, [idea.title, idea.note, idea.id]))
    words = board.say(touchpoint, board.t("Improvement"), text)
    sheet.text((card.x + 11, y + 8), board.grid.inner - 6, lines, *words)
