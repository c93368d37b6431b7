"""UJG journeys to journey documents: states are touchpoints, phases phases, transitions what comes next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.foreign.drafts import Draft, Report, Taken, identify
from journeykit.exchange.foreign.keeping import in_order, kept
from journeykit.exchange.foreign.sources import Foreign
from journeykit.exchange.naming import free_id
from journeykit.exchange.ujg.flow import Flow, Steps, flow_of
from journeykit.exchange.ujg.nodes import OURS, Nodes, UjgNode, tail
from journeykit.exchange.ujg.people import personas_of
from journeykit.exchange.ujg.point import Points
from journeykit.model import Journey, Phase
from journeykit.model.slug import slug

_MOST: Final = {"Journey": 500, "Phase": 1000, "CompositeState": 2000, "User": 500, "State": 10_000}
FIRST_PHASE = "Start"


@dataclass(slots=True)
class Drawn:
    """What all journeys of a file have in common."""

    nodes: Nodes
    report: Report
    taken: Taken
    steps: Steps
    inside: dict[str, UjgNode] = field(default_factory=dict)
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    with_phase: set[str] = field(default_factory=set)
    users: dict[str, str] = field(default_factory=dict)

    @property
    def foreign(self) -> Foreign:
        """The file."""
        return self.nodes.foreign


def drafts_of(nodes: Nodes, report: Report, taken: Taken) -> tuple[list[Draft], set[str]]:
    """Make a draft of every journey of a file; also returns the IRIs of the phases that they use."""
    drawn = Drawn(nodes, report, taken, Steps.of(nodes))
    journeys = sorted(nodes.of("Journey"), key=lambda node: nodes.foreign.where(node.path))
    if not journeys and not nodes.foreign.findings:
        nodes.foreign.wrong((), message("there is no journey in this file"))
    for type_, most in _MOST.items():
        several = nodes.of(type_)
        if len(several) > most:
            said = message("{what}: {count}, and at most {most} are read", what=type_, count=len(several), most=most)
            nodes.foreign.wrong(several[most].path, said)
            return [], set()
    for node in nodes.by_id.values():
        if node.type in ("Journey", "State", "CompositeState", "Transition", "Phase"):
            drawn.kept[node.id] = kept(node.fields, node.path, report)
    for journey in journeys:
        drawn.inside |= {
            state.id: journey for state in nodes.refs(journey, "stateRefs") if state.type == "CompositeState"
        }
    drafts = [_draft(drawn, journey) for journey in journeys]
    for draft, journey in zip(drafts, journeys, strict=True):
        _place(drawn, draft, journey)
    return drafts, drawn.with_phase


def _draft(drawn: Drawn, journey: UjgNode) -> Draft:
    foreign, nodes = drawn.foreign, drawn.nodes
    own = drawn.kept[journey.id]
    written: dict[str, int] = {}
    for state in nodes.refs(journey, "stateRefs"):
        order = drawn.kept.get(state.id, {}).get("order")
        if isinstance(order, int) and not isinstance(order, bool):
            written[state.id] = order
    flow = flow_of(nodes, journey, written)
    title = nodes.label(journey)
    data: dict[str, Any] = {"kind": "journey", "title": title}
    data |= dict(foreign.mapping(own.get("journey") or {}, (*journey.path, "extensions")))
    draft = Draft(data, {(): journey.path, ("title",): (*journey.path, "label")})
    given = data.get("id")
    wish = given if isinstance(given, str) else slug(tail(journey.id))
    drawn.ids[journey.id] = identify(draft, drawn.taken, wish, drawn.report)
    if not journey.id.startswith(OURS):
        draft.data["meta"] = _with_id(draft.data.get("meta"), journey.id)
    personas = personas_of(drawn.nodes, journey, drawn.steps, drawn.inside, own, drawn.taken, drawn.report, drawn.users)
    if personas:
        draft.data["personas"] = personas
    draft.data["phases"] = _phases(drawn, draft, flow, title)
    return draft


def _with_id(meta: object, iri: str) -> dict[str, Any]:
    own = dict(meta) if isinstance(meta, dict) else {}
    before = own.get("ujg")
    return {**own, "ujg": {"id": iri, **(before if isinstance(before, dict) else {})}}


def _phases(drawn: Drawn, draft: Draft, flow: Flow, title: str) -> list[dict[str, Any]]:
    nodes = drawn.nodes
    groups: dict[str, list[UjgNode]] = {}
    phases: dict[str, UjgNode] = {}
    early: list[UjgNode] = []
    last = ""
    for state in flow.states:
        phase = drawn.steps.phase(state, flow.journey, drawn.inside)
        if phase is not None:
            last = phase.id
            phases[last] = phase
            groups.setdefault(last, []).append(state)
        elif last:
            groups[last].append(state)
            said = message('"{name}" has no phase: it joins the one before it', name=nodes.label(state))
            drawn.report.read(state.path, said)
        else:
            early.append(state)
    for phase in nodes.of("Phase"):
        owner = drawn.kept[phase.id].get("journey")
        if owner == flow.journey.id and phase.id not in phases:
            phases[phase.id] = phase
            groups[phase.id] = []
    drawn.with_phase |= phases.keys()
    points = Points(drawn.nodes, drawn.report, flow, drawn.steps, drawn.kept)
    made: list[dict[str, Any]] = []
    if early or not phases:
        name = FIRST_PHASE if phases else title
        drawn.report.read(flow.journey.path, message('states without a phase became the phase "{name}"', name=name))
        made.append({"id": slug(name), "name": name, "touchpoints": early})
    for id_, phase in sorted(phases.items(), key=lambda pair: _order(nodes, pair[1])):
        draft.origins["phases", len(made)] = phase.path
        made.append({**_phase(drawn, phase, made), "touchpoints": groups[id_]})
    states = [state for phase_data in made for state in phase_data["touchpoints"]]
    points.name_all(states)
    for i, phase_data in enumerate(made):
        for j, state in enumerate(phase_data["touchpoints"]):
            draft.origins["phases", i, "touchpoints", j] = state.path
        made[i] = in_order(phase_data, Phase)
        made[i]["touchpoints"] = [points.touchpoint(state, states) for state in phase_data["touchpoints"]]
        if not made[i]["touchpoints"]:
            del made[i]["touchpoints"]
    if points.labelled:
        said = message("labels of transitions have no field: they are kept under next[].meta.ujg")
        drawn.report.lost((*flow.journey.path, "transitionRefs"), said)
    return made


def _order(nodes: Nodes, phase: UjgNode) -> float:
    order = nodes.number(phase, "order")
    return float("inf") if order is None else float(order)


def _phase(drawn: Drawn, phase: UjgNode, others: list[dict[str, Any]]) -> dict[str, Any]:
    name = drawn.nodes.label(phase)
    id_ = free_id(slug(tail(phase.id)), {other["id"] for other in others})
    path: KeyPath = (*phase.path, "extensions")
    fields = dict(drawn.foreign.mapping(drawn.kept[phase.id].get("phase") or {}, path))
    made = {"id": id_, "name": name, **fields}
    if not phase.id.startswith(OURS):
        made["meta"] = _with_id(made.get("meta"), phase.id)
    return in_order(made, Phase)


def _place(drawn: Drawn, draft: Draft, journey: UjgNode) -> None:
    """Say of which larger journey this one is a part."""
    for composite in drawn.steps.above.get(journey.id, ()):
        larger = drawn.inside.get(composite.id)
        if larger is not None and "parent" not in draft.data:
            draft.data["parent"] = drawn.ids[larger.id]
            draft.origins["parent",] = composite.path
    if draft.data.get("parent") == drawn.ids[journey.id]:
        del draft.data["parent"]
    draft.data = in_order(draft.data, Journey)
