"""Scores with what the draws say of them: intervals of index and impact, and how sure each rank is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from journeykit.scoring.performance import cut
from journeykit.scoring.simulating.acceptability import Places, places
from journeykit.scoring.simulating.drawing import Drawn, draw, draw_answers, known_rows
from journeykit.scoring.simulating.orders import candidates, impacts, joined_performance, sum_of_impacts
from journeykit.scoring.simulating.together import side_by_side
from journeykit.scoring.values import Interval, JourneyScore, Rank, Scores, TouchpointScore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.scoring.simulating.drawing import Floats, Simulation
    from journeykit.scoring.sums import Spot

_Real = TypeVar("_Real", np.float32, np.float64)


def simulated(scores: Scores, draws: int, seed: int, *, with_places: bool = True) -> Scores:
    """The same scores with intervals from seeded draws; the draws themselves stay beside them."""
    simulation = draw(scores, draws, seed)
    standing: list[list[Places]] | None = None
    if with_places:
        standing = places(candidates(simulation, [(one, 1.0)], "priority") for one in scores.journeys)

    def one(number: int) -> JourneyScore:
        journey = scores.journeys[number]
        ranks = None if standing is None else standing[number]
        return _journey(journey, simulation.of(journey), ranks, scores.settings.confidence)

    journeys = tuple(side_by_side(one, range(len(scores.journeys))))
    return replace(scores, journeys=journeys, simulation=simulation)


def with_indexes(scores: Scores, draws: int, seed: int) -> Scores:
    """The same scores with the intervals that `simulated` gives the indexes, and nothing else: a fraction of the work."""
    confidence = scores.settings.confidence

    def one(journey: JourneyScore) -> JourneyScore:
        at = known_rows(journey)
        known = [journey.touchpoints[i] for i in at]
        if not at or not _has_margin(journey, known):
            return replace(journey, index=Interval(journey.index.value))
        performance = draw_answers(journey, at, confidence, draws, seed)
        return replace(journey, index=_index(journey, performance, known, confidence))

    return replace(scores, journeys=tuple(side_by_side(one, scores.journeys)))


def ends(values: NDArray[_Real], confidence: float) -> tuple[NDArray[_Real], NDArray[_Real]]:
    """The two values of each row between which the given share of its draws lies."""
    outside = (1 - confidence) / 2
    ordered = np.sort(values, axis=1)
    last = ordered.shape[1] - 1
    found = []
    for position in (outside * last, (1 - outside) * last):
        below = int(position)
        above = min(below + 1, last)
        part = values.dtype.type(position - below)
        found.append(ordered[:, below] + part * (ordered[:, above] - ordered[:, below]))
    return found[0], found[1]


def sum_ends(simulation: Simulation, spots: Sequence[Spot], confidence: float) -> tuple[float, float]:
    """The ends of the interval of the room of some touchpoints together."""
    low, high = ends(sum_of_impacts(simulation, spots)[None, :], confidence)
    return float(low[0]), float(high[0])


def index_ends(simulation: Simulation, spots: Sequence[Spot], confidence: float) -> tuple[float, float]:
    """The ends of the interval of the satisfaction of some touchpoints together, importances as they are."""
    low, high = ends(joined_performance(simulation, spots)[None, :], confidence)
    return cut(low[0]), cut(high[0])


def around(value: float | None, low: float, high: float) -> Interval:
    """A figure with the ends of its interval, which never leave it outside."""
    return Interval() if value is None else Interval(value, min(value, float(low)), max(value, float(high)))


def _journey(journey: JourneyScore, drawn: Drawn | None, ranks: list[Places] | None, confidence: float) -> JourneyScore:
    rooms: dict[int, Interval] = {}
    index = journey.index
    if drawn is not None:
        known = [journey.touchpoints[i] for i in drawn.at]
        for part in drawn.parts():
            low, high = ends(impacts(drawn, known[part], part), confidence)
            rooms |= {
                i: around(one.impact.value, low[row], high[row])
                for row, (i, one) in enumerate(zip(drawn.at[part], known[part], strict=True))
                if one.performance.low is not None
            }
        index = _index(journey, drawn.performance, known, confidence)
    touchpoints = tuple(
        replace(one, impact=rooms.get(i, one.impact), rank=one.rank if ranks is None else _rank(one, ranks[i]))
        for i, one in enumerate(journey.touchpoints)
    )
    return replace(journey, index=index, touchpoints=touchpoints)


def _index(journey: JourneyScore, performance: Floats, known: Sequence[TouchpointScore], confidence: float) -> Interval:
    """The index over the draws of P, importances as they are: what two periods may be compared by.

    It is unknown when the margin of one of the P's is.
    """
    value = journey.index.value
    if value is None or not _has_margin(journey, known):
        return Interval(value)
    mass = np.array([(one.mass or 0.0) / journey.total_mass for one in known])
    # Summed in double precision: the same digits on every machine.
    drawn_index = np.einsum("k,kd->d", mass, performance, dtype=np.float64)
    low, high = ends(drawn_index[None, :], confidence)
    return around(value, cut(low[0]), cut(high[0]))


def _has_margin(journey: JourneyScore, known: Sequence[TouchpointScore]) -> bool:
    return journey.total_mass > 0 and all(one.performance.low is not None for one in known)


def _rank(one: TouchpointScore, found: Places) -> Rank:
    """The place with how sure it is; what is first to be measured has none, and an unknown margin says nothing."""
    place = one.rank.value
    if place is None or (one.performance.value is not None and one.performance.low is None):
        return one.rank
    return Rank(place, min(place, found.low), max(place, found.high), found.top5)
