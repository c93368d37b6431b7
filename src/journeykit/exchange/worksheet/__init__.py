"""The worksheet of a workshop: the touchpoints of journeys as a table, out and in."""

from __future__ import annotations

from journeykit.exchange.formats import Format
from journeykit.exchange.worksheet.revising import revise
from journeykit.exchange.worksheet.writing import write

FORMAT = Format("worksheet", revise=revise, write=write)

__all__ = ["FORMAT", "revise", "write"]
