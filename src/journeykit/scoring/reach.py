"""Which share of the journey's customers meets a touchpoint: measured, stated, or everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Source = Literal["measured", "stated", "assumed"]
ANYWHERE = NOWHERE = ""
"""Where a flow comes from that is of all customers of the journey, and where those went who were seen nowhere after it."""


@dataclass(frozen=True, slots=True)
class Transition:
    """How many of the customers at one touchpoint went on to another.

    From ANYWHERE: how many of all customers came to it. To NOWHERE: how many were not seen after it.
    """

    origin: str
    target: str
    customers: float
    of: float


@dataclass(frozen=True, slots=True)
class Reached:
    """The reach of a touchpoint, 0-1, and where it comes from."""

    value: float
    source: Source


def reaches(
    order: Sequence[str],
    transitions: Iterable[Transition],
    stated: Mapping[str, float | None],
    instead: Mapping[str, float] | None = None,
) -> dict[str, Reached]:
    """The reach of each touchpoint, from first to last.

    Measured: `customers / of` of the flow from ANYWHERE, where one was counted; else
    `reach(to) = min(1, sum over forward edges of reach(from) * customers / of)`; 1 where measured flows only leave.
    A touchpoint that no measured flow touches keeps its stated reach, or 1. Loops back are left out: who comes again
    was counted before. `instead` goes before all of these, also for what is reached from there: where that was counted,
    it changes as the sum does.
    """
    transitions = list(transitions)
    counted = {flow.target: flow.customers / flow.of for flow in transitions if flow.origin == ANYWHERE and flow.of > 0}
    if instead and counted:
        was, now = _summed(order, transitions, stated), _summed(order, transitions, stated, instead)
        for touchpoint in [one for one in counted if one in was and was[one].value > 0]:
            counted[touchpoint] = min(1.0, counted[touchpoint] * now[touchpoint].value / was[touchpoint].value)
    return _summed(order, transitions, stated, instead, counted)


def _summed(
    order: Sequence[str],
    transitions: Iterable[Transition],
    stated: Mapping[str, float | None],
    instead: Mapping[str, float] | None = None,
    counted: Mapping[str, float] | None = None,
) -> dict[str, Reached]:
    place: dict[str, int] = {}
    for index, touchpoint in enumerate(order):
        place.setdefault(touchpoint, index)
    arriving: dict[str, list[Transition]] = {}
    origins: set[str] = set()
    for flow in transitions:
        if flow.of > 0 and is_forward(place, flow.origin, flow.target):
            arriving.setdefault(flow.target, []).append(flow)
            origins.add(flow.origin)
    found: dict[str, Reached] = {}
    for touchpoint in order:
        flows = arriving.get(touchpoint)
        if instead and touchpoint in instead:
            found[touchpoint] = Reached(instead[touchpoint], "stated")
        elif counted and touchpoint in counted:
            found[touchpoint] = Reached(counted[touchpoint], "measured")
        elif flows:
            share = sum(found[flow.origin].value * (flow.customers / flow.of) for flow in flows)
            found[touchpoint] = Reached(min(1.0, share), "measured")
        elif touchpoint in origins:
            found[touchpoint] = Reached(1.0, "measured")
        else:
            said = stated.get(touchpoint)
            found[touchpoint] = Reached(1.0, "assumed") if said is None else Reached(said, "stated")
    return found


def is_forward(place: Mapping[str, int], origin: str, target: str) -> bool:
    """Whether an edge leads onward in the file; one to an unknown touchpoint does not."""
    return origin in place and target in place and place[origin] < place[target]


def is_loop(place: Mapping[str, int], origin: str, target: str) -> bool:
    """Whether an edge leads back, or to the touchpoint itself."""
    return origin in place and target in place and place[origin] >= place[target]
