"""How sure the best plan is: the interval of its gain, and the choice repeated with figures drawn again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from journeykit.planning.budget.model import model_of
from journeykit.planning.budget.plans import best_with
from journeykit.planning.budget.problem import Spot
from journeykit.scoring.gains import joint_effect
from journeykit.scoring.simulating import ends, side_by_side
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from journeykit.planning.budget.table import Table
    from journeykit.scoring.values import Scores

MOST, FEWEST = 200, 20
"""How often the choice is repeated at most and at least; with fewer repetitions a share says nothing."""
_CHOICES = 5_000
"""All repetitions together decide on about so many improvements: that is a few seconds."""
_COLUMNS = 3_000
"""A model with more columns takes seconds by itself: the choice is not repeated."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """The gain with its interval, and of each improvement the share of draws in which it is in the best plan.

    `draws` and `shares` are None when the choice is too large to be repeated.
    """

    gain: Interval
    draws: int | None
    shares: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Of each spot its P and what a point of P is worth, a column for each draw."""

    p: NDArray[np.float64]
    worth: NDArray[np.float64]


def certainty_of(table: Table, chosen: Collection[int], scores: Scores, shares: Mapping[str, float]) -> Certainty:
    """Hold a choice against the draws of satisfaction and importance behind the scores."""
    value = table.problem.gain(chosen)
    drawn = _drawn(table, scores, shares)
    if drawn is None:
        return Certainty(Interval(value), None, None)
    joint = np.array(
        [[joint_effect([e for n, e in spot.effects if n in chosen])] for spot in table.problem.spots], np.float64
    )
    gains = (drawn.worth * np.clip(joint, -drawn.p, 100 - drawn.p)).sum(axis=0)
    gain = Interval(value)
    if _margins_known(table, chosen, scores):
        low, high = ends(gains[None, :], scores.settings.confidence)
        gain = Interval(value, min(value, float(low[0])), max(value, float(high[0])))
    draws = min(MOST, max(FEWEST, _CHOICES // table.problem.size), drawn.p.shape[1])
    if draws < FEWEST or len(model_of(table.problem).lows) > _COLUMNS:
        return Certainty(gain, None, None)
    counts = Counter(
        improvement
        for chosen_again in side_by_side(lambda number: _again(table, drawn, number), range(draws))
        for improvement in chosen_again
    )
    return Certainty(gain, draws, tuple(counts[number] / draws for number in range(table.problem.size)))


def _again(table: Table, drawn: _Drawn, number: int) -> frozenset[int]:
    """The best plan when the figures are those of one draw."""
    spots = (
        Spot(float(drawn.p[row, number]), float(drawn.worth[row, number]), spot.effects)
        for row, spot in enumerate(table.problem.spots)
    )
    best = best_with(replace(table.problem, spots=tuple(spots)))
    return best.chosen if best else frozenset()


def _margins_known(table: Table, chosen: Collection[int], scores: Scores) -> bool:
    """Whether every touchpoint that the plan works on has a margin: without one, the whole has none."""
    worked_on = (
        place
        for place, spot in zip(table.places, table.problem.spots, strict=True)
        if any(number in chosen for number, _ in spot.effects)
    )
    found = (scores.touchpoint(*place) for place in worked_on)
    return all(score is not None and score.performance.low is not None for score in found)


def _drawn(table: Table, scores: Scores, shares: Mapping[str, float]) -> _Drawn | None:
    """The draws at the spots of a problem; None when there is nothing to draw."""
    if scores.simulation is None or not table.places:
        return None
    performances, worths = [], []
    for journey, touchpoint in table.places:
        whole = scores.journey(journey)
        drawn = scores.simulation.of(whole) if whole else None
        if whole is None or drawn is None:
            return None
        place = next(i for i, one in enumerate(whole.touchpoints) if one.id == touchpoint)
        row = drawn.at.index(place)
        performances.append(drawn.performance[row].astype(np.float64))
        worths.append(shares[journey] * drawn.share(slice(row, row + 1))[0].astype(np.float64))
    return _Drawn(np.array(performances), np.array(worths))
