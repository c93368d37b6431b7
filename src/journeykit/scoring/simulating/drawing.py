"""The draws: satisfaction from its interval, importance around what is stated, and the balance of both criteria."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from journeykit.diagnostics import JourneykitError, message
from journeykit.scoring.quantiles import two_sided_z
from journeykit.scoring.simulating.streams import stream
from journeykit.scoring.simulating.together import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import PurePosixPath

    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import JourneyScore, Scores

Floats: TypeAlias = NDArray[np.float32]

MOST_CELLS = 50_000_000
"""Touchpoints times draws: more would not stay within a gibibyte."""

ALL = slice(None)

_PART = 500_000  # cells
_SUREST = 1e9  # a concentration beyond this moves no weight by a visible amount, and would overflow
_HIGHEST = np.float32(100)
_SMALLEST = np.float32(1e-38)  # no weight at all: nothing to divide by


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What was drawn for one journey: a row for each touchpoint with a P, a column for each draw.

    `at` are the places of the rows among the touchpoints of the journey, in the order of the file; `reach` is theirs.
    `total` is `sum(w r)` of each draw, `top` its largest weight.
    """

    at: tuple[int, ...]
    performance: Floats
    weight: Floats
    reach: Floats
    total: Floats
    top: Floats

    def share(self, rows: slice = ALL) -> Floats:
        """How much some touchpoints count in the index, `w r / sum(w r)`; 0 in a draw in which nothing counts."""
        mass: Floats = self.weight[rows] * self.reach[rows][:, None]
        np.divide(mass, self.total, out=mass, where=self.total > 0)
        return mass

    def relative(self, rows: slice = ALL) -> Floats:
        """The weight of some touchpoints against the largest of each draw, `w / max(w)`."""
        relative: Floats = np.divide(self.weight[rows], np.maximum(self.top, _SMALLEST), dtype=np.float32)
        return relative

    def parts(self) -> Iterator[slice]:
        """The rows in parts that stay in the cache while one computes with them."""
        count, draws = self.performance.shape
        step = max(1, _PART // draws)
        return (slice(start, min(start + step, count)) for start in range(0, count, step))


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """All draws for some scores. `balance` holds one for each draw: it belongs to the project, not to a journey."""

    draws: int
    seed: int
    balance: Floats
    journeys: Mapping[PurePosixPath, Drawn]

    def of(self, journey: JourneyScore) -> Drawn | None:
        """What was drawn for a journey; None when none of its touchpoints has a P."""
        return self.journeys.get(journey.file)


def draw(scores: Scores, draws: int, seed: int) -> Simulation:
    """Draw for all journeys.

    Args:
        scores: The journeys.
        draws: How many draws; 2,000 by default in the project file.
        seed: Where the random numbers start: the same seed gives the same draws.

    Raises:
        JourneykitError: So many draws of so many touchpoints do not fit into memory.
    """
    known = [(journey, known_rows(journey)) for journey in scores.journeys]
    rows = sum(len(at) for _, at in known)
    _check_size(rows, draws)
    performance, weight = np.empty((rows, draws), np.float32), np.empty((rows, draws), np.float32)
    ends = np.cumsum([len(at) for _, at in known]).tolist()

    def fill(number: int) -> tuple[PurePosixPath, Drawn]:
        journey, at = known[number]
        own = slice(ends[number] - len(at), ends[number])
        reach = np.array([journey.touchpoints[i].reach.value for i in at], np.float32)
        _fill_answers(journey, at, scores.settings.confidence, seed, performance[own])
        _draw_weights(journey, at, scores.settings.weight_certainty, seed, weight[own])
        total: Floats = np.einsum("k,kd->d", reach, weight[own])
        return journey.file, Drawn(at, performance[own], weight[own], reach, total, weight[own].max(axis=0))

    found = dict(side_by_side(fill, [number for number, (_, at) in enumerate(known) if at]))
    return Simulation(draws, seed, _balances(scores.settings, draws, seed), found)


def draw_answers(journey: JourneyScore, at: Sequence[int], confidence: float, draws: int, seed: int) -> Floats:
    """Draw satisfaction alone, as `draw` does: a row for each of some touchpoints with a P."""
    _check_size(len(at), draws)
    out = np.empty((len(at), draws), np.float32)
    _fill_answers(journey, at, confidence, seed, out)
    return out


def known_rows(journey: JourneyScore) -> tuple[int, ...]:
    """The places of the touchpoints with a P among those of a journey."""
    return tuple(
        i for i, one in enumerate(journey.touchpoints) if one.performance.value is not None and one.mass is not None
    )


def _check_size(rows: int, draws: int) -> None:
    if rows * draws > MOST_CELLS:
        raise JourneykitError(
            message("{draws} draws of {count} touchpoints are too many at once", draws=draws, count=rows),
            message("at most {draws} draws fit here: --draws, or scoring.draws", draws=max(1, MOST_CELLS // rows)),
        )


def _fill_answers(journey: JourneyScore, at: Sequence[int], confidence: float, seed: int, out: Floats) -> None:
    """P from a normal distribution with the arms of its interval on either side, cut to 0-100.

    A figure whose margin nobody knows is taken as it is.
    """
    z = two_sided_z(confidence)
    figures = [journey.touchpoints[i].performance for i in at]
    p = np.array([[one.value] for one in figures], np.float32)
    below = np.array([[_arm(one.value, one.low) / z] for one in figures], np.float32)
    above = np.array([[_arm(one.value, one.high) / z] for one in figures], np.float32)
    stream(seed, "answers", journey.id).standard_normal(out=out, dtype=np.float32)
    out *= np.where(out < 0, below, above)
    out += p
    np.clip(out, np.float32(0), _HIGHEST, out=out)


def _arm(value: float | None, end: float | None) -> float:
    return 0.0 if value is None or end is None else abs(end - value)


def _draw_weights(journey: JourneyScore, at: Sequence[int], certainty: float, seed: int, out: Floats) -> None:
    """Importances from a Dirichlet distribution around the stated ones; they add up to 1 in each draw."""
    stated = np.array([journey.touchpoints[i].importance.value for i in at], np.float64)
    numbers = stream(seed, "importance", journey.id)
    for row, own in zip(out, stated.tolist(), strict=True):
        numbers.standard_gamma(min(certainty, _SUREST) * own, out=row, dtype=np.float32)
    total = out.sum(axis=0)
    empty = np.flatnonzero(total <= 0)
    if empty.size and stated.sum() > 0:
        # So unsure that every part vanished: the limit of such draws is that one touchpoint has all the weight.
        chosen = np.searchsorted(np.cumsum(stated) / stated.sum(), numbers.random(empty.size))
        out[np.minimum(chosen, len(at) - 1), empty] = 1
        total[empty] = 1
    np.divide(out, total, out=out, where=total > 0)


def _balances(settings: Settings, draws: int, seed: int) -> Floats:
    """The balance of satisfaction and brand from a beta distribution around the stated one; 0 and 1 are certain."""
    balance, certainty = settings.balance, min(settings.weight_certainty, _SUREST)
    if not 0 < balance < 1:
        return np.full(draws, balance, np.float32)
    numbers = stream(seed, "balance")
    return numbers.beta(max(certainty * balance, 1e-6), max(certainty * (1 - balance), 1e-6), draws).astype(np.float32)
