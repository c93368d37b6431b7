"""Journeys as mermaid diagrams: the views of maps that have such a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeykit.diagnostics import JourneykitError, Message, NothingToDoError, message
from journeykit.exchange.mermaid.flow_form import flow_lines, systems_lines
from journeykit.exchange.mermaid.journey_form import journey_lines
from journeykit.exchange.mermaid.quadrant_form import quadrant_lines
from journeykit.maps import MapContent, look_pages
from journeykit.maps.look import PLAIN, Look
from journeykit.maps.speaking import speaker
from journeykit.model import Journey
from journeykit.scoring import Scores
from journeykit.workspace import Workspace

VIEWS = ("lanes", "overview", "phase", "matrix", "systems", "flow")
"""The views of `map` that have a mermaid form."""

_LONGEST, _MOST_EDGES = 50_000, 500  # mermaid draws no more


def write_views(
    workspace: Workspace,
    scores: Scores,
    view: str,
    journey: Journey,
    look: Look = PLAIN,
) -> tuple[list[tuple[str, str]], tuple[Message, ...]]:
    """Write a view of a journey as mermaid diagrams: each with a name good for a file, and what is to be said.

    Raises:
        NothingToDoError: the journey lacks what this view shows.
        JourneykitError: the view has no mermaid form, or the diagram is larger than mermaid draws.
    """
    if view not in VIEWS:
        raise JourneykitError(
            message("the view {view} has no mermaid form", view=view),
            message("choose from {names}", names=", ".join(VIEWS)),
        )
    pages, notes = look_pages(workspace, scores, view, journey, look)
    personas = [one.name for one in workspace.personas_of(journey) if look.persona in (None, one.id)]
    names = [name.split(",", maxsplit=1)[0] for name in personas]  # "Sanne, just moved house"
    return [(f"{page.id}-{view}", written_as(page, view, names)) for page in pages], notes


def written_as(content: MapContent, view: str, personas: Sequence[str]) -> str:
    """Write what a map shows as one diagram, with the names of the personas who go through it.

    Raises:
        NothingToDoError: it lacks what this view shows.
        JourneykitError: the diagram is larger than mermaid draws.
    """
    lines = list(_lines(content, view, personas))
    text = "\n".join(lines) + "\n"
    edges = sum(" --> s" in line or "> t" in line or "| t" in line for line in lines)
    if len(text) > _LONGEST or (view in ("flow", "systems") and edges > _MOST_EDGES):
        raise JourneykitError(
            message("{journey} is larger than mermaid draws (50,000 characters, 500 arrows)", journey=content.id),
            message("choose a phase with --phase ID, or leave out what is rare with --min-share 0.05"),
        )
    return text


def _lines(content: MapContent, view: str, personas: Sequence[str]) -> Iterator[str]:
    t = speaker(content.language)
    if view == "flow":
        if not any(point.onward for point in content.touchpoints):
            raise NothingToDoError(message("{journey} has no flow: no touchpoint leads to another", journey=content.id))
        return flow_lines(t, content)
    if view == "systems":
        if not any(point.systems for point in content.touchpoints):
            raise NothingToDoError(
                message("{journey} has no map of systems: no touchpoint says which it uses", journey=content.id)
            )
        return systems_lines(t, content)
    if view == "matrix":
        if not any(point.performance and point.importance for point in content.touchpoints):
            raise NothingToDoError(
                message("{journey} has no matrix: nothing there has a performance", journey=content.id)
            )
        return quadrant_lines(t, content)
    return journey_lines(t, content, personas)
