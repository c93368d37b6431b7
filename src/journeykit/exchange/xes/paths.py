"""The planned paths of a journey: every way through `next` that meets nothing twice, and one for each loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Final

from journeykit.exchange.xes.search import Search
from journeykit.model import Journey, Touchpoint

MOST: Final = 1000
"""No more paths of one journey are written."""
MOST_STEPS: Final = 100_000
"""Nor paths of more steps together."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One way through a journey.

    `share`: the product of the shares along it, when all are known. `loop`: whether it goes round once.
    """

    touchpoints: tuple[Touchpoint, ...]
    share: float | None
    loop: bool


@dataclass(frozen=True, slots=True)
class Paths:
    """The ways through a journey, whether there are more than these, and the touchpoints that are on none of them."""

    planned: tuple[Planned, ...]
    cut: bool
    missed: tuple[str, ...] = ()


def paths_of(journey: Journey) -> Paths:
    """Return the planned paths: from each beginning all that meet nothing twice, and then one for each loop.

    A loop is gone round once, on the first way to it: all ways with all loops would be more than anybody could read.
    """
    points = {point.id: point for point in journey.touchpoints}
    after = {point.id: _following(journey, i, points) for i, point in enumerate(journey.touchpoints)}
    search = Search(after)
    begins = _beginnings(after)
    found: list[Planned] = []
    steps = 0
    for way in chain(search.straight(begins), search.loops(begins)):
        steps += len(way)
        if len(found) == MOST or steps > MOST_STEPS:
            search.cut = True
            break
        found.append(Planned(tuple(points[id_] for id_ in way), _share(way, after), len(set(way)) < len(way)))
    met = {point.id for path in found for point in path.touchpoints}
    return Paths(tuple(found), search.cut, tuple(id_ for id_ in points if id_ not in met))


def _following(journey: Journey, i: int, points: Mapping[str, Touchpoint]) -> dict[str, float | None]:
    """Return where a touchpoint leads, and the share of customers that goes there."""
    point = journey.touchpoints[i]
    if point.next is None:
        return {one.id: 1.0 for one in journey.touchpoints[i + 1 : i + 2]}
    steps = {step.to: step.share for step in point.next if step.to in points}
    return {to: 1.0 if share is None and len(steps) == 1 else share for to, share in steps.items()}


def _beginnings(after: Mapping[str, Mapping[str, float | None]]) -> list[str]:
    """Return where paths begin: at the first touchpoint, where nothing leads to, and once in a ring without a way in."""
    led_to = {to for id_, steps in after.items() for to in steps if to != id_}
    begins = [id_ for i, id_ in enumerate(after) if i == 0 or id_ not in led_to]
    reached: set[str] = set()
    _spread(begins, after, reached)
    for id_ in after:
        if id_ not in reached:
            begins.append(id_)
            _spread([id_], after, reached)
    return begins


def _spread(begins: Sequence[str], after: Mapping[str, Mapping[str, float | None]], reached: set[str]) -> None:
    waiting = list(begins)
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += after[here]


def _share(way: Sequence[str], after: Mapping[str, Mapping[str, float | None]]) -> float | None:
    share = 1.0
    for at, to in pairwise(way):
        step = after[at][to]
        if step is None:
            return None
        share *= step
    return round(share, 6)
