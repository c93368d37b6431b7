"""OJF, the OpenJourney Format: maps of stages, swimlanes and nodes in JSON, in and out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeykit.exchange.formats import Format, Imported, Options, Source

if TYPE_CHECKING:
    from journeykit.exchange.formats import Remark
    from journeykit.model import Journey
    from journeykit.workspace import Workspace


def read(sources: Sequence[Source], options: Options) -> Imported:
    """Make journey documents of some OJF maps; a file with anything wrong gives none."""
    from journeykit.exchange.foreign.drafts import read_all
    from journeykit.exchange.ojf.reading import drafted

    return read_all(sources, options, drafted)


def write(workspace: Workspace, journeys: Sequence[Journey], _language: str) -> bytes:
    """Write a journey as an OJF map."""
    from journeykit.exchange.ojf.writing import as_json

    return as_json(workspace, journeys)


def losses(workspace: Workspace, journeys: Sequence[Journey], _form: str) -> tuple[Remark, ...]:
    """Say what of the journey other programs do not read in OJF, and what does not fit."""
    from journeykit.exchange.ojf.writing import remarks

    return remarks(workspace, journeys)


FORMAT = Format("ojf", read=read, write=write, losses=losses)

__all__ = ["FORMAT", "read", "write"]
