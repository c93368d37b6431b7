"""Who goes through a UJG journey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeykit.diagnostics import message
from journeykit.exchange.foreign.drafts import Report, Taken
from journeykit.exchange.naming import free_id
from journeykit.exchange.ujg.flow import Steps
from journeykit.exchange.ujg.nodes import Nodes, UjgNode, tail
from journeykit.model.slug import slug


def personas_of(
    nodes: Nodes,
    journey: UjgNode,
    steps: Steps,
    inside: Mapping[str, UjgNode],
    own: Mapping[str, Any],
    taken: Taken,
    report: Report,
) -> list[Any]:
    """Return the personas of a journey: those that travelled along, else the users whose touchpoints lead to it."""
    if "personas" in own:
        found = nodes.foreign.items(own["personas"], (*journey.path, "extensions"))
        return [_met(persona, taken, journey, report) for persona in found]
    reached = {composite.id for composite in _above(journey, steps, inside)}
    personas: list[Any] = []
    for user in nodes.of("User", "Actor"):
        touched = {
            composite.id
            for touchpoint in nodes.refs(user, "touchpointRefs")
            for composite in nodes.refs(touchpoint, "compositeStateRefs")
        }
        if touched & reached:
            name = nodes.label(user)
            personas.append(_new(name, slug(tail(user.id)), taken, user, report))
            report.read(user.path, message('the user "{name}" became a persona', name=name))
    return personas


def _above(journey: UjgNode, steps: Steps, inside: Mapping[str, UjgNode]) -> list[UjgNode]:
    found: dict[str, UjgNode] = {}
    waiting = [journey]
    while waiting:
        for composite in steps.above.get(waiting.pop().id, ()):
            if composite.id not in found:
                found[composite.id] = composite
                if composite.id in inside:
                    waiting.append(inside[composite.id])
    return list(found.values())


def _met(persona: Any, taken: Taken, node: UjgNode, report: Report) -> Any:
    """Return a persona that travelled along: whole, or only its id when the project or an earlier journey has it."""
    if not isinstance(persona, dict) or not isinstance(persona.get("id"), str):
        return persona
    id_ = persona["id"]
    if id_ in taken.personas:
        said = message(
            "there is a persona {id} already: this is taken for it; see that it has a document of its own", id=id_
        )
        report.read(node.path, said)
        return id_
    taken.personas.add(id_)
    return persona


def _new(name: str, wish: str, taken: Taken, node: UjgNode, report: Report) -> dict[str, str]:
    """Return a persona made of a user, with an id that nobody has."""
    id_ = free_id(wish, taken.personas)
    taken.personas.add(id_)
    if id_ != wish:
        said = message(
            'another document has a persona "{name}": this one got the id {id}; make them one if they are',
            name=name,
            id=id_,
        )
        report.read(node.path, said)
    return {"id": id_, "name": name}
