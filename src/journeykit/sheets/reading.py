"""What reading CSV and XLSX have in common: rows, limits, and how a file is refused."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.diagnostics import Message, message
from journeykit.sheets.cells import Cell


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused: bytes, and what one holds.

    `unpacked` (bytes) and `parts` are about XLSX, which is a zip; `ratio` is how many times smaller a part may have
    been packed. `cells` are those of one row, `characters` those of one cell.
    """

    size: int = 64 << 20
    unpacked: int = 100 << 20
    parts: int = 1_000
    ratio: int = 100
    rows: int = 1_048_576
    cells: int = 1_024
    characters: int = 32_767


DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet shows it, its line in a CSV file (else the same), and its cells.

    `formulas` are the indices of cells that are calculated (the value is the one that was kept), `errors` of those
    that say an error, such as `#N/A`.
    """

    number: int
    line: int
    cells: tuple[Cell, ...]
    formulas: tuple[int, ...] = ()
    errors: tuple[int, ...] = ()


class UnreadableSheetError(Exception):
    """A file that we cannot read, or will not: where it goes wrong, and what to do."""

    def __init__(
        self,
        said: Message,
        hint: Message | None = None,
        *,
        sheet: str | None = None,
        row: int | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(said.english)
        self.message = said
        self.hint = hint
        self.sheet = sheet
        self.row = row
        self.line = line if line is not None else row
        self.column = column
        """The index of the column."""


def broken() -> UnreadableSheetError:
    """Return what is said of a file that ends too early or contradicts itself."""
    return UnreadableSheetError(message("the file is damaged"), message("open it in a spreadsheet and save it again"))


def column_letter(index: int) -> str:
    """Return what a spreadsheet calls a column: A for 0."""
    letters = ""
    index += 1
    while index:
        index, left = divmod(index - 1, 26)
        letters = chr(65 + left) + letters
    return letters


def no_csv(data: bytes) -> UnreadableSheetError | None:
    """Return why some bytes are no CSV at all, when they say so themselves."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"pk\x03\x04"):
        return UnreadableSheetError(
            message("this is no CSV but a zip: perhaps a spreadsheet"), message("give it the ending .xlsx")
        )
    return _foreign(data, start)


def no_zip(data: bytes) -> UnreadableSheetError | None:
    """Return why some bytes are no XLSX, when they say so themselves."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data.startswith(b"PK\x03\x04"):
        return None
    if data.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableSheetError(message("the file is protected with a password"), message("save it without one"))
    return _foreign(data, start) or UnreadableSheetError(
        message("this is no XLSX file"), message("save it as an Excel workbook (.xlsx)")
    )


def _foreign(data: bytes, start: bytes) -> UnreadableSheetError | None:
    if start.startswith(b"%pdf-"):
        return UnreadableSheetError(
            message("this is a PDF, and no table"), message("export the answers as .xlsx or CSV UTF-8")
        )
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return UnreadableSheetError(
            message("this is the old format of Excel (.xls)"), message("save it as an Excel workbook (.xlsx)")
        )
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<?xml", b"<style", b"<div")):
        return UnreadableSheetError(
            message("this is a web page or XML with the name of a spreadsheet"),
            message("open it in a spreadsheet and save it as .xlsx or CSV UTF-8"),
        )
    return None
