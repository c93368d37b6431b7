"""The worksheet of a workshop: the touchpoints of journeys as a table, out and in.

What brings a filled-in table back knows nothing of the worksheet itself: give `read_table` a `Layout` of other columns
(each a field of a touchpoint), and `revise_table` what it read, and other tables of touchpoints come back the same way.
"""

from __future__ import annotations

from journeykit.exchange.formats import Format
from journeykit.exchange.worksheet.columns import COLUMNS, LAYOUT, Column, Holds, Layout, is_worksheet
from journeykit.exchange.worksheet.page import as_page
from journeykit.exchange.worksheet.revising import revise, revise_table
from journeykit.exchange.worksheet.table import Table, read_table
from journeykit.exchange.worksheet.writing import as_csv, as_xlsx

FORMAT = Format("worksheet", revise=revise, write=as_csv)

__all__ = [
    "COLUMNS",
    "FORMAT",
    "LAYOUT",
    "Column",
    "Holds",
    "Layout",
    "Table",
    "as_csv",
    "as_page",
    "as_xlsx",
    "is_worksheet",
    "read_table",
    "revise",
    "revise_table",
]
