"""Where one group of customers is served worse than the others, and whether that is more than chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.comparing import Against, Comparison, compare
from journeykit.scoring.performance import Figure
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journeykit.scoring.own_figures import Answers
    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import JourneyScore, TouchpointScore

CLEARLY_WORSE = 10.0
"""Points by which a guess must be lower to be called worse: two guesses have no margin to compare by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A touchpoint that serves a group worse than the rest.

    The figures and verdicts are those of a comparison of answers. `assumed` is a guess: no answers, but what the
    documents say of the group.
    """

    group: str
    touchpoint: TouchpointScore
    own: Figure
    rest: Figure
    against: Against
    others: tuple[str, ...]
    gap: Interval
    verdict: Literal["clear", "indication", "noise", "too-few", "assumed"]

    @property
    def is_worse(self) -> bool:
        """Whether the group is served worse as far as anybody can tell: beyond chance, or by what the documents say."""
        return self.verdict in ("clear", "indication", "assumed")

    @property
    def felt(self) -> float:
        """The gap times the share of the group that meets it: what it costs the group as a whole."""
        return (self.gap.value or 0.0) * self.touchpoint.reach.value


@dataclass(frozen=True, slots=True)
class Unequal:
    """Where groups are served worse, what costs a group most first, and how many comparisons were made in all."""

    served: tuple[Served, ...]
    comparisons: int

    def of(self, group: str) -> tuple[Served, ...]:
        """What concerns one group."""
        return tuple(one for one in self.served if one.group == group)


def unequal(
    answers: Answers, journey: JourneyScore, groups: Mapping[str, JourneyScore], settings: Settings, now: date | None
) -> Unequal:
    """Compare each group of customers with the others at every touchpoint of a journey.

    Args:
        answers: All figures, told apart by groups.
        journey: The journey, scored for everybody.
        groups: The same journey, scored for each group.
        settings: The project's.
        now: The day from which it is judged what is old.
    """
    ids = {one.id: place for place, one in enumerate(journey.touchpoints)}
    ids |= {one.id: len(ids) for seen in groups.values() for one in seen.touchpoints if one.id not in ids}
    compared = compare(answers, journey.id, ids, settings, now)
    by_place = {(one.group, one.touchpoint): one for one in compared.found}
    found: list[Served] = []
    for group, seen in groups.items():
        for one in seen.touchpoints:
            comparison = by_place.get((group, one.id))
            served = _served(one, comparison) if comparison is not None else _guess(journey, group, one)
            if served is not None and (served.gap.value or 0.0) > 0 and one.reach.value > 0:
                found.append(served)
    order = sorted(found, key=lambda one: (-one.felt, ids[one.touchpoint.id], one.group))
    return Unequal(tuple(order), compared.tests)


def _served(touchpoint: TouchpointScore, one: Comparison) -> Served:
    return Served(
        group=one.group, touchpoint=touchpoint, own=one.own, rest=one.rest, against=one.against, others=one.others,
        gap=one.gap, verdict=one.verdict,
    )  # fmt: skip


def _guess(journey: JourneyScore, group: str, one: TouchpointScore) -> Served | None:
    """Where what the documents say of a group is much worse than what is known of everybody."""
    whole = journey.touchpoint(one.id)
    own, rest = one.performance, whole.performance if whole else None
    if own.basis != "emotion" or rest is None or own.value is None or rest.value is None:
        return None
    gap = rest.value - own.value
    if gap < CLEARLY_WORSE:
        return None
    return Served(
        group=group, touchpoint=one, own=Figure(own.value, own.low, own.high, own.se, own.n),
        rest=Figure(rest.value, rest.low, rest.high, rest.se, rest.n), against="everybody", others=(),
        gap=Interval(gap), verdict="assumed",
    )  # fmt: skip
