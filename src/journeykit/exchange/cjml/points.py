"""The touchpoints of a CJML journey, as touchpoints in phases."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.cjml.kept import kept
from journeykit.exchange.cjml.leftovers import Leftovers, keep
from journeykit.exchange.cjml.people import Actors
from journeykit.exchange.cjml.said import Said, put_in, said_of
from journeykit.exchange.cjml.words import POINT_KEPT, channel_of, rating_of, word_of
from journeykit.exchange.foreign.drafts import Draft, Report
from journeykit.exchange.foreign.keeping import in_order, short
from journeykit.exchange.foreign.sources import spelled
from journeykit.exchange.foreign.xml_tree import Element
from journeykit.exchange.naming import free_id
from journeykit.model import Touchpoint
from journeykit.model.slug import slug

COMMUNICATION: Final = ("plannedCommunicationPoint", "actualCommunicationPoint")
ACTION: Final = ("plannedAction", "actualAction")
_READ: Final = {"touchpointID", "belongsTo", "initiator", "receiver", "channel", "touchpointExperience"}
_NOTHING: Final = ("none", "nan", "null")  # what programs write where they have nothing


@dataclass(slots=True)
class Points:
    """The touchpoints of one journey in the making.

    `provider` answers for what nobody else answers for, when the journey is one of ours; `theirs` are the ids of the
    touchpoints by those in the file.
    """

    actors: Actors
    report: Report
    leftovers: Leftovers
    scale: tuple[float, float]
    draft: Draft
    provider: str
    observed: bool
    theirs: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    alone: list[str] = field(default_factory=list)
    origins: dict[str, KeyPath] = field(default_factory=dict)

    def read(self, elements: Sequence[Element], phases: dict[str, dict[str, Any]], first: str) -> None:
        """Add the touchpoints to their phases; `first` is the name of a phase for those that come before any."""
        order: list[str] = []
        last: str | None = None
        places: dict[str, Element] = {}
        for element in elements:
            if element.name not in (*COMMUNICATION, *ACTION):
                self.report.lost(element.path, message("{path} has no place", path=spelled(element.path)))
                continue
            last = self._phase(element, phases, last, first)
            point = self._point(element)
            phases[last]["touchpoints"].append(point)
            order.append(point["id"])
            places[point["id"]] = element
        if not phases:
            phases[first] = {"id": slug(first), "name": first, "touchpoints": []}
        if self.alone:
            said = message(
                "no end user takes part: what the customer does not see belongs under `backstage`: {paths}",
                paths=", ".join(self.alone[:12]) + (", …" if len(self.alone) > 12 else ""),
            )
            self.report.read(places[order[0]].path, said)
        self._order(order, [point for phase in phases.values() for point in phase["touchpoints"]])
        for i, (id_, phase) in enumerate(phases.items()):
            self.draft.origins["phases", i] = self.origins.get(id_, ())
            for j, point in enumerate(phase["touchpoints"]):
                self.draft.origins["phases", i, "touchpoints", j] = places[point["id"]].path
            phase["touchpoints"] = [in_order(point, Touchpoint) for point in phase["touchpoints"]]

    def _phase(self, element: Element, phases: dict[str, dict[str, Any]], last: str | None, first: str) -> str:
        belongs = element.one("belongsTo")
        id_ = belongs.attribute("phaseIDref", "phaseID") if belongs else None
        if id_ in phases:
            return str(id_)
        if belongs is not None and id_ is not None:
            said = message("{path} points to {id}, which is not in the file", path=spelled(belongs.path), id=id_)
            self.report.lost(belongs.path, said)
        if last is not None:
            return last
        if phases:
            said = message('touchpoints without a phase became the phase "{name}"', name=first)
            self.report.read(element.path, said)
        # What comes before any phase stands before them; a dict keeps its order, so the others go behind it.
        others = dict(phases)
        phases.clear()
        own = free_id(slug(first), {phase["id"] for phase in others.values()})
        phases[f" {first}"] = {"id": own, "name": first, "touchpoints": []}
        phases.update(others)
        return f" {first}"

    def _point(self, element: Element) -> dict[str, Any]:
        own = kept(element, self.report)
        ours = "touchpoint" in own
        made = dict(self.report.foreign.mapping(own.get("touchpoint") or {}, element.path))
        id_ = element.said("touchpointID")
        given = made.get("id")
        theirs, emotion = self._said(element, id_)
        made["id"] = free_id(given if isinstance(given, str) else slug(id_ or theirs.label or "T"), self.used)
        self.used.add(made["id"])
        self.theirs.setdefault(id_ or made["id"], made["id"])
        before = said_of({**made, "id": given}, self.provider) if ours and isinstance(given, str) else None
        put_in(made, theirs, emotion, before)
        found = self.leftovers.found(element, POINT_KEPT, _READ)
        if not ours:
            found |= self._marks(element, id_, theirs, made)
            if self.observed:
                made["evidence"] = "qualitative"
        keep(made, found, POINT_KEPT, ours=ours)
        return made

    def _marks(self, element: Element, id_: str | None, theirs: Said, made: dict[str, Any]) -> dict[str, Any]:
        """Return what has to be known to write the touchpoint again as it was."""
        marks: dict[str, Any] = {"type": "action"} if element.name in ACTION else {}
        if id_ is not None and made["id"] != id_:
            marks["id"] = id_
        if theirs.channel and word_of(channel_of(theirs.channel) or "") != theirs.channel:
            marks["channel"] = theirs.channel
            if channel_of(theirs.channel) is None:
                channel = element.one("channel")
                assert channel is not None
                said = message("{word} is no channel of ours: it is kept under meta.cjml", word=theirs.channel)
                self.report.lost(channel.path, said)
        return marks

    def _said(self, element: Element, id_: str | None) -> tuple[Said, float | None]:
        """Return what an element says, and the emotion of its rating."""
        begins, unknown = self.actors.meant(element.one("initiator"))
        answers, other = self.actors.meant(element.one("receiver"))
        initiative = None
        if begins is not None or (answers is not None and unknown):
            initiative = "customer" if begins is not None and begins.customer else "us"
        elif answers is not None:
            initiative = "us" if answers.customer else "customer"
        providers = [actor.name for actor in (begins, answers) if actor is not None and not actor.customer]
        providers += [name for name in (unknown, other) if name]
        if not any(actor is not None and actor.customer for actor in (begins, answers)) and len(providers) > 1:
            self.alone.append(spelled(element.path))
        label = element.said("initiator", "initiatorLabel")
        reply = element.said("receiver", "receiverLabel")
        if label is None:
            label, reply = reply or id_ or element.called, None
        rating, emotion = self._rating(element)
        said = Said(
            label,
            reply,
            initiative,
            providers[0] if providers else None,
            element.said("channel", "channelName"),
            element.said("touchpointExperience", "experienceDescription"),
            rating,
        )
        return said, emotion

    def _rating(self, element: Element) -> tuple[str | None, float | None]:
        """Return the rating as it is written with us, and the emotion that it stands for."""
        text = element.said("touchpointExperience", "experienceRating")
        if text is None or text.lower() in _NOTHING:
            return None, None
        number = rating_in(element, text, self.scale, self.report)
        if number is None:
            return None, None
        self.actors.rated = True
        low, high = self.scale
        emotion = round((number - low) / (high - low) * 4 - 2, 6) + 0.0
        return rating_of(emotion), short(emotion)

    def _order(self, order: Sequence[str], points: Sequence[dict[str, Any]]) -> None:
        """Say what comes next where the phases have torn apart what follows one another in the file."""
        following = dict(itertools.pairwise(order))
        there = [point["id"] for point in points]
        implied = dict(itertools.pairwise(there))
        for point in points:
            if "next" not in point and following.get(point["id"]) != implied.get(point["id"]):
                to = following.get(point["id"])
                point["next"] = [{"to": to}] if to else []


def rating_in(element: Element, text: str, scale: tuple[float, float], report: Report) -> float | None:
    """Return the number of a rating; what is none, or off the scale, is written down as wrong."""
    experience = element.one("touchpointExperience")
    rating = experience.one("experienceRating") if experience else None
    assert rating is not None
    try:
        number = float(text)
    except ValueError:
        report.foreign.wrong(rating.path, message("{path} must be a number", path=spelled(rating.path)))
        return None
    low, high = scale
    if not low <= number <= high:
        hint = message("give the scale that the file uses: --scale MIN-MAX")
        said = message(
            "{path}: {score} is outside the scale of {low} to {high}",
            path=spelled(rating.path), score=short(number), low=short(low), high=short(high),
        )  # fmt: skip
        report.foreign.wrong(rating.path, said, hint)
        return None
    return number
