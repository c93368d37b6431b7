"""A filled-in sheet as read, from CSV or XLSX: its rows by column, and every row that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from journeykit.diagnostics import Message, message
from journeykit.exchange.formats import LARGEST
from journeykit.exchange.merging import Problem
from journeykit.exchange.steps import Where
from journeykit.exchange.worksheet.columns import NAME, Column, Layout
from journeykit.sheets import Limits, UnreadableSheetError, column_letter, read_csv, read_xlsx
from journeykit.sheets.csv_reading import SEPARATORS
from journeykit.text.characters import FORBIDDEN

if TYPE_CHECKING:
    from journeykit.sheets import Cell
    from journeykit.sheets import Row as SheetRow

MOST_ROWS: Final = 20_000
LONGEST_CELL: Final = 20_000
LIMITS: Final = Limits(size=LARGEST)
# Somebody may have put a title above the headers.
_HEADERS_WITHIN: Final = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it: where it stands, and its cells and the headers above them as written."""

    where: Where
    cells: dict[Column, str]
    headers: dict[Column, str]


@dataclass(slots=True)
class Table:
    """What was read: the rows, those that cannot be read, and what is good to know.

    `narrow`: the encoding may have lost characters; a spreadsheet writes `?` for what it lacks.
    """

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    said: list[tuple[Where | None, Message]] = field(default_factory=list)
    unknown: list[tuple[Where, str]] = field(default_factory=list)
    narrow: bool = False


def read_table(data: bytes, layout: Layout) -> Table:
    """Read a sheet from CSV, or every sheet of a workbook that has our columns; the bytes say which it is."""
    table = Table()
    try:
        if data.startswith(b"PK\x03\x04"):
            _read_book(data, layout, table)
        else:
            _read_csv(data, layout, table)
    except UnreadableSheetError as error:
        table.problems.append(_unreadable(error))
    return table


def _unreadable(error: UnreadableSheetError) -> Problem:
    return Problem(Where(error.line or 1, error.sheet or ""), error.message, error.hint)


def _read_csv(data: bytes, layout: Layout, table: Table) -> None:
    def headers(separator: str) -> int:
        first, _ = _start(read_csv(data, separators=(separator,), limits=LIMITS).rows())
        return max((_known(row, layout) for row in first), default=0)

    best = max(SEPARATORS, key=headers)
    # What has none of our headers is read by its own separator, so that what is wrong with it is told rightly.
    sheet = read_csv(data, separators=(best,) if headers(best) else SEPARATORS, limits=LIMITS)
    table.narrow = sheet.narrow
    if sheet.encoding == "cp1252":
        table.said.append((None, message("the file was read as Windows-1252")))
    if not _read_rows(sheet.rows(), "", layout, table):
        table.problems.append(_no_columns(layout))


def _read_book(data: bytes, layout: Layout, table: Table) -> None:
    book = read_xlsx(data, limits=LIMITS)
    ours = []
    for sheet in book.visible:
        first, error = _start(sheet.rows())
        at = _headers(first, layout)
        if at is not None and _mostly_ours(first[at], layout):
            ours.append(sheet)
        elif error is not None and not first:
            table.problems.append(_unreadable(error))
    for sheet in ours:
        name = sheet.name if len(ours) > 1 else ""
        try:
            _read_rows(sheet.rows(), name, layout, table)
        except UnreadableSheetError as error:
            error.sheet = name
            table.problems.append(_unreadable(error))
    if not ours and not table.problems:
        table.problems.append(_no_columns(layout))


def _no_columns(layout: Layout) -> Problem:
    names = ", ".join(column.header for column in layout.columns[:4])
    return Problem(
        Where(1),
        message("the first row has no header of a worksheet"),
        message(
            "headers such as {names}: journeykit export worksheet writes them all; "
            "what journeykit export xlsx or csv wrote comes back by journeykit import xlsx or csv",
            names=names,
        ),
    )


def _mostly_ours(row: SheetRow, layout: Layout) -> bool:
    """Whether a sheet among others is a worksheet: other tables of touchpoints have some of our headers too."""
    written = sum(isinstance(cell, str) and bool(cell.strip()) for cell in row.cells)
    return 2 * _known(row, layout) >= written


def _known(row: SheetRow, layout: Layout) -> int:
    return sum(isinstance(cell, str) and layout.column_of(cell) is not None for cell in row.cells)


def _headers(rows: Sequence[SheetRow], layout: Layout) -> int | None:
    """Return which of the first rows has the headers: the first one, or a later one with several."""
    for i, row in enumerate(rows):
        if _known(row, layout) > bool(i):
            return i
    return None


