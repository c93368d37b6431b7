"""Journeys as CJML 2.0: what CJML has a word for in its own words, all of it beside them in processing instructions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from journeykit.exchange.cjml.kept import instruction
from journeykit.exchange.cjml.leftovers import writable
from journeykit.exchange.cjml.people import NOBODY
from journeykit.exchange.cjml.reading import VERSION
from journeykit.exchange.cjml.said import Said, is_action, said_of
from journeykit.exchange.cjml.words import JOURNEY_KEPT, POINT_KEPT
from journeykit.exchange.foreign.keeping import in_order, plain, without
from journeykit.exchange.naming import free_id
from journeykit.model import Journey, Persona, Touchpoint
from journeykit.model.slug import slug
from journeykit.words import translator
from journeykit.workspace import Workspace

Lines = Iterator[str]
_BEFORE: Final = ("compliance",)
_AFTER: Final = tuple(name for name in POINT_KEPT if name not in _BEFORE)


def as_xml(workspace: Workspace, journeys: Sequence[Journey], language: str) -> bytes:
    """Return journeys as one file of CJML."""
    t = translator(language)
    actors = _Actors(workspace.project.name or t("Organisation"), t("Customer"))
    written = [_Journey(workspace, journey, actors).lines() for journey in journeys]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<CJML version="{VERSION}">']
    lines += [f"  {line}" for one in written for line in one]
    return ("\n".join([*lines, "</CJML>"]) + "\n").encode()


def said(name: str, text: str | None) -> Lines:
    """Yield an element with a text, if there is one."""
    if text is not None:
        yield f"<{name}>{_escaped(text)}</{name}>"


def inside(name: str, lines: Iterator[str], **attributes: str) -> Lines:
    """Yield an element with others in it."""
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    inner = [f"  {line}" for line in lines]
    yield from [f"<{name}{told}>", *inner, f"</{name}>"] if inner else [f"<{name}{told}/>"]


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def _kept(cjml: Mapping[str, Any], names: Sequence[str]) -> Lines:
    """Yield what came in from CJML and has no field."""
    for name, value in writable(cjml, names).items():
        if isinstance(value, str):
            yield from said(name, value)
        else:
            yield from inside(name, (line for key, text in value.items() for line in said(key, text)))


def cjml_of(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what came in from CJML and has no field."""
    meta = fields.get("meta")
    cjml = meta.get("cjml") if isinstance(meta, dict) else None
    return cjml if isinstance(cjml, dict) else {}


@dataclass(slots=True)
class _Actors:
    """The actors of a file: an id for each, which is declared once and then only pointed to."""

    provider: str
    customer: str
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def id_of(self, kind: str, name: str, wish: str) -> str:
        """Return the id of an actor; it begins with a letter, as ids in XML do."""
        if (kind, name) not in self.ids:
            own = slug(wish)
            own = own if own[0].isalpha() else f"a-{own}"
            self.ids[kind, name] = free_id(own, set(self.ids.values()))
        return self.ids[kind, name]

    def declared(self, kind: str, id_: str, lines: Lines) -> Lines:
        """Yield the element of an actor: with all there is to say of it the first time."""
        if id_ in self.told:
            yield f"<{kind} actorIDref={quoteattr(id_)}/>"
            return
        self.told.add(id_)
        yield from inside(kind, lines, actorID=id_)


