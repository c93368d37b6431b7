"""Performance P: what 55, 65 and 85 mean is the same for every metric (insufficient, sufficient, excellent)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from journeykit.scoring.quantiles import two_sided_z

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.model.metrics import Scale
    from journeykit.scoring.estimates import Estimate

FLOOR, GOOD, EXCEL = 55.0, 65.0, 85.0
HYPOTHESIS_SE = 10.0


def p_of(raw: float, scale: Scale) -> float:
    """P of a raw figure: piecewise linear from the worst end (0) by floor (55), good (65) and excel (85) to the best.

    A figure beyond an end of the scale counts as that end. Where low is better, the corners simply descend.
    """
    sign = 1.0 if scale.best > scale.worst else -1.0
    x = sign * raw
    below, below_p = sign * scale.worst, 0.0
    if x <= below:
        return 0.0
    for corner, corner_p in ((scale.floor, FLOOR), (scale.good, GOOD), (scale.excel, EXCEL), (scale.best, 100.0)):
        above = sign * corner
        if x <= above:
            return below_p + (corner_p - below_p) * ((x - below) / (above - below))  # exact at the corner
        below, below_p = above, corner_p
    return 100.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A P with its interval, standard error and number of answers; None is "not known"."""

    p: float
    low: float | None = None
    high: float | None = None
    se: float | None = None
    n: float | None = None


def figure(estimate: Estimate, scale: Scale) -> Figure:
    """Put an estimate through the piecewise line: the figure, both ends of its interval, and its standard error."""
    if estimate.low is None or estimate.high is None or estimate.se is None:
        return Figure(p_of(estimate.value, scale), n=estimate.n)
    ends = p_of(estimate.low, scale), p_of(estimate.high, scale)
    se = abs(p_of(estimate.value + estimate.se, scale) - p_of(estimate.value - estimate.se, scale)) / 2
    return Figure(p_of(estimate.value, scale), min(ends), max(ends), se, estimate.n)


def hypothesis(p: float, confidence: float) -> Figure:
    """The figure of a guess: standard error 10, no answers."""
    arm = two_sided_z(confidence) * HYPOTHESIS_SE
    return Figure(p, cut(p - arm), cut(p + arm), HYPOTHESIS_SE)


def combined(parts: Sequence[tuple[Figure, float]]) -> Figure:
    """The weighted mean of several metrics' P; its variance is `sum(w^2 var) / (sum w)^2`.

    The arms of the interval are joined like the standard errors, each side by itself, so that one metric alone
    keeps its own interval. When the precision of one part is unknown, that of the whole is.
    """
    if len(parts) == 1:
        return parts[0][0]
    # Weights may be any size, and their squares must not overflow: only their ratios matter.
    most = max(weight for _, weight in parts)
    parts = [(part, weight / most) for part, weight in parts]
    total = sum(weight for _, weight in parts)
    p = sum(weight * part.p for part, weight in parts) / total
    sizes = [part.n for part, _ in parts if part.n is not None]
    n = sum(sizes) if sizes else None
    below = above = variance = 0.0
    for part, weight in parts:
        if part.low is None or part.high is None or part.se is None:
            return Figure(p, n=n)
        below += (weight * (part.p - part.low)) ** 2
        above += (weight * (part.high - part.p)) ** 2
        variance += (weight * part.se) ** 2
    return Figure(p, cut(p - sqrt(below) / total), cut(p + sqrt(above) / total), sqrt(variance) / total, n)


def joined(parts: Sequence[Figure]) -> Figure:
    """Figures of one metric that were asked on different scales, together, each by its number of answers."""
    counted = [(part, part.n) for part in parts if part.n]
    if not counted:
        return Figure(sum(part.p for part in parts) / len(parts))
    whole = combined(counted)
    return Figure(whole.p, whole.low, whole.high, whole.se, sum(n for _, n in counted))


def cut(p: float) -> float:
    """Keep a P or an end of its interval within 0-100."""
    return min(100.0, max(0.0, p))
