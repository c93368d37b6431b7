"""The touchpoints of a journey as states, steps, channels, pain points and transitions of UJG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from journeykit.exchange.foreign.keeping import KEY, plain, without
from journeykit.exchange.ujg.nodes import OURS
from journeykit.exchange.ujg.point import CHANNEL_WORDS
from journeykit.model import Journey, Phase, Touchpoint
from journeykit.model.slug import slug
from journeykit.model.vocabulary import CHANNELS

if TYPE_CHECKING:
    from journeykit.exchange.ujg.writing import Iris

Node = dict[str, Any]


def label_of(text: str, id_: str) -> str:
    """Return a name as a label: without space around it, and never empty."""
    return text.strip() or id_


@dataclass(slots=True)
class Kept:
    """The fields that travel along under `extensions`."""

    fields: dict[str, Any]

    def drop_id(self, iri: str) -> None:
        """Take out what says the IRI: the node has it."""
        if self.ujg.get("id") == iri:
            self.take("id")

    @property
    def ujg(self) -> dict[str, Any]:
        """What came in from UJG and has no field."""
        meta = self.fields.get("meta")
        ujg = meta.get("ujg") if isinstance(meta, dict) else None
        return ujg if isinstance(ujg, dict) else {}

    def take(self, name: str) -> Any:
        """Take something that came in from UJG out, since it goes back to its place."""
        ujg = dict(self.ujg)
        value = ujg.pop(name)
        meta = {**self.fields["meta"], "ujg": ujg}
        meta = meta if ujg else without(meta, "ujg")
        self.fields = {**self.fields, "meta": meta} if meta else without(self.fields, "meta")
        return value


@dataclass(slots=True)
class Written:
    """The nodes of one journey beside itself."""

    phases: list[tuple[Phase, str, int]] = field(default_factory=list)
    states: list[Node] = field(default_factory=list)
    steps: dict[tuple[Any, ...], Node] = field(default_factory=dict)
    channels: dict[str, Node] = field(default_factory=dict)
    pains: list[Node] = field(default_factory=list)
    surfaces: list[Node] = field(default_factory=list)
    transitions: list[Node] = field(default_factory=list)
    exits: list[Node] = field(default_factory=list)

    def all_nodes(self) -> Iterator[Node]:
        """Yield them in order, without the phases."""
        for group in (
            self.states,
            self.exits,
            self.transitions,
            self.channels.values(),
            self.steps.values(),
            self.pains,
            self.surfaces,
        ):
            yield from group


def states_of(journey: Journey, iris: Iris, known: set[str]) -> Written:
    """Return what the touchpoints of a journey become; `known` are the IRIs of the journeys in the file."""
    written = Written()
    base = OURS + journey.id
    ids = {point.id: iris.of(plain(point), f"{base}:state:{point.id}") for point in journey.touchpoints}
    order = 0
    for i, phase in enumerate(journey.phases):
        phase_iri = iris.of(plain(phase), f"{base}:phase:{phase.id}")
        written.phases.append((phase, phase_iri, i))
        for point in phase.touchpoints:
            following = journey.touchpoints[order + 1 : order + 2]
            _Point(written, base, ids, known, point, phase_iri, order).write(following)
            order += 1
    return written


@dataclass(slots=True)
class _Point:
    written: Written
    base: str
    ids: dict[str, str]
    known: set[str]
    point: Touchpoint
    phase: str
    order: int
    kept: Kept = field(default_factory=lambda: Kept({}))

    def write(self, following: tuple[Touchpoint, ...]) -> None:
        """Add the nodes of this touchpoint."""
        point, iri = self.point, self.ids[self.point.id]
        self.kept = Kept(without(plain(point), "id", "name", "use", "next"))
        self.kept.drop_id(iri)
        label = label_of(point.name, point.id)
        if label != point.name:
            self.kept.fields["name"] = point.name
        if not iri.endswith(f":state:{point.id}") or iri != f"{self.base}:state:{point.id}":
            self.kept.fields["id"] = point.id
        own: dict[str, Any] = {"order": self.order, "leads": "implied" if point.next is None else "as written"}
        state: Node = {"@type": "State", "@id": iri, "label": label}
        if self.kept.ujg.get("subjourney") in self.known:
            state |= {"@type": "CompositeState", "subjourneyId": self.kept.take("subjourney")}
        self._leading(following)
        self._exits()
        self._step(label, own)
        self._surface()
        if self.kept.fields:
            own["touchpoint"] = self.kept.fields
        self.written.states.append(state | {"extensions": {KEY: own}})

    def _leading(self, following: tuple[Touchpoint, ...]) -> None:
        steps = (
            [({"to": one.id}, None) for one in following]
            if self.point.next is None
            else [(plain(one), one) for one in self.point.next]
        )
        for n, (step, given) in enumerate(steps):
            if step["to"] not in self.ids:
                self.kept.fields["next"] = [plain(one) for one in self.point.next or ()]
                continue
            node: Node = {"@type": "Transition", "@id": f"{self.base}:transition:{self.point.id}:{n + 1}"}
            kept = Kept(without(step, "to"))
            label = kept.ujg.get("label")
            if isinstance(label, str) and label and label.strip() == label:
                node["label"] = kept.take("label")
            node |= {"from": self.ids[self.point.id], "to": self.ids[step["to"]]}
            if given is not None and kept.fields:
                node["extensions"] = {KEY: {"step": kept.fields}}
            self.written.transitions.append(node)

    def _exits(self) -> None:
        exits = self.kept.ujg.get("exits")
        if not isinstance(exits, list) or not all(_is_exit(one) for one in exits):
            return
        for n, one in enumerate(self.kept.take("exits")):
            iri = f"{self.base}:exit:{self.point.id}:{n + 1}"
            self.written.exits.append({"@type": "JourneyExit", "@id": iri, "label": one["to"]})
            named = {"label": one["label"]} if "label" in one else {}
            ends = {"from": self.ids[self.point.id], "to": iri}
            self.written.transitions.append({"@type": "Transition", "@id": f"{iri}:transition", **named, **ends})

    def _step(self, label: str, own: dict[str, Any]) -> None:
        channels = list(self.point.channels)
        if len(set(map(_word, channels))) < len(channels) or not all(one.strip() == one != "" for one in channels):
            channels = []  # as they stand they would not come back: they travel along
        else:
            self.kept.fields = without(self.kept.fields, "channels") if channels else self.kept.fields
            foreign = [one for one in channels if CHANNEL_WORDS.get(slug(one), slug(one)) != one or one not in CHANNELS]
            own |= {"channels": foreign} if foreign else {}
        refs = []
        for channel in channels:
            node: Node = {
                "@type": "Touchpoint",
                "@id": f"{self.base}:channel:{_word(channel)}",
                "label": channel,
                "channel": channel,
            }
            refs.append(self.written.channels.setdefault(node["@id"], node)["@id"])
        step_label = self.kept.ujg.get("step")
        named = isinstance(step_label, str) and step_label.strip() == step_label != "" and step_label != label
        name = self.kept.take("step") if named else label
        pains = self._pains()
        key: tuple[Any, ...] = (self.phase, name, tuple(refs))
        if pains and key in self.written.steps:
            key = (*key, self.order)  # a pain is said of the first state of a step
        iri = f"{self.base}:step:{self.point.id}"
        touched = {"touchpointRefs": refs} if refs else {}
        fresh = {
            "@type": "ExperienceStep",
            "@id": iri,
            "label": name,
            "stateRefs": [],
            "phaseRef": self.phase,
            **touched,
        }
        step = self.written.steps.setdefault(key, fresh)
        step["stateRefs"].append(self.ids[self.point.id])
        for n, pain in enumerate(pains):
            drawn: Node = {
                "@type": "PainPoint",
                "@id": f"{self.base}:pain:{self.point.id}:{n + 1}",
                **pain,
                "experienceRefs": [step["@id"]],
            }
            self.written.pains.append(drawn)

    def _pains(self) -> list[Node]:
        annoyances = list(self.point.customer.annoyances) if self.point.customer else []
        if not annoyances or not all(one.strip() == one != "" for one in annoyances):
            return []
        customer = without(self.kept.fields["customer"], "annoyances")
        self.kept.fields = (
            {**self.kept.fields, "customer": customer} if customer else without(self.kept.fields, "customer")
        )
        more = self.kept.ujg.get("painpoints")
        told = _told(more, annoyances)
        if told:
            self.kept.take("painpoints")
            return [{"label": one, **told.get(one, {})} for one in annoyances]
        return [{"label": one} for one in annoyances]

    def _surface(self) -> None:
        text = self.point.frontstage
        if text is not None and text.strip() == text != "":
            self.kept.fields = without(self.kept.fields, "frontstage")
            iri = f"{self.base}:surface:{self.point.id}"
            ref = self.ids[self.point.id]
            self.written.surfaces.append({"@type": "Surface", "@id": iri, "label": text, "graphNodeRef": ref})


def _word(channel: str) -> str:
    return slug(channel)


def _is_exit(one: object) -> bool:
    if not isinstance(one, dict) or not one.keys() <= {"to", "label"}:
        return False
    return all(isinstance(text, str) and text.strip() == text != "" for text in one.values()) and "to" in one


def _is_pain(one: dict[str, Any]) -> bool:
    severity, text = one.get("severity", 0), one.get("description", "x")
    number = isinstance(severity, int | float) and not isinstance(severity, bool)
    sound = isinstance(text, str) and text.strip() == text != ""
    return number and sound and one.keys() <= {"label", "severity", "description"} and len(one) > 1


def _told(more: object, annoyances: list[str]) -> dict[str, dict[str, Any]]:
    """Return what more there is to say of annoyances, when each of it belongs to just one of them."""
    if not isinstance(more, list) or not all(isinstance(one, dict) and _is_pain(one) for one in more):
        return {}
    told = {one["label"]: without(one, "label") for one in more if isinstance(one.get("label"), str)}
    return told if len(told) == len(more) and all(annoyances.count(label) == 1 for label in told) else {}
