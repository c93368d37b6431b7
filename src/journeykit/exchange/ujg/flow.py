"""The order of the states of a UJG journey, which only transitions know, and the phases that they fall into."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from journeykit.diagnostics import message
from journeykit.exchange.ujg.nodes import Nodes, UjgNode, tail

STATES = ("State", "CompositeState")
STEPS = ("Step", "ExperienceStep")


@dataclass(slots=True)
class Flow:
    """One journey: its states in order, the transitions from each, and per state its steps."""

    journey: UjgNode
    states: list[UjgNode] = field(default_factory=list)
    leaving: dict[str, list[tuple[UjgNode, UjgNode]]] = field(default_factory=dict)


def flow_of(nodes: Nodes, journey: UjgNode, written: dict[str, int]) -> Flow:
    """Return the states of a journey in order: as `written` by ourselves, else as transitions lead from the entry."""
    flow = Flow(journey)
    states = {node.id: node for node in nodes.refs(journey, "stateRefs") if _is(nodes, node, journey, *STATES)}
    for transition in nodes.refs(journey, "transitionRefs"):
        if transition.type != "Transition":
            said = message(
                "{id} is no transition, and is left out of {journey}", id=transition.id, journey=tail(journey.id)
            )
            nodes.report.lost(transition.path, said)
            continue
        source, target = nodes.refs(transition, "from"), nodes.refs(transition, "to")
        if source and target:
            flow.leaving.setdefault(source[0].id, []).append((transition, target[0]))
    if states and all(id_ in written for id_ in states):
        flow.states = sorted(states.values(), key=lambda node: written[node.id])
        return flow
    entries = [*nodes.refs(journey, "defaultEntryRef"), *nodes.refs(journey, "entryRefs")]
    waiting = deque(target.id for entry in entries for target in nodes.refs(entry, "stateRef"))
    seen: dict[str, UjgNode] = {}
    while waiting:
        id_ = waiting.popleft()
        if id_ in states and id_ not in seen:
            seen[id_] = states[id_]
            waiting.extend(target.id for _, target in flow.leaving.get(id_, ()))
    for id_, node in states.items():
        if seen and id_ not in seen:
            nodes.report.read(
                node.path, message('no transition leads to "{name}": it stands last', name=nodes.label(node))
            )
    flow.states = [*seen.values(), *(node for id_, node in states.items() if id_ not in seen)]
    return flow


def _is(nodes: Nodes, node: UjgNode, journey: UjgNode, *types: str) -> bool:
    if node.type in types:
        return True
    said = message("{id} is no state, and is left out of {journey}", id=node.id, journey=tail(journey.id))
    nodes.report.lost(node.path, said)
    return False


@dataclass(slots=True)
class Steps:
    """Which steps a state belongs to, and so in which phase it falls."""

    nodes: Nodes
    by_state: dict[str, list[UjgNode]] = field(default_factory=dict)
    above: dict[str, list[UjgNode]] = field(default_factory=dict)

    @classmethod
    def of(cls, nodes: Nodes) -> Steps:
        """Gather the steps of all states, and the composite states above all journeys."""
        steps = cls(nodes)
        for step in nodes.of(*STEPS):
            for name in ("stateRefs", "compositeStateRef"):
                for state in nodes.refs(step, name):
                    steps.by_state.setdefault(state.id, []).append(step)
        for composite in nodes.of("CompositeState"):
            for journey in nodes.refs(composite, "subjourneyId"):
                steps.above.setdefault(journey.id, []).append(composite)
        return steps

    def phase(self, state: UjgNode, journey: UjgNode, journeys: dict[str, UjgNode]) -> UjgNode | None:
        """Return the phase of a state: of its step, else that of the composite states above its journey."""
        waiting, seen = deque([(state, journey)]), {state.id}
        while waiting:
            at, inside = waiting.popleft()
            for step in self.by_state.get(at.id, ()):
                for phase in self.nodes.refs(step, "phaseRef"):
                    if phase.type == "Phase":
                        return phase
            for composite in self.above.get(inside.id, ()):
                if composite.id not in seen:
                    seen.add(composite.id)
                    waiting.append((composite, journeys.get(composite.id, inside)))
        return None
