"""Mermaid's user journey diagrams."""

from __future__ import annotations

from journeykit.exchange.formats import Format
from journeykit.exchange.mermaid.reading import read

FORMAT = Format("mermaid", read=read)

__all__ = ["FORMAT", "read"]
