"""Which of the old things are which of the new ones: by their ids, else by how alike they are."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from journeykit.history.fields import ELSEWHERE, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from journeykit.history.fields import Value

LIKELY = 0.6
"""From here on two things of different ids are taken for one."""

_MOST = 10_000
_NAME, _FIELDS = 0.6, 0.4

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Pairs(Generic[Thing]):
    """Old and new things that belong together, with how likely that is (None: the ids say so), and those alone."""

    together: tuple[tuple[Thing, Thing, float | None], ...]
    removed: tuple[Thing, ...]
    added: tuple[Thing, ...]


def paired(
    old: Sequence[Thing], new: Sequence[Thing], id_of: Callable[[Thing], str], likeness: Callable[[Thing, Thing], float]
) -> Pairs[Thing]:
    """Pair things by id, and what is left by likeness, the most alike first; the order is that of the new ones."""
    before = {id_of(one): one for one in reversed(old)}
    found: dict[int, tuple[Thing, float | None]] = {}
    taken: set[str] = set()
    for number, one in enumerate(new):
        if id_of(one) in before and id_of(one) not in taken:
            found[number] = (before[id_of(one)], None)
            taken.add(id_of(one))
    left = [one for one in before.values() if id_of(one) not in taken]
    fresh = [number for number in range(len(new)) if number not in found]
    if 0 < len(left) * len(fresh) <= _MOST:
        alike = sorted(
            ((-likeness(one, new[number]), id_of(one), number, one) for one in left for number in fresh),
            key=lambda entry: entry[:3],
        )
        for less, id_, number, one in alike:
            if -less >= LIKELY and id_ not in taken and number not in found:
                found[number] = (one, round(-less, 2))
                taken.add(id_)
    return Pairs(
        tuple((found[number][0], new[number], found[number][1]) for number in sorted(found)),
        tuple(one for one in old if id_of(one) not in taken),
        tuple(one for number, one in enumerate(new) if number not in found),
    )


def alike(old: Any, new: Any, old_name: str, new_name: str) -> float:
    """How likely two parts are the same thing, 0-1: how alike their names are, and how much of what they say is the same."""
    names = names_alike(old_name, new_name)
    one, other = _said(old), _said(new)
    every = one.keys() | other.keys()
    if not every:
        return names
    same = sum(one.get(path) == other.get(path) for path in every) / len(every)
    return _NAME * names + _FIELDS * same


def names_alike(old: str, new: str) -> float:
    """How alike two names are, 0-1."""
    return SequenceMatcher(None, old.casefold()[:200], new.casefold()[:200]).ratio()


def _said(part: Any) -> dict[str, Value]:
    return fields_of(part, ELSEWHERE | {"name", "title", "state", "status"})


def out_of_order(places: Sequence[int]) -> set[int]:
    """Which of the old places, read in the new order, stand out of line: the fewest that explain the new order."""
    ends: list[int] = []
    came_from: list[int] = []
    tails: list[int] = []
    for i, place in enumerate(places):
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            if ends[middle] < place:
                low = middle + 1
            else:
                high = middle
        came_from.append(tails[low - 1] if low else -1)
        ends[low : low + 1] = [place]
        tails[low : low + 1] = [i]
    kept: set[int] = set()
    i = tails[-1] if tails else -1
    while i >= 0:
        kept.add(places[i])
        i = came_from[i]
    return set(places) - kept
