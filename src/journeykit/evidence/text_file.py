"""A text file of a stranger: its encoding, its separator and its first rows, without reading more than that.

The engines read UTF-8; what is written otherwise is copied for them, a piece at a time.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from journeykit.diagnostics import message
from journeykit.evidence.values import RefusedError, refuse
from journeykit.sheets.csv_reading import _SEP_LINE as SEPARATOR_LINE
from journeykit.sheets.csv_reading import separator_of
from journeykit.sheets.reading import no_csv

HEAD = 8 << 20
"""No header is longer, and no row of the sample: what follows is left to the engine."""
SNIFFED = 1 << 16
_ENOUGH = 1 << 18
MOST_COLUMNS = 16_384
LONGEST_CELL = 1 << 20
SAMPLE = 1_000
_CHUNK = 1 << 20
_SEPARATORS = (";", ",", "\t")
_STRANGE = re.compile("[\udc80-\udcff]")  # bytes that are no UTF-8, as Python carries them
_PROPER = re.compile("[^\x00-\x7f\udc80-\udcff]")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Start:
    """How a text file begins: its rows, each with the line that it ends on."""

    encoding: str
    separator: str
    rows: tuple[tuple[str, ...], ...]
    ends: tuple[int, ...]
    returns: bool = False
    """Whether lines end as on a Macintosh of the last century, which engines do not all know."""


def is_utf8(path: Path) -> tuple[bool, bool]:
    """Tell whether a whole text is UTF-8, and if not, whether some of it is all the same."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
    strange = proper = False
    with path.open("rb", buffering=0) as stream:
        while chunk := stream.read(_CHUNK):
            if not chunk.isascii():
                decoded = decoder.decode(chunk)
                strange = strange or _STRANGE.search(decoded) is not None
                proper = proper or _PROPER.search(decoded) is not None
    return not strange, strange and proper


def start_of(path: Path, file: PurePosixPath, encoding: str | None = None, separator: str | None = None) -> Start:
    """Read the first rows of a text file.

    Raises:
        RefusedError: It is no table, or too wide a one.
    """
    with path.open("rb") as stream:
        data = stream.read(HEAD)
        whole = len(data) < HEAD
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n;,"):
        raise refuse(file, message("the file is empty"))
    refusal = no_csv(data)
    if refusal is not None:
        raise refuse(file, refusal.message, refusal.hint)
    marked = encoding or next((name for bom, name in _BOMS if data.startswith(bom)), None)
    text = _utf8(data) if marked in (None, "utf-8", "utf-8-sig") else None
    if text is None and marked == "utf-8-sig":
        raise refuse(
            file,
            message("the file says that it is UTF-8, and is not"),
            message("save it once more, as CSV UTF-8"),
        )
    encoding = marked or ("cp1252" if text is None else "utf-8")
    if text is None:
        text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(data)
    elif encoding == "utf-8-sig":
        text = text.removeprefix("\ufeff")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refuse(
            file,
            message("the file holds invisible characters (U+0000): it is no text"),
            message("if it is one, save it as CSV UTF-8"),
            line=line,
        )
    told = SEPARATOR_LINE.match(text.removeprefix("\ufeff"))
    separator = separator or (told["sep"] if told else separator_of(text[:SNIFFED], _SEPARATORS))
    rows, ends = _first_rows(text, separator, file, whole=whole)
    if told:
        rows = (("",), *rows[1:])  # what Excel says of the separator is no header
    return Start(encoding, separator, rows, ends, "\r" in text and "\n" not in text)


def _utf8(data: bytes) -> str | None:
    """Return the beginning of a file as UTF-8, None when it is not."""
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return None


Rows = tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]


def _first_rows(text: str, separator: str, file: PurePosixPath, *, whole: bool) -> Rows:
    """Return the first rows, each with the line that it ends on; of a long text mostly its beginning has them all."""
    if len(text) > _ENOUGH:
        with suppress(RefusedError):
            rows, ends = _rows(text[: text.rfind("\n", 0, _ENOUGH) + 1], separator, file, whole=False)
            if len(rows) > SAMPLE:
                return rows, ends
    return _rows(text, separator, file, whole=whole)


def _rows(text: str, separator: str, file: PurePosixPath, *, whole: bool) -> Rows:
    rows: list[tuple[str, ...]] = []
    ends: list[int] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    with roomy_cells():
        try:
            for row in reader:
                if len(row) > MOST_COLUMNS:
                    raise refuse(
                        file,
                        message(
                            "the file has {count} columns, and at most {most} are read",
                            count=len(row),
                            most=MOST_COLUMNS,
                        ),
                        line=reader.line_num,
                    )
                rows.append(tuple(row))
                ends.append(reader.line_num)
                if len(rows) > SAMPLE:
                    return tuple(rows), tuple(ends)
        except csv.Error:
            # Where the text is cut the last row is broken by us; else the whole file is looked at later.
            if not rows:
                raise refuse(file, message("the first row cannot be read as a table"), line=1) from None
    if not whole:
        rows, ends = rows[:-1] or rows, ends[:-1] or ends
    return tuple(rows), tuple(ends)


class roomy_cells:  # noqa: N801 - used as a `with` statement, like a function
    """Cells as long as we allow, for as long as this holds: the limit of the library is one for the whole process."""

    def __enter__(self) -> None:
        self._before = csv.field_size_limit(LONGEST_CELL)

    def __exit__(self, *_: object) -> None:
        csv.field_size_limit(self._before)


def as_utf8(path: Path, encoding: str, copy: Path, file: PurePosixPath, *, returns: bool = False) -> None:
    """Copy a text in another encoding as UTF-8, with the lines that it has; `returns` that end them become line ends.

    Raises:
        RefusedError: It is not in that encoding.
    """
    line = 1
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as source, copy.open("wb") as target:
        while True:
            chunk = source.read(_CHUNK)
            try:
                text = decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                line += chunk.count(b"\n", 0, error.start)
                raise refuse(
                    file, message("the file is in no encoding that we know"), message("save it as CSV UTF-8"), line=line
                ) from None
            target.write((text.replace("\r", "\n") if returns else text).encode("utf-8"))
            line += chunk.count(b"\n")
            if not chunk:
                return


def rows_of(path: Path, separator: str, skip: int) -> Iterator[tuple[int, list[str]]]:
    """Yield every row of a plain copy after some lines, with the line that it begins on.

    Raises:
        BrokenRowError: A row cannot be read.
    """
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream, roomy_cells():
        for _ in range(skip):
            stream.readline()
        reader = csv.reader(stream, delimiter=separator, strict=True)
        line = skip + 1
        try:
            for row in reader:
                yield line, row
                line = skip + 1 + reader.line_num
        except csv.Error as error:
            raise BrokenRowError(line, str(error)) from None


class BrokenRowError(Exception):
    """A row that cannot be read: where it begins, and what the reader says."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.is_open = "unexpected end" in reason
        self.is_long = "field larger" in reason


def plain_copy(path: Path, separator: str, skip: int, copy: Path) -> array[int]:
    """Copy a table as engines like it best: one line a row, one kind of line end; return the line of each row.

    Raises:
        BrokenRowError: A row cannot be read.
    """
    lines = array("Q")
    with copy.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=separator, lineterminator="\n")
        for line, row in rows_of(path, separator, skip):
            if row:
                writer.writerow([" ".join(cell.split()) if "\n" in cell or "\r" in cell else cell for cell in row])
                lines.append(line)
    return lines
