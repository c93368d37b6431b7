"""The nodes of a UJG file: of JSON-LD as they stand there, of the nested YAML that people write flattened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.foreign.drafts import Report
from journeykit.exchange.foreign.sources import Foreign, spelled

OURS: Final = "urn:journeykit:"
"""How the IRIs of what we have written begin."""

VERSIONS: Final = ("1.0", "1.0-rc1", "2026.06", "ed")
"""The versions that are read; `ed` is the editor's draft, and its dated snapshots."""

_CONTEXT = re.compile(r"https?://ujg\.specs\.openuji\.org/(?:tr/)?([^/]+)/ns/[\w./-]+")
_SECTIONS: Final = {
    "accessible": "Accessible", "actions": "Action", "actors": "Actor", "artifacts": "Artifact", "effects": "Effect",
    "entryBindings": "EntryBinding", "experienceSteps": "ExperienceStep", "inputModalities": "InputModality",
    "inputModalityProfiles": "InputModalityProfile", "journeyEntryIndex": "JourneyEntryIndex", "locales": "Locale",
    "messageMeta": "MessageMeta", "messages": "Message", "observationBindings": "ObservationBinding",
    "observationEvents": "ObservationEvent", "painPoints": "PainPoint", "phases": "Phase",
    "resolvers": "SurfaceInstanceResolver", "states": "State", "steps": "Step", "touchpoints": "Touchpoint", "users": "User",
}  # fmt: skip
_GROUPS: Final = {"features": "AccessibleFeature", "locators": "AccessibleLocator", "relations": "AccessibleRelation"}
_INSIDE: Final = (
    ("entries", "entryRefs", "JourneyEntry"), ("states", "stateRefs", "State"),
    ("transitions", "transitionRefs", "Transition"), ("exits", "exitRefs", "JourneyExit"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class UjgNode:
    """A node: its IRI, its type, its fields, and where it stands."""

    id: str
    type: str
    fields: Mapping[str, Any]
    path: KeyPath


@dataclass(slots=True)
class Nodes:
    """All nodes of a file by their IRI, in order."""

    foreign: Foreign
    report: Report
    by_id: dict[str, UjgNode] = field(default_factory=dict)

    def of(self, *types: str) -> list[UjgNode]:
        """Return the nodes of some types."""
        return [node for node in self.by_id.values() if node.type in types]

    def refs(self, node: UjgNode, name: str) -> list[UjgNode]:
        """Return the nodes that a field points to; where one is missing that is said, and the rest goes on."""
        path: KeyPath = (*node.path, name)
        found = []
        for id_ in self.foreign.texts(node.fields.get(name), path):
            if id_ in self.by_id:
                found.append(self.by_id[id_])
            else:
                said = message("{path} points to {id}, which is not in the file", path=spelled(path), id=id_)
                self.report.lost(path, said)
        return found

    def label(self, node: UjgNode) -> str:
        """Return what a node is called: its label, else the end of its IRI."""
        return self.foreign.text(node.fields.get("label"), (*node.path, "label")) or tail(node.id)

    def number(self, node: UjgNode, name: str) -> float | int | None:
        """Return a number that a node says."""
        return self.foreign.number(node.fields.get(name), (*node.path, name))

    def add(self, id_: object, type_: object, fields: Mapping[str, Any], path: KeyPath) -> str | None:
        """Take a node in; None, with a finding, when it has no name or no type, or the name is another's."""
        text, kind = (
            self.foreign.text(id_, (*path, "@id"), needed=True),
            self.foreign.text(type_, (*path, "@type"), needed=True),
        )
        if text is None or kind is None:
            return None
        if text in self.by_id:
            said = message("{id} is given twice: also in {path}", id=text, path=spelled(self.by_id[text].path))
            self.foreign.wrong(path, said)
            return None
        self.by_id[text] = UjgNode(text, kind.rpartition(":")[2], fields, path)
        return text


def tail(iri: str) -> str:
    """Return the end of an IRI: what tells it from its neighbours."""
    return re.split(r"[:/#]", iri.rstrip(":/#"))[-1] or iri


def nodes_of(foreign: Foreign, report: Report) -> Nodes:
    """Return the nodes of a file; what is wrong with it is written down in `foreign`."""
    nodes = Nodes(foreign, report)
    data = foreign.mapping(foreign.data, ())
    if foreign.findings:
        return nodes
    if "ujgTarget" in data:
        _known(foreign, str(data["ujgTarget"]), ("ujgTarget",))
        _sections(nodes, data)
    else:
        _versions(nodes, data)
        if data.get("@type") not in (None, "UJGDocument"):
            foreign.wrong(("@type",), message("{path} must be {word}", path="@type", word="UJGDocument"))
        for i, item in enumerate(foreign.items(data.get("nodes"), ("nodes",))):
            fields = foreign.mapping(item, ("nodes", i))
            nodes.add(
                fields.get("@id", fields.get("id")), fields.get("@type", fields.get("type")), fields, ("nodes", i)
            )
        for key in data.keys() - {"@context", "@id", "@type", "nodes"}:
            report.lost((key,), message("{path} has no place", path=key))
    return nodes


def _versions(nodes: Nodes, data: Mapping[str, Any]) -> None:
    foreign, context = nodes.foreign, data.get("@context")
    several = context if isinstance(context, list) else [context]
    found = []
    for i, one in enumerate(several):
        path: KeyPath = ("@context", i) if isinstance(context, list) else ("@context",)
        matched = _CONTEXT.fullmatch(one) if isinstance(one, str) else None
        if matched:
            found.append((matched[1], path))
        elif one is not None:
            nodes.report.lost(path, message("{path} is not read: it is no part of UJG", path=spelled(path)))
    if not found:
        foreign.wrong(
            ("@context",),
            message("this is no UJG: there is no `@context` of it, and no `ujgTarget`"),
            message("versions that are read: {versions}", versions=", ".join(VERSIONS)),
        )
    for version, path in dict(found).items():
        _known(foreign, version, path)


def _known(foreign: Foreign, version: str, path: KeyPath) -> None:
    if version not in VERSIONS and not version.startswith("ed-"):
        foreign.wrong(
            path,
            message("version {version} of UJG is not known", version=version),
            message("versions that are read: {versions}", versions=", ".join(VERSIONS)),
        )


def _sections(nodes: Nodes, data: Mapping[str, Any]) -> None:
    foreign = nodes.foreign
    for key, value in data.items():
        path: KeyPath = (key,)
        if key in ("ujgTarget", "id", "@id"):
            continue
        if key in ("journey", "journeyEntryIndex"):
            _one(nodes, None, value, path, "Journey" if key == "journey" else _SECTIONS[key])
        elif key == "accessible":
            for group, inner in foreign.mapping(value, path).items():
                _keyed(nodes, inner, (key, group), _GROUPS.get(group, group))
        elif key in _SECTIONS or key in ("nodes", "journeys"):
            _keyed(nodes, value, path, _SECTIONS.get(key, "Journey" if key == "journeys" else ""))
        else:
            nodes.report.lost(path, message("{path} has no place", path=key))


def _keyed(nodes: Nodes, value: object, path: KeyPath, type_: str) -> list[str]:
    """Take in nodes by their IRIs, or in a list; returns the IRIs."""
    pairs: Iterator[tuple[str | None, Any, KeyPath]]
    if isinstance(value, list):
        pairs = ((None, item, (*path, i)) for i, item in enumerate(value))
    else:
        pairs = ((key, item, (*path, key)) for key, item in nodes.foreign.mapping(value or {}, path).items())
    ids = [_one(nodes, key, item, where, type_) for key, item, where in pairs]
    return [id_ for id_ in ids if id_]


def _one(nodes: Nodes, key: str | None, value: object, path: KeyPath, type_: str) -> str | None:
    fields = dict(nodes.foreign.mapping(value if value is not None else {}, path))
    id_ = fields.pop("id", fields.pop("@id", key))
    kind = fields.pop("type", fields.pop("@type", type_ or None))
    for inner, refs, inner_type in _INSIDE:
        if inner in fields and kind in ("Journey", "State", "CompositeState"):
            held = _held(fields.pop(inner), id_ if kind != "Journey" else None)
            fields[refs] = [
                *nodes.foreign.texts(fields.get(refs), (*path, refs)),
                *_keyed(nodes, held, (*path, inner), inner_type),
            ]
    if isinstance(fields.get("subjourney"), dict):
        fields["subjourneyId"] = _one(nodes, None, fields.pop("subjourney"), (*path, "subjourney"), "Journey")
    if isinstance(fields.get("surface"), dict):
        _one(nodes, None, {**fields.pop("surface"), "graphNodeRef": id_}, (*path, "surface"), "Surface")
    return nodes.add(id_, kind, fields, path)


def _held(value: Any, owner: object) -> Any:
    """Return transitions that stand inside a state with the state as their `from`."""
    if owner is None or not isinstance(value, list):
        return value
    return [{"from": owner, **item} if isinstance(item, dict) else item for item in value]
