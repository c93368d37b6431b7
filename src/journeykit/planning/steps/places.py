"""Where the evidence of a step stands: places in the files of a project and a journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.planning.grounds import source
from journeykit.planning.steps.values import Next

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.planning.action_values import Source
    from journeykit.planning.steps.values import Looked
    from journeykit.workspace import Document

PRESSING = ("repair", "excel", "improve")
AGREED = frozenset({"chosen", "redesign", "pilot", "implementing", "done"})
"""The statuses of what somebody has decided to do."""


def in_journey(looked: Looked, *path: str | int) -> Source:
    """Return a place in the journey's file; the nearest one that is there."""
    return source(looked.workspace, looked.workspace.place(looked.journey, *path, at_key=True))


def in_project(looked: Looked, *path: str | int) -> Source | None:
    """Return a place in the project file; None when there is no such file."""
    file = looked.workspace.project_file
    document = looked.workspace.document(file) if file is not None else None
    return source(looked.workspace, document.place(*path, at_key=True)) if document else None


def to_project(looked: Looked, *path: str | int) -> Next:
    """Return the next thing to do in the project file; a project without one is started first."""
    at = in_project(looked, *path)
    return Next(at=at) if at else Next(command="journeykit init")


def at_touchpoint(looked: Looked, id_: str, *path: str | int) -> Source:
    """Return the place of a touchpoint of the journey, or of something in it."""
    at = looked.standing.get(id_)
    return in_journey(looked, *at.path, *path) if at else in_journey(looked, "phases")


def pressing(looked: Looked) -> tuple[str, ...]:
    """Return the ids of the touchpoints that ask for something."""
    return tuple(one.id for one in looked.score.touchpoints if one.choice.take in PRESSING)


def research_about(looked: Looked) -> tuple[Document, ...]:
    """Return the research that speaks of this journey, or that the journey rests on."""
    own = {touchpoint.id for touchpoint in looked.journey.touchpoints}
    named = {f"{looked.journey.id}/{id_}" for id_ in own} | own
    used = set(_named_research(looked))
    return tuple(
        document
        for document in looked.workspace.documents_of("research", sound=True)
        if document.model.id in used or any(one.touchpoint in named for one in document.model.findings)
    )


def _named_research(looked: Looked) -> Iterator[str]:
    for touchpoint in looked.journey.touchpoints:
        if touchpoint.evidence:
            yield from touchpoint.evidence.research
        for quote in touchpoint.customer.quotes if touchpoint.customer else ():
            if quote.research:
                yield quote.research
