"""OJF maps to journey documents: stages are phases, nodes touchpoints, scores emotions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from journeykit.diagnostics import Finding, KeyPath, message
from journeykit.exchange.foreign.drafts import Draft, Drafted, Report, Taken, identify
from journeykit.exchange.foreign.keeping import in_order, kept, short
from journeykit.exchange.foreign.people import new_persona, travelled
from journeykit.exchange.foreign.sources import Foreign, open_json, spelled
from journeykit.exchange.formats import Options, Source
from journeykit.exchange.naming import free_id
from journeykit.exchange.ojf.blueprint import blueprint_of, fields_of
from journeykit.model import Journey, Phase, Touchpoint
from journeykit.model.slug import slug

SCALE: Final = (-5.0, 5.0)
PAINS: Final = ("pain-point", "pain", "bottleneck", "personal-hurdle")
"""Purposes whose description is what annoys, not what the customer does."""
KEPT: Final = ("purpose", "severity", "tags", "icon", "iconColor")
_NODE: Final = {
    "id", "stageId", "stage", "swimlaneId", "title", "description", "score", "sentiment", "isMomentOfTruth", "blueprint",
    "extensions", *KEPT,
}  # fmt: skip
_TOP: Final = {"version", "persona", "pointOfView", "metadata", "stages", "swimlanes", "nodes", "title", "extensions"}
_MOST: Final = {"stages": 1000, "swimlanes": 1000, "nodes": 5000}
_SHOWN = 12


def drafted(source: Source, options: Options, taken: Taken) -> Drafted | tuple[Finding, ...]:
    """Make a draft of the map in a file, or say why not."""
    foreign = open_json(source, "ojf")
    if isinstance(foreign, tuple):
        return foreign
    report = Report(foreign)
    data = foreign.mapping(foreign.data, ())
    _recognised(foreign, data)
    if foreign.findings:
        return tuple(foreign.findings)
    draft = _Map(foreign, report, data, options.scale or SCALE).draft(taken, source.file.stem)
    if foreign.findings:
        return tuple(foreign.findings)
    low, high = (short(end) for end in options.scale or SCALE)
    if any(isinstance(one, dict) and one.get("score") is not None for one in data.get("nodes") or ()):
        report.read(
            None, message("scores from {low} to {high} became emotions; --scale says otherwise", low=low, high=high)
        )
    return Drafted([draft], report)


def _recognised(foreign: Foreign, data: Mapping[str, Any]) -> None:
    if foreign.findings:
        return
    if not isinstance(data.get("stages"), list):
        hint = message("an OJF map has `stages` and `nodes`")
        foreign.wrong((), message("this is no OJF map: there is no list `stages`"), hint)
        return
    for name, most in _MOST.items():
        count = len(data[name]) if isinstance(data.get(name), list) else 0
        if count > most:
            foreign.wrong(
                (name,), message("{what}: {count}, and at most {most} are read", what=name, count=count, most=most)
            )
    inside = data.get("metadata") if isinstance(data.get("metadata"), dict) else None
    path: KeyPath = ("metadata", "version") if inside and "version" in inside else ("version",)
    version = (inside or {}).get("version", data.get("version"))
    if version is not None and str(version).split(".")[0] != "1":
        said = message("version {version} of OJF is not known", version=str(version)[:40])
        foreign.wrong(path, said, message("versions that are read: {versions}", versions="1.x"))


@dataclass(slots=True)
class _Map:
    foreign: Foreign
    report: Report
    data: Mapping[str, Any]
    scale: tuple[float, float]
    unplaced: dict[str, list[KeyPath]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def draft(self, taken: Taken, stem: str) -> Draft:
        """Return the draft of the journey."""
        own = kept(self.data, (), self.report)
        metadata = self.foreign.mapping(self.data.get("metadata") or {}, ("metadata",))
        fields = dict(self.foreign.mapping(own.get("journey") or {}, ("extensions",)))
        title = self._said(metadata, "title", "title")
        if title is None:
            title = stem.strip("-") or "journey"
            self.report.read(None, message('the map has no title: the journey is called "{title}"', title=title))
        made: dict[str, Any] = {"kind": "journey", "title": title}
        job = self._said(metadata, "pov", "pointOfView")
        made |= {"customer_job": job} if job else {}
        draft = Draft(made | fields, {(): ()})
        given = fields.get("id")
        identify(draft, taken, given if isinstance(given, str) else slug(title), self.report)
        persona = self._said(metadata, "persona", "persona")
        if "personas" in own:
            found = self.foreign.items(own["personas"], ("extensions",))
            draft.data["personas"] = [travelled(one, taken, self.report, ("extensions",)) for one in found]
        elif persona:
            path: KeyPath = ("metadata", "persona") if metadata else ("persona",)
            draft.data["personas"] = [new_persona(persona, slug(persona), taken, self.report, path)]
        self._phases(draft)
        lanes = [one for one in self._lanes() if one]
        if lanes and "extensions" not in self.data:
            draft.data["meta"] = {"ojf": {"lanes": lanes}}
            self.report.lost(
                ("swimlanes",), message("{what} has no field: it is kept under meta.ojf", what="swimlanes")
            )
        self._leftovers(metadata)
        draft.data = in_order(draft.data, Journey)
        return draft

    def _said(self, metadata: Mapping[str, Any], inside: str, outside: str) -> str | None:
        found = self.foreign.text(metadata.get(inside), ("metadata", inside))
        return found or self.foreign.text(self.data.get(outside), (outside,))

    def _lanes(self) -> list[dict[str, str]]:
        lanes = []
        for i, one in enumerate(self.foreign.items(self.data.get("swimlanes"), ("swimlanes",))):
            lane = self.foreign.mapping(one, ("swimlanes", i))
            words = {name: self.foreign.text(lane.get(name), ("swimlanes", i, name)) for name in ("id", "name")}
            lanes.append({name: word for name, word in words.items() if word})
        return lanes

    def _phases(self, draft: Draft) -> None:
        phases: dict[str, dict[str, Any]] = {}
        for i, one in enumerate(self.foreign.items(self.data["stages"], ("stages",))):
            path: KeyPath = ("stages", i)
            stage = self.foreign.mapping(one, path)
            name = self.foreign.text(stage.get("name"), (*path, "name"), needed=True)
            id_ = self.foreign.text(stage.get("id"), (*path, "id")) or name
            if name is None or id_ is None:
                continue
            if id_ in phases:
                self.foreign.wrong((*path, "id"), message("{id} is given twice: also in {path}", id=id_, path="stages"))
            draft.origins["phases", len(phases)] = path
            own = self.foreign.mapping(kept(stage, path, self.report).get("phase") or {}, (*path, "extensions"))
            wish = free_id(slug(id_), {phase["id"] for phase in phases.values()})
            phases[id_] = {"id": wish, "name": name, **own, "touchpoints": []}
            for other in sorted(stage.keys() - {"id", "name", "extensions"}):
                self.unplaced.setdefault(f"stages[].{other}", []).append((*path, other))
        numbers = {id_: i for i, id_ in enumerate(phases)}
        lanes = {lane.get("id") for lane in self._lanes()}
        for i, one in enumerate(self.foreign.items(self.data.get("nodes"), ("nodes",))):
            at: KeyPath = ("nodes", i)
            node = self.foreign.mapping(one, at)
            key = "stageId" if "stageId" in node else "stage"
            stage_id = self.foreign.text(node.get(key), (*at, key), needed=True)
            if stage_id is not None and stage_id not in phases:
                hint = message("write one of these: {names}", names=", ".join(phases))
                said = message("{path} points to {id}, which is not in the file", path=spelled((*at, key)), id=stage_id)
                self.foreign.wrong((*at, key), said, hint)
            if stage_id not in phases or stage_id is None:
                continue
            points = phases[stage_id]["touchpoints"]
            draft.origins["phases", numbers[stage_id], "touchpoints", len(points)] = at
            points.append(self._touchpoint(node, at, lanes))
        draft.data["phases"] = [in_order(_filled(phase), Phase) for phase in phases.values()]

    def _touchpoint(self, node: Mapping[str, Any], path: KeyPath, lanes: set[str | None]) -> dict[str, Any]:
        text = self.foreign.text
        own = dict(self.foreign.mapping(kept(node, path, self.report).get("touchpoint") or {}, (*path, "extensions")))
        title = text(node.get("title"), (*path, "title"), needed=True) or ""
        id_ = text(node.get("id"), (*path, "id")) or title
        given = own.get("id")
        wish = free_id(given if isinstance(given, str) else slug(id_), self.ids)
        self.ids.add(wish)
        ojf = {name: node[name] for name in KEPT if node.get(name) is not None and node[name] not in ([], "touchpoint")}
        if wish != id_ and node.get("id") is not None and not isinstance(given, str):
            ojf["id"] = id_
        lane = text(node.get("swimlaneId"), (*path, "swimlaneId"))
        if lane and "extensions" not in node:
            ojf["lane"] = lane
            if lane not in lanes:
                said = message(
                    "{path} points to {id}, which is not in the file", path=spelled((*path, "swimlaneId")), id=lane
                )
                self.report.lost((*path, "swimlaneId"), said)
        customer = self._customer(node, path)
        blueprint = self.foreign.mapping(node.get("blueprint") or {}, (*path, "blueprint"))
        made = {"name": title, **fields_of(blueprint, self.foreign, (*path, "blueprint"))}
        if blueprint and blueprint != blueprint_of(made):
            ojf["blueprint"] = dict(blueprint)
            said = message(
                "{what} has no field: it is kept under meta.ojf", what="blueprint (actor, evidence, description)"
            )
            self.report.lost((*path, "blueprint"), said)
        if node.get("isMomentOfTruth") is True:
            made["moment_of_truth"] = True
        given_customer = "customer" in own
        customer = {**customer, **self.foreign.mapping(own.pop("customer", None) or {}, (*path, "extensions"))}
        made |= {"customer": customer} if customer or given_customer else {}
        made |= own | {"id": wish}
        if ojf:
            meta = made.get("meta")
            before = meta.get("ojf") if isinstance(meta, dict) else None
            made["meta"] = {
                **(meta if isinstance(meta, dict) else {}),
                "ojf": {**(before if isinstance(before, dict) else {}), **ojf},
            }
        for name in KEPT:
            if name in ojf:
                self.unplaced.setdefault(f"={name}", []).append((*path, name))
        for name in sorted(node.keys() - _NODE):
            self.unplaced.setdefault(f"nodes[].{name}", []).append((*path, name))
        return in_order(made, Touchpoint)

    def _customer(self, node: Mapping[str, Any], path: KeyPath) -> dict[str, Any]:
        described = self.foreign.text(node.get("description"), (*path, "description"))
        feels = self.foreign.text(node.get("sentiment"), (*path, "sentiment"))
        customer: dict[str, Any] = {}
        if described:
            pain = node.get("purpose") in PAINS
            customer |= {"annoyances": [described]} if pain else {"does": described}
        customer |= {"feels": feels} if feels else {}
        score = self.foreign.number(node.get("score"), (*path, "score"))
        low, high = self.scale
        if score is None:
            return customer
        if not low <= score <= high:
            hint = message("give the scale that the map uses: --scale MIN-MAX")
            said = message("{path}: {score} is outside the scale of {low} to {high}", path=spelled((*path, "score")), score=score, low=short(low), high=short(high))  # fmt: skip
            self.foreign.wrong((*path, "score"), said, hint)
            return customer
        return customer | {"emotion": short(round((score - low) / (high - low) * 4 - 2, 6) + 0.0)}

    def _leftovers(self, metadata: Mapping[str, Any]) -> None:
        for name, paths in sorted(self.unplaced.items()):
            shown = ", ".join(spelled(path) for path in paths[:_SHOWN]) + (", …" if len(paths) > _SHOWN else "")
            if name.startswith("="):
                said = message("{what} has no field: it is kept under meta.ojf: {paths}", what=name[1:], paths=shown)
            else:
                said = message("{field} has no field: {paths}", field=name, paths=shown)
            self.report.lost(paths[0], said)
        others: list[KeyPath] = [(key,) for key in sorted(self.data.keys() - _TOP)]
        others += [("metadata", key) for key in sorted(metadata.keys() - {"title", "persona", "pov", "version"})]
        for path in others:
            self.report.lost(path, message("{path} has no place", path=spelled(path)))


def _filled(phase: dict[str, Any]) -> dict[str, Any]:
    return phase if phase["touchpoints"] else {name: value for name, value in phase.items() if name != "touchpoints"}
