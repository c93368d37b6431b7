"""CJML 2.0, the Customer Journey Modelling Language of SINTEF: journeys of actors, channels and touchpoints in XML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeykit.exchange.formats import Format, Imported, Options, Source

if TYPE_CHECKING:
    from journeykit.exchange.formats import Remark
    from journeykit.model import Journey
    from journeykit.workspace import Workspace


def read(sources: Sequence[Source], options: Options) -> Imported:
    """Make documents of the journeys in some CJML files; a file with anything wrong gives none."""
    from journeykit.exchange.cjml.reading import drafted
    from journeykit.exchange.foreign.drafts import read_all

    return read_all(sources, options, drafted)


def write(workspace: Workspace, journeys: Sequence[Journey], language: str) -> bytes:
    """Write journeys as one CJML file."""
    from journeykit.exchange.cjml.writing import as_xml

    return as_xml(workspace, journeys, language)


def losses(workspace: Workspace, journeys: Sequence[Journey], _form: str) -> tuple[Remark, ...]:
    """Say what of the journeys other programs do not read in CJML, and what does not fit."""
    from journeykit.exchange.cjml.losing import remarks

    return remarks(workspace, journeys)


FORMAT = Format("cjml", read=read, write=write, losses=losses)

__all__ = ["FORMAT", "read", "write"]
