"""Beside and under the plot: what to do first, and the names of the points that found no room for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeykit.maps import speaking
from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import INK, INK2, LINE2, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Line, Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapTouchpoint
from journeykit.words import Sentence, number

GROUPS = (("repair",), ("improve",), ("excel",), ("protect",))
_NAME, _FIGURES, _HEAD = TextStyle(9.5, 12, bold=True), TextStyle(8, 12, INK2), TextStyle(12, 16, bold=True)
_INDENT, _BEHIND = 26, 14


@dataclass(frozen=True, slots=True)
class Row:
    """A touchpoint in a list, or the head of a list (then it has no touchpoint)."""

    lines: tuple[Line, ...]
    touchpoint: MapTouchpoint | None = None

    @property
    def height(self) -> float:
        """How much of the column it takes."""
        return sum(style.leading for _, style in self.lines) + _BEHIND


def make_rows(t: Sentence, language: str, touchpoints: Sequence[MapTouchpoint], width: float) -> list[list[Row]]:
    """Return a list for each choice that asks for something, in the order of work; each starts with its head."""
    lists = []
    for takes in GROUPS:
        chosen = [p for p in touchpoints if p.choice in takes]
        chosen.sort(key=lambda p: (p.order or 999, -(p.importance.value if p.importance else 0)))
        if chosen:
            head = speaking.CHOICES[takes[0]]
            rows = [Row(((t(head).capitalize(), _HEAD),))]
            rows += [_row(t, language, touchpoint, width) for touchpoint in chosen]
            lists.append(rows)
    return lists


def _row(t: Sentence, language: str, touchpoint: MapTouchpoint, width: float) -> Row:
    room = width - _INDENT - 2
    lines = [(line, _NAME) for line in wrap(touchpoint.name, room, _NAME, 2)]
    lines += [(line, _FIGURES) for line in wrap(figures(t, language, touchpoint), room, _FIGURES, 2)]
    return Row(tuple(lines), touchpoint)


def figures(t: Sentence, language: str, touchpoint: MapTouchpoint) -> str:
    """Write out importance, performance and brand fit."""
    parts = []
    if touchpoint.importance:
        assumed = touchpoint.importance.source == "assumed"
        written = number(round(touchpoint.importance.value, 1), language)
        sentence = "importance {value} (assumed)" if assumed else "importance {value}"
        if touchpoint.importance.source == "derived":
            sentence = "importance {value}%"
        parts.append(t(sentence, value=written))
    if touchpoint.performance:
        known = touchpoint.performance
        parts.append(t("score {value}", value=speaking.figure(known.value, known.low, known.high)))
    if touchpoint.expression is not None:
        parts.append(t("brand fit {value}", value=round(touchpoint.expression)))
    return ", ".join(part.replace(" ", "\u00a0") for part in parts)


def fitting(lists: Sequence[Sequence[Row]], height: float) -> list[tuple[list[Row], int]]:
    """Choose what fits a column: one row of every list, then more of the first; return how many are left out."""
    shown = [2 for _ in lists]  # the head and one row
    for i, rows in enumerate(lists):
        while shown[i] < len(rows) and _total(lists, [*shown[:i], shown[i] + 1, *shown[i + 1 :]]) <= height:
            shown[i] += 1
    kept = [(list(rows[:most]), len(rows) - most) for rows, most in zip(lists, shown, strict=True)]
    while kept and _total([rows for rows, _ in kept], [len(rows) for rows, _ in kept]) > height:
        kept.pop()
    return kept


def _total(lists: Sequence[Sequence[Row]], shown: Sequence[int]) -> float:
    return sum(sum(row.height for row in rows[:most]) + 30 for rows, most in zip(lists, shown, strict=True))


def paint_rows(sheet: Sheet, t: Sentence, kept: Sequence[tuple[list[Row], int]], column: Box, accent: Accent) -> None:
    """Draw the lists below each other."""
    y = column.y
    for rows, left_out in kept:
        for row in rows:
            if row.touchpoint is None:
                sheet.under.words((column.x, y + 12), row.lines[0][0], _HEAD.size, INK, bold=True)
            else:
                _paint(sheet, row, Box(column.x, y, column.width, row.height), accent)
            y += row.height
        if left_out:
            words = t("and {count} more", count=left_out)
            sheet.under.words((column.x + _INDENT, y + 4), words, _FIGURES.size, INK2)
        y += 30


def _paint(sheet: Sheet, row: Row, box: Box, accent: Accent) -> None:
    assert row.touchpoint
    sheet.under.line([(box.x, box.y - 3), (box.right, box.y - 3)], LINE2, 0.8)
    color = color_of(row.touchpoint, accent)
    middle = (box.x + 9, box.y + 12)
    if row.touchpoint.choice in ("repair", "improve"):
        sheet.under.box(Box.around(middle, 8.1), color)
    else:
        sheet.under.circle(middle, 9, color)
    written = str(row.touchpoint.number)
    sheet.under.words((middle[0], middle[1] + 3), written, 8.5, WHITE, bold=True, anchor="middle")
    name, tip = f"{row.touchpoint.number}. {row.touchpoint.name}", row.touchpoint.name
    sheet.text((box.x + _INDENT, box.y + 2), box.width - _INDENT, row.lines, name, tip)


def color_of(touchpoint: MapTouchpoint, accent: Accent) -> str:
    """Return the colour of a choice: to be mended, to be proud of, or neither."""
    if touchpoint.choice in ("repair", "improve"):
        return WARN
    return accent.strong if touchpoint.choice in ("excel", "protect") else INK2
