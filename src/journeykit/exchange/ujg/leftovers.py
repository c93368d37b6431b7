"""What of a UJG file finds no place in a journey: nodes by their type, and fields by their path."""

from __future__ import annotations

from typing import Any, Final

from journeykit.diagnostics import message
from journeykit.exchange.foreign.drafts import Report
from journeykit.exchange.foreign.sources import spelled
from journeykit.exchange.ujg.flow import STEPS
from journeykit.exchange.ujg.nodes import OURS, Nodes, UjgNode

_SHOWN = 12
_READ: Final = {
    "Journey": {"defaultEntryRef", "entryRefs", "stateRefs", "transitionRefs", "exitRefs", "extensions"},
    "JourneyEntry": {"stateRef"},
    "JourneyExit": set[str](),
    "State": {"extensions"},
    "CompositeState": {"subjourneyId", "extensions"},
    "Transition": {"from", "to", "extensions"},
    "Phase": {"order", "extensions"},
    "Step": {"compositeStateRef", "stateRefs", "phaseRef", "touchpointRefs"},
    "ExperienceStep": {"stateRefs", "phaseRef", "touchpointRefs"},
    "Touchpoint": {"channel", "compositeStateRefs"},
    "PainPoint": {"severity", "description", "experienceRefs", "painpointStepRefs"},
    "Surface": {"graphNodeRef"},
    "User": {"touchpointRefs"},
    "Actor": {"touchpointRefs"},
}  # fmt: skip
_NAMES: Final = {"@id", "id", "@type", "type", "label"}
_MEASURED: Final = ("MetricObservation", "JourneyExecution", "JourneyInstance", "RuntimeEvent")


def report_leftovers(nodes: Nodes, report: Report, phases: set[str]) -> None:
    """Say what was left out: one line a type of node or a field, with the paths."""
    held = {
        name: {id_ for holder in nodes.of(*types) for id_ in _texts(holder.fields.get(name)) if isinstance(id_, str)}
        for name, types in (
            ("stateRefs", ("Journey",)),
            ("transitionRefs", ("Journey",)),
            ("touchpointRefs", STEPS),
        )
    }
    others: dict[str, list[UjgNode]] = {}
    for node in nodes.by_id.values():
        if node.type not in _READ or _unused(nodes, node, phases, held):
            others.setdefault(node.type, []).append(node)
    for type_, several in sorted(others.items()):
        said = (
            message(
                "{type}: figures of one day do not stand in a journey, measure them: {paths}",
                type=type_,
                paths=_paths(several),
            )
            if type_ in _MEASURED
            else message("{type} has no place in a journey: {paths}", type=type_, paths=_paths(several))
        )
        report.lost(several[0].path, said)
    fields: dict[tuple[str, str], list[UjgNode]] = {}
    for node in nodes.by_id.values():
        if node.type in _READ:
            entry = {"label"} if node.type == "JourneyEntry" and not node.id.startswith(OURS) else set[str]()
            for name in sorted(node.fields.keys() - _READ[node.type] - (_NAMES - entry)):
                fields.setdefault((node.type, name), []).append(node)
    for (type_, name), several in sorted(fields.items()):
        said = message("{field} has no field: {paths}", field=f"{type_}.{name}", paths=_paths(several))
        report.lost((*several[0].path, name), said)


def _unused(nodes: Nodes, node: UjgNode, phases: set[str], held: dict[str, set[str]]) -> bool:
    """Tell whether a node of a type that is read belongs to no journey."""
    if node.type == "Phase":
        return node.id not in phases
    if node.type == "Surface":
        on = nodes.by_id.get(str(node.fields.get("graphNodeRef")))
        return on is None or on.type not in ("State", "CompositeState")
    if node.type == "Touchpoint":
        return node.id not in held["touchpointRefs"]
    if node.type in STEPS:
        refs = [id_ for name in ("stateRefs", "compositeStateRef") for id_ in _texts(node.fields.get(name))]
        return not any(
            not _unplaced(nodes.by_id[id_], held) for id_ in refs if isinstance(id_, str) and id_ in nodes.by_id
        )
    return _unplaced(node, held)


def _unplaced(node: UjgNode, held: dict[str, set[str]]) -> bool:
    names = {"State": "stateRefs", "CompositeState": "stateRefs", "Transition": "transitionRefs"}
    return node.type in names and node.id not in held[names[node.type]]


def _texts(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _paths(several: list[UjgNode]) -> str:
    shown = ", ".join(spelled(node.path) for node in several[:_SHOWN])
    return shown if len(several) <= _SHOWN else f"{shown}, … ({len(several)})"
