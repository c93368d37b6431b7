"""Penalty and reward: does the outcome differ more where it goes badly, or more where it goes very well?"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, sqrt
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.lenses.shares import any_stale
from journeykit.scoring.quantiles import normal_quantile
from journeykit.scoring.records import counting
from journeykit.scoring.values import SMALL_SAMPLE, Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import PlacedRecord, Workspace

Factor = Literal["basic", "performance", "excitement"]

TWICE = 2.0
"""How many times one side must weigh the other before it gives the factor its name: a judgement, declared here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Penalty and reward of one touchpoint.

    `asymmetry` is -1 (only a penalty) to 1 (only a reward), `size` how far apart both are on the outcome. Both are None
    where a sign is unexpected: a reward below 0, or a penalty above 0. Without standard errors the ends are not known.
    """

    journey: JourneyScore
    touchpoint: TouchpointScore
    margins: tuple[Interval, Interval]
    """Penalty and reward, with their ends where they are known."""
    n: float | None
    stale: bool
    records: tuple[PlacedRecord, ...]

    @property
    def penalty(self) -> float:
        """The coefficient of poor answers."""
        return self.margins[0].value or 0.0

    @property
    def reward(self) -> float:
        """The coefficient of excellent answers."""
        return self.margins[1].value or 0.0

    @property
    def contradicts(self) -> bool:
        """Whether a coefficient has a sign that nobody can read as penalty or reward."""
        return self.penalty > 0 or self.reward < 0

    @property
    def faint(self) -> bool:
        """Whether the margins of both hold 0: perhaps neither is anything."""
        return all(one.low is not None and one.high is not None and one.low <= 0 <= one.high for one in self.margins)

    @property
    def asymmetry(self) -> float | None:
        """The index of asymmetry; unknown when signs contradict or neither does anything."""
        return None if self.contradicts else asymmetry(self.penalty, self.reward)

    @property
    def size(self) -> float | None:
        """How far apart poor and excellent are on the outcome: `r + |p|`."""
        total = self.reward + abs(self.penalty)
        return None if self.contradicts or not isfinite(total) else total

    @property
    def factor(self) -> Factor | None:
        """What it is to customers: basic when a penalty weighs at least twice the reward, excitement the other way."""
        if self.asymmetry is None:
            return None
        if abs(self.penalty) >= TWICE * self.reward:
            return "basic"
        return "excitement" if self.reward >= TWICE * abs(self.penalty) else "performance"

    @property
    def small(self) -> bool:
        """Whether it rests on fewer than 30 answers."""
        return self.n is not None and self.n < SMALL_SAMPLE


def asymmetry(penalty: float, reward: float) -> float | None:
    """`IA = (r - |p|) / (r + |p|)`; None when both are 0."""
    most = max(abs(reward), abs(penalty))
    if most == 0:
        return None
    r, p = reward / most, abs(penalty) / most  # only their ratio matters, and a sum must not overflow
    return (r - p) / (r + p)


def contrasts(scores: Scores, workspace: Workspace) -> tuple[Contrast, ...]:
    """The touchpoints with penalties and rewards, in the order of the files; those of the latest period, joined by n."""
    found = []
    for journey, touchpoint in scores.all():
        records = workspace.records_of(journey.id, touchpoint.id)
        used = counting([placed for placed in records if placed.record.penalty_reward is not None])
        if used:
            found.append(_of(scores, journey, touchpoint, used))
    return tuple(found)


def _of(scores: Scores, journey: JourneyScore, touchpoint: TouchpointScore, used: Sequence[PlacedRecord]) -> Contrast:
    given = [(one.record.penalty_reward, float(one.record.n or 0)) for one in used]
    sizes = [n for _, n in given]
    shares = [n / sum(sizes) for n in sizes] if all(sizes) else [1 / len(given)] * len(given)
    parts = [(pair, part) for (pair, _), part in zip(given, shares, strict=True) if pair is not None]
    stale = any_stale(used, scores)
    # As everywhere in a score: an old figure is twice as uncertain.
    z = normal_quantile((1 + scores.settings.confidence) / 2) * (2 if stale else 1)
    return Contrast(
        journey=journey,
        touchpoint=touchpoint,
        margins=(
            _joined([(pair.penalty, pair.penalty_se, part) for pair, part in parts], z),
            _joined([(pair.reward, pair.reward_se, part) for pair, part in parts], z),
        ),
        n=sum(sizes) if all(sizes) else None,
        stale=stale,
        records=tuple(used),
    )


def _joined(parts: Sequence[tuple[float, float | None, float]], z: float) -> Interval:
    """The coefficient of several records, with its ends when each has a standard error."""
    value = sum(part * one for one, _, part in parts)
    errors = [part * se for _, se, part in parts if se is not None]
    if len(errors) < len(parts):
        return Interval(value)
    arm = z * sqrt(sum(error**2 for error in errors))
    return Interval(value, value - arm, value + arm)
