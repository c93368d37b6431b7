"""Derived importance: how much of an overall outcome each touchpoint's ratings explain.

Two answers to the same question, from the correlations between the drivers and with the outcome: relative weights
(Johnson 2000) and LMG, the mean gain over all orders (Lindeman, Merenda & Gold 1980), which is the Shapley value.
"""

from __future__ import annotations

from math import factorial, sqrt
from typing import TYPE_CHECKING

from journeykit.scoring.matrices import Matrix, eigen, solve

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_DRIVERS = 12
_SINGULAR = 1e-10


def relative_weights(between: Matrix, with_outcome: Sequence[float]) -> list[float] | None:
    """Johnson's relative weights: `L = V D^1/2 V'`, `b = L^-1 r`, weight j = `sum_k L_jk^2 b_k^2`.

    They add up to R2. None when the drivers' correlations are singular: then no split can be told.
    """
    size = len(with_outcome)
    values, vectors = eigen(between)
    if min(values, default=0.0) < _SINGULAR:
        return None
    roots = [sqrt(value) for value in values]

    def through(i: int, j: int, scale: Sequence[float]) -> float:
        return sum(vectors[i][k] * scale[k] * vectors[j][k] for k in range(size))

    root = [[through(i, j, roots) for j in range(size)] for i in range(size)]
    inverse_scale = [1 / value for value in roots]
    b = [sum(through(i, j, inverse_scale) * with_outcome[j] for j in range(size)) for i in range(size)]
    return [sum((root[j][k] * b[k]) ** 2 for k in range(size)) for j in range(size)]


def r_squared(between: Matrix, with_outcome: Sequence[float]) -> float | None:
    """The share of the outcome's variance that the drivers explain together; None when they are singular."""
    solution = solve(between, with_outcome)
    return None if solution is None else sum(b * r for b, r in zip(solution, with_outcome, strict=True))


def lmg(between: Matrix, with_outcome: Sequence[float]) -> list[float] | None:
    """Each driver's gain in R2, averaged over all orders in which drivers can enter.

    Exact, so at most 12 drivers; None with more, or when a set of drivers is singular.
    """
    size = len(with_outcome)
    if size > MOST_DRIVERS:
        return None
    explained: list[float] = []
    for subset in range(1 << size):
        members = [i for i in range(size) if subset >> i & 1]
        part = r_squared([[between[i][j] for j in members] for i in members], [with_outcome[i] for i in members])
        if part is None:
            return None
        explained.append(part)
    shares = [factorial(count) * factorial(size - 1 - count) / factorial(size) for count in range(size)]
    weights = [0.0] * size
    for subset, part in enumerate(explained):
        share = shares[subset.bit_count()] if subset.bit_count() < size else 0.0
        for i in range(size):
            if not subset >> i & 1:
                weights[i] += share * (explained[subset | 1 << i] - part)
    return weights
