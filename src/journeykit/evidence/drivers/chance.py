"""What chance alone would give: of all questions together (the F test), and of each touchpoint beside a random one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from journeykit.evidence.drivers.weights import johnson
from journeykit.scoring.simulating.streams import stream
from journeykit.scoring.welch import incomplete_beta

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.evidence.drivers.values import Floats

BY_CHANCE = 0.05
"""What chance gives more often than this is no figure: it would weigh touchpoints by noise."""
_SEED = 1
_JITTER = 1e-9


def by_chance(r2: float, drivers: int, n: float) -> float:
    """Return how likely such an R2 or a larger one is when nothing hangs together (the F test of a regression)."""
    return incomplete_beta(1 - r2, (n - drivers - 1) / 2, drivers / 2)


def adjusted(r2: float, drivers: int, n: float) -> float:
    """Return R2 without what so many drivers explain by chance."""
    return 1 - (1 - r2) * (n - 1) / (n - drivers - 1)


def above_chance(resampled: Floats, groups: Sequence[Sequence[int]], n: float, name: str) -> list[bool]:
    """Tell of each touchpoint whether it has clearly more than a question has that people answer at random.

    Shares are never below 0, so their intervals never hold it. Beside every resample a random question is put, and the
    relative weights of both are compared (Tonidandel, LeBreton & Johnson 2009).

    Args:
        resampled: The correlations of resamples, the outcome last.
        groups: The questions of each touchpoint.
        n: How many answers there are.
        name: What they are of.
    """
    count, size = resampled.shape[:2]
    k = size - 1
    # The correlations of a random question lie around 0 as those of the others lie around each other; twice 1/n, for it
    # is drawn once as an answer and once more with the resample.
    spread = np.linalg.cholesky(resampled + _JITTER * np.eye(size))
    steps = stream(_SEED, "answers", f"{name} random question").standard_normal((count, size, 1))
    random = np.clip((spread @ steps)[:, :, 0] * np.sqrt(2 / n), -0.99, 0.99)
    between = np.empty((count, size, size))
    between[:, :k, :k] = resampled[:, :k, :k]
    between[:, k, :k] = between[:, :k, k] = random[:, :k]
    between[:, k, k] = 1.0
    own = johnson(resampled[:, :k, :k], resampled[:, :k, k])
    beside = johnson(between, np.column_stack([resampled[:, :k, k], random[:, k]]))[:, k]
    more = [own[:, list(at)].sum(axis=1) > len(at) * beside for at in groups]
    return [bool(np.mean(one[np.isfinite(beside)]) > 1 - BY_CHANCE) for one in more]
