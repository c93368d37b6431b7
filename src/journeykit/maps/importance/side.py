"""Beside the plot: by name, where the two orders disagree, and what that means for the work."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import INK, INK2, LINE2
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapContent
from journeykit.maps.importance.plot import color_of, told
from journeykit.maps.importance.ranks import Orders, Place
from journeykit.words import Sentence

_HEAD, _MEANING = TextStyle(12, 16, bold=True), TextStyle(8.5, 12, INK2)
_NAME, _FIGURES = TextStyle(9.5, 12, bold=True), TextStyle(8, 12, INK2)
_BEHIND, _BETWEEN = 12, 26


def paint_lists(sheet: Sheet, t: Sentence, content: MapContent, orders: Orders, column: Box) -> None:
    """Draw both lists, as many names of each as fit half of the column."""
    lists = [
        (
            t("Weighs more"),
            t("Customers do not name it, and it goes with their satisfaction: do not save on it."),
            orders.those("hidden"),
        ),
        (
            t("Weighs less"),
            t("Customers name it, and it hardly goes with their satisfaction: in order is good enough."),
            orders.those("claimed"),
        ),
    ]
    shown = [(head, meaning, places) for head, meaning, places in lists if places]
    if not shown:
        words = t("No touchpoint has a clearly different place in the two orders.")
        _paint_lines(sheet, column.x, column.y, [(line, _MEANING) for line in wrap(words, column.width, _MEANING)])
        return
    y = column.y
    for head, meaning, places in shown:
        room = column.height / len(shown) - _BETWEEN
        y = _paint_list(sheet, t, content, Box(column.x, y, column.width, room), (head, meaning), places) + _BETWEEN


def _paint_list(
    sheet: Sheet, t: Sentence, content: MapContent, box: Box, heads: tuple[str, str], places: Sequence[Place]
) -> float:
    """Draw one list from the top of a box; return where it ends."""
    lines: list[Line] = [(line, _HEAD) for line in wrap(heads[0], box.width, _HEAD, 2)]
    lines += [(line, _MEANING) for line in wrap(heads[1], box.width, _MEANING, 4)]
    y = _paint_lines(sheet, box.x, box.y, lines) + 8
    for done, place in enumerate(places):
        cell: list[Line] = [(line, _NAME) for line in wrap(place.touchpoint.name, box.width - 12, _NAME, 2)]
        cell += [(line, _FIGURES) for line in wrap(told(t, content.language, place), box.width - 12, _FIGURES, 2)]
        tall = sum(style.leading for _, style in cell)
        if done and y + tall > box.bottom - 14:
            sheet.under.words((box.x + 10, y + 8), t("and {count} more", count=len(places) - done), 8, INK2)
            return y + 14
        sheet.under.line([(box.x, y - 3), (box.right, y - 3)], LINE2, 0.8)
        sheet.under.box(Box(box.x, y + 2, 3, tall - 2), color_of(place.side, content.accent))
        name = place.touchpoint.name
        sheet.text(
            (box.x + 10, y), box.width - 12, cell, f"{heads[0]}: {name}", f"{name}\n{told(t, content.language, place)}"
        )
        y += tall + _BEHIND
    return y


def _paint_lines(sheet: Sheet, x: float, y: float, lines: Sequence[Line]) -> float:
    for words, style in lines:
        sheet.under.words((x, y + style.leading - 3), words, style.size, style.color or INK, bold=style.bold)
        y += style.leading
    return y
