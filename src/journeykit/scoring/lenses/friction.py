"""Friction: the steps at which a customer changes channel or department, is sent back, or has to tell it all again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.crossings import channel_switch_rate, handoffs
from journeykit.scoring.flows import by_journey, transitions
from journeykit.scoring.reach import is_loop
from journeykit.scoring.values import RestsOn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from journeykit.model import Touchpoint
    from journeykit.scoring.values import JourneyScore, Scores
    from journeykit.workspace import Document, PlacedRecord, TouchpointAt, Workspace

Kind = Literal["channel-switch", "handoff", "loop", "story-lost"]

KINDS: tuple[Kind, ...] = ("channel-switch", "handoff", "loop", "story-lost")


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """One step with friction: from where to where, and what changes (channels, or a department).

    `share` is the share of customers at `origin` that takes this step, as far as flows or `next` say so.
    """

    kind: Kind
    origin: str
    target: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    share: float | None = None
    rests_on: tuple[RestsOn, ...] = ()


@dataclass(frozen=True, slots=True)
class Friction:
    """The friction of one journey: every step with some, in the order of the journey.

    `channel_steps` are the steps between touchpoints whose channels are known, `owner_steps` those between touchpoints
    whose department is known: what cannot be known is not counted as smooth. `without_*` count the touchpoints left out.
    """

    journey: JourneyScore
    crossings: tuple[Crossing, ...]
    channel_steps: int
    owner_steps: int
    without_channel: int
    without_owner: int

    def count(self, kind: Kind) -> int:
        """How many steps have friction of one kind."""
        return sum(one.kind == kind for one in self.crossings)

    @property
    def switch_rate(self) -> float | None:
        """Channel switches / steps; unknown for fewer than two touchpoints with a channel."""
        return self.count("channel-switch") / self.channel_steps if self.channel_steps else None


def friction(scores: Scores, workspace: Workspace) -> tuple[Friction, ...]:
    """The friction of every scored journey. Planned touchpoints are left out, as in all scores."""
    flows = by_journey(workspace.records)
    found = []
    for journey in scores.journeys:
        document = workspace.document(journey.file)
        assert document is not None
        found.append(_of(journey, document, _live(workspace, document), flows))
    return tuple(found)


def _live(workspace: Workspace, document: Document) -> list[TouchpointAt]:
    return [at for at in workspace.touchpoints(document.model) if at.touchpoint.status != "planned"]


def _of(
    journey: JourneyScore,
    document: Document,
    live: list[TouchpointAt],
    flows: Mapping[str | None, Sequence[PlacedRecord]],
) -> Friction:
    place: dict[str, int] = {}
    for position, at in enumerate(live):
        place.setdefault(at.touchpoint.id, position)
    reachable = [at for at in live if at.touchpoint.channels]
    owned = [at for at in live if _owner(at.touchpoint)]
    found = [
        *_switches(document, reachable),
        *_handoffs(document, owned),
        *_loops(document, live, place, flows),
        *_lost(document, live),
    ]
    found.sort(key=lambda one: (place.get(one.origin, 0), KINDS.index(one.kind)))
    return Friction(
        journey,
        tuple(found),
        channel_steps=max(0, len(reachable) - 1),
        owner_steps=max(0, len(owned) - 1),
        without_channel=len(live) - len(reachable),
        without_owner=len(live) - len(owned),
    )


def _owner(touchpoint: Touchpoint) -> str:
    return touchpoint.owner.department if touchpoint.owner else ""


def _switches(document: Document, steps: Sequence[TouchpointAt]) -> Iterator[Crossing]:
    for one, following in pairwise(steps):
        before, after = one.touchpoint.channels, following.touchpoint.channels
        if channel_switch_rate([before, after]):
            yield Crossing(
                kind="channel-switch",
                origin=one.touchpoint.id,
                target=following.touchpoint.id,
                before=tuple(before),
                after=tuple(after),
                rests_on=_fields(document, "channels", one, following),
            )


def _handoffs(document: Document, steps: Sequence[TouchpointAt]) -> Iterator[Crossing]:
    for one, following in pairwise(steps):
        before, after = _owner(one.touchpoint), _owner(following.touchpoint)
        if handoffs([before, after]):
            yield Crossing(
                kind="handoff",
                origin=one.touchpoint.id,
                target=following.touchpoint.id,
                before=(before,),
                after=(after,),
                rests_on=_fields(document, "owner", one, following),
            )


def _loops(
    document: Document,
    live: Sequence[TouchpointAt],
    place: Mapping[str, int],
    flows: Mapping[str | None, Sequence[PlacedRecord]],
) -> Iterator[Crossing]:
    """Yield each way back once: what was measured goes before what is declared."""
    ways: dict[tuple[str, str], Crossing] = {}
    for at in live:
        for i, step in enumerate(at.touchpoint.next or ()):
            rests_on = (RestsOn(document.place(*at.path, "next", i), "next"),)
            way = (at.touchpoint.id, step.to)
            ways.setdefault(
                way, Crossing(kind="loop", origin=way[0], target=way[1], share=step.share, rests_on=rests_on)
            )
    for flow, records in transitions(document.model, flows):
        if flow.customers > 0:
            ways[flow.origin, flow.target] = Crossing(
                kind="loop",
                origin=flow.origin,
                target=flow.target,
                share=min(1.0, flow.customers / flow.of) if flow.of else None,
                rests_on=tuple(RestsOn(placed.place, "transitions") for placed in records),
            )
    yield from (one for (origin, target), one in ways.items() if is_loop(place, origin, target))


def _lost(document: Document, live: Sequence[TouchpointAt]) -> Iterator[Crossing]:
    for at in live:
        for i, step in enumerate(at.touchpoint.next or ()):
            if step.carries == "none":
                rests_on = (RestsOn(document.place(*at.path, "next", i, "carries"), "carries"),)
                yield Crossing(
                    kind="story-lost", origin=at.touchpoint.id, target=step.to, share=step.share, rests_on=rests_on
                )


def _fields(document: Document, field: str, *steps: TouchpointAt) -> tuple[RestsOn, ...]:
    return tuple(RestsOn(document.place(*at.path, field), field) for at in steps)
