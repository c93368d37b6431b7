"""Data islands: touchpoints whose customer data never reaches a CRM."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CRM = "crm"


def systems_that_reach_a_crm(types: Mapping[str, str | None], feeds: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The systems from which a path over `feeds` leads to a system of type `crm`, and those systems themselves."""
    fed_by: dict[str, list[str]] = {}
    for system, targets in feeds.items():
        for target in targets:
            fed_by.setdefault(target, []).append(system)
    reached = {system for system, kind in types.items() if kind == CRM}
    waiting = sorted(reached)
    while waiting:
        for system in fed_by.get(waiting.pop(), ()):
            if system not in reached:
                reached.add(system)
                waiting.append(system)
    return frozenset(reached)


def way_to_a_crm(start: str, types: Mapping[str, str | None], feeds: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The shortest way over `feeds` from a system to a CRM, both ends with it; nothing when there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    for way in ways:
        if types.get(way[-1]) == CRM:
            return way
        further = [target for target in feeds.get(way[-1], ()) if target not in seen]
        seen.update(further)
        ways += [(*way, target) for target in dict.fromkeys(further)]
    return ()


def is_data_island(systems: Iterable[str], connected: frozenset[str]) -> bool:
    """Whether a touchpoint keeps its data to itself: it has systems, and none of them reaches a CRM.

    A touchpoint without systems is no island: what it does with data is not known.
    """
    used = list(systems)
    return bool(used) and not any(system in connected for system in used)
