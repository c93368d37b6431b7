"""Other formats in and out: each is one entry of `FORMATS`, and a file or folder of its own."""

from __future__ import annotations

from journeykit.exchange import cjml, mermaid, ojf, tables, ujg, worksheet, xes
from journeykit.exchange.formats import (
    LARGEST,
    Change,
    Format,
    Imported,
    NewDocument,
    Options,
    Remark,
    Revision,
    Source,
)
from journeykit.exchange.naming import known_personas, taken_journeys, taken_personas

FORMATS: tuple[Format, ...] = (
    worksheet.FORMAT,
    tables.XLSX,
    tables.CSV,
    mermaid.FORMAT,
    ujg.FORMAT,
    ojf.FORMAT,
    cjml.FORMAT,
    xes.FORMAT,
)
"""The formats, in the order in which they are named to people."""

__all__ = [
    "FORMATS",
    "LARGEST",
    "Change",
    "Format",
    "Imported",
    "NewDocument",
    "Options",
    "Remark",
    "Revision",
    "Source",
    "known_personas",
    "taken_journeys",
    "taken_personas",
]
