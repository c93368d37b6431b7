"""Other formats in and out: each is one entry of `FORMATS`, and a file or folder of its own."""

from __future__ import annotations

from journeykit.exchange import mermaid, ojf, ujg, worksheet
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
from journeykit.exchange.naming import taken_journeys, taken_personas

FORMATS: tuple[Format, ...] = (worksheet.FORMAT, mermaid.FORMAT, ujg.FORMAT, ojf.FORMAT)
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
    "taken_journeys",
    "taken_personas",
]
