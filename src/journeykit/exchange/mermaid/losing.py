"""What a user journey diagram does not hold of a journey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from journeykit.diagnostics import Message, message
from journeykit.exchange.foreign.keeping import field_names
from journeykit.exchange.formats import Remark
from journeykit.exchange.mermaid.journey_form import ACTORS
from journeykit.model import Journey
from journeykit.workspace import Workspace

_TOLD: Final = {"name", "use", "customer.emotion"}


def remarks(workspace: Workspace, journeys: Sequence[Journey], _form: str = "") -> tuple[Remark, ...]:
    """Say what became of the fields of journeys in diagrams, by journey."""
    return tuple(
        Remark(workspace.document_of(journey).file, None, said, lost)
        for journey in journeys
        for said, lost in _said(workspace, journey)
    )


def _said(workspace: Workspace, journey: Journey) -> Iterator[tuple[Message, bool]]:
    points = [point for phase in journey.phases for point in phase.touchpoints]
    if any(point.customer and point.customer.emotion is not None for point in points):
        yield message("emotions became scores from 1 to 5; where nobody knows them, a 3 with (?)"), False
    else:
        yield message("performances became scores from 1 to 5; where nobody knows them, a 3 with (?)"), False
    names = field_names(journey, _TOLD)
    if names:
        yield message("not in a diagram: {fields}", fields=", ".join(names)), True
    left = [one.name for one in workspace.personas_of(journey)][ACTORS:]
    if left:
        yield message("a diagram has six actors; left out: {names}", names=", ".join(left)), True
    yield message("comments, and figures of `kind: measurements`, stay behind"), True
