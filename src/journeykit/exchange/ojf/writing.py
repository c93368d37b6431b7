"""A journey as an OJF map: what OJF has a word for in its own words, the rest under `extensions`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from journeykit.diagnostics import JourneykitError, message
from journeykit.exchange.foreign.keeping import KEY, field_names, plain, short, without
from journeykit.exchange.formats import Remark
from journeykit.exchange.ojf.blueprint import blueprint_of, told, whole
from journeykit.exchange.ojf.reading import KEPT, PAINS
from journeykit.model import Journey, Persona, Phase, Touchpoint
from journeykit.workspace import Workspace

VERSION: Final = "1.1.0"
_LANE: Final = {"id": "touchpoints", "name": "Touchpoints"}
_TOLD: Final = {
    "id", "name", "use", "frontstage", "backstage", "systems", "moment_of_truth", "customer.does", "customer.feels",
    "customer.emotion",
}  # fmt: skip


def as_json(workspace: Workspace, journeys: Sequence[Journey]) -> bytes:
    """Return a journey as an OJF map.

    Raises:
        JourneykitError: There are several, and a map is of one.
    """
    if len(journeys) != 1:
        raise JourneykitError(
            message("there are {count} journeys, and an OJF map holds one", count=len(journeys)),
            message("name the journey: journeykit export ojf JOURNEY"),
        )
    (journey,) = journeys
    document = _map(workspace, journey)
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _map(workspace: Workspace, journey: Journey) -> dict[str, Any]:
    fields = without(plain(journey), "kind", "phases", "personas")
    metadata: dict[str, Any] = {"title": journey.title.strip() or journey.id, "version": VERSION}
    if metadata["title"] == journey.title:
        del fields["title"]
    known = {persona.id: persona for persona in workspace.personas_of(journey)}
    if known:
        metadata["persona"] = ", ".join(persona.name for persona in known.values())
    if whole(journey.customer_job):
        metadata["pov"] = fields.pop("customer_job")
    lanes = _ojf(fields).get("lanes")
    sound = isinstance(lanes, list) and all(isinstance(lane, dict) and whole(lane.get("id")) for lane in lanes)
    extension: dict[str, Any] = {"journey": fields}
    if journey.personas:
        ids = (one.id if isinstance(one, Persona) else one for one in journey.personas)
        extension["personas"] = [without(plain(known[id_]), "kind") if id_ in known else id_ for id_ in ids]
    used: set[str] = set()
    return {
        "metadata": metadata,
        "stages": [_stage(phase) for phase in journey.phases],
        "swimlanes": lanes if sound and lanes else [_LANE],
        "nodes": [_node(phase, point, used) for phase in journey.phases for point in phase.touchpoints],
        "extensions": {KEY: extension},
    }


def _ojf(fields: dict[str, Any]) -> dict[str, Any]:
    meta = fields.get("meta")
    ojf = meta.get("ojf") if isinstance(meta, dict) else None
    return ojf if isinstance(ojf, dict) else {}


def _stage(phase: Phase) -> dict[str, Any]:
    fields = without(plain(phase), "id", "touchpoints")
    name = phase.name.strip() or phase.id
    fields = without(fields, "name") if name == phase.name else fields
    return {"id": phase.id, "name": name} | ({"extensions": {KEY: {"phase": fields}}} if fields else {})


def _node(phase: Phase, point: Touchpoint, used: set[str]) -> dict[str, Any]:
    fields = without(plain(point), "use")
    ojf = _ojf(fields)
    wish = ojf.get("id")
    id_ = wish if isinstance(wish, str) and whole(wish) and wish not in used else point.id
    used.add(id_)
    lane = ojf.get("lane")
    title = point.name.strip() or point.id
    fields = without(fields, "name") if title == point.name else fields
    node: dict[str, Any] = {
        "id": id_,
        "stageId": phase.id,
        "swimlaneId": lane if whole(lane) else _LANE["id"],
        "title": title,
    }
    purpose = ojf.get("purpose")
    customer = dict(fields.get("customer") or {})
    _customer(node, customer, pain=purpose in PAINS)
    fields = (
        {**fields, "customer": customer} if customer or fields.get("customer") == {} else without(fields, "customer")
    )
    node |= {"purpose": purpose if whole(purpose) else "touchpoint"}
    node |= {name: ojf[name] for name in KEPT if name in ojf and name != "purpose"}
    node["isMomentOfTruth"] = point.moment_of_truth is not None
    if fields.get("moment_of_truth") == {}:
        del fields["moment_of_truth"]
    blueprint = blueprint_of(fields)
    if blueprint:
        fields = without(fields, *told(blueprint))
        theirs = ojf.get("blueprint")
        node["blueprint"] = theirs if _says(theirs, point) else blueprint
    return node | {"extensions": {KEY: {"touchpoint": fields}}}


def _customer(node: dict[str, Any], customer: dict[str, Any], *, pain: bool) -> None:
    """Move what OJF knows of the customer's side from our fields to the node."""
    annoyances = customer.get("annoyances") or []
    if pain and len(annoyances) == 1 and whole(annoyances[0]):
        node["description"] = customer.pop("annoyances")[0]
    elif not pain and whole(customer.get("does")):
        node["description"] = customer.pop("does")
    emotion = customer.get("emotion")
    if emotion is not None:
        node["score"] = short(round(emotion * 2.5, 6) + 0.0)
        if short(round(node["score"] / 2.5, 6) + 0.0) == emotion:
            del customer["emotion"]
    if whole(customer.get("feels")):
        node["sentiment"] = customer.pop("feels")


def _says(blueprint: object, point: Touchpoint) -> bool:
    """Tell whether a blueprint that came in still says what the touchpoint says."""
    if not isinstance(blueprint, dict):
        return False
    for name, text in (("onstage", point.frontstage), ("backstage", point.backstage)):
        entries = blueprint.get(name) or []
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            return False
        lines = [": ".join(str(one[key]) for key in ("actor", "action") if one.get(key)) for one in entries]
        if "\n".join(line for line in lines if line) != (text or ""):
            return False
    support = blueprint.get("support") or []
    if not isinstance(support, list) or not all(isinstance(one, dict) for one in support):
        return False
    return [str(one["system"]) for one in support if one.get("system")] == list(point.systems)


def remarks(workspace: Workspace, journeys: Sequence[Journey]) -> tuple[Remark, ...]:
    """Say what of the journey only journeykit reads back, and what is not as it was."""
    said: list[Remark] = []
    for journey in journeys:
        file = workspace.document_of(journey).file
        said.append(Remark(file, None, message("emotions became scores from -5 to 5")))
        names = field_names(journey, _TOLD)
        if names:
            kept = message("kept under `extensions`, which only journeykit reads: {fields}", fields=", ".join(names))
            said.append(Remark(file, None, kept))
        said += [
            Remark(
                file,
                None,
                message("{touchpoint} comes from the library: it was written out", touchpoint=point.id),
                lost=True,
            )
            for point in journey.touchpoints
            if point.use is not None
        ]
        said.append(
            Remark(file, None, message("comments, and figures of `kind: measurements`, stay behind"), lost=True)
        )
    return tuple(said)
