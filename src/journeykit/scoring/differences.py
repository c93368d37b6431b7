"""The difference of two figures with its interval, and which of many differences are more than chance."""

from __future__ import annotations

from math import erfc, sqrt
from typing import TYPE_CHECKING, TypeVar

from journeykit.scoring.quantiles import two_sided_z
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.scoring.performance import Figure

Key = TypeVar("Key")


def difference(one: Figure, other: Figure) -> Interval:
    """How far `one` lies above `other`, with the interval that their own intervals make.

    Newcombe (1998), method 10, and for other figures than shares Zou and Donner (2008): each end is as far from the
    difference as the root of the sum of the squares of the two arms that lead there. Whatever made the two intervals
    (t, Wilson, the bends of the line to P) so counts in that of the difference. Without one of them there is none.
    """
    value = one.p - other.p
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return Interval(value)
    below = sqrt((one.p - one.low) ** 2 + (other.high - other.p) ** 2)
    above = sqrt((one.high - one.p) ** 2 + (other.p - other.low) ** 2)
    return Interval(value, value - below, value + above)


def chance_of(found: Interval, confidence: float) -> float | None:
    """How likely a difference at least this large is when there is none (two-sided); None when nobody knows.

    It belongs to the interval: below `1 - confidence` exactly when the interval leaves out 0.
    """
    if found.value is None or found.low is None or found.high is None:
        return None
    if found.value == 0:
        return 1.0
    arm = found.value - found.low if found.value > 0 else found.high - found.value
    if arm <= 0:
        return 0.0
    return erfc(abs(found.value) / arm * two_sided_z(confidence) / sqrt(2))


def sure_together(chances: Mapping[Key, float], confidence: float) -> frozenset[Key]:
    """Which of several differences hold all at once (Holm 1979): by chance alone none does, `confidence` of the time.

    Args:
        chances: What `chance_of` says of each.
        confidence: Such as .95.
    """
    found: list[Key] = []
    allowed = 1 - confidence
    for rank, key in enumerate(sorted(chances, key=lambda one: chances[one])):
        if chances[key] > allowed / (len(chances) - rank):
            break
        found.append(key)
    return frozenset(found)


def likely_together(chances: Mapping[Key, float], wrong: float) -> frozenset[Key]:
    """Which of very many differences to name, when a share of `wrong` of those named may be chance.

    Benjamini and Hochberg (1995): for who looks through a long history, where Holm's promise about all of them at
    once would leave hardly anything to name.

    Args:
        chances: What `chance_of` says of each.
        wrong: Such as .05.
    """
    ordered = sorted(chances, key=lambda one: chances[one])
    held = [rank for rank, key in enumerate(ordered, start=1) if chances[key] <= wrong * rank / len(ordered)]
    return frozenset(ordered[: max(held, default=0)])
