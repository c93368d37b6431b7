"""Student's t for two means whose answers need not be equally spread (Welch 1947), in plain arithmetic."""

from __future__ import annotations

from math import exp, lgamma, log, sqrt
from typing import TYPE_CHECKING

from journeykit.scoring.quantiles import two_sided_t
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from journeykit.scoring.estimates import Estimate

_SMALLEST = 1e-300
_EXACT = 1e-14
_ROUNDS = 300


def welch(one: Estimate, other: Estimate, confidence: float) -> tuple[Interval, float] | None:
    """How far the mean `one` lies above `other`, with its t interval, and how likely that is when nothing differs.

    None when a spread or a number of answers is not known, or when neither mean has any spread.
    """
    if one.se is None or other.se is None or not one.n or not other.n or min(one.n, other.n) <= 1:
        return None
    first, second = one.se**2, other.se**2
    variance = first + second
    if variance <= 0:
        return None
    value, se = one.value - other.value, sqrt(variance)
    df = variance**2 / (first**2 / (one.n - 1) + second**2 / (other.n - 1))
    arm = two_sided_t(confidence, df) * se
    return Interval(value, value - arm, value + arm), chance_of_t(value / se, df)


def chance_of_t(t: float, df: float) -> float:
    """The probability that a t variable lies at least as far from 0, on either side."""
    return incomplete_beta(df / (df + t * t), df / 2, 0.5)


def incomplete_beta(x: float, a: float, b: float) -> float:
    """The regularized incomplete beta function, by the continued fraction of Lentz (Press et al., Numerical Recipes 6.4)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _kept(1 - (a + b) * x / (a + 1))
    total = d
    for m in range(1, _ROUNDS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _kept(1 + step * d)
            c = _kept(1 + step / c)
            total *= c * d
        if abs(c * d - 1) < _EXACT:
            break
    return total


def _kept(value: float) -> float:
    """Keep a denominator off 0."""
    return value if abs(value) > _SMALLEST else _SMALLEST
