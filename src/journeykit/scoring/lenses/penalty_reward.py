"""Penalty and reward: does it harm more when it goes badly, or help more when it goes very well?"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.lenses.shares import any_stale
from journeykit.scoring.records import counting
from journeykit.scoring.values import SMALL_SAMPLE

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

    `asymmetry` is -1 (only harm) to 1 (only help), `size` how much both together do to the outcome. Both are None where
    a sign is unexpected: a reward below 0, or a penalty above 0.
    """

    journey: JourneyScore
    touchpoint: TouchpointScore
    penalty: float
    reward: float
    n: float | None
    stale: bool
    records: tuple[PlacedRecord, ...]

    @property
    def contradicts(self) -> bool:
        """Whether a coefficient has a sign that nobody can read as penalty or reward."""
        return self.penalty > 0 or self.reward < 0

    @property
    def asymmetry(self) -> float | None:
        """The index of asymmetry; unknown when signs contradict or neither does anything."""
        return None if self.contradicts else asymmetry(self.penalty, self.reward)

    @property
    def size(self) -> float | None:
        """The range of its impact on the outcome: `r + |p|`."""
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
    return Contrast(
        journey=journey,
        touchpoint=touchpoint,
        penalty=sum(part * pair.penalty for pair, part in parts),
        reward=sum(part * pair.reward for pair, part in parts),
        n=sum(sizes) if all(sizes) else None,
        stale=any_stale(used, scores),
        records=tuple(used),
    )
