"""A journey as one persona goes through it: what differs for that persona takes the place of the rest."""

from __future__ import annotations

from typing import Any

from journeykit.diagnostics import JourneykitError, message
from journeykit.model import Journey, PerPersona, Persona, Touchpoint
from journeykit.model.base import Part
from journeykit.workspace import Workspace


def find_persona(workspace: Workspace, journey: Journey, id_: str) -> Persona:
    """Return a persona of the journey, or of the project.

    Raises:
        JourneykitError: there is none of that id.
    """
    known = {persona.id: persona for persona in (*workspace.personas, *workspace.personas_of(journey))}
    if id_ not in known:
        raise JourneykitError(
            message("there is no persona {id}", id=id_),
            message("choose from {names}", names=", ".join(known) or "–"),
        )
    return known[id_]


def seen_by(touchpoint: Touchpoint, persona: str) -> Touchpoint:
    """Return a touchpoint with what differs for a persona; parts such as `customer` are merged key by key."""
    other = touchpoint.per_persona.get(persona)
    return touchpoint.model_copy(update=_changes(touchpoint, other)) if other else touchpoint


def _changes(touchpoint: Touchpoint, other: PerPersona) -> dict[str, Any]:
    return {name: _merged(getattr(touchpoint, name), getattr(other, name)) for name in other.model_fields_set}


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, Part) and isinstance(new, Part):
        return old.model_copy(update={name: getattr(new, name) for name in new.model_fields_set})
    return new
