"""Where one group of customers is served worse than the others, and whether that is more than chance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.differences import chance_of, difference, sure_together
from journeykit.scoring.measured import measured
from journeykit.scoring.performance import Figure, combined
from journeykit.scoring.records import days, latest
from journeykit.scoring.values import SMALL_SAMPLE, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from journeykit.scoring.own_figures import Answers
    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import JourneyScore, TouchpointScore
    from journeykit.workspace import PlacedRecord

Against = Literal["others", "everybody"]
Verdict = Literal["clear", "indication", "noise", "too-few", "assumed"]

CLEARLY_WORSE = 10.0
"""Points by which a guess must be lower to be called worse: two guesses have no margin to compare by."""

_QUARTER = 92
"""Days between two figures that may still be compared."""

_Pair = tuple[str, frozenset[frozenset[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A touchpoint that serves a group worse than the rest.

    `own` and `rest` are P as answered: the same questions of the same period, before few answers move towards the
    mean. `against` says who the rest is: the other groups that answered (`others`), or all customers, this group
    among them (`everybody`). `gap` is how many points lower the group is, with its interval. `verdict`: beyond chance
    also among so many comparisons (`clear`), beyond it only when looked at alone (`indication`), within the noise
    (`noise`), too few answers to tell (`too-few`), or a guess (`assumed`: no answers, but what the documents say).
    """

    group: str
    touchpoint: TouchpointScore
    own: Figure
    rest: Figure
    against: Against
    others: tuple[str, ...]
    gap: Interval
    verdict: Verdict

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
    found: list[Served] = []
    tests: dict[_Pair, float] = {}
    pairs: dict[tuple[str, str], _Pair] = {}
    for group, seen in groups.items():
        for one in seen.touchpoints:
            compared = _compared(answers, journey, group, one, settings, now)
            if compared is not None:
                chance = chance_of(compared.gap, settings.confidence)
                pair = _pair(compared)
                pairs[group, one.id] = pair
                if chance is not None:
                    tests[pair] = chance
            elif (guess := _guess(journey, group, one)) is not None:
                compared = guess
            if compared is not None and (compared.gap.value or 0.0) > 0 and one.reach.value > 0:
                found.append(compared)
    sure = sure_together(tests, settings.confidence)
    judged = [_judged(one, tests, sure, pairs, settings.confidence) for one in found]
    order = {one.id: place for place, one in enumerate(journey.touchpoints)}
    return Unequal(
        tuple(sorted(judged, key=lambda one: (-one.felt, order.get(one.touchpoint.id, 0), one.group))), len(tests)
    )


def _pair(one: Served) -> _Pair:
    """What a comparison compares: of two groups alone, each against the other is the same comparison."""
    rest = frozenset(one.others) if one.against == "others" else frozenset({"", one.group})
    return one.touchpoint.id, frozenset({frozenset({one.group}), rest})


def _judged(
    one: Served,
    tests: Mapping[_Pair, float],
    sure: frozenset[_Pair],
    pairs: Mapping[tuple[str, str], _Pair],
    confidence: float,
) -> Served:
    pair = pairs.get((one.group, one.touchpoint.id))
    if one.verdict == "assumed" or pair is None:
        return one
    few = min(one.own.n or 0.0, one.rest.n or 0.0) < SMALL_SAMPLE
    # A handful of equal answers has no spread, and is not certain for that.
    certain = one.gap.value is not None and one.gap.low == one.gap.value
    if pair not in tests or (few and certain):
        return replace(one, verdict="too-few")
    if pair in sure:
        return replace(one, verdict="clear")
    if tests[pair] < 1 - confidence:
        return replace(one, verdict="indication")
    return replace(one, verdict="too-few" if few else "noise")


def _compared(
    answers: Answers, journey: JourneyScore, group: str, one: TouchpointScore, settings: Settings, now: date | None
) -> Served | None:
    """Hold a group's own answers at a touchpoint against those of the others, else of everybody."""
    own = answers.at(group, journey.id, one.id)
    if not own:
        return None
    others = {
        name: found for name in answers.by_group if name != group and (found := answers.at(name, journey.id, one.id))
    }
    for against, rest in _rests(answers, journey.id, one.id, others):
        for mine, theirs in _of_one_time(own, rest):
            figures = _figures(mine, theirs, settings, now)
            if figures is not None:
                names = tuple(name for name, found in others.items() if any(placed in theirs for placed in found))
                return Served(
                    group=group, touchpoint=one, own=figures[0], rest=figures[1], against=against,
                    others=names if against == "others" else (), gap=difference(figures[1], figures[0]),
                    verdict="noise",
                )  # fmt: skip
    return None


def _rests(
    answers: Answers, journey: str, touchpoint: str, others: Mapping[str, Sequence[PlacedRecord]]
) -> Iterator[tuple[Against, Sequence[PlacedRecord]]]:
    yield "others", [placed for found in others.values() for placed in found]
    yield "everybody", answers.of_everybody_at(journey, touchpoint)


def _of_one_time(
    own: Sequence[PlacedRecord], rest: Sequence[PlacedRecord]
) -> Iterator[tuple[list[PlacedRecord], list[PlacedRecord]]]:
    """The answers of each period in which both sides were asked, the newest first, undated ones last.

    Without such a period the latest answers of both, when no more than a quarter lies between them.
    """
    periods = {days(placed.record) for placed in own} & {days(placed.record) for placed in rest}
    for period in sorted(periods, key=lambda known: (known is not None, known and (known[1], known[0])), reverse=True):
        yield (
            [placed for placed in own if days(placed.record) == period],
            [placed for placed in rest if days(placed.record) == period],
        )
    if not periods and own and rest:
        mine, theirs = latest(own), latest(rest)
        ends = days(mine[0].record), days(theirs[0].record)
        if ends[0] and ends[1] and abs((ends[0][1] - ends[1][1]).days) <= _QUARTER:
            yield mine, theirs


def _figures(
    own: Sequence[PlacedRecord], rest: Sequence[PlacedRecord], settings: Settings, now: date | None
) -> tuple[Figure, Figure] | None:
    """P of both sides from the metrics that both were asked; None when there is none."""
    mine = {metric.metric: metric.figure for metric in measured(own, settings, now)}
    theirs = {metric.metric: metric.figure for metric in measured(rest, settings, now)}
    both = [
        (metric, weight)
        for metric in mine
        if metric in theirs and (weight := settings.metric_weights.get(metric, 0)) > 0
    ]
    if not both:
        return None
    return (
        combined([(mine[metric], weight) for metric, weight in both]),
        combined([(theirs[metric], weight) for metric, weight in both]),
    )


def _guess(journey: JourneyScore, group: str, one: TouchpointScore) -> Served | None:
    """Where what the documents say of a group is much worse than what is known of everybody."""
    whole = journey.touchpoint(one.id)
    own, rest = one.performance, whole.performance if whole else None
    if one.performance.basis != "emotion" or rest is None or own.value is None or rest.value is None:
        return None
    gap = rest.value - own.value
    if gap < CLEARLY_WORSE:
        return None
    return Served(
        group=group, touchpoint=one, own=Figure(own.value, own.low, own.high, own.se, own.n),
        rest=Figure(rest.value, rest.low, rest.high, rest.se, rest.n), against="everybody", others=(),
        gap=Interval(gap), verdict="assumed",
    )  # fmt: skip
