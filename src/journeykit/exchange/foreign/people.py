"""Personas that come in: with ids that nobody else has, or for the ones that are there."""

from __future__ import annotations

from typing import Any

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.foreign.drafts import Report, Taken
from journeykit.exchange.naming import free_id


def travelled(persona: Any, taken: Taken, report: Report, path: KeyPath) -> Any:
    """Return a persona of ours that comes back: whole, or only its id when the project or an earlier journey has it."""
    if not isinstance(persona, dict) or not isinstance(persona.get("id"), str):
        return persona
    id_ = persona["id"]
    if id_ not in taken.personas:
        taken.personas.add(id_)
        return persona
    if id_ in taken.options.known:
        report.read(path, message("there is a persona {id} already: it stays as it is", id=id_))
    elif (
        id_ in taken.options.personas or not taken.options.apart
    ):  # inside another journey, where only that one sees it
        said = message(
            "there is a persona {id} already: this is taken for it; see that it has a document of its own", id=id_
        )
        report.read(path, said)
    return id_


def new_persona(name: str, wish: str, taken: Taken, report: Report, path: KeyPath) -> dict[str, str] | str:
    """Return a persona made of a name, with an id that nobody has; only the id when the project knows it by that name."""
    if taken.options.known.get(wish) == name:
        return wish
    id_ = free_id(wish, taken.personas)
    taken.personas.add(id_)
    if id_ != wish:
        said = message(
            'another document has a persona "{name}": this one got the id {id}; make them one if they are',
            name=name,
            id=id_,
        )
        report.read(path, said)
    return {"id": id_, "name": name}
