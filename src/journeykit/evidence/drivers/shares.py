"""How the outcome's variance is shared out among touchpoints, with intervals and places in the order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from journeykit.evidence.drivers.chance import above_chance
from journeykit.evidence.drivers.design import Answers, drawn, pair_by_pair
from journeykit.evidence.drivers.values import CONFIDENCE
from journeykit.evidence.drivers.weights import inflation, weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.evidence.drivers.values import Driver, Floats, Method


@dataclass(frozen=True, slots=True)
class QuestionShare:
    """What one question has of it."""

    driver: Driver
    value: float
    correlation: float
    inflation: float


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the outcome's variance hangs together with a touchpoint; `inflation` is the largest of its questions.

    `against`: the better people find it, the lower their outcome. `pairwise` is its share when every correlation is of
    all that answered both questions. `above_chance`: it is clearly more than that of a question answered at random.
    """

    touchpoint: str
    value: float
    low: float | None
    high: float | None
    place: int
    places: tuple[int, int] | None
    inflation: float
    against: bool
    above_chance: bool | None
    pairwise: float | None
    questions: tuple[QuestionShare, ...]

    @property
    def differs(self) -> bool:
        """Whether pair by pair gives a clearly other share: one outside the interval."""
        ends = (self.low, self.high)
        return self.pairwise is not None and None not in ends and not ends[0] <= self.pairwise <= ends[1]  # type: ignore[operator]


def shares(
    whole: Floats, own: Answers, drivers: Sequence[Driver], paired: Floats, method: Method, name: str, sign: float
) -> tuple[Share, ...]:
    """Return the share of each touchpoint, in the order of the questions; none when no split can be told.

    Args:
        whole: The correlations of complete answers, the outcome last.
        own: Complete answers.
        drivers: What their columns are.
        paired: The correlations of which each is of all that answered both questions.
        method: How the outcome is shared out.
        name: What the answers are of: other answers get other draws.
        sign: -1 where a low outcome is the good one.
    """
    found = weights(method, whole[None, :-1, :-1], whole[None, :-1, -1])[0]
    if not np.isfinite(found).all():
        return ()
    touchpoints = list(dict.fromkeys(driver.touchpoint for driver in drivers))
    groups = [[j for j, driver in enumerate(drivers) if driver.touchpoint == one] for one in touchpoints]
    # Draws are made in an order of their own, so that neither that of a file nor that of a mapping changes them.
    order = sorted(range(len(drivers)), key=lambda j: (drivers[j].touchpoint, drivers[j].metric, drivers[j].column))
    ordered = [[order.index(j) for j in at] for at in groups]
    resampled = drawn(own.only(np.ones(len(own.counts), bool), order), name)
    draws = weights(method, resampled[:, :-1, :-1], resampled[:, :-1, -1])
    sound = np.isfinite(draws).all(axis=1)
    told = _together(draws[sound], ordered)
    ends = _ends(told) if len(told) else None
    places = _places(told) if len(told) else None
    above = above_chance(resampled[sound], ordered, own.effective, name) if len(told) else None
    other = weights(method, paired[None, :-1, :-1], paired[None, :-1, -1])[0]
    # Correlations of other people each may exclude each other, and then explain more than there is.
    holds = bool(np.isfinite(other).all() and other.sum() <= 1)
    inflated = inflation(whole[:-1, :-1])
    values = _together(found[None], groups)[0]
    first = np.argsort(np.argsort(-values, kind="stable"))
    made = []
    for i, (touchpoint, at) in enumerate(zip(touchpoints, groups, strict=True)):
        signs = [whole[j, -1] * drivers[j].sign * sign for j in at]
        made.append(
            Share(
                touchpoint=touchpoint,
                value=float(values[i]),
                low=ends[i][0] if ends else None,
                high=ends[i][1] if ends else None,
                place=int(first[i]) + 1,
                places=places[i] if places else None,
                inflation=float(inflated[at].max()),
                against=bool(max(signs) < 0),
                above_chance=above[i] if above else None,
                pairwise=float(other[at].sum()) if holds else None,
                questions=tuple(
                    QuestionShare(drivers[j], float(found[j]), float(whole[j, -1]), float(inflated[j])) for j in at
                ),
            )
        )
    return tuple(made)


def counts_of_pairs(answers: Answers, kept: Sequence[int]) -> tuple[Floats, tuple[int, int]]:
    """Return the correlations pair by pair, and how many answers the smallest and the largest pair has."""
    paired, pairs = pair_by_pair(answers, kept)
    counts = pairs[np.triu_indices(len(pairs), 1)]
    return paired, (int(counts.min()), int(counts.max()))


def _together(draws: Floats, groups: Sequence[Sequence[int]]) -> Floats:
    return np.column_stack([draws[:, list(at)].sum(axis=1) for at in groups])


def _ends(draws: Floats) -> list[tuple[float, float]]:
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(draws, [tail, 1 - tail], axis=0)
    return [(float(one), float(other)) for one, other in zip(low, high, strict=True)]


def _places(draws: Floats) -> list[tuple[int, int]]:
    """Return between which places in the order each touchpoint stands in so many of the draws."""
    tail = (1 - CONFIDENCE) / 2
    places = np.argsort(np.argsort(-draws, axis=1, kind="stable"), axis=1) + 1
    low = np.quantile(places, tail, axis=0, method="inverted_cdf")
    high = np.quantile(places, 1 - tail, axis=0, method="inverted_cdf")
    return [(int(one), int(other)) for one, other in zip(low, high, strict=True)]
