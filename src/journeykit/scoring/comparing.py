"""The answers of one group of customers held against those of the others, at each touchpoint of a journey."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.differences import chance_of, difference, sure_together
from journeykit.scoring.measured import measured
from journeykit.scoring.performance import combined
from journeykit.scoring.records import days, latest
from journeykit.scoring.values import SMALL_SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from journeykit.diagnostics import Place
    from journeykit.scoring.own_figures import Answers
    from journeykit.scoring.performance import Figure
    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import Interval
    from journeykit.workspace import PlacedRecord

Against = Literal["others", "everybody"]
Verdict = Literal["clear", "indication", "noise", "too-few"]

_QUARTER = 92
"""Days between two figures that may still be compared."""

_Pair = tuple[str | None, frozenset[frozenset[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A group's own answers at a touchpoint (None: of the journey as a whole), and those of the rest.

    `own` and `rest` are P as answered: the same questions of the same time, before few answers move towards the mean.
    `against` says who the rest is: the other groups that answered (`others`), or all customers, this group among
    them (`everybody`). `gap` is how many points lower the group is (below 0: higher). `verdict`: beyond chance also
    among all comparisons of the journey (`clear`), only when looked at alone (`indication`), within the noise
    (`noise`), or too few answers to tell (`too-few`). `place` is where its answers stand.
    """

    touchpoint: str | None
    group: str
    own: Figure
    rest: Figure
    against: Against
    others: tuple[str, ...]
    gap: Interval
    verdict: Verdict
    place: Place

    @property
    def is_clearly_worse(self) -> bool:
        """Whether the group is lower, and that is no chance."""
        return self.verdict == "clear" and (self.gap.value or 0.0) > 0


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All comparisons of a journey, and how many differences were tested: two groups alone are one."""

    found: tuple[Comparison, ...]
    tests: int


def compare(
    answers: Answers, journey: str, touchpoints: Iterable[str | None], settings: Settings, now: date | None
) -> Comparisons:
    """Hold every group that answered against the others, at some touchpoints of a journey.

    Args:
        answers: All figures, told apart by groups.
        journey: The id of the journey.
        touchpoints: Ids of its touchpoints; None is the journey as a whole.
        settings: The project's.
        now: The day from which it is judged what is old.
    """
    found = [
        compared
        for touchpoint in dict.fromkeys(touchpoints)
        for group in answers.by_group
        if (compared := _compared(answers, journey, group, touchpoint, settings, now)) is not None
    ]
    tests: dict[_Pair, float] = {}
    for one in found:
        chance = chance_of(one.gap, settings.confidence)
        if chance is not None:
            tests[_pair(one)] = chance
    sure = sure_together(tests, settings.confidence)
    return Comparisons(
        tuple(replace(one, verdict=_verdict(one, tests, sure, settings.confidence)) for one in found), len(tests)
    )


def _pair(one: Comparison) -> _Pair:
    """What a comparison compares: of two groups alone, each against the other is the same comparison."""
    rest = frozenset(one.others) if one.against == "others" else frozenset({"", one.group})
    return one.touchpoint, frozenset({frozenset({one.group}), rest})


def _verdict(one: Comparison, tests: Mapping[_Pair, float], sure: frozenset[_Pair], confidence: float) -> Verdict:
    pair = _pair(one)
    few = min(one.own.n or 0.0, one.rest.n or 0.0) < SMALL_SAMPLE
    # A handful of equal answers has no spread, and is not certain for that.
    certain = one.gap.value is not None and one.gap.value in (one.gap.low, one.gap.high)
    if pair not in tests or (few and certain):
        return "too-few"
    if pair in sure:
        return "clear"
    if tests[pair] < 1 - confidence:
        return "indication"
    return "too-few" if few else "noise"


def _compared(
    answers: Answers, journey: str, group: str, touchpoint: str | None, settings: Settings, now: date | None
) -> Comparison | None:
    """Hold a group's own answers at a touchpoint against those of the others, else of everybody."""
    own = answers.at(group, journey, touchpoint)
    if not own:
        return None
    others = {
        name: found for name in answers.by_group if name != group and (found := answers.at(name, journey, touchpoint))
    }
    for against, rest in _rests(answers, journey, touchpoint, others):
        for mine, theirs in _of_one_time(own, rest):
            figures = _figures(mine, theirs, settings, now)
            if figures is not None:
                names = tuple(name for name, found in others.items() if any(placed in theirs for placed in found))
                return Comparison(
                    touchpoint=touchpoint, group=group, own=figures[0], rest=figures[1], against=against,
                    others=names if against == "others" else (), gap=difference(figures[1], figures[0]),
                    verdict="noise", place=mine[0].place,
                )  # fmt: skip
    return None


def _rests(
    answers: Answers, journey: str, touchpoint: str | None, others: Mapping[str, Sequence[PlacedRecord]]
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
