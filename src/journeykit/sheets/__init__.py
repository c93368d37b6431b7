"""Rows in and out: CSV and XLSX, safely.

Written: tables that a spreadsheet opens well and takes for no formulas, the same bytes each time. Read: files of strangers,
row by row, within limits; what cannot be read is an `UnreadableSheetError` that names the sheet and the row.
Only `write_xlsx` needs an extra, `xlsx`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from journeykit.sheets.cells import AmbiguousNumberError, Cell, folded, guarded, number, truth, unguarded

if TYPE_CHECKING:
    from journeykit.sheets.csv_reading import Sheet, read_csv
    from journeykit.sheets.csv_writing import write_csv
    from journeykit.sheets.reading import Limits, Row, UnreadableSheetError, column_letter
    from journeykit.sheets.tables import Column, Table, sheet_names
    from journeykit.sheets.xlsx_reading import Book, XlsxSheet, read_xlsx
    from journeykit.sheets.xlsx_writing import write_xlsx

# Most who ask know about cells only; whole files are loaded by who has one.
_HOMES = {
    "Book": "xlsx_reading",
    "Column": "tables",
    "Limits": "reading",
    "Row": "reading",
    "Sheet": "csv_reading",
    "Table": "tables",
    "UnreadableSheetError": "reading",
    "XlsxSheet": "xlsx_reading",
    "column_letter": "reading",
    "read_csv": "csv_reading",
    "read_xlsx": "xlsx_reading",
    "sheet_names": "tables",
    "write_csv": "csv_writing",
    "write_xlsx": "xlsx_writing",
}

__all__ = [
    "AmbiguousNumberError",
    "Book",
    "Cell",
    "Column",
    "Limits",
    "Row",
    "Sheet",
    "Table",
    "UnreadableSheetError",
    "XlsxSheet",
    "column_letter",
    "folded",
    "guarded",
    "number",
    "read_csv",
    "read_xlsx",
    "sheet_names",
    "truth",
    "unguarded",
    "write_csv",
    "write_xlsx",
]


def __getattr__(name: str) -> Any:
    """Import on first use."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"journeykit.sheets.{_HOMES[name]}"), name)
