"""A table that becomes a sheet: its columns with what a spreadsheet should know of them, and its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from journeykit.diagnostics import JourneykitError, message
from journeykit.sheets.cells import Cell

MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
LONGEST_TEXT: Final = 32_767
_LONGEST_NAME: Final = 31
_NO_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    `width` is in characters; without one it follows what is in it. `note` is shown when the mouse is on the header.
    `choices` are what a drop-down offers; `free` lets people write something else. `format` is a number format of
    spreadsheets (`0.0`, `0%`). `locked` is grey, and refuses to be typed in. `hidden` is there and not shown.
    """

    title: str
    width: float | None = None
    note: str | None = None
    choices: tuple[str, ...] = ()
    format: str | None = None
    locked: bool = False
    free: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: every row has a cell for every column.

    `frozen` columns stay when people scroll; `spare` rows below the last get drop-downs as well; `paper` is what it
    is printed on, landscape.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    frozen: int = 1
    spare: int = 0
    paper: Literal["A3", "A4"] = "A4"


def checked(table: Table) -> Table:
    """Return a table that a spreadsheet can hold.

    Raises:
        JourneykitError: It is larger than a sheet, or a text is longer than a cell.
    """
    if len(table.rows) >= MOST_ROWS or len(table.columns) > MOST_COLUMNS:
        raise JourneykitError(
            message("the sheet {sheet} has more rows or columns than a spreadsheet holds", sheet=table.name)
        )
    for i, row in enumerate(table.rows, start=2):
        for cell in row:
            if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
                raise JourneykitError(
                    message(
                        "row {row} of the sheet {sheet} has a text of {length} characters, and a cell holds {most}",
                        row=i, sheet=table.name, length=len(cell), most=LONGEST_TEXT,
                    )
                )  # fmt: skip
    return table


def sheet_names(names: Iterable[str]) -> list[str]:
    """Return names that a workbook can have: short, without its signs, and each once."""
    taken: set[str] = {"history", "lists"}
    made = []
    for name in names:
        plain = " ".join(_NO_NAME.sub(" ", name).split()).strip("'") or "-"
        unique, count = plain[:_LONGEST_NAME].strip(), 1
        while unique.casefold() in taken:
            count += 1
            ending = f" {count}"
            unique = plain[: _LONGEST_NAME - len(ending)].strip() + ending
        taken.add(unique.casefold())
        made.append(unique)
    return made
