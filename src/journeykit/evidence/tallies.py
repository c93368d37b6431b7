"""Answers added up exactly: whatever the order in which they come, the same figures to the last digit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext
from math import sqrt

_MOST_ANSWERS = 21
"""A distribution has at most as many different answers as a scale from 0 to 20; beyond that it is a mean."""
_EXACT = Context(prec=80)
_NONE = Decimal(0)


@dataclass(slots=True)
class Sums:
    """Sums over answers: of their weights, of the squares of these, and of the weighted answers and their squares."""

    weight: Decimal = _NONE
    squares: Decimal = _NONE
    sum: Decimal = _NONE
    sum2: Decimal = _NONE

    def add(self, answer: Decimal, weight: Decimal | int, squares: Decimal | int) -> None:
        """Add an answer that weighs so much altogether; in the exact context."""
        self.weight += weight
        self.squares += squares
        self.sum += weight * answer
        self.sum2 += weight * answer * answer

    def take(self, other: Sums) -> None:
        """Add all of some other sums; in the exact context."""
        self.weight += other.weight
        self.squares += other.squares
        self.sum += other.sum
        self.sum2 += other.sum2


@dataclass(slots=True)
class Tally:
    """The answers of one group: how many, and how often each was given.

    `counts` is None when there are too many different ones. Sums are kept of these only, and of answers with weights:
    what else there is to know follows from the counts, when somebody asks.
    """

    n: int = 0
    counts: Counter[Decimal] | None = field(default_factory=Counter)
    weights: dict[Decimal, Decimal] | None = None
    sums: Sums | None = None

    def add(self, answer: Decimal, count: int, weight: Decimal | None = None) -> None:
        """Add an answer that was given so many times, each time with this weight."""
        if weight is not None or self.sums is not None:
            self._weigh(answer, count, weight)
        self.n += count
        if self.counts is not None:
            self.counts[answer] = self.counts.get(answer, 0) + count
            self._forget_many()

    def _weigh(self, answer: Decimal, count: int, weight: Decimal | None) -> None:
        with localcontext(_EXACT):
            if self.sums is None:
                self.sums = self._summed()
            each = count if weight is None else weight * count
            self.sums.add(answer, each, each if weight is None else weight * each)
            if weight is not None and self.counts is not None:
                self.weights = self.weights or {}
                self.weights[answer] = self.weights.get(answer, _NONE) + weight * count

    def take(self, other: Tally) -> None:
        """Add all answers of another group."""
        if self.sums is not None or other.sums is not None:
            with localcontext(_EXACT):
                self.sums = self._summed()
                self.sums.take(other._summed())
        self.n += other.n
        if self.counts is None or other.counts is None:
            self.counts = self.weights = None
            return
        if self.weights is not None or other.weights is not None:  # what comes of a file without weights weighs 1
            with localcontext(_EXACT):
                self.weights = dict(self.weights or {one: Decimal(n) for one, n in self.counts.items()})
                for answer, weight in (other.weights or other.counts).items():
                    self.weights[answer] = self.weights.get(answer, _NONE) + weight
        self.counts.update(other.counts)
        self._forget_many()

    def _forget_many(self) -> None:
        """Keep sums instead of counts when there are too many different answers."""
        if self.counts is not None and len(self.counts) > _MOST_ANSWERS:
            with localcontext(_EXACT):
                self.sums = self._summed()
            self.counts = self.weights = None

    def _summed(self) -> Sums:
        """Return the sums; in the exact context."""
        if self.sums is not None:
            return self.sums
        made = Sums()
        for answer, count in (self.counts or {}).items():
            made.add(answer, count, count)
        return made

    @property
    def weighted(self) -> bool:
        """Whether some answers count for more than others."""
        return self.sums is not None and (self.sums.weight != self.n or self.sums.squares != self.n)

    @property
    def mean(self) -> float:
        """The mean."""
        with localcontext(_EXACT):
            sums = self._summed()
            return float(sums.sum / sums.weight)

    @property
    def sd(self) -> float | None:
        """The standard deviation of the population that the sample stands for; None with one answer."""
        with localcontext(_EXACT):
            sums = self._summed()
            left = sums.weight - sums.squares / sums.weight  # n - 1 without weights
            if left <= 0:
                return None
            return sqrt(max(float((sums.sum2 - sums.sum * sums.sum / sums.weight) / left), 0.0))

    @property
    def effective(self) -> float:
        """How many answers without weights are worth as much (Kish)."""
        return worth([self])


def worth(tallies: Iterable[Tally]) -> float:
    """Return how many answers some groups together stand for: their number, or of weighted ones the effective number."""
    n = plain = 0
    weighted = []
    for one in tallies:
        n += one.n
        if one.sums is None:
            plain += one.n
        else:
            weighted.append(one.sums)
    if not weighted:
        return n
    with localcontext(_EXACT):
        weight = sum((sums.weight for sums in weighted), Decimal(plain))
        squares = sum((sums.squares for sums in weighted), Decimal(plain))
        return n if weight * weight == n * squares else float(weight * weight / squares)


def together(tallies: Iterable[Tally]) -> Tally:
    """Return several groups as one."""
    made = Tally()
    for one in tallies:
        made.take(one)
    return made
