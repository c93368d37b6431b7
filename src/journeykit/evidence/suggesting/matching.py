"""Of which touchpoint a question is, by the words that both have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journeykit.evidence.suggesting.words import shared, stems_of, words_of
from journeykit.workspace import Workspace

_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint, and what it goes by."""

    journey: str
    touchpoint: str
    names: tuple[frozenset[str], ...]

    @property
    def words(self) -> frozenset[str]:
        """All stems of its names."""
        return frozenset().union(*self.names)


class Spots:
    """The touchpoints of a project that can be asked about; journeys as they should become are not."""

    def __init__(self, workspace: Workspace) -> None:
        self._all = [
            Spot(
                journey.id,
                touchpoint.id,
                tuple(filter(None, (stems_of(words_of(one)) for one in (touchpoint.name or "", touchpoint.id)))),
            )
            for journey in workspace.journeys
            if journey.state != "future"
            for touchpoint in journey.touchpoints
        ]
        self._often = Counter(stem for spot in self._all for stem in spot.words)

    def find(self, asked: str) -> Spot | None:
        """Return the touchpoint whose name is in a question; None when none or several are."""
        there = stems_of(words_of(asked))
        worth = [(self._share(spot, there), spot) for spot in self._all]
        highest = max((share for share, _ in worth), default=0)
        found = [spot for share, spot in worth if share == highest]
        return found[0] if highest >= _ENOUGH and len(found) == 1 else None

    def _share(self, spot: Spot, there: frozenset[str]) -> float:
        """Return how much of a name stands in a question; a word that many touchpoints have says less."""
        return max((self._weight(shared(name, there)) / self._weight(name) for name in spot.names), default=0)

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(1 / self._often[stem] for stem in stems)
