"""A state of a UJG journey as a touchpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.foreign.drafts import Report
from journeykit.exchange.foreign.keeping import in_order
from journeykit.exchange.naming import free_id
from journeykit.exchange.ujg.flow import Flow, Steps
from journeykit.exchange.ujg.nodes import OURS, Nodes, UjgNode, tail
from journeykit.model import Touchpoint
from journeykit.model.slug import slug
from journeykit.model.vocabulary import CHANNELS

CHANNEL_WORDS: Final = {
    "web": "website", "mobile": "app", "mobile-app": "app", "in-store": "store", "e-mail": "email", "shop": "store",
    "telephone": "phone", "post": "letter",
}  # fmt: skip
"""Words that others have for our channels."""


@dataclass(slots=True)
class Points:
    """The touchpoints of one journey in the making."""

    nodes: Nodes
    report: Report
    flow: Flow
    steps: Steps
    kept: dict[str, dict[str, Any]]
    ids: dict[str, str] = field(default_factory=dict)
    labelled: bool = False
    places: dict[str, int] = field(default_factory=dict)
    surfaces: dict[str, UjgNode] = field(default_factory=dict)
    pains: dict[str, list[UjgNode]] = field(default_factory=dict)

    def name_all(self, states: Sequence[UjgNode]) -> None:
        """Give every state the id of its touchpoint."""
        used: set[str] = set()
        for n, state in enumerate(states):
            self.places[state.id] = n
            own = self.kept[state.id].get("touchpoint")
            given = own.get("id") if isinstance(own, dict) else None
            wish = given if isinstance(given, str) else slug(tail(state.id))
            self.ids[state.id] = free_id(wish, used)
            used.add(self.ids[state.id])
        self._gather()

    def _gather(self) -> None:
        """Look once where surfaces and pain points belong, for files with thousands of them."""
        for surface in self.nodes.of("Surface"):
            self.surfaces.setdefault(str(surface.fields.get("graphNodeRef")), surface)
        first: dict[str, str] = {}
        for state in self.flow.states:
            for step in self.steps.by_state.get(state.id, ()):
                first.setdefault(step.id, state.id)
        for pain in self.nodes.of("PainPoint"):
            name = "experienceRefs" if "experienceRefs" in pain.fields else "painpointStepRefs"
            on = {first[step.id]: None for step in self.nodes.refs(pain, name) if step.id in first}
            for id_ in on:
                self.pains.setdefault(id_, []).append(pain)

    def touchpoint(self, state: UjgNode, states: Sequence[UjgNode]) -> dict[str, Any]:
        """Return the data of the touchpoint of a state."""
        own = self.kept[state.id]
        path: KeyPath = (*state.path, "extensions")
        fields = dict(self.nodes.foreign.mapping(own.get("touchpoint") or {}, path))
        made: dict[str, Any] = {"name": self.nodes.label(state), **fields, "id": self.ids[state.id]}
        ujg: dict[str, Any] = {}
        if not state.id.startswith(OURS):
            ujg["id"] = state.id
        self._channels(state, made, ujg, own)
        self._surfaces(state, made)
        self._annoyances(state, made, ujg)
        self._step(state, ujg)
        for journey in self.nodes.refs(state, "subjourneyId"):
            ujg["subjourney"] = journey.id
        self._next(state, made, ujg, states)
        if ujg:
            meta = made.get("meta")
            meta = meta if isinstance(meta, dict) else {}
            before = meta.get("ujg")
            both = {**ujg, **(before if isinstance(before, dict) else {})}
            made["meta"] = {**meta, "ujg": dict(sorted(both.items()))}
        return in_order(made, Touchpoint)

    def _channels(self, state: UjgNode, made: dict[str, Any], ujg: dict[str, Any], own: dict[str, Any]) -> None:
        own_words = self.nodes.foreign.texts(own.get("channels"), (*state.path, "extensions"))
        made_here: list[str] = []
        for step in self.steps.by_state.get(state.id, ()):
            for touchpoint in self.nodes.refs(step, "touchpointRefs"):
                path: KeyPath = (*touchpoint.path, "channel")
                word = self.nodes.foreign.text(touchpoint.fields.get("channel"), path) or self.nodes.label(touchpoint)
                known = CHANNEL_WORDS.get(slug(word), slug(word))
                if word in own_words or known in CHANNELS:
                    channel = word if word in own_words else known
                    made_here.append(channel)
                    made["channels"] = list(dict.fromkeys(made_here))
                else:
                    ujg["channels"] = list(dict.fromkeys([*ujg.get("channels", ()), word]))
                    said = message("{word} is no channel of ours: it is kept under meta.ujg", word=word)
                    self.report.lost(touchpoint.path, said)

    def _surfaces(self, state: UjgNode, made: dict[str, Any]) -> None:
        surface = self.surfaces.get(state.id)
        if surface is not None and "frontstage" not in made:
            made["frontstage"] = self.nodes.label(surface)

    def _annoyances(self, state: UjgNode, made: dict[str, Any], ujg: dict[str, Any]) -> None:
        for pain in self.pains.get(state.id, ()):
            customer = dict(self.nodes.foreign.mapping(made.get("customer") or {}, (*state.path, "extensions")))
            label = self.nodes.label(pain)
            before = self.nodes.foreign.items(customer.get("annoyances"), (*state.path, "extensions"))
            customer["annoyances"] = [*before, label]
            made["customer"] = customer
            more: dict[str, Any] = {"label": label}
            severity = self.nodes.number(pain, "severity")
            described = self.nodes.foreign.text(pain.fields.get("description"), (*pain.path, "description"))
            more |= {} if severity is None else {"severity": severity}
            more |= {"description": described} if described else {}
            if len(more) > 1:
                ujg["painpoints"] = [*ujg.get("painpoints", ()), more]
                what = ", ".join(word for word in ("severity", "description") if word in more)
                self.report.lost(pain.path, message("{what} has no field: it is kept under meta.ujg", what=what))

    def _step(self, state: UjgNode, ujg: dict[str, Any]) -> None:
        for step in self.steps.by_state.get(state.id, ()):
            label = self.nodes.label(step)
            if label != self.nodes.label(state):
                ujg["step"] = label
                said = message('the step "{name}" has no field: it is kept under meta.ujg', name=label)
                self.report.lost(step.path, said)

    def _next(self, state: UjgNode, made: dict[str, Any], ujg: dict[str, Any], states: Sequence[UjgNode]) -> None:
        own = self.kept[state.id]
        leading: list[dict[str, Any]] = []
        for transition, target in self.flow.leaving.get(state.id, ()):
            label = self.nodes.foreign.text(transition.fields.get("label"), (*transition.path, "label"))
            if target.id not in self.ids:
                named = {"to": self.nodes.label(target)} | ({"label": label} if label else {})
                ujg["exits"] = [*ujg.get("exits", ()), named]
                said = message(
                    'the exit "{name}" has no field: it is kept under meta.ujg', name=self.nodes.label(target)
                )
                self.report.lost(transition.path, said)
                continue
            path: KeyPath = (*transition.path, "extensions")
            step = dict(self.nodes.foreign.mapping(self.kept[transition.id].get("step") or {}, path))
            made_step: dict[str, Any] = {"to": self.ids[target.id], **step}
            if label:
                meta = step.get("meta")
                made_step["meta"] = {**(meta if isinstance(meta, dict) else {}), "ujg": {"label": label}}
                self.labelled = True
            leading.append(made_step)
        here = self.places[state.id]
        following = [self.ids[one.id] for one in states[here + 1 : here + 2]]
        implied = [{"to": id_} for id_ in following]
        if leading != implied or own.get("leads") == "as written":
            made["next"] = leading
