"""Tables of text cells, laid out for a terminal or written as Markdown. No cell's text is ever interpreted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NOTHING = "-"
_GAP, _NARROW_GAP = "  ", " "
_BETWEEN = " - "
# Figures of ours need no escape within a table; `escape` would keep a lone digit from beginning a list.
_FIGURE = re.compile(r"-|\?|#|\d[\d.,/-]*( %| \(\d[\d.,]*-\d[\d.,]*\))?")
_ABOVE_LATIN = "\u0300"  # below it every sign takes one column
_NARROWEST = 8
_READABLE = 26


@dataclass(frozen=True, slots=True)
class Column:
    """One column; a header may have two lines.

    Where there is too little room, columns to `spare` go first, the last of them first; then columns stand closer
    together, and at last the `flexible` ones give way, the widest first.
    """

    header: str
    right: bool = False
    flexible: bool = False
    spare: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Lines above, a table, and lines below; without columns there is no table in it, only lines."""

    above: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...] = ()


def without_empty(table: Table) -> Table:
    """The table without columns that hold nothing but dashes."""
    kept = [i for i in range(len(table.columns)) if not table.rows or any(row[i] != NOTHING for row in table.rows)]
    rows = tuple(tuple(row[i] for i in kept) for row in table.rows)
    return Table(table.above, tuple(table.columns[i] for i in kept), rows, table.below)


def headed(tables: Sequence[Table], lines: Sequence[str]) -> list[Table]:
    """The tables with some lines above the first."""
    if not tables or not lines:
        return list(tables)
    return [Table((*lines, *tables[0].above), tables[0].columns, tables[0].rows, tables[0].below), *tables[1:]]


def as_text(tables: Sequence[Table], width: int) -> str:
    """Lay tables out for a terminal of some width."""
    return "\n\n".join("\n".join(_lines(table, width)) for table in tables) + "\n"


def as_markdown(tables: Sequence[Table]) -> str:
    """Write tables as Markdown; what people wrote is escaped."""
    from journeykit.reports.templating import escape

    blocks = []
    for table in tables:
        lines = [f"{escape(line)}\n" for line in table.above]
        if not table.columns:
            blocks.append("\n".join(lines).rstrip("\n"))
            continue
        lines.append(_row(_heading(column) for column in table.columns))
        lines.append(_row("---:" if column.right else "---" for column in table.columns))
        lines += [_row(cell if _FIGURE.fullmatch(cell) else escape(cell) for cell in row) for row in table.rows]
        lines += ["", *(f"- {escape(line)}" for line in table.below)] if table.below else []
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def wrapped(text: str, width: int) -> list[str]:
    """Break a line of at most some width: between its parts (` - `), else between words; a long word stands alone."""
    lines: list[str] = []
    for part in one_line(text).split(_BETWEEN):
        if lines and cells(lines[-1]) + len(_BETWEEN) + cells(part) <= width:
            lines[-1] += _BETWEEN + part
        else:
            lines += _by_words(part, width)
    return lines


def _by_words(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        if lines and cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii() or max(text) < _ABOVE_LATIN:
        return len(text)  # nearly every cell, and a large table has hundreds of thousands
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def shortened(text: str, width: int) -> str:
    """The text, cut at some width with an ellipsis."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _heading(column: Column) -> str:
    return column.header.replace("-\n", "").replace("\n", " ")  # ours, so nothing in it needs an escape


def _row(parts: Iterable[str]) -> str:
    return f"| {' | '.join(parts)} |"


def _lines(table: Table, width: int) -> list[str]:
    if not table.columns:
        return [part for line in table.above for part in wrapped(line, width)]
    headers = [column.header.split("\n") for column in table.columns]
    deepest = max(len(header) for header in headers)
    head = [tuple(([""] * (deepest - len(header)) + header)[i] for header in headers) for i in range(deepest)]
    rows = [tuple(one_line(cell) for cell in row) for row in (*head, *table.rows)]
    wanted = [max(cells(row[i]) for row in rows) for i in range(len(table.columns))]
    widths, gap = _fitted(table.columns, wanted, width)
    shown = [
        gap.join(
            _padded(shortened(row[i], wide), wide, right=table.columns[i].right) for i, wide in widths.items()
        ).rstrip()
        for row in rows
    ]
    above = [part for line in table.above for part in wrapped(line, width)]
    below = [part for line in table.below for part in wrapped(line, width)]
    return [*above, *([""] if above else []), *shown, *([""] if below else []), *below]


def _fitted(columns: Sequence[Column], wanted: Sequence[int], width: int) -> tuple[dict[int, int], str]:
    """The widths of the columns that are shown, by their places, and what stands between them."""
    widths = dict(enumerate(wanted))
    flexible = [i for i, column in enumerate(columns) if column.flexible]

    def over(gap: str) -> int:
        return sum(widths.values()) + len(gap) * (len(widths) - 1) - width

    def cramped() -> bool:
        """Whether the flexible columns would have to give up more than they can spare."""
        return over(_GAP) + sum(min(widths[i], _READABLE) - widths[i] for i in flexible) > 0

    for i in reversed(range(len(columns))):
        if columns[i].spare and cramped():
            del widths[i]
            flexible = [one for one in flexible if one != i]
    gap = _NARROW_GAP if cramped() else _GAP
    while over(gap) > 0 and any(widths[i] > _NARROWEST for i in flexible):
        widths[max(flexible, key=lambda i: (widths[i], -i))] -= 1
    return widths, gap


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - cells(text))
    return space + text if right else text + space
