"""Index points of several touchpoints together: of one journey, or of journeys that share a touchpoint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.scoring.impact import Part, index
from journeykit.scoring.performance import Figure
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

    @property
    def mass(self) -> float:
        """How much the touchpoint counts in the index of all customers: weight and reach, times the journey's share."""
        total = self.journey.total_mass
        return self.share * (self.touchpoint.mass or 0.0) / total if total > 0 else 0.0


def joined_index(scores: Scores, spots: Sequence[Spot]) -> Interval:
    """The satisfaction of some touchpoints together, each by what it counts; those without a P are passed over.

    Once there are draws the interval comes from them, like that of a whole journey.
    """
    known = [spot for spot in spots if spot.touchpoint.performance.value is not None]
    figures = [spot.touchpoint.performance for spot in known]
    whole = index(
        [Part(Figure(p.value or 0.0, p.low, p.high), spot.mass, 1.0) for spot, p in zip(known, figures, strict=True)]
    )
    if whole is None:
        return Interval()
    if scores.simulation is None or whole.low is None:
        return Interval(whole.p, whole.low, whole.high)
    from journeykit.scoring.simulating import index_ends

    low, high = index_ends(scores.simulation, known, scores.settings.confidence)
    return Interval(whole.p, min(whole.p, low), max(whole.p, high))


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
