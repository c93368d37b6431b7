"""A project through the eyes of one persona, or of any group of customers: what is said of it, and its own figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, message
from journeykit.model.errors import did_you_mean
from journeykit.scoring.own_figures import PERSONA, Answers, Where
from journeykit.scoring.seen import seen_by
from journeykit.workspace import SeenBy

if TYPE_CHECKING:
    from collections.abc import Callable

    from journeykit.diagnostics import KeyPath, Place
    from journeykit.model import Journey, PerPersona, Persona, Touchpoint
    from journeykit.workspace import Document, TouchpointAt, Workspace


def all_personas(workspace: Workspace) -> dict[str, Persona]:
    """The personas of a project by id: those with a document of their own, then those written in a journey."""
    found = {persona.id: persona for persona in workspace.personas}
    for journey in workspace.journeys:
        for persona in workspace.personas_of(journey):
            found.setdefault(persona.id, persona)
    return found


def find_persona(workspace: Workspace, id_: str) -> Persona:
    """Return a persona of the project.

    Raises:
        JourneykitError: There is none of that id.
    """
    known = all_personas(workspace)
    if id_ in known:
        return known[id_]
    if not known:
        raise JourneykitError(message("the project has no persona"), message("journeykit new persona NAME adds one"))
    hint = did_you_mean(id_, list(known)) or message("the personas are: {ids}", ids=", ".join(known))
    raise JourneykitError(message('there is no persona "{id}"', id=id_), hint)


def for_persona(workspace: Workspace, persona: str) -> Workspace:
    """Return the project as one persona goes through it.

    What `per_persona` says takes the place of the rest. Of figures the persona's own answers count first
    (`segment: {persona: …}`, or `measurements` under `per_persona`), then the emotion that `per_persona` gives, else
    the figures of everybody. Whatever is asked of the workspace that comes back (scores, ranks, plans, what-ifs,
    maps), the answer is that of this persona.

    Args:
        workspace: What was read.
        persona: The id of a persona.

    Raises:
        JourneykitError: There is no such persona.
    """
    whole = workspace.seen_by.whole if workspace.seen_by is not None else workspace
    return seen_through(Answers(whole, PERSONA), persona, find_persona(whole, persona).name)


def seen_through(answers: Answers, group: str, name: str | None = None) -> Workspace:
    """Return the project of some answers as one group of customers goes through it."""
    workspace = answers.workspace
    said = _said(workspace, group) if answers.dimension == PERSONA else {}
    own = frozenset(placed.place for placed in answers.by_group.get(group, ()))
    seen = SeenBy(answers.dimension, group, name or group, answers.of(group, said), own, said, workspace)
    if answers.dimension != PERSONA:
        return replace(workspace, seen_by=seen)
    documents = tuple(_seen(document, group) for document in workspace.documents)
    return replace(workspace, documents=documents, seen_by=seen)


def meets(workspace: Workspace, journey: Journey, persona: str) -> bool:
    """Whether a persona goes through a journey: it is named there, differs there, or answered there."""
    if any(one.id == persona for one in workspace.personas_of(journey)):
        return True
    if any(persona in touchpoint.per_persona for touchpoint in journey.touchpoints):
        return True
    return any(
        placed.journey == journey.id and placed.record.segment.get(PERSONA) == persona for placed in workspace.records
    )


def _said(workspace: Workspace, persona: str) -> dict[Where, PerPersona]:
    found: dict[Where, PerPersona] = {}
    for journey in reversed(workspace.journeys):
        for touchpoint in journey.touchpoints:
            if persona in touchpoint.per_persona:
                found[journey.id, touchpoint.id] = touchpoint.per_persona[persona]
    return found


def _seen(document: Document, persona: str) -> Document:
    """A journey's document with what differs for a persona in its place; other documents stay as they are."""
    if document.kind != "journey" or document.model is None:
        return document
    journey: Journey = document.model
    if not any(touchpoint.per_persona for touchpoint in journey.touchpoints):
        return document
    phases = tuple(
        phase.model_copy(
            update={"touchpoints": tuple(_as_met(touchpoint, persona) for touchpoint in phase.touchpoints)}
        )
        for phase in journey.phases
    )
    return replace(document, model=journey.model_copy(update={"phases": phases}))


def _as_met(touchpoint: Touchpoint, persona: str) -> Touchpoint:
    """The touchpoint as a persona meets it; what is said of other personas is not there for it."""
    return seen_by(touchpoint, persona).model_copy(update={"per_persona": {}}) if touchpoint.per_persona else touchpoint


def placing(workspace: Workspace, document: Document, at: TouchpointAt) -> Callable[..., Place]:
    """Return where a field of a touchpoint stands: below `per_persona` when that says it of the one who looks."""
    seen = workspace.seen_by
    said = seen.said.get((at.journey.id, at.touchpoint.id)) if seen is not None else None

    def place(*path: str | int, at_key: bool = False) -> Place:
        own = ("per_persona", seen.group) if seen is not None and said is not None and _says(said, path) else ()
        return document.place(*at.path, *own, *path, at_key=at_key)

    return place


def _says(said: PerPersona, path: KeyPath) -> bool:
    """Whether a field was said of a persona alone; of a part (`customer`) the key in it must have been."""
    if not path or path[0] not in said.model_fields_set:
        return False
    part = getattr(said, str(path[0]))
    inner = getattr(part, "model_fields_set", part)
    return len(path) == 1 or isinstance(part, tuple) or (inner is not None and path[1] in inner)
