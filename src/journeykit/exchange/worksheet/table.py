"""CSV as people's spreadsheets write it, read and written."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Final

from journeykit.diagnostics import Message, message
from journeykit.exchange.formats import LARGEST
from journeykit.exchange.worksheet.columns import COLUMNS, Column, column_of
from journeykit.text.characters import FORBIDDEN

MOST_ROWS: Final = 20_000
LONGEST_CELL: Final = 20_000
_BOM: Final = "\ufeff"
_SEPARATORS: Final = (";", ",", "\t")
_SEP_LINE: Final = re.compile(r'"?sep=(?P<sep>.)"?\r?\n?', re.IGNORECASE)


class UnreadableTableError(Exception):
    """The bytes are no table that we can read; `line` is where it goes wrong."""

    def __init__(self, said: Message, hint: Message | None = None, line: int = 1) -> None:
        super().__init__(said.english)
        self.message = said
        self.hint = hint
        self.line = line


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it: its line in the file, and its cells and the headers above them as written."""

    line: int
    cells: dict[Column, str]
    headers: dict[Column, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A worksheet as read: its rows, the headers that are not known, and its encoding."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...]
    encoding: str

    @property
    def narrow(self) -> bool:
        """Whether the encoding may have lost characters: a spreadsheet writes `?` for what it lacks."""
        return self.encoding in ("cp1252", "ascii")


def write_csv(rows: list[list[str]], language: str) -> bytes:
    """Return rows as CSV that Excel opens rightly in that language: its separator, a byte order mark, CRLF."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";" if language == "nl" else ",", lineterminator="\r\n").writerows(rows)
    return (_BOM + out.getvalue()).encode()


def read_csv(data: bytes) -> Table:
    """Read a worksheet from CSV.

    Raises:
        UnreadableTableError: It is too large, in no encoding that we know, or has none of our columns.
    """
    if len(data) > LARGEST:
        raise UnreadableTableError(message("the file is larger than {limit} MiB", limit=LARGEST >> 20))
    text, encoding = _decoded(data)
    first = 0
    separators: tuple[str, ...] = _SEPARATORS
    told = _SEP_LINE.match(text)
    if told:
        text, first, separators = text[told.end() :], 1, (told["sep"],)
    best = max((_headers(text, separator), separator) for separator in separators)
    if best[0] == 0:
        raise _no_columns()
    return _table(text, best[1], first, encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    encodings: tuple[str, ...]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    elif data.startswith(_BOM.encode()):
        encodings = ("utf-8-sig",)
    else:
        encodings = ("ascii", "utf-8", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise UnreadableTableError(
        message("the file is in no encoding that a spreadsheet writes"), message("save it as CSV UTF-8")
    )


def _headers(text: str, separator: str) -> int:
    """Count the known headers that a separator gives."""
    try:
        first = next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        return 0
    return sum(column_of(header) is not None for header in first)


def _no_columns() -> UnreadableTableError:
    names = ", ".join(column.header for column in COLUMNS[:4])
    return UnreadableTableError(
        message("the first row has no header of a worksheet"),
        message("headers such as {names}: journeykit export worksheet writes them all", names=names),
    )


def _table(text: str, separator: str, first: int, encoding: str) -> Table:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[Row] = []
    columns: list[Column | None] = []
    headers: dict[Column, str] = {}
    unknown: list[str] = []
    line = first + 1
    try:
        for cells in reader:
            if not columns:
                columns = [column_of(header) for header in cells]
                unknown = [header.strip() for header, known in zip(cells, columns, strict=True) if not known]
                _each_once(columns)
                headers = {known: header.strip() for header, known in zip(cells, columns, strict=True) if known}
            elif any(cell.strip() for cell in cells):
                rows.append(Row(line, _by_column(cells, columns, line), headers))
            if len(rows) > MOST_ROWS:
                raise UnreadableTableError(message("there are more than {limit} rows", limit=MOST_ROWS), line=line)
            line = first + reader.line_num + 1
    except csv.Error as error:
        raise UnreadableTableError(
            message("the row cannot be read: {reason}", reason=str(error)), line=first + reader.line_num
        ) from None
    return Table(tuple(rows), tuple(filter(None, unknown)), encoding)


def _each_once(columns: list[Column | None]) -> None:
    seen: set[Column] = set()
    for column in columns:
        if column in seen:
            raise UnreadableTableError(message('there are two columns "{name}"', name=column.header))
        if column:
            seen.add(column)


def _by_column(cells: list[str], columns: list[Column | None], line: int) -> dict[Column, str]:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise UnreadableTableError(
            message("the row has more cells than there are headers"),
            message("a cell with a separator in it stands between quotes"),
            line,
        )
    for cell in cells:
        if len(cell) > LONGEST_CELL:
            raise UnreadableTableError(
                message("a cell has more than {limit} characters", limit=LONGEST_CELL), line=line
            )
        if found := FORBIDDEN.search(cell):
            raise UnreadableTableError(
                message("a cell holds the invisible character U+{code}", code=f"{ord(found[0]):04X}"),
                message("take it out"),
                line,
            )
    return {column: cell for column, cell in zip(columns, cells, strict=False) if column}
