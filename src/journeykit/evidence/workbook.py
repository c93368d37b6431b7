"""A workbook as a plain table: its first sheet that people see."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.evidence.values import refuse
from journeykit.sheets import Limits, UnreadableSheetError, read_xlsx

if TYPE_CHECKING:
    from journeykit.sheets import Cell, Row

_LIMITS = Limits(cells=16_384)


def plain_of_workbook(path: Path, copy: Path, file: PurePosixPath) -> tuple[list[Message], Sequence[int]]:
    """Write the rows of a workbook as CSV; return what there is to say, and the row number of each line.

    Raises:
        RefusedError: It cannot be read, or is too much.
    """
    with path.open("rb") as stream:
        data = stream.read(_LIMITS.size + 1)
    numbers = array("I")
    formulas = empty = 0
    try:
        sheets = read_xlsx(data, limits=_LIMITS).visible
        if not sheets:
            raise refuse(file, message("the workbook has no sheet that people see"))
        rows = sheets[0].rows()
        first = next(rows, None)
        if first is None:
            raise refuse(file, message("the file is empty"))
        with copy.open("w", encoding="utf-8", newline="") as stream_out:
            writer = csv.writer(stream_out, lineterminator="\n")
            for row in chain([first], rows):
                writer.writerow(_cells(row, len(first.cells)))
                numbers.append(row.number)
                formulas += bool(row.formulas)
                empty += sum(i >= len(row.cells) or row.cells[i] is None for i in row.formulas)
    except UnreadableSheetError as error:
        raise refuse(file, error.message, error.hint, line=error.row) from None
    told = [message('the sheet "{sheet}"', sheet=sheets[0].name)]
    if len(sheets) > 1:
        told.append(message("further sheets, not read: {count}", count=len(sheets) - 1))
    if formulas:
        told.append(message("rows with formulas, of which the saved value was read: {count}", count=formulas))
    if empty:
        told.append(
            message(
                "formulas without a saved value, read as empty: {count}; open the workbook, save it, and measure again",
                count=empty,
            )
        )
    return told, numbers


def _cells(row: Row, width: int) -> list[str]:
    shown = [_shown(cell) for cell in row.cells]
    # Rows of a sheet are as long as their last filled cell, rows of a table as long as its header.
    while len(shown) > width and not shown[-1]:
        shown.pop()
    return shown + [""] * (width - len(shown))


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    if isinstance(cell, bool | date):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return " ".join(str(cell).split()) if "\n" in str(cell) or "\r" in str(cell) else str(cell)
