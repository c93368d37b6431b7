"""Which touchpoint of one map is which of the other, and in which order both are shown."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal, TypeVar

from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint

Change = Literal["same", "changed", "moved", "new", "gone"]
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Pair:
    """A touchpoint in both maps, or in one; `moved` when it stands elsewhere among its neighbours or in its phase."""

    old: MapTouchpoint | None
    new: MapTouchpoint | None
    moved: bool = False

    @property
    def shown(self) -> MapTouchpoint:
        """The touchpoint as it is in the newer map that has it."""
        point = self.new or self.old
        assert point is not None
        return point


@dataclass(frozen=True, slots=True)
class Paired:
    """Both maps in one order: the phases, each with its pairs. `by_name` were matched by their names: ids differ."""

    phases: tuple[tuple[MapPhase, tuple[Pair, ...]], ...]
    by_name: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs in order."""
        return tuple(pair for _, pairs in self.phases for pair in pairs)


def pair_up(old: MapContent, new: MapContent, only: Collection[str] = ()) -> Paired:
    """Match two maps: by id, and what is left by name; `only` are the phases to show of both, when not all."""
    names = _same_by_name(old, new)
    before = {names.get(p.id, p.id): p for p in old.touchpoints}
    after = {p.id: p for p in new.touchpoints}
    left = {_key(phase): phase for phase in old.phases}
    right = {_key(phase): phase for phase in new.phases}
    phase_of = {p.id: _key(phase) for phase in new.phases for p in phase.touchpoints}
    found = []
    for number, key in enumerate(_merged(list(left), list(right)), 1):
        was = [names.get(p.id, p.id) for p in left[key].touchpoints] if key in left else []
        now = [p.id for p in right[key].touchpoints] if key in right else []
        stayed = _in_order([id_ for id_ in was if id_ in now], [id_ for id_ in now if id_ in was])
        here = [id_ for id_ in was if phase_of.get(id_, key) == key]  # what moved to another phase stands there
        pairs = tuple(
            Pair(before.get(id_), after.get(id_), id_ in before and id_ in after and id_ not in stayed)
            for id_ in _merged(here, now)
        )
        found.append((replace(right.get(key) or left[key], number=number), pairs))
    shown = tuple((phase, pairs) for phase, pairs in found if not only or phase.id in only)
    there = {pair.new.id for _, pairs in shown for pair in pairs if pair.new}
    return Paired(shown, tuple(after[id_].name for id_ in names.values() if id_ in there))


def _key(phase: MapPhase) -> str:
    return phase.id or phase.name.casefold()


def _same_by_name(old: MapContent, new: MapContent) -> dict[str, str]:
    """Return the new ids of what kept its name under another id."""
    known, there = {p.id for p in old.touchpoints}, {p.id for p in new.touchpoints}
    by_name: dict[str, list[str]] = {}
    for point in new.touchpoints:
        if point.id not in known:
            by_name.setdefault(point.name.casefold(), []).append(point.id)
    return {
        p.id: by_name[p.name.casefold()].pop(0)
        for p in old.touchpoints
        if p.id not in there and by_name.get(p.name.casefold())
    }


def _merged(old: Sequence[Key], new: Sequence[Key]) -> list[Key]:
    """Return the new order, with what only the old one has behind what stood before it."""
    merged = list(new)
    at = 0
    for one in old:
        if one in merged:
            at = merged.index(one) + 1
        else:
            merged.insert(at, one)
            at += 1
    return merged


def _in_order(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Return what kept its place: the most that stand in the same order in both."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return {old[block.a + i] for block in matcher.get_matching_blocks() for i in range(block.size)}
