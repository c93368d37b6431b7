"""Journeys as UJG: what UJG has a word for in its own words, the rest under `extensions`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from journeykit.diagnostics import message
from journeykit.exchange.foreign.keeping import KEY, field_names, plain, without
from journeykit.exchange.formats import Remark
from journeykit.exchange.ujg.nodes import OURS
from journeykit.exchange.ujg.states import Kept, label_of, states_of
from journeykit.model import Journey, Persona
from journeykit.text import dump
from journeykit.workspace import Workspace

VERSION: Final = "2026.06"
_BASE: Final = f"https://ujg.specs.openuji.org/tr/{VERSION}/ns/"
_MODULES: Final = {
    "graph": {"Journey", "JourneyEntry", "JourneyExit", "State", "CompositeState", "Transition"},
    "experience": {"Phase", "ExperienceStep", "Touchpoint", "PainPoint"},
    "surface": {"Surface"},
}
_TOLD: Final = {"id", "name", "channels", "frontstage", "next", "use", "customer.annoyances"}

Node = dict[str, Any]


def as_json(workspace: Workspace, journeys: Sequence[Journey]) -> bytes:
    """Return journeys as one JSON-LD document."""
    nodes = nodes_of(workspace, journeys)
    types = {node["@type"] for node in nodes}
    modules = ["core", *(name for name, known in _MODULES.items() if types & known)]
    document = {
        "@context": [f"{_BASE}{name}.context.jsonld" for name in modules],
        "@id": OURS + "document:" + "+".join(journey.id for journey in journeys),
        "@type": "UJGDocument",
        "nodes": nodes,
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def as_yaml(workspace: Workspace, journeys: Sequence[Journey]) -> bytes:
    """Return journeys as one YAML document with literal nodes, the form into which UJG's own tools turn JSON-LD."""
    nodes = [
        {"id": node["@id"], "type": node["@type"], **without(node, "@id", "@type")}
        for node in nodes_of(workspace, journeys)
    ]
    return dump({"ujgTarget": VERSION, "nodes": nodes}).encode()


def nodes_of(workspace: Workspace, journeys: Sequence[Journey]) -> list[Node]:
    """Return the nodes that journeys become, in order, each with an IRI of its own."""
    iris = Iris()
    own = {journey.id: iris.of(plain(journey), f"{OURS}{journey.id}") for journey in journeys}
    return [
        node for journey in journeys for node in _journey(workspace, journey, own[journey.id], iris, set(own.values()))
    ]


@dataclass(slots=True)
class Iris:
    """Gives out IRIs: the one that something came in with, as long as nothing else has it, else one of ours."""

    used: set[str] = field(default_factory=set)

    def of(self, fields: dict[str, Any], natural: str) -> str:
        """Return the IRI of something with these fields."""
        meta = fields.get("meta")
        ujg = meta.get("ujg") if isinstance(meta, dict) else None
        wish = ujg.get("id") if isinstance(ujg, dict) else None
        iri = wish if isinstance(wish, str) and wish.strip() == wish != "" and wish not in self.used else natural
        self.used.add(iri)
        return iri


def _journey(workspace: Workspace, journey: Journey, iri: str, iris: Iris, known: set[str]) -> Iterator[Node]:
    fields = plain(journey)
    kept = Kept(without(fields, "kind", "id", "title", "phases", "personas"))
    kept.drop_id(iri)
    title = label_of(journey.title, journey.id)
    if title != journey.title:
        kept.fields["title"] = journey.title
    if iri != OURS + journey.id:
        kept.fields["id"] = journey.id
    written = states_of(journey, iris, known)
    node: Node = {"@type": "Journey", "@id": iri, "label": title}
    if written.states:
        entry = f"{OURS}{journey.id}:entry"
        node |= {"defaultEntryRef": entry, "entryRefs": [entry]}
    node["stateRefs"] = [state["@id"] for state in written.states]
    node["transitionRefs"] = [one["@id"] for one in written.transitions]
    if written.exits:
        node["exitRefs"] = [one["@id"] for one in written.exits]
    extension: dict[str, Any] = {"journey": kept.fields} if kept.fields else {}
    personas = {persona.id: persona for persona in workspace.personas_of(journey)}
    if journey.personas:
        extension["personas"] = [
            without(plain(personas[id_]), "kind") if id_ in personas else id_
            for id_ in (one.id if isinstance(one, Persona) else one for one in journey.personas)
        ]
    yield node | ({"extensions": {KEY: extension}} if extension else {})
    if written.states:
        yield {
            "@type": "JourneyEntry",
            "@id": f"{OURS}{journey.id}:entry",
            "label": title,
            "stateRef": node["stateRefs"][0],
        }
    for phase, phase_iri, i in written.phases:
        kept = Kept(without(plain(phase), "id", "name", "touchpoints"))
        kept.drop_id(phase_iri)
        label = label_of(phase.name, phase.id)
        if label != phase.name:
            kept.fields["name"] = phase.name
        if not phase_iri.endswith(f":phase:{phase.id}"):
            kept.fields["id"] = phase.id
        inside = {"journey": iri, **({"phase": kept.fields} if kept.fields else {})}
        yield {"@type": "Phase", "@id": phase_iri, "label": label, "order": i + 1, "extensions": {KEY: inside}}
    yield from written.all_nodes()


def remarks(workspace: Workspace, journeys: Sequence[Journey]) -> tuple[Remark, ...]:
    """Say what of the journeys only journeykit reads back, and what is not as it was."""
    said: list[Remark] = []
    for journey in journeys:
        file = workspace.document_of(journey).file
        names = field_names(journey, _TOLD)
        if names:
            kept = message("kept under `extensions`, which only journeykit reads: {fields}", fields=", ".join(names))
            said.append(Remark(file, None, kept))
        for touchpoint in journey.touchpoints:
            if touchpoint.use is not None:
                text = message("{touchpoint} comes from the library: it was written out", touchpoint=touchpoint.id)
                said.append(Remark(file, None, text, lost=True))
    said += [
        Remark(
            workspace.document_of(journey).file,
            None,
            message("comments, and figures of `kind: measurements`, stay behind"),
            lost=True,
        )
        for journey in journeys
    ]
    return tuple(said)
