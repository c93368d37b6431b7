"""From counted patterns to matrices: which drivers take part, their correlations, and the draws of a bootstrap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from journeykit.evidence.drivers.values import LeftOut
from journeykit.scoring.simulating.streams import stream

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from journeykit.evidence.drivers.values import Asked, Floats, Unit

DRAWS = 1000
SEED = 1
_PIECE = 1000
_NEVER = 0.5
"""A driver that fewer than so many of those with an outcome answered would cost more answers than it is worth."""
_TIED = 1e-6
"""A driver of which the others leave so little unexplained cannot be told apart from them."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """The answers of a journey in a period: a row for each pattern; NaN is no answer."""

    outcome: Floats
    drivers: Floats
    counts: Floats
    weights: Floats

    @classmethod
    def of(cls, units: Counter[Unit]) -> Answers:
        """Put counted patterns into matrices, in an order of their own: that of a file changes nothing."""
        joined: Counter[tuple[float, ...]] = Counter()
        for (_, weight, outcome, answers), count in units.items():
            joined[1.0 if weight is None else weight, _cell(outcome), *map(_cell, answers)] += count
        rows = sorted(joined.items(), key=lambda item: tuple((one != one, one) for one in item[0]))  # noqa: PLR0124 - NaN
        cells = np.array([row for row, _ in rows])
        return cls(cells[:, 1], cells[:, 2:], np.array([float(count) for _, count in rows]), cells[:, 0])

    def complete(self, kept: Sequence[int]) -> NDArray[np.bool_]:
        """Return which patterns have the outcome and an answer to every kept driver."""
        there: NDArray[np.bool_] = np.isfinite(self.outcome) & np.isfinite(self.drivers[:, list(kept)]).all(axis=1)
        return there

    def only(self, which: NDArray[np.bool_], kept: Sequence[int]) -> Answers:
        """Return some patterns and drivers."""
        return Answers(self.outcome[which], self.drivers[which][:, list(kept)], self.counts[which], self.weights[which])

    @property
    def n(self) -> int:
        """How many respondents."""
        return int(self.counts.sum())

    @property
    def mass(self) -> Floats:
        """How much each pattern counts."""
        return self.counts * self.weights

    @property
    def effective(self) -> float:
        """How many respondents without weights are worth as much (Kish)."""
        return float(self.mass.sum() ** 2 / (self.mass * self.weights).sum()) if self.n else 0.0

    @property
    def weighted(self) -> bool:
        """Whether some count for more than others."""
        return bool((self.weights != 1.0).any())


def _cell(value: float | None) -> float:
    return float("nan") if value is None else value


def take_part(answers: Answers, asked: Asked) -> tuple[list[int], list[LeftOut]]:
    """Return which drivers take part, and why others do not."""
    left: list[LeftOut] = []
    there = np.isfinite(answers.outcome)
    with_outcome = int(answers.counts[there].sum())
    kept = []
    for i, driver in enumerate(asked.drivers):
        n = int(answers.counts[there & np.isfinite(answers.drivers[:, i])].sum())
        if n < _NEVER * with_outcome:
            left.append(LeftOut(driver, "hardly-answered", n, with_outcome))
        else:
            kept.append(i)
    while kept:
        own = answers.only(answers.complete(kept), kept)
        constant = [i for j, i in enumerate(kept) if not own.n or np.ptp(own.drivers[:, j]) == 0]
        if own.n and constant:
            left += [LeftOut(asked.drivers[i], "constant") for i in constant]
            kept = [i for i in kept if i not in constant]
            continue
        # Of fewer people than questions everything can be told from everything else.
        tied = _first_tied(own) if own.n > len(kept) + 1 else None
        if tied is None:
            break
        out, like = kept[tied[0]], kept[tied[1]]
        left.append(LeftOut(asked.drivers[out], "tied", like=asked.drivers[like].column))
        kept.remove(out)
    return kept, left


def _first_tied(own: Answers) -> tuple[int, int] | None:
    """Return the first driver that the ones before it explain wholly, and the one of them that is most like it."""
    between = correlations(own)[:-1, :-1]
    for j in range(1, len(between)):
        before, with_it = between[:j, :j], between[:j, j]
        left = 1 - with_it @ np.linalg.solve(before, with_it)
        if left < _TIED:
            return j, int(np.argmax(np.abs(with_it)))
    return None


def _columns(own: Answers) -> Floats:
    """Return drivers and outcome, each around its mean and by its spread, so that sums of products stay exact."""
    cells = np.column_stack([own.drivers, own.outcome])
    mean = own.mass @ cells / own.mass.sum()
    spread = np.sqrt(own.mass @ (cells - mean) ** 2 / own.mass.sum())
    made: Floats = (cells - mean) / np.where(spread > 0, spread, 1.0)
    return made


def correlations(own: Answers) -> Floats:
    """Return the correlations of complete answers; the outcome is the last."""
    cells = _columns(own)
    made: Floats = (cells * own.mass[:, None]).T @ cells / own.mass.sum()
    return made


def drawn(own: Answers, name: str) -> Floats:
    """Return correlations of resamples: the Bayesian bootstrap (Rubin 1981).

    Each respondent gets a weight from the exponential distribution, so a pattern that was given c times gets one from
    the gamma distribution of shape c: counts are enough, however many people they are.

    Args:
        own: Complete answers.
        name: What they are of: other answers get other draws.
    """
    own = _ordered(own)
    cells = np.column_stack([np.ones(len(own.counts)), _columns(own)])
    size = cells.shape[1]
    upper = np.triu_indices(size)
    sums = np.zeros((DRAWS, len(upper[0])))
    numbers = stream(SEED, "answers", name)
    for start in range(0, len(cells), _PIECE):
        part = slice(start, start + _PIECE)
        products = cells[part][:, upper[0]] * cells[part][:, upper[1]] * own.weights[part, None]
        sums += numbers.standard_gamma(own.counts[part], (DRAWS, len(products))) @ products
    return correlated(sums, size)


def _ordered(own: Answers) -> Answers:
    """Return the same answers with each pattern once, in the order of what stands in them."""
    cells = np.column_stack([own.weights, own.outcome, own.drivers])
    once, at = np.unique(cells, axis=0, return_inverse=True)
    return Answers(once[:, 1], once[:, 2:], np.bincount(at.ravel(), weights=own.counts).astype(float), once[:, 0])


def correlated(sums: Floats, size: int) -> Floats:
    """Return correlations from sums of products, the first column of which is 1; without spread they are NaN."""
    whole = np.empty((len(sums), size, size))
    upper = np.triu_indices(size)
    whole[:, upper[0], upper[1]] = whole[:, upper[1], upper[0]] = sums
    mass = whole[:, 0, 0, None]
    mean = whole[:, 0, 1:] / mass
    spread = whole[:, 1:, 1:] / mass[:, :, None] - mean[:, :, None] * mean[:, None, :]
    scale = np.sqrt(np.clip(np.diagonal(spread, axis1=1, axis2=2), 0, None))
    with np.errstate(divide="ignore", invalid="ignore"):
        made: Floats = spread / scale[:, :, None] / scale[:, None, :]
    return made


def pair_by_pair(answers: Answers, kept: Sequence[int]) -> tuple[Floats, Floats]:
    """Return the correlations of which each is of all that answered both questions, and how many those are."""
    cells = np.column_stack([answers.drivers[:, list(kept)], answers.outcome])
    there = np.isfinite(cells).astype(float)
    middle = np.nansum(cells * answers.mass[:, None], axis=0) / np.maximum(
        (there * answers.mass[:, None]).sum(axis=0), 1e-12
    )
    filled = np.where(there > 0, cells - middle, 0.0)
    held = there * answers.mass[:, None]
    total = held.T @ there
    sums = (filled * answers.mass[:, None]).T @ there  # of the first, where the second is there too
    squares = (filled**2 * answers.mass[:, None]).T @ there
    products = (filled * answers.mass[:, None]).T @ filled
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = squares / total - (sums / total) ** 2
        made: Floats = (products / total - sums / total * (sums / total).T) / np.sqrt(spread * spread.T)
    return made, (there * answers.counts[:, None]).T @ there
