"""What answers to one question look like, whatever form they were written down in, and how they are joined."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from journeykit.scoring.estimates import NpsCounts, widest_sd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PROMOTER, _PASSIVE = 9, 7


@dataclass(frozen=True, slots=True)
class Moments:
    """Answers as their mean, number and spread (sd with n - 1); None is "not given".

    `widest` says that a spread in here is the widest that the scale allows, not a measured one.
    """

    mean: float
    n: float | None = None
    sd: float | None = None
    widest: bool = False


def moments_of(distribution: Mapping[float, float]) -> Moments | None:
    """The mean, number and spread of counted answers; None when nobody answered."""
    n = sum(distribution.values())
    if n <= 0:
        return None
    mean = sum(score * count for score, count in distribution.items()) / n
    squares = sum(count * (score - mean) ** 2 for score, count in distribution.items())
    return Moments(mean, n, sqrt(squares / (n - 1)) if n > 1 else None)


def nps_counts_of(distribution: Mapping[float, float]) -> NpsCounts | None:
    """Promoters (9-10), passives (7-8) and detractors (0-6) of answers from 0 to 10."""
    promoters = sum(count for score, count in distribution.items() if score >= _PROMOTER)
    passives = sum(count for score, count in distribution.items() if _PASSIVE <= score < _PROMOTER)
    everyone = sum(distribution.values())
    return NpsCounts(promoters, passives, everyone - promoters - passives) if everyone > 0 else None


def joined_counts(counts: Sequence[NpsCounts]) -> NpsCounts:
    """NPS counts of several sources together."""
    return NpsCounts(
        sum(part.promoters for part in counts),
        sum(part.passives for part in counts),
        sum(part.detractors for part in counts),
    )


def joined_moments(parts: Sequence[Moments], scale: tuple[float, float]) -> Moments:
    """Answers of several sources together, each by its n.

    Sources that do not say how many answers they rest on count only when none does: then plainly.
    """
    if len(parts) == 1:
        return parts[0]
    counted = [(part, part.n) for part in parts if part.n]
    if not counted:
        return Moments(sum(part.mean for part in parts) / len(parts))
    n = sum(size for _, size in counted)
    mean = sum(size * part.mean for part, size in counted) / n
    squares, widest = 0.0, False
    for part, size in counted:
        # A source without a spread gets the widest one, or the others would speak for it.
        guessed = part.sd is None and size > 1
        sd = widest_sd(part.mean, *scale, size) if part.sd is None else part.sd
        squares += (size - 1) * sd**2 + size * (part.mean - mean) ** 2
        widest = widest or guessed or part.widest
    return Moments(mean, n, sqrt(squares / (n - 1)) if n > 1 else None, widest)


def top_two_box(
    distribution: Mapping[float, float], scale: tuple[float, float], *, low_is_better: bool = False
) -> float:
    """The percentage that chose one of the two best answers."""
    best = sum(
        count
        for score, count in distribution.items()
        if (score <= scale[0] + 1 if low_is_better else score >= scale[1] - 1)
    )
    return 100 * best / sum(distribution.values())


def ces_net_share(distribution: Mapping[float, float]) -> float:
    """Of a customer effort score on 1-7: the percentage of 6 and 7 minus that of 1 to 3."""
    easy = sum(count for score, count in distribution.items() if score >= 6)
    hard = sum(count for score, count in distribution.items() if score <= 3)
    return 100 * (easy - hard) / sum(distribution.values())


def added(distributions: Iterable[Mapping[float, float]]) -> dict[float, float]:
    """Counted answers of several sources together."""
    total: dict[float, float] = {}
    for distribution in distributions:
        for score, count in distribution.items():
            total[score] = total.get(score, 0) + count
    return total
