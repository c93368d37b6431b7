"""Penalty and reward: what goes with poor and with excellent answers, beside answers in between (Brandt 1988)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from journeykit.evidence.drivers.values import CONFIDENCE, EXCELLENT, POOR
from journeykit.scoring.quantiles import two_sided_t

if TYPE_CHECKING:
    from journeykit.evidence.drivers.design import Answers
    from journeykit.evidence.drivers.values import Driver, Floats

_SINGULAR = 1e-9


@dataclass(frozen=True, slots=True)
class Contrast:
    """Coefficients of one touchpoint, in points of the outcome, with their standard errors and degrees of freedom."""

    touchpoint: str
    penalty: float
    penalty_se: float
    reward: float
    reward_se: float
    poor: int
    excellent: int
    freedom: float

    @property
    def penalty_ends(self) -> tuple[float, float]:
        """The t interval of the penalty."""
        return self._ends(self.penalty, self.penalty_se)

    @property
    def reward_ends(self) -> tuple[float, float]:
        """The t interval of the reward."""
        return self._ends(self.reward, self.reward_se)

    def _ends(self, value: float, se: float) -> tuple[float, float]:
        arm = two_sided_t(CONFIDENCE, self.freedom) * se
        return value - arm, value + arm


def contrasts(own: Answers, drivers: Sequence[Driver], minimum: int) -> tuple[list[Contrast], list[str]]:
    """Return penalty and reward of each touchpoint: one regression on the poor and excellent answers of all of them.

    Poor is a P below 55, excellent one of 85 or more; of several questions about a touchpoint their mean P.

    Args:
        own: Complete answers.
        drivers: What their columns are.
        minimum: So many must have answered poorly, and so many excellently.

    Returns:
        The contrasts; and touchpoints where too few did.
    """
    columns: list[Floats] = [np.ones(len(own.counts))]
    at: list[tuple[str, int, int, int]] = []
    few: list[str] = []
    for touchpoint in dict.fromkeys(driver.touchpoint for driver in drivers):
        performance = np.mean(
            [
                _performance(driver, own.drivers[:, j])
                for j, driver in enumerate(drivers)
                if driver.touchpoint == touchpoint
            ],
            axis=0,
        )
        poor, excellent = performance < POOR, performance >= EXCELLENT
        counts = int(own.counts[poor].sum()), int(own.counts[excellent].sum())
        # What one of the two lacks does not take the other out of the regression: touchpoints are held beside each other.
        told = [
            part.astype(float)
            for part, n in zip((poor, excellent), counts, strict=True)
            if minimum <= n <= own.n - minimum
        ]
        if len(told) == 2:
            at.append((touchpoint, len(columns), *counts))
        else:
            few.append(touchpoint)
        columns += told
    fitted = _fit(np.column_stack(columns), own)
    if fitted is None:
        return [], []
    b, se, freedom = fitted
    return [
        Contrast(touchpoint, b[i], se[i], b[i + 1], se[i + 1], poor, excellent, freedom)
        for touchpoint, i, poor, excellent in at
    ], few


def _performance(driver: Driver, answers: Floats) -> Floats:
    known = {answer: driver.performance(float(answer)) for answer in np.unique(answers)}
    return np.array([known[answer] for answer in answers])


def _fit(columns: Floats, own: Answers) -> tuple[list[float], list[float], float] | None:
    """Return least-squares coefficients, standard errors and degrees of freedom; with weights, for as many answers as they are worth."""
    mass = own.mass / own.mass.sum() * own.effective
    squares = (columns * mass[:, None]).T @ columns
    left = own.effective - columns.shape[1]
    if left < 1 or np.linalg.cond(squares) > 1 / _SINGULAR:
        return None
    inverse = np.linalg.inv(squares)
    b = inverse @ (columns * mass[:, None]).T @ own.outcome
    variance = float(mass @ (own.outcome - columns @ b) ** 2) / left
    return [float(one) for one in b], [sqrt(max(variance * float(one), 0.0)) for one in np.diag(inverse)], left
