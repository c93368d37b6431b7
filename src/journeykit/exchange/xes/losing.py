"""Which paths an event log holds of a journey, and what it does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from journeykit.diagnostics import Message, message
from journeykit.exchange.foreign.keeping import field_names
from journeykit.exchange.formats import Remark
from journeykit.exchange.xes.paths import MOST, MOST_STEPS, paths_of
from journeykit.model import Journey
from journeykit.workspace import Workspace

_TOLD: Final = {"id", "name", "use", "channels", "initiative", "owner", "next"}


def remarks(workspace: Workspace, journeys: Sequence[Journey]) -> tuple[Remark, ...]:
    """Say which paths were written, and what of the journeys an event log does not hold."""
    return tuple(
        Remark(workspace.document_of(journey).file, None, said, lost)
        for journey in journeys
        for said, lost in _said(journey)
    )


def _said(journey: Journey) -> Iterator[tuple[Message, bool]]:
    paths = paths_of(journey)
    loops = sum(path.loop for path in paths.planned)
    said = message(
        "planned paths: {count}, of which {loops} go round a loop, each once", count=len(paths.planned), loops=loops
    )
    yield said, False
    if paths.cut:
        said = message(
            "there are more paths: at most {most} of a journey are written, and at most {steps} steps",
            most=MOST, steps=MOST_STEPS,
        )  # fmt: skip
        yield said, True
    if paths.missed:
        yield message("on no path: {names}", names=", ".join(paths.missed)), True
    yield message("times only give the order: a plan has no clock"), False
    names = field_names(journey, _TOLD)
    if names:
        yield message("not in an event log: {fields}", fields=", ".join(names)), True
