"""A table as CSV that opens well in a spreadsheet of the reader's language."""

from __future__ import annotations

import csv
import io
import math
from datetime import date, datetime

from journeykit.sheets.cells import Cell, guarded
from journeykit.sheets.tables import Table

BOM = "\ufeff"


def write_csv(table: Table, *, dutch: bool) -> bytes:
    """Return a table as CSV: for a Dutch spreadsheet with `;` and decimal commas, else with `,` and points.

    With a byte order mark, without which Excel takes UTF-8 for Windows-1252; lines end in CRLF. Text that looks like
    a formula gets a `'` in front; numbers, also negative ones, stay numbers.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if dutch else ",", lineterminator="\r\n")
    writer.writerow([guarded(column.title) for column in table.columns])
    writer.writerows([as_text(cell, dutch=dutch) for cell in row] for row in table.rows)
    return (BOM + out.getvalue()).encode()


def as_text(cell: Cell, *, dutch: bool) -> str:
    """Return what a cell says in CSV."""
    match cell:
        case None:
            return ""
        case bool():
            yes, no = ("ja", "nee") if dutch else ("yes", "no")
            return yes if cell else no
        case int():
            return str(cell)
        case float():
            return figure(cell, dutch=dutch)
        case datetime():
            return cell.isoformat(" ", "seconds")
        case date():
            return cell.isoformat()
        case _:
            return guarded(cell)


def figure(value: float, *, dutch: bool) -> str:
    """Return a number as a spreadsheet of that language reads it; what is no number is empty."""
    if not math.isfinite(value):
        return ""
    text = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return text.replace(".", ",") if dutch else text
