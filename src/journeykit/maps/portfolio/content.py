"""The journeys of a project and what they share, as a map shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeykit.maps.content import Performance


@dataclass(frozen=True, slots=True)
class Spot:
    """A shared touchpoint where a journey meets it: what it is called there and how well it does there.

    `choice` is what to do with it there; `broken` tells that it breaks a basic.
    """

    journey: str
    name: str
    performance: Performance | None = None
    choice: str | None = None
    suspected: bool = False
    broken: bool = False
    others: bool = False


@dataclass(frozen=True, slots=True)
class SharedTouchpoint:
    """A touchpoint that stands in several journeys.

    `impact` is how many points the index of all customers gains when it does well everywhere, from `low` to `high` when
    the scores were simulated; it and `customers` (how many meet it in a year) are None when a journey does not say how
    many customers it has. `below` is how many a year meet it where it does insufficiently.
    """

    id: str
    name: str
    spots: tuple[Spot, ...]
    impact: float | None = None
    customers: float | None = None
    below: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def places(self) -> dict[str, Spot]:
        """Where each journey meets it; of several places in one journey the one that does worst."""
        found: dict[str, Spot] = {}
        for spot in self.spots:
            if spot.journey not in found or _value(spot) < _value(found[spot.journey]):
                found[spot.journey] = spot
        return found

    @property
    def insufficient(self) -> tuple[Spot, ...]:
        """Where it was measured to do insufficiently: one place a journey."""
        return tuple(
            spot
            for spot in self.places.values()
            if spot.performance and not spot.performance.guessed and spot.performance.level == "low"
        )


def _value(spot: Spot) -> float:
    return spot.performance.value if spot.performance else 101.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MapJourney:
    """One journey, with those that are parts of it.

    `low` counts its touchpoints below the norm; `together` is the index of its parts together, each by its customers.
    A future journey has no figures.
    """

    id: str
    title: str
    customers: int | None = None
    touchpoints: int = 0
    index: Performance | None = None
    low: int = 0
    lowest: str = ""
    future: bool = False
    tags: tuple[str, ...] = ()
    owner: str = ""
    together: Performance | None = None
    parts: tuple[MapJourney, ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[MapJourney, int]]:
        """Yield it and its parts from top to bottom, with how deep each lies."""
        yield self, depth
        for part in self.parts:
            yield from part.walk(depth + 1)


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All journeys as trees, and the touchpoints that they share, those with the most room first."""

    journeys: tuple[MapJourney, ...]
    shared: tuple[SharedTouchpoint, ...] = ()

    def walk(self) -> Iterator[tuple[MapJourney, int]]:
        """Yield all journeys from top to bottom, with how deep each lies."""
        for journey in self.journeys:
            yield from journey.walk()