def _read_rows(rows: Iterator[SheetRow], sheet: str, layout: Layout, table: Table) -> bool:
    """Read the rows of one sheet; tell whether it has headers at all."""
    first, error = _start(rows)
    at = _headers(first, layout)
    if at is None:
        if error is not None:
            raise error
        return False
    head = _Head(first[at], sheet, layout)
    table.unknown += [(head.where, title) for title in head.unknown]
    table.problems += head.problems
    for row in _chained(first[at + 1 :], error, rows):
        if len(table.rows) + len(table.problems) >= MOST_ROWS:
            table.problems.append(
                Problem(Where(row.line, sheet), message("there are more than {limit} rows", limit=MOST_ROWS))
            )
            break
        head.read(row, table)
    return True


def _start(rows: Iterator[SheetRow]) -> tuple[list[SheetRow], UnreadableSheetError | None]:
    """Return the first rows, among which the headers are; those before a row that cannot be read, and why it cannot."""
    first: list[SheetRow] = []
    try:
        first.extend(islice(rows, _HEADERS_WITHIN))
    except UnreadableSheetError as error:
        return first, error
    return first, None


def _chained(
    first: Iterable[SheetRow], error: UnreadableSheetError | None, rest: Iterable[SheetRow]
) -> Iterator[SheetRow]:
    yield from first
    if error is not None:
        raise error
    yield from rest


class _Head:
    """The headers of one sheet, under which rows are read."""

    def __init__(self, row: SheetRow, sheet: str, layout: Layout) -> None:
        self.where = Where(row.line, sheet)
        titles = [_text(cell).strip() for cell in row.cells]
        self.columns = [layout.column_of(title) for title in titles]
        self.titles = {column: title for column, title in zip(self.columns, titles, strict=True) if column}
        self.unknown = [title for column, title in zip(self.columns, titles, strict=True) if title and not column]
        doubled = dict.fromkeys(column for column in self.columns if column and self.columns.count(column) > 1)
        self.problems = [
            Problem(self.where, message('there are two columns "{name}"', name=self.titles[column]))
            for column in doubled
        ]

    def read(self, row: SheetRow, table: Table) -> None:
        """Read one row: into the table, or with everything that is in the way."""
        where = Where(row.line, self.where.sheet)
        texts = [_text(cell) for cell in row.cells]
        if not any(text.strip() for text in texts):
            return
        if any(text.strip() for text in texts[len(self.columns) :]):
            table.problems.append(
                Problem(
                    where,
                    message("the row has more cells than there are headers"),
                    message("a cell with a separator in it stands between quotes"),
                )
            )
            return
        cells = {column: text for column, text in zip(self.columns, texts, strict=False) if column}
        wrong = dict(self._wrong(where, row, texts))
        table.problems += wrong.values()
        if any(not column.path or column is NAME for column in wrong):
            return
        # The other cells are looked at all the same: who mends a sheet wants to hear everything at once.
        table.rows.append(Row(where, cells | dict.fromkeys(wrong, ""), self.titles))
        table.said += [(where, said) for said in self._remarkable(row, texts)]

    def _wrong(self, where: Where, row: SheetRow, texts: Sequence[str]) -> Iterator[tuple[Column, Problem]]:
        for i, (column, text) in enumerate(zip(self.columns, texts, strict=False)):
            if column is None:
                continue
            if len(text) > LONGEST_CELL:
                yield column, Problem(where, message("a cell has more than {limit} characters", limit=LONGEST_CELL))
            elif found := FORBIDDEN.search(text):
                said = message("a cell holds the invisible character U+{code}", code=f"{ord(found[0]):04X}")
                yield column, Problem(where, said, message("take it out"))
            elif i in row.errors:
                cell = f"{column_letter(i)}{row.number}"
                yield column, Problem(where, message('the cell {cell} says the error "{error}"', cell=cell, error=text))

    def _remarkable(self, row: SheetRow, texts: Sequence[str]) -> Iterator[Message]:
        for i, column in enumerate(self.columns):
            text = texts[i] if i < len(texts) else ""
            cell = f"{column_letter(i)}{row.number}"
            if column is not None and i in row.formulas:
                yield message('the cell {cell} is calculated: it was read as "{text}"', cell=cell, text=text)
            elif column is not None and i < len(texts) and isinstance(row.cells[i], date):
                yield message('the cell {cell} is a date: it was read as "{text}"', cell=cell, text=text)


def _text(cell: Cell) -> str:
    """Return what a cell says, as somebody would type it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        text = repr(cell)
        # A number of a spreadsheet is a number: never can its three decimals be thousands.
        return f"{text}0" if len(text.partition(".")[2]) == 3 else text
    return str(cell)
