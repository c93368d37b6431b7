"""CJML to journey documents: touchpoints are touchpoints, initiators and receivers say who begins and who answers for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from journeykit.diagnostics import Finding, message
from journeykit.exchange.cjml.actual import Observed, observed
from journeykit.exchange.cjml.kept import kept
from journeykit.exchange.cjml.leftovers import Leftovers, keep
from journeykit.exchange.cjml.people import Actors
from journeykit.exchange.cjml.points import Points
from journeykit.exchange.cjml.words import JOURNEY_KEPT, SCALE
from journeykit.exchange.foreign.drafts import Draft, Drafted, Report, Taken, identify
from journeykit.exchange.foreign.keeping import in_order, short
from journeykit.exchange.foreign.sources import Foreign, spelled
from journeykit.exchange.foreign.xml_tree import Element, open_xml
from journeykit.exchange.formats import Options, Source
from journeykit.exchange.naming import free_id
from journeykit.model import Journey, Phase
from journeykit.model.slug import slug

VERSION: Final = "2.0"
_MOST: Final = {"plannedJourney": 500, "actualJourney": 500}
_MOST_POINTS: Final = 10_000
_ROOTS: Final = ("plannedJourney", "actualJourney")
_READ: Final = {"journeyID", "journeyTitle", "journeyPhases", "journeyShortSummary", "actors", "touchpoints"}
FIRST_PHASE: Final = "Start"


def drafted(source: Source, options: Options, taken: Taken) -> Drafted | tuple[Finding, ...]:
    """Make drafts of the journeys in a file, or say why not."""
    opened = open_xml(source, "cjml")
    if len(opened) != 2 or not isinstance(opened[0], Foreign):
        return opened
    foreign, root = opened
    assert isinstance(root, Element)
    report = Report(foreign)
    if not _recognised(foreign, root):
        return tuple(foreign.findings)
    stem = source.file.stem.strip("-") or "journey"
    file = _File(foreign, report, Actors(report), options.scale or SCALE, stem, taken, Leftovers(report))
    drafts = file.drafts(root)
    return tuple(foreign.findings) or Drafted(drafts, report)


def _recognised(foreign: Foreign, root: Element) -> bool:
    if root.name != "CJML":
        said = message("this is no CJML: the first element is {name}, not CJML", name=root.called)
        foreign.wrong((), said, message("versions that are read: {versions}", versions=VERSION))
        return False
    version = root.attribute("version")
    if version is None or version.split(".")[0] != "2":
        said = (
            message("the version of CJML is missing")
            if version is None
            else message("version {version} of CJML is not known", version=version[:40])
        )
        foreign.wrong((), said, message("versions that are read: {versions}", versions=VERSION))
        return False
    for name, most in _MOST.items():
        count = len(root.all(name))
        if count > most:
            said = message("{what}: {count}, and at most {most} are read", what=name, count=count, most=most)
            foreign.wrong((), said)
    if not root.all(*_ROOTS):
        foreign.wrong((), message("there is no journey in this file"))
    return not foreign.findings


@dataclass(slots=True)
class _File:
    foreign: Foreign
    report: Report
    actors: Actors
    scale: tuple[float, float]
    stem: str
    taken: Taken
    leftovers: Leftovers
    planned: dict[str, tuple[Draft, Points]] = field(default_factory=dict)

    def drafts(self, root: Element) -> list[Draft]:
        """Return the drafts of all journeys, and of what was seen of them."""
        drafts = []
        seen: list[Observed] = []
        for journey in sorted(root.all(*_ROOTS), key=lambda one: one.name == "actualJourney"):
            reference = journey.said("plannedReference")
            if journey.name == "actualJourney" and reference in self.planned:
                self.actors.of(journey)
                seen.append(Observed(journey, *self.planned[reference]))
                continue
            drafts.append(self.draft(journey))
        drafts += observed(seen, self.scale, self.report, self.leftovers, self.stem)
        if self.actors.rated:
            low, high = (short(end) for end in self.scale)
            said = message("ratings from {low} to {high} became emotions; --scale says otherwise", low=low, high=high)
            self.report.read(None, said)
        self.leftovers.found(root, (), _ROOTS)
        self.leftovers.tell()
        return drafts

    def draft(self, journey: Element) -> Draft:
        """Return the draft of a journey document."""
        own = kept(journey, self.report)
        ours = "journey" in own
        seen = journey.name == "actualJourney" and not ours
        fields = dict(self.foreign.mapping(own.get("journey") or {}, journey.path))
        given = fields.get("id")
        id_ = journey.said("journeyID")
        fields["title"] = self._title(journey, fields)
        headline = journey.said("journeyShortSummary")
        if headline != _text(fields.get("headline")):
            fields.pop("headline", None)
            fields |= {"headline": headline} if headline else {}
        found = self.leftovers.found(journey, JOURNEY_KEPT, _READ)
        if not ours:
            found |= ({"id": id_} if id_ else {}) | ({"actual": True} if seen else {})
        keep(fields, found, JOURNEY_KEPT, ours=ours)
        draft = Draft({"kind": "journey", **fields}, {(): journey.path})
        identify(draft, self.taken, given if isinstance(given, str) else slug(id_ or fields["title"]), self.report)
        actors = self.actors.of(journey)
        if seen:
            self._one_person(journey)
        personas = [] if seen else self.actors.personas(actors, self.taken)
        draft.data.pop("personas", None)
        if personas:
            draft.data["personas"] = personas
            draft.origins["personas",] = (*journey.path, "actors")
        provider = own.get("provider")
        points = Points(
            self.actors,
            self.report,
            self.leftovers,
            self.scale,
            draft,
            provider if isinstance(provider, str) else "",
            seen,
        )
        draft.data["phases"] = self._phases(journey, points, str(fields["title"]))
        draft.data = in_order(draft.data, Journey)
        if journey.name == "plannedJourney" and id_ is not None:
            self.planned.setdefault(id_, (draft, points))
        return draft

    def _title(self, journey: Element, fields: dict[str, Any]) -> Any:
        title = journey.said("journeyTitle") or journey.said("journeyID")
        if title is None:
            title = self.stem
            self.report.read(journey.path, message('the journey has no title: it is called "{title}"', title=title))
        before = fields.get("title")
        return before if title == (_text(before) or fields.get("id")) else title

    def _one_person(self, journey: Element) -> None:
        said = message(
            'there is no planned journey "{id}" in the file: this actual one, of one person, became a journey without the name',
            id=journey.said("plannedReference") or "",
        )
        self.report.read(journey.path, said)

    def _phases(self, journey: Element, points: Points, title: str) -> list[dict[str, Any]]:
        phases: dict[str, dict[str, Any]] = {}
        listed = journey.one("journeyPhases")
        for element in listed.all("journeyPhase") if listed else ():
            id_ = element.attribute("phaseID") or element.said("phaseName")
            if id_ is None:
                self.foreign.wrong(element.path, message("{path} is missing", path=spelled((*element.path, "phaseID"))))
            elif id_ in phases:
                said = message("{id} is given twice: also in {path}", id=id_, path="journeyPhases")
                self.foreign.wrong(element.path, said)
            else:
                phases[id_] = {**self._phase(element, id_, phases), "touchpoints": []}
                points.origins[id_] = element.path
        several = journey.one("touchpoints")
        if several is not None and len(several.children) > _MOST_POINTS:
            said = message(
                "{what}: {count}, and at most {most} are read",
                what="touchpoints", count=len(several.children), most=_MOST_POINTS,
            )  # fmt: skip
            self.foreign.wrong(several.path, said)
            return []
        points.read(several.children if several else [], phases, FIRST_PHASE if phases else title)
        return [in_order(_filled(phase), Phase) for phase in phases.values()]

    def _phase(self, element: Element, id_: str, others: dict[str, dict[str, Any]]) -> dict[str, Any]:
        own = kept(element, self.report)
        ours = "phase" in own
        made = dict(self.foreign.mapping(own.get("phase") or {}, element.path))
        given = made.get("id")
        name = element.said("phaseName") or id_
        if name != (_text(made.get("name")) or given):
            made["name"] = name
        made["id"] = free_id(given if isinstance(given, str) else slug(id_), {one["id"] for one in others.values()})
        found = self.leftovers.found(element, ("phaseDescription",), {"phaseName"})
        if not ours and made["id"] != id_:
            found |= {"id": id_}
        keep(made, found, ("phaseDescription",), ours=ours)
        return made


def _text(value: object) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None


def _filled(phase: dict[str, Any]) -> dict[str, Any]:
    return phase if phase["touchpoints"] else {name: value for name, value in phase.items() if name != "touchpoints"}
