"""XES (IEEE 1849): the planned paths of journeys as an event log, for tools that compare them with what happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeykit.exchange.formats import Format

if TYPE_CHECKING:
    from journeykit.exchange.formats import Remark
    from journeykit.model import Journey
    from journeykit.workspace import Workspace


def write(workspace: Workspace, journeys: Sequence[Journey], _language: str) -> bytes:
    """Write the planned paths of journeys as one event log."""
    from journeykit.exchange.xes.writing import as_xes

    return as_xes(workspace, journeys)


def losses(workspace: Workspace, journeys: Sequence[Journey], _form: str) -> tuple[Remark, ...]:
    """Say which paths were written, and what of the journeys an event log does not hold."""
    from journeykit.exchange.xes.losing import remarks

    return remarks(workspace, journeys)


FORMAT = Format("xes", write=write, losses=losses)

__all__ = ["FORMAT", "write"]
