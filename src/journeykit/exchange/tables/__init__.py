"""Everything as sheets, for people who filter and chart: out as a workbook or as CSV files, and back in."""

from __future__ import annotations

from journeykit.exchange.formats import Format
from journeykit.exchange.tables.registry import SHEETS
from journeykit.exchange.tables.revising import revise, revise_all
from journeykit.exchange.tables.writing import as_csv, as_xlsx

XLSX = Format("xlsx", revise=revise, revise_all=revise_all, write=as_xlsx)
CSV = Format("csv", revise=revise, revise_all=revise_all)

__all__ = ["CSV", "SHEETS", "XLSX", "as_csv", "as_xlsx", "revise", "revise_all"]
