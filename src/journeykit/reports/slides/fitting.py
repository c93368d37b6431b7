"""Making text fit: how high rows are, how a table is divided over slides, what is cut when one row is too much.

Text is measured as on the maps, by our own table of widths, so that a slide is the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.reports.slides.values import Cell, Column, Row, Table, Words

PAD_X, PAD_Y = 5.0, 4.0
LEADING = 1.2
BETWEEN = 2.0
"""White between the paragraphs of a cell."""
SCALES = (1.3, 1.2, 1.1, 1.0, 0.92, 0.84)
"""A table that leaves much white is set larger; one that just does not fit a little smaller, before it is divided."""
_DIVIDED = SCALES.index(0.92)
NARROW = 400.0
"""In a narrower table larger letters break figures into two lines: there they are larger only where they do not."""
HEAD_SIZE = 10.5
MOST_HEAD_LINES = 3
_TRUST = 1.04
"""The maps reserve 6 % and more for fonts of the machine that shows them; a presentation brings Arial or what fits it."""
_ENDLESS = 100_000
_HALVINGS = 12


@dataclass(frozen=True, slots=True)
class Fitted:
    """A table, or a part of one, with the height of its head and of each row, in points."""

    table: Table
    widths: tuple[float, ...]
    head: float
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """All of it."""
        return self.head + sum(self.heights)


def divided(table: Table, width: float, height: float, font: float = 1.0) -> list[Fitted]:
    """Divide a table over as few slides as hold it, about equally full.

    Args:
        table: The table.
        width: How wide it may be, in points.
        height: How high each part may be.
        font: How much wider the letters of the template's font are than ours.
    """
    usual = _fitted(table, width, height, font).height
    for scale in SCALES:
        fitted = _fitted(_scaled(table, scale), width, height, font)
        breaks_more = width < NARROW and scale > 1 and fitted.height > usual * scale
        if fitted.height <= height and not breaks_more:
            return [fitted]
    fewest: list[Fitted] = []
    for scale in reversed(SCALES[: _DIVIDED + 1]):
        parts = _parts(_fitted(_scaled(table, scale), width, height, font), height)
        if fewest and len(parts) > len(fewest):
            break
        fewest = parts
    return fewest


def _parts(fitted: Fitted, height: float) -> list[Fitted]:
    """As few parts as can be, and as low as these can be: so that the last slide does not hold a single row."""
    low, high = max(fitted.heights), height - fitted.head
    most = len(_filled(fitted, high))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if len(_filled(fitted, middle)) <= most:
            high = middle
        else:
            low = middle
    return [_part(fitted, start, end) for start, end in _filled(fitted, high)]


def _filled(fitted: Fitted, room: float) -> list[tuple[int, int]]:
    parts, start, used = [], 0, 0.0
    for i, height in enumerate(fitted.heights):
        if i > start and used + height > room + 0.01:
            parts.append((start, i))
            start, used = i, 0.0
        used += height
    return [*parts, (start, len(fitted.heights))]


def _part(fitted: Fitted, start: int, end: int) -> Fitted:
    rows = replace(fitted.table, rows=fitted.table.rows[start:end])
    return replace(fitted, table=rows, heights=fitted.heights[start:end])


def _scaled(table: Table, scale: float) -> Table:
    if scale == 1.0:
        return table
    rows = tuple(
        replace(
            row, cells=tuple(tuple(replace(one, size=round(one.size * scale, 1)) for one in cell) for cell in row.cells)
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _fitted(table: Table, width: float, height: float, font: float) -> Fitted:
    total = sum(column.share for column in table.columns)
    widths = tuple(width * column.share / total for column in table.columns)
    head = 0.0
    if table.has_head:
        table = replace(table, columns=tuple(map(partial(_named, font=font), table.columns, widths)))
        named = [(Words(column.name, HEAD_SIZE, bold=True),) if column.name else () for column in table.columns]
        head = max(_height(cell, room, font) for cell, room in zip(named, widths, strict=True))
    rows = tuple(_row(row, widths, height - head, font) for row in table.rows)
    heights = tuple(
        max(_height(cell, room, font) for cell, room in zip(row.cells, widths, strict=True)) for row in rows
    )
    return Fitted(replace(table, rows=rows), widths, head, heights)


def _named(column: Column, width: float, font: float) -> Column:
    """A column with a name of a few lines at most."""
    name = shortened(column.name, width - 2 * PAD_X, HEAD_SIZE, MOST_HEAD_LINES, bold=True, font=font)
    return replace(column, name=name)


def _row(row: Row, widths: tuple[float, ...], height: float, font: float) -> Row:
    """A row that no slide can hold is cut; what was cut goes to the notes."""
    cells = tuple(_cut(cell, room, height, font) for cell, room in zip(row.cells, widths, strict=True))
    if cells == row.cells:
        return row
    whole = " ".join(one.text for cell, full in zip(cells, row.cells, strict=True) if cell != full for one in full)
    return replace(row, cells=cells, note=" ".join(filter(None, (row.note, whole))))


def _cut(cell: Cell, width: float, height: float, font: float) -> Cell:
    if _height(cell, width, font) <= height:
        return cell
    kept: list[Words] = []
    left = height - 2 * PAD_Y
    for one in cell:
        most = int(left / (one.size * LEADING))
        if most < 1:
            break
        kept.append(replace(one, text=shortened(one.text, width - 2 * PAD_X, one.size, most, bold=one.bold, font=font)))
        left -= (
            len(lines_of(kept[-1].text, width - 2 * PAD_X, one.size, bold=one.bold, font=font)) * one.size * LEADING
            + BETWEEN
        )
    return tuple(kept)


def _height(cell: Cell, width: float, font: float) -> float:
    inner = width - 2 * PAD_X
    lines = sum(
        max(1, len(lines_of(one.text, inner, one.size, bold=one.bold, font=font))) * one.size * LEADING for one in cell
    )
    return 2 * PAD_Y + lines + BETWEEN * max(0, len(cell) - 1)


def lines_of(text: str, width: float, size: float, *, bold: bool = False, font: float = 1.0) -> tuple[str, ...]:
    """Break a text into the lines it takes."""
    return wrap(text, width * _TRUST / font, TextStyle(size, round(size * LEADING), bold=bold), _ENDLESS)


def shortened(text: str, width: float, size: float, most: int, *, bold: bool = False, font: float = 1.0) -> str:
    """Return a text of at most so many lines, with an ellipsis where it was cut."""
    if len(lines_of(text, width, size, bold=bold, font=font)) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if len(lines_of(f"{text[:middle].rstrip()}…", width, size, bold=bold, font=font)) <= most:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"
