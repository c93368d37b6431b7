"""Small samples: how far a figure moves towards the journey's mean, because few answers say little."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING

from journeykit.scoring.performance import Figure, cut
from journeykit.scoring.thirds import median

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_TOUCHPOINTS = 3
SMALL_SAMPLE = 30


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """Towards what (`mean`) and how strongly (`k`, in answers) the figures of a journey move."""

    mean: float
    k: float


def shrunk_value(x: float, n: float, mean: float, k: float) -> float:
    """The weighted middle of a figure and the mean: `(n x + k m) / (n + k)`."""
    return (n * x + k * mean) / (n + k)


def shrinkage(figures: Sequence[Figure]) -> Shrinkage | None:
    """How the measured figures of one journey shrink; None with fewer than three of them.

    Only figures with a known number of answers count: hypotheses and figures without n are left out.
    """
    known = [(f.p, f.se, f.n) for f in figures if f.n and f.se is not None]
    if len(known) < FEWEST_TOUCHPOINTS:
        return None
    count = len(known)
    mean = sum(p for p, _, _ in known) / count
    within = sum(n * n * se**2 for _, se, n in known) / sum(n for _, _, n in known)
    noise = sum(se**2 for _, se, _ in known) / count
    between = max(0.0, sum((p - mean) ** 2 for p, _, _ in known) / (count - 1) - noise)
    most = median([n for _, _, n in known])
    return Shrinkage(mean, min(most, within / between) if between > 0 else most)


def shrunk(figure: Figure, towards: Shrinkage | None) -> Figure:
    """The figure after shrinking; as it was when it rests on no counted answers."""
    if towards is None or not figure.n or figure.low is None or figure.high is None or figure.se is None:
        return figure
    factor = sqrt(figure.n / (figure.n + towards.k))
    p = shrunk_value(figure.p, figure.n, towards.mean, towards.k)
    low, high = cut(p - factor * (figure.p - figure.low)), cut(p + factor * (figure.high - figure.p))
    return replace(figure, p=p, low=low, high=high, se=figure.se * factor)
