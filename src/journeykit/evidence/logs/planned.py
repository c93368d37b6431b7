"""The planned journey as a graph: which movements it explains, where it begins and ends, what nobody can go round.

Touchpoints that a log cannot see (no activity speaks of them) are taken out: a way through one of them becomes a way
past it, so that nobody is said to have left out what was never recorded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeykit.evidence.logs.values import Way
from journeykit.model import Journey


@dataclass(frozen=True)
class Planned:
    """The plan over the touchpoints that a log can see, by their places in the journey."""

    after: Mapping[int, frozenset[int]]
    begins: frozenset[int]
    ends: frozenset[int]

    @cached_property
    def ways(self) -> frozenset[Way]:
        """All movements that the plan explains."""
        return frozenset((one, other) for one, following in self.after.items() for other in following)

    @cached_property
    def ahead(self) -> Mapping[int, frozenset[int]]:
        """What each touchpoint leads to, directly or not."""
        return {one: _reached(self.after, self.after[one]) for one in self.after}

    @cached_property
    def before(self) -> Mapping[int, int]:
        """For each touchpoint, as bits, what nobody can go round on the way to it."""
        everywhere = _reached(self.after, self.begins)
        found = dict.fromkeys(self.after, 0)
        for other in everywhere:
            without = {key: following for key, following in self.after.items() if key != other}
            for one in everywhere - _reached(without, self.begins) - {other}:
                found[one] |= 1 << other
        return found

    def repeats(self, one: int) -> bool:
        """Whether the plan itself leads back to a touchpoint."""
        return one in self.ahead[one]


def planned(journey: Journey, seen: Collection[int]) -> Planned:
    """Return the plan of a journey over the touchpoints that can be seen."""
    points = journey.touchpoints
    place = {point.id: i for i, point in enumerate(points)}
    whole: dict[int, list[int]] = {}
    for i, point in enumerate(points):
        if point.next is None:
            whole[i] = [i + 1] if i + 1 < len(points) else []
        else:
            whole[i] = [place[step.to] for step in point.next if step.to in place]
    led_to = {other for one, following in whole.items() for other in following if other != one}
    starts = [i for i in whole if i == 0 or i not in led_to]
    ends = {i for i in whole if all(other == i for other in whole[i])}
    after, stops = {}, set()
    for one in sorted(seen):
        following, ended = _past(whole, whole[one], seen, ends)
        after[one] = frozenset(following)
        if ended or one in ends:
            stops.add(one)
    begins, _ = _past(whole, starts, seen, ends)
    return Planned(after, frozenset(begins), frozenset(stops))


def _past(
    whole: Mapping[int, Sequence[int]], following: Sequence[int], seen: Collection[int], ends: Collection[int]
) -> tuple[set[int], bool]:
    """Return what comes next that can be seen, and whether the journey may end before that."""
    found: set[int] = set()
    ended = False
    waiting, done = list(following), set[int]()
    while waiting:
        one = waiting.pop()
        if one in seen:
            found.add(one)
        elif one not in done:
            done.add(one)
            ended = ended or one in ends
            waiting += whole[one]
    return found, ended


def _reached(after: Mapping[int, Collection[int]], starts: Collection[int]) -> frozenset[int]:
    found: set[int] = set()
    waiting = [one for one in starts if one in after]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += [other for other in after[one] if other in after]
    return frozenset(found)
