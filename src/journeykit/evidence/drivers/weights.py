"""How much of an outcome each driver explains, for many resamples at once.

`scoring.relative_weights` says the same for one matrix in plain Python; intervals need it a thousand times.
A resample of which no split can be told has NaN.
"""

from __future__ import annotations

from math import factorial
from typing import TYPE_CHECKING

import numpy as np

from journeykit.scoring.relative_weights import MOST_DRIVERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from journeykit.evidence.drivers.values import Floats, Method

_SINGULAR = 1e-10
_CELLS = 4_000_000


def weights(method: Method, between: Floats, with_outcome: Floats) -> Floats:
    """Return each driver's share of R2; they add up to it.

    Args:
        method: Johnson's relative weights, or LMG (at most 12 drivers).
        between: The correlations between drivers: resamples x drivers x drivers.
        with_outcome: Their correlations with the outcome: resamples x drivers.
    """
    return lmg(between, with_outcome) if method == "lmg" else johnson(between, with_outcome)


def johnson(between: Floats, with_outcome: Floats) -> Floats:
    """Johnson (2000): `L = V D^1/2 V'`, `b = L^-1 r`, weight j = `sum_k L_jk^2 b_k^2`."""
    made = np.full(with_outcome.shape, np.nan)
    sound = _sound(between, with_outcome)
    values, vectors = np.linalg.eigh(between[sound])
    regular = values.min(axis=1) > _SINGULAR
    values, vectors = values[regular], vectors[regular]
    roots = np.sqrt(values)
    turned = np.swapaxes(vectors, 1, 2)
    root = (vectors * roots[:, None, :]) @ turned
    inverse = (vectors / roots[:, None, :]) @ turned
    at = np.flatnonzero(sound)[regular]
    b = inverse @ with_outcome[at][:, :, None]
    made[at] = (root**2 @ b**2)[:, :, 0]
    return made


def lmg(between: Floats, with_outcome: Floats) -> Floats:
    """Lindeman, Merenda & Gold (1980): the gain in R2, averaged over all orders in which drivers can enter."""
    size = with_outcome.shape[1]
    if size > MOST_DRIVERS:
        raise ValueError(size)
    made = np.full(with_outcome.shape, np.nan)
    regular = np.flatnonzero(_sound(between, with_outcome))
    regular = regular[np.linalg.eigvalsh(between[regular]).min(axis=1) > _SINGULAR] if regular.size else regular
    step = max(1, _CELLS >> size)
    for start in range(0, len(regular), step):
        at = regular[start : start + step]
        made[at] = _averaged(_explained(between[at], with_outcome[at]), size).T
    return made


def _explained(between: Floats, with_outcome: Floats) -> Floats:
    """Return R2 of every set of drivers (bits of the row's number): each is its smaller one with one driver swept out."""
    count, size = with_outcome.shape
    whole = np.empty((count, size + 1, size + 1))
    whole[:, :size, :size] = between
    whole[:, size, :size] = whole[:, :size, size] = with_outcome
    whole[:, size, size] = 1.0
    found = np.zeros((1 << size, count))

    def sweep(members: int, first: int, left: Floats) -> None:
        for j in range(left.shape[1] - 1):
            row = left[:, j, j + 1 :]
            swept = left[:, j + 1 :, j + 1 :] - row[:, :, None] * row[:, None, :] / left[:, j, j, None, None]
            now = members | 1 << (first + j)
            found[now] = 1.0 - swept[:, -1, -1]
            sweep(now, first + j + 1, swept)

    sweep(0, 0, whole)
    return found


def _averaged(explained: Floats, size: int) -> Floats:
    subsets = np.arange(1 << size)
    members = np.array([int(one).bit_count() for one in subsets])
    shares = np.array([factorial(k) * factorial(size - 1 - k) / factorial(size) for k in range(size)])
    rows = []
    for i in range(size):
        without = subsets[(subsets >> i & 1) == 0]
        rows.append(shares[members[without]] @ (explained[without | 1 << i] - explained[without]))
    return np.array(rows)


def inflation(between: Floats) -> Floats:
    """Return the variance inflation of each driver: `1 / (1 - R2 of it on the others)`."""
    return np.diag(np.linalg.inv(between)).copy()


def _sound(between: Floats, with_outcome: Floats) -> NDArray[np.bool_]:
    both = np.concatenate([between.reshape(len(between), -1), with_outcome], axis=1)
    return np.asarray(np.isfinite(both).all(axis=1))
