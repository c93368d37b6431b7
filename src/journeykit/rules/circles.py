"""Things that need each other in a circle (JK211)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, Related, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case

_MOST_SHOWN = 8
# Who needs whom, and where that is said.
_Links = dict[str, dict[str, Place]]


def circular(case: Case) -> Iterator[Finding]:
    """Parents, requirements and uses never lead back to where they began.

    A journey cannot be a part of itself, and improvements that wait for each other are never started.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements:
                  - {id: app, title: Check in by telephone, requires: [locks]}
                  - {id: locks, title: Locks that open with a telephone, requires: [app]}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements:
                  - {id: app, title: Check in by telephone, requires: [locks]}
                  - {id: locks, title: Locks that open with a telephone}
    """
    for links in (_parents(case), _uses(case), _requirements(case)):
        for circle in circles(links):
            places = [links[one][other] for one, other in pairwise(circle)]
            shown = circle if len(circle) <= _MOST_SHOWN else [*circle[: _MOST_SHOWN - 2], "…", circle[-1]]
            names = " -> ".join(name.rpartition("/")[2] or name for name in shown)
            related = tuple(Related(place, message("and so on here")) for place in places[1:4])
            yield Finding(places[0], message("this goes round in a circle: {names}", names=names), related=related)


def _parents(case: Case) -> _Links:
    return {
        journey.id: {journey.parent: document.place("parent")}
        for document, journey in case.journeys
        if journey.parent is not None
    }


def _uses(case: Case) -> _Links:
    return {
        spot.touchpoint.id: {spot.touchpoint.use: spot.place("use")}
        for spot in case.touchpoints
        if spot.journey is None and spot.touchpoint.use is not None
    }


def _requirements(case: Case) -> _Links:
    homes: dict[str, list[str]] = {}
    for journey, ids in case.known.improvements.items():
        for id_ in ids:
            homes.setdefault(id_, []).append(f"{journey}/{id_}")
    links: _Links = {}
    for at in case.workspace.improvements:
        own = f"{at.journey.id if at.journey else ''}/{at.improvement.id}"
        targets = links.setdefault(own, {})
        for i, word in enumerate(at.improvement.requires):
            place = Place(at.place.file, (*at.place.path, "requires", i))
            targets.setdefault(_home(word, own, homes), place)
    return links


def _home(word: str, own: str, homes: Mapping[str, list[str]]) -> str:
    """The full name of a required improvement: in the same journey, in the project, or wherever it is."""
    if "/" in word:
        return word
    candidates = homes.get(word, [])
    beside = f"{own.partition('/')[0]}/{word}"
    if beside in candidates or not candidates:
        return beside
    return f"/{word}" if f"/{word}" in candidates else candidates[0]


def circles(links: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Yield each circle once, as the names on it with the first one again at the end."""
    done: set[str] = set()
    for start in links:
        path: list[str] = []
        position: dict[str, int] = {}
        # Each entry of the stack holds what a name still has to visit: no recursion, however long the chain.
        stack: list[tuple[str, Iterator[str]]] = []
        if start not in done:
            stack.append((start, iter(links.get(start, ()))))
            path.append(start)
            position[start] = 0
        while stack:
            name, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                path.pop()
                del position[name]
                done.add(name)
            elif following in position:
                yield [*path[position[following] :], following]
            elif following not in done:
                stack.append((following, iter(links.get(following, ()))))
                position[following] = len(path)
                path.append(following)
