"""The actors of CJML: end users are personas, service providers answer for touchpoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from journeykit.diagnostics import message
from journeykit.exchange.cjml.kept import kept
from journeykit.exchange.foreign.drafts import Report, Taken
from journeykit.exchange.foreign.people import new_persona, travelled
from journeykit.exchange.foreign.sources import spelled
from journeykit.exchange.foreign.xml_tree import Element
from journeykit.model.slug import slug

NOBODY = "nobody"
"""The field that marks an end user whom we wrote because CJML wants one, though the journey has no persona."""


@dataclass(slots=True)
class Actor:
    """An actor: its name, whether it is the customer, and the element that says so."""

    name: str
    customer: bool
    element: Element


@dataclass(slots=True)
class Actors:
    """The actors of all journeys of a file; later journeys may point to those of earlier ones."""

    report: Report
    by_id: dict[str, Actor] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    rated: bool = False

    def of(self, journey: Element) -> list[Actor]:
        """Take in the actors of a journey, and return them in order."""
        listed = journey.one("actors")
        found = []
        for element in listed.children if listed else ():
            id_ = element.attribute("actorID", "actorIDref")
            if element.name not in ("endUser", "serviceProvider") or id_ is None:
                what = spelled(element.path)
                said = message("{path} is no actor with an `actorID`: it is left out", path=what)
                self.report.lost(element.path, said)
                continue
            known = self.by_id.get(id_)
            name = element.said("actorName") or element.said("companyName") or (known.name if known else id_)
            actor = Actor(name, element.name == "endUser", element)
            if known is not None and not element.children and not element.instructions:
                actor.element = known.element  # said in full by the journey before
            self.by_id[id_] = actor
            found.append(actor)
        return found

    def meant(self, side: Element | None) -> tuple[Actor | None, str | None]:
        """Return the actor whom one side of a touchpoint refers to; of one that is not in the file, only its id."""
        refers = side.one("refersTo") if side else None
        id_ = refers.attribute("actorIDref", "actorID") if refers else None
        if refers is None or id_ is None or id_ in self.by_id:
            return self.by_id.get(id_ or ""), None
        if id_ not in self.missing:
            self.missing.add(id_)
            said = message("{path} points to {id}, which is not in the file", path=spelled(refers.path), id=id_)
            self.report.lost(refers.path, said)
        return None, id_

    def personas(self, actors: list[Actor], taken: Taken) -> list[Any]:
        """Return the personas of a journey: its end users."""
        made: list[Any] = []
        for actor in actors:
            if not actor.customer:
                self._beyond(actor, "providerType", "companyDescription", "actorDescription")
                continue
            path = actor.element.path
            own = kept(actor.element, self.report)
            if own.get(NOBODY) is True and actor.name == own.get("name"):
                continue
            travelling = own.get("persona")
            if isinstance(travelling, str):
                made.append(travelling)
            elif isinstance(travelling, dict):
                made.append(travelled(_renamed(travelling, actor.name), taken, self.report, path))
            else:
                id_ = actor.element.attribute("actorID", "actorIDref") or actor.name
                persona = new_persona(actor.name, slug(id_), taken, self.report, path)
                about = actor.element.said("actorDescription")
                if about and isinstance(persona, dict):
                    persona["description"] = about
                made.append(persona)
            self._beyond(actor, "endUserType")
        return made

    def _beyond(self, actor: Actor, *names: str) -> None:
        for child in actor.element.all(*names):
            self.report.lost(child.path, message("{path} has no place", path=spelled(child.path)))


def _renamed(persona: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a persona of ours, by the name that it has in the file now."""
    before = persona.get("name")
    same = isinstance(before, str) and (before.strip() or persona.get("id")) == name
    return dict(persona) if same else {**persona, "name": name}
