"""Index points of several touchpoints together: of one journey, or of journeys that share a touchpoint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.scoring.values import Interval, JourneyScore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.scoring.values import Scores, TouchpointScore


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint where it stands: its place in a journey, and that journey's share of the customers."""

    journey: JourneyScore
    position: int
    share: float = 1.0

    @property
    def touchpoint(self) -> TouchpointScore:
        """The touchpoint's figures."""
        return self.journey.touchpoints[self.position]


def summed_impact(scores: Scores, spots: Sequence[Spot]) -> Interval:
    """The room of some touchpoints together, each journey by its share; what is not known adds nothing.

    It is unknown when that of all of them is. The interval needs draws, and a known margin of each of them.
    """
    known = [spot for spot in spots if spot.touchpoint.impact.value is not None]
    if not known:
        return Interval()
    value = sum(spot.share * (spot.touchpoint.impact.value or 0.0) for spot in known)
    if scores.simulation is None or any(spot.touchpoint.performance.low is None for spot in known):
        return Interval(value)
    from journeykit.scoring.simulating import sum_ends

    low, high = sum_ends(scores.simulation, known, scores.settings.confidence)
    return Interval(value, min(value, low), max(value, high))
