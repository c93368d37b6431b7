"""CSV as people's spreadsheets and survey tools write it, read row by row."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from journeykit.diagnostics import message
from journeykit.sheets.cells import unguarded
from journeykit.sheets.reading import DEFAULT, Limits, Row, UnreadableSheetError, no_csv

SEPARATORS: Final = (";", ",", "\t")
_SEP_LINE: Final = re.compile(r'"?sep=(?P<sep>[^"\r\n])"?[\r\n]*', re.IGNORECASE)
_HEAD: Final = 1 << 16
_CHUNK: Final = 1 << 20
_SAMPLE: Final = 50


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file that can be read: its encoding and separator are known, its rows are read when asked for."""

    data: bytes
    encoding: str
    separator: str
    told: int = 0
    """How many characters at the start say `sep=;`."""
    limits: Limits = DEFAULT

    @property
    def narrow(self) -> bool:
        """Whether the encoding may have lost characters: a spreadsheet writes `?` for what it lacks."""
        return self.encoding in ("ascii", "cp1252")

    def rows(self) -> Iterator[Row]:
        """Yield every row that is not empty, headers too; texts without the guard against formulas.

        Raises:
            UnreadableSheetError: A row cannot be read, or is too much.
        """
        with io.TextIOWrapper(io.BytesIO(self.data), self.encoding, newline="") as text:
            first = text.read(self.told).count("\n") + 1
            reader = csv.reader(text, delimiter=self.separator, strict=True)
            number, line = 0, first
            while True:
                try:
                    cells = next(reader, None)
                except csv.Error as error:
                    raise self._broken(error, number + 1, line) from None
                if cells is None:
                    return
                number += 1
                if number > self.limits.rows:
                    raise UnreadableSheetError(
                        message("there are more than {limit} rows", limit=self.limits.rows), row=number, line=line
                    )
                bare = tuple(map(unguarded, cells))
                if any(map(str.strip, bare)):
                    self._within(cells, number, line)
                    yield Row(number, line, bare)
                line = first + reader.line_num

    def _within(self, cells: Sequence[str], number: int, line: int) -> None:
        if len(cells) > self.limits.cells:
            raise UnreadableSheetError(
                message("the row has more than {limit} cells", limit=self.limits.cells), row=number, line=line
            )
        for i, cell in enumerate(cells):
            if len(cell) > self.limits.characters:
                said = message("a cell has more than {limit} characters", limit=self.limits.characters)
                raise UnreadableSheetError(said, row=number, line=line, column=i)
            if "\0" in cell:
                raise UnreadableSheetError(
                    message("a cell holds the invisible character U+{code}", code="0000"),
                    message("take it out"),
                    row=number, line=line, column=i,
                )  # fmt: skip

    @staticmethod
    def _broken(error: csv.Error, number: int, line: int) -> UnreadableSheetError:
        reason = str(error)
        if "unexpected end" in reason or "field limit" in reason:
            said = message("a quotation mark is opened in this row and not closed")
        elif "expected after" in reason:
            said = message("there is a quotation mark inside a cell")
        else:
            said = message("the row cannot be read: {reason}", reason=reason)
        return UnreadableSheetError(said, message("inside quotes, write it twice"), row=number, line=line)


def read_csv(data: bytes, *, separators: Sequence[str] = SEPARATORS, limits: Limits = DEFAULT) -> Sheet:
    """Find out how a CSV file is written: its encoding, and which of some separators it uses.

    UTF-8 with or without byte order mark, UTF-16 with one, else Windows-1252. A first line `sep=;` is believed.

    Raises:
        UnreadableSheetError: It is too large, in no encoding that we know, or no CSV.
    """
    if len(data) > limits.size:
        raise UnreadableSheetError(message("the file is larger than {limit} MiB", limit=limits.size >> 20))
    refusal = no_csv(data)
    if refusal is not None:
        raise refusal
    encoding = encoding_of(data)
    head = _head(data, encoding)
    told = _SEP_LINE.match(head)
    if told:
        return Sheet(data, encoding, told["sep"], told.end(), limits)
    return Sheet(data, encoding, separator_of(head, separators), 0, limits)


def encoding_of(data: bytes) -> str:
    """Return the encoding of a CSV file.

    Raises:
        UnreadableSheetError: It is none that a spreadsheet writes.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    elif data.startswith(codecs.BOM_UTF8):
        encodings = ("utf-8-sig",)
    elif b"\0" in data[:_HEAD]:
        encodings = ()
    else:
        encodings = ("ascii",) if data.isascii() else ("utf-8", "cp1252")
    for encoding in encodings:
        if _decodes(data, encoding):
            return encoding
    raise UnreadableSheetError(
        message("the file is in no encoding that a spreadsheet writes"), message("save it as CSV UTF-8")
    )


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether all bytes can be read; in pieces, since the text of a large file is larger still."""
    decoder = codecs.getincrementaldecoder(encoding)()
    view = memoryview(data)
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(view[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _head(data: bytes, encoding: str) -> str:
    return codecs.getincrementaldecoder(encoding)().decode(data[:_HEAD])


def separator_of(head: str, separators: Sequence[str] = SEPARATORS) -> str:
    """Return the separator of a CSV file by its first lines: rows as wide as the first one, and as wide as possible."""
    return max(separators, key=lambda separator: (*_fit(head, separator), -separators.index(separator)))


def _fit(head: str, separator: str) -> tuple[float, int]:
    widths: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(head, newline=""), delimiter=separator):
            if any(cells):
                widths.append(len(cells))
            if len(widths) == _SAMPLE:
                break
    except csv.Error:
        pass
    if not widths or widths[0] < 2:
        return 0, 0
    # The last row may be cut off where the sample ends.
    judged = widths[:-1] if len(widths) > 2 else widths
    return sum(width == widths[0] for width in judged) / len(judged), widths[0]
