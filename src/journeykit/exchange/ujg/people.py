"""Who goes through a UJG journey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeykit.diagnostics import message
from journeykit.exchange.foreign.drafts import Report, Taken
from journeykit.exchange.foreign.people import new_persona, travelled
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
    met: dict[str, str],
) -> list[Any]:
    """Return the personas of a journey: those that travelled along, else the users whose touchpoints lead to it.

    `met` are the ids of users that are personas already, by IRI.
    """
    if "personas" in own:
        found = nodes.foreign.items(own["personas"], (*journey.path, "extensions"))
        return [travelled(persona, taken, report, journey.path) for persona in found]
    reached = {composite.id for composite in _above(journey, steps, inside)}
    personas: list[Any] = []
    for user in nodes.of("User", "Actor"):
        touched = {
            composite.id
            for touchpoint in nodes.refs(user, "touchpointRefs")
            for composite in nodes.refs(touchpoint, "compositeStateRefs")
        }
        if touched & reached and user.id in met and taken.options.apart:
            personas.append(met[user.id])
        elif touched & reached:
            name = nodes.label(user)
            persona = new_persona(name, slug(tail(user.id)), taken, report, user.path)
            met[user.id] = persona if isinstance(persona, str) else persona["id"]
            personas.append(persona)
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