@dataclass(slots=True)
class _Journey:
    workspace: Workspace
    journey: Journey
    actors: _Actors
    used: set[str] = field(default_factory=set)

    def lines(self) -> list[str]:
        """Return the lines of the journey."""
        fields = without(plain(self.journey), "kind", "phases", "personas") | {"id": self.journey.id}
        cjml = cjml_of(fields)
        kind = "actual" if cjml.get("actual") is True else "planned"
        return list(inside(f"{kind}Journey", self._inner(kind, fields, cjml)))

    def _inner(self, kind: str, fields: Mapping[str, Any], cjml: Mapping[str, Any]) -> Lines:
        theirs = cjml.get("id")
        yield instruction({"journey": fields, "provider": self.actors.provider})
        yield from said("journeyID", theirs if _whole(theirs) else self.journey.id)
        yield from said("journeyTitle", self.journey.title.strip() or self.journey.id)
        yield from _kept(cjml, ("plannedReference",))
        yield from inside("journeyPhases", self._phases())
        yield from said("journeyShortSummary", (self.journey.headline or "").strip() or None)
        yield from _kept(cjml, [name for name in JOURNEY_KEPT if name != "plannedReference"])
        points = [(phase.id, _fields(point)) for phase in self.journey.phases for point in phase.touchpoints]
        spoken = [said_of(point, self.actors.provider) for _, point in points]
        customer, lines = self._actors(spoken)
        yield from inside("actors", lines)
        several = (
            line
            for (phase, point), one in zip(points, spoken, strict=True)
            for line in self._point(kind, phase, point, one, customer)
        )
        yield from inside("touchpoints", several)

    def _phases(self) -> Lines:
        for phase in self.journey.phases:
            fields = without(plain(phase), "touchpoints") | {"id": phase.id, "name": phase.name}
            lines = [instruction({"phase": fields}), *said("phaseName", phase.name.strip() or phase.id)]
            lines += _kept(cjml_of(fields), ("phaseDescription",))
            yield from inside("journeyPhase", iter(lines), phaseID=phase.id)

    def _actors(self, spoken: Sequence[Said]) -> tuple[str, Lines]:
        """Return the id of the customer in the touchpoints, and the lines of all actors."""
        known = {persona.id: persona for persona in self.workspace.personas_of(self.journey)}
        ids = [one.id if isinstance(one, Persona) else one for one in self.journey.personas]
        users: list[tuple[str, list[str]]] = []
        for id_ in ids:
            persona = known.get(id_)
            name = (persona.name.strip() or id_) if persona else id_
            whole = without(plain(persona), "kind") | {"id": id_, "name": persona.name} if persona else id_
            own = [instruction({"persona": whole}), *said("actorName", name)]
            users.append((self.actors.id_of("endUser", id_, id_), own))
        if not users:
            nobody = instruction({NOBODY: True, "name": self.actors.customer})
            id_ = self.actors.id_of("endUser", "", self.actors.customer)
            users.append((id_, [nobody, *said("actorName", self.actors.customer)]))
        providers = dict.fromkeys(one.provider for one in spoken if one.provider)
        return users[0][0], self._declared(users, providers)

    def _declared(self, users: list[tuple[str, list[str]]], providers: Mapping[str, None]) -> Lines:
        for id_, lines in users:
            yield from self.actors.declared("endUser", id_, iter(lines))
        for name in providers:
            id_ = self.actors.id_of("serviceProvider", name, name)
            yield from self.actors.declared("serviceProvider", id_, said("companyName", name))

    def _point(self, kind: str, phase: str, point: dict[str, Any], one: Said, customer: str) -> Lines:
        action = is_action(point)
        yield from inside(
            f"{kind}{'Action' if action else 'CommunicationPoint'}",
            self._said(phase, point, one, customer, action=action),
        )

    def _said(self, phase: str, point: dict[str, Any], one: Said, customer: str, *, action: bool) -> Lines:
        cjml = cjml_of(point)
        provider = self.actors.id_of("serviceProvider", one.provider, one.provider) if one.provider else customer
        ends = (customer, provider) if one.initiative == "customer" else (provider, customer)
        yield instruction({"touchpoint": point})
        yield from said("touchpointID", self._id(cjml))
        yield f"<belongsTo phaseIDref={quoteattr(phase)}/>"
        yield from _kept(cjml, _BEFORE)
        yield from inside("initiator", _side("initiator", ends[0], one.label))
        if not action:
            yield from inside("receiver", _side("receiver", ends[1], one.reply))
        if one.channel is not None:
            yield from inside("channel", said("channelName", one.channel))
        yield from _kept(cjml, [name for name in _AFTER if name not in ("category", "uncertainty")])
        if one.feels is not None or one.rating is not None:
            felt = (*said("experienceDescription", one.feels), *said("experienceRating", one.rating))
            yield from inside("touchpointExperience", iter(felt))
        yield from _kept(cjml, ("category", "uncertainty"))

    def _id(self, cjml: Mapping[str, Any]) -> str:
        """Return the id of a touchpoint: the one that it came in with, else the next number."""
        theirs = cjml.get("id")
        id_ = theirs if isinstance(theirs, str) and _whole(theirs) and theirs not in self.used else None
        number = len(self.used) + 1
        while id_ is None or id_ in self.used:
            id_, number = f"T{number}", number + 1
        self.used.add(id_)
        return id_


def _side(side: str, actor: str, label: str | None) -> Lines:
    yield f"<refersTo actorIDref={quoteattr(actor)}/>"
    yield from said(f"{side}Label", label)


def _fields(point: Touchpoint) -> dict[str, Any]:
    return in_order(without(plain(point), "use") | {"id": point.id, "name": point.name}, Touchpoint)


def _whole(text: object) -> bool:
    return isinstance(text, str) and text.strip() == text != ""
