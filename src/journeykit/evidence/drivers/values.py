"""What importance is derived from: ratings of touchpoints beside an overall outcome, counted by pattern of answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from journeykit.diagnostics import Message, message
from journeykit.model.metrics import LOW_IS_BETTER, SATISFACTION, scale_of
from journeykit.scoring.performance import EXCEL, FLOOR, p_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

CONFIDENCE = 0.95
"""Of every interval here."""

Method = Literal["relative-weights", "lmg"]

Unit: TypeAlias = tuple[str | None, float | None, float | None, tuple[float | None, ...]]
"""What some respondents have in common: period, weight, outcome, and an answer per driver; None is no answer."""

Pairs: TypeAlias = Counter[tuple[str | None, str]]
"""Answers to a pair of Kano's questions: how many fall in each period into each category."""


@dataclass(frozen=True, slots=True)
class Driver:
    """A question about a touchpoint whose answers may hang together with the outcome."""

    column: str
    touchpoint: str
    metric: str
    scale: tuple[float, float] | str | None = None
    better: str | None = None

    def performance(self, answer: float) -> float:
        """P of one answer; of a recommendation what promoters (100), passives and detractors (0) stand for."""
        if self.metric == "nps":
            return p_of(100.0 if answer >= 9 else -100.0 if answer <= 6 else 0.0, SATISFACTION["nps"])
        scale = scale_of(self.metric, self.scale, self.better)
        assert scale is not None
        return p_of(answer, scale)

    @property
    def sign(self) -> float:
        """-1 where a low answer is the good one."""
        scale = scale_of(self.metric, self.scale, self.better)
        return -1.0 if scale is not None and scale.better == "low" else 1.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked together: the questions about one journey, and its overall outcome."""

    journey: str
    outcome: str
    metric: str
    drivers: tuple[Driver, ...]
    tidy: bool = False
    """Whether the drivers are those that a file of tidy data happens to have: another file may have others."""

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """The touchpoints, each once."""
        return tuple(dict.fromkeys(driver.touchpoint for driver in self.drivers))

    @property
    def sign(self) -> float:
        """-1 where a low outcome is the good one."""
        scale = scale_of(self.metric)
        return -1.0 if self.metric in LOW_IS_BETTER or (scale is not None and scale.better == "low") else 1.0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that takes no part.

    Hardly anybody answered it (`n` of `of`), everybody gave the same answer, or `like` and the ones before it say it already.
    """

    driver: Driver
    reason: Literal["hardly-answered", "constant", "tied"]
    n: int = 0
    of: int = 0
    like: str = ""

    @property
    def said(self) -> Message:
        """The same, in words."""
        if self.reason == "constant":
            return message('left out: "{column}", to which everybody gave the same answer', column=self.driver.column)
        if self.reason == "tied":
            return message('left out: "{column}", which cannot be told apart from "{other}" and what stands before it',
                           column=self.driver.column, other=self.like)  # fmt: skip
        return message('left out: "{column}", which only {n} of {all} answered', column=self.driver.column, n=self.n,
                       all=self.of)  # fmt: skip


@dataclass(slots=True)
class Together:
    """What the files of a run have for it: how often each pattern of answers was given."""

    answers: dict[Asked, Counter[Unit]] = field(default_factory=dict)
    pairs: dict[tuple[str | None, str], Pairs] = field(default_factory=dict)
    """By journey and touchpoint."""
    said: dict[Message, None] = field(default_factory=dict)

    def add(self, other: Together) -> None:
        """Take another file along."""
        for asked, units in other.answers.items():
            if asked.tidy:
                self.add_tidy(asked, units)
            else:
                self.answers.setdefault(asked, Counter()).update(units)
        for subject, pairs in other.pairs.items():
            self.pairs.setdefault(subject, Counter()).update(pairs)
        self.said |= other.said

    def add_tidy(self, asked: Asked, units: Counter[Unit]) -> None:
        """Take answers of tidy data along, whose questions need not be those of the ones before."""
        there = next((one for one in self.answers if one.tidy and replace(one, drivers=asked.drivers) == asked), None)
        before = self.answers.pop(there) if there is not None else Counter[Unit]()
        drivers = tuple(dict.fromkeys([*(there.drivers if there is not None else ()), *asked.drivers]))
        joined: Counter[Unit] = Counter()
        for own, some in ((there, before), (asked, units)):
            if own is not None:
                at = [own.drivers.index(driver) if driver in own.drivers else None for driver in drivers]
                for (period, weight, outcome, answers), count in some.items():
                    joined[period, weight, outcome, tuple(None if i is None else answers[i] for i in at)] += count
        self.answers[replace(asked, drivers=drivers)] = joined


POOR, EXCELLENT = FLOOR, EXCEL
"""Below which P an answer is poor, and from which on excellent: as everywhere in a score."""
