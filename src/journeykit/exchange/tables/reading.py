"""What came back: the rows of every sheet that is ours, and all that cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from journeykit.diagnostics import Message, message
from journeykit.exchange.filling.fingerprints import Fingerprint, read_fingerprint
from journeykit.exchange.formats import LARGEST
from journeykit.exchange.merging import Problem
from journeykit.exchange.steps import Where
from journeykit.exchange.tables.columns import FINGERPRINT, Column, Sheet
from journeykit.exchange.tables.registry import sheet_of
from journeykit.exchange.worksheet import is_worksheet
from journeykit.sheets import Limits, UnreadableSheetError, column_letter, read_csv, read_xlsx

if TYPE_CHECKING:
    from journeykit.exchange.formats import Source
    from journeykit.sheets import Cell
    from journeykit.sheets import Row as SheetRow

LIMITS: Final = Limits(size=LARGEST, rows=100_000)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet of ours: where it stands, its cells, and what it said when it was made, if that is known."""

    where: Where
    cells: dict[Column, Cell]
    titles: dict[Column, str]
    base: Fingerprint | None


@dataclass(slots=True)
class Filled:
    """One sheet of ours as it came back. `narrow`: its encoding may have lost characters."""

    sheet: Sheet
    name: str
    narrow: bool = False
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Read:
    """All that came back: sheets, what cannot be taken, and what is good to know (True: something was lost)."""

    filled: list[Filled] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    said: list[tuple[Where | None, Message, bool]] = field(default_factory=list)


def read_sources(sources: Iterable[Source]) -> Read:
    """Read workbooks and CSV files; what is said of several files names each."""
    read = Read()
    several = list(sources)
    for source in several:
        name = str(source.file) if len(several) > 1 else ""
        try:
            if source.data.startswith(b"PK\x03\x04"):
                _book(source.data, name, read)
            else:
                _csv(source, name, read)
        except UnreadableSheetError as error:
            where = Where(error.line or 1, error.sheet or name)
            read.problems.append(Problem(where, error.message, error.hint))
    taken: dict[str, str] = {}
    for filled in read.filled:
        if filled.sheet.key in taken:
            said = message('the sheet "{name}" is there twice', name=filled.sheet.key)
            read.problems.append(Problem(Where(1, filled.name), said))
        taken[filled.sheet.key] = filled.name
    return read


def _book(data: bytes, file: str, read: Read) -> None:
    found = worksheets = 0
    for sheet in read_xlsx(data, limits=LIMITS).visible:
        name = f"{file}[{sheet.name}]" if file else sheet.name
        rows = sheet.rows()
        first = next(rows, None)
        worksheets += _is_worksheet(first)
        ours = _sheet(first, sheet.name)
        if ours is None or first is None:
            continue
        found += 1
        filled = Filled(ours, name)
        read.filled.append(filled)
        _rows(filled, first, rows, read)
    if not found:
        read.problems.append(_no_sheet(Where(1, file), worksheet=worksheets > 0))


def _csv(source: Source, file: str, read: Read) -> None:
    sheet = read_csv(source.data, limits=LIMITS)
    rows = sheet.rows()
    first = next(rows, None)
    ours = _sheet(first, source.file.stem)
    if ours is None or first is None:
        read.problems.append(_no_sheet(Where(1, file), worksheet=_is_worksheet(first)))
        return
    if sheet.encoding == "cp1252":
        read.said.append((None, message("the file was read as Windows-1252"), False))
    filled = Filled(ours, file, narrow=sheet.narrow)
    read.filled.append(filled)
    _rows(filled, first, rows, read)


def _sheet(first: SheetRow | None, name: str) -> Sheet | None:
    """Return the sheet of ours that a first row belongs to; a worksheet has some of the same headers and is none."""
    if first is None or _is_worksheet(first):
        return None
    titles = [_text(cell) for cell in first.cells]
    ours = sheet_of(titles, name)
    return ours if ours is not None and any(map(ours.column_of, titles)) else None


def _is_worksheet(first: SheetRow | None) -> bool:
    return first is not None and is_worksheet([text for cell in first.cells if (text := _text(cell).strip())])


def _no_sheet(where: Where, *, worksheet: bool) -> Problem:
    if worksheet:
        return Problem(
            where,
            message("this is a worksheet"),
            message("journeykit import worksheet brings it back, also as a workbook"),
        )
    return Problem(
        where,
        message("there is no sheet of journeykit in the file"),
        message("journeykit export xlsx writes them all; keep the headers"),
    )


def _rows(filled: Filled, head: SheetRow, rows: Iterator[SheetRow], read: Read) -> None:
    """Read the rows under the headers of a sheet."""
    sheet, where = filled.sheet, Where(head.line, filled.name)
    titles = [_text(cell).strip() for cell in head.cells]
    columns = [sheet.column_of(title) if title else None for title in titles]
    for twice in dict.fromkeys(column for column in columns if column and columns.count(column) > 1):
        read.problems.append(Problem(where, message('there are two columns "{name}"', name=twice.key)))
    for title, column in zip(titles, columns, strict=True):
        if title and column is None:
            read.said.append((where, message('the column "{name}" is not known: it was left out', name=title), True))
    by_column = {column: title for column, title in zip(columns, titles, strict=True) if column}
    try:
        for row in rows:
            _row(filled, row, columns, by_column, read)
    except UnreadableSheetError as error:
        read.problems.append(Problem(Where(error.line or 1, filled.name), error.message, error.hint))


def _row(filled: Filled, row: SheetRow, columns: list[Column | None], titles: dict[Column, str], read: Read) -> None:
    where = Where(row.line, filled.name)
    if any(_text(cell).strip() for cell in row.cells[len(columns) :]):
        said = message("the row has more cells than there are headers")
        read.problems.append(Problem(where, said, message("a cell with a separator in it stands between quotes")))
        return
    cells: dict[Column, Cell] = {}
    base = None
    for i, (column, cell) in enumerate(zip(columns, row.cells, strict=False)):
        place = f"{column_letter(i)}{row.number}"
        if column is None or cell is None or _text(cell).strip() == "":
            if column is not None and column.editable and i in row.formulas:
                said = message("the cell {cell} is a formula of which no value was kept: it was left out", cell=place)
                read.said.append((where, said, True))
            continue
        if column.key == FINGERPRINT:
            base = _fingerprint(filled.sheet, _text(cell))
            if base is None:
                said = message("the fingerprint cannot be read: what was changed in the documents is not seen")
                read.said.append((where, said, True))
            continue
        if i in row.errors and column.editable:
            said = message('the cell {cell} says the error "{error}"', cell=place, error=_text(cell))
            read.problems.append(Problem(where, said))
            continue
        if i in row.formulas:
            said = message("the cell {cell} is calculated: the value that was kept was taken", cell=place)
            read.said.append((where, said, False))
        cells[column] = cell
    if cells:
        filled.rows.append(Row(where, cells, titles, base))


def _fingerprint(sheet: Sheet, text: str) -> Fingerprint | None:
    return read_fingerprint(text, [column.key for column in sheet.columns[:-1]])


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
