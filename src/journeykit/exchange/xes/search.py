"""Ways through a flow, one after the other, without going down many that come to nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

MOST_TRIED: Final = 200_000
"""A search takes no more steps: flows can be drawn in which nearly all ways come to nothing."""

Way = tuple[str, ...]


@dataclass(slots=True)
class Search:
    """A flow: where each touchpoint leads. `cut` says that a search had to stop."""

    after: Mapping[str, Collection[str]]
    cut: bool = False
    onward: dict[str, str | None] = field(init=False)

    def __post_init__(self) -> None:
        """Look once how one gets to an end from each touchpoint, by the shortest way."""
        leading: dict[str, list[str]] = {id_: [] for id_ in self.after}
        for id_, steps in self.after.items():
            for to in steps:
                leading[to].append(id_)
        self.onward = {id_: None for id_, steps in self.after.items() if not steps}
        waiting = deque(self.onward)
        while waiting:
            here = waiting.popleft()
            for before in leading[here]:
                if before not in self.onward:
                    self.onward[before] = here
                    waiting.append(before)

    def straight(self, begins: Sequence[str]) -> Iterator[Way]:
        """Yield the ways from some beginnings to an end that meet nothing twice, depth first."""
        tried = 0
        for begin in begins:
            way, met = [begin], {begin}
            branches = [iter(self.after[begin] if begin in self.onward else ())]
            if not self.after[begin]:
                yield (begin,)
            while branches:
                to = next((one for one in branches[-1] if one in self.onward and one not in met), None)
                if to is None:
                    branches.pop()
                    met.discard(way.pop())
                    continue
                tried += 1
                if tried > MOST_TRIED:
                    self.cut = True
                    return
                way.append(to)
                met.add(to)
                branches.append(iter(self.after[to]))
                if not self.after[to]:
                    yield tuple(way)

    def loops(self, begins: Sequence[str]) -> Iterator[Way]:
        """Yield one way for each step that leads back to where the way has been: round once, and on to an end."""
        seen: set[str] = set()
        for begin in begins:
            if begin in seen:
                continue
            seen.add(begin)
            way, place = [begin], {begin: 0}
            branches = [iter(self.after[begin])]
            while branches:
                to = next((one for one in branches[-1] if one in place or one not in seen), None)
                if to is None:
                    branches.pop()
                    del place[way.pop()]
                elif to in place:
                    yield (*way, *self._on(to, way[place[to] :]))
                else:
                    seen.add(to)
                    place[to] = len(way)
                    way.append(to)
                    branches.append(iter(self.after[to]))

    def _on(self, here: str, ring: Sequence[str]) -> Iterator[str]:
        """Yield the way on from where a loop begins again: to an end, or once more round where there is none."""
        if here not in self.onward:
            yield from ring
            return
        step: str | None = here
        while step is not None:
            yield step
            step = self.onward[step]
