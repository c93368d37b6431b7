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
class Tally:
    """The answers of one group: how many, their sums, and how often each was given.

    `counts` is None when there are too many different ones. Sums are weighted when the answers are.
    """

    n: int = 0
    weight: Decimal = _NONE
    squares: Decimal = _NONE
    sum: Decimal = _NONE
    sum2: Decimal = _NONE
    counts: Counter[Decimal] | None = field(default_factory=Counter)
    weights: dict[Decimal, Decimal] | None = None

    def add(self, answer: Decimal, count: int, weight: Decimal | None = None) -> None:
        """Add an answer that was given so many times, each time with this weight."""
        with localcontext(_EXACT):
            each: Decimal | int = count if weight is None else weight * count
            self.n += count
            self.weight += each
            self.squares += each if weight is None else weight * each
            self.sum += each * answer
            self.sum2 += each * answer * answer
            if self.counts is not None:
                self.counts[answer] += count
                if weight is not None:
                    self.weights = self.weights or {}
                    self.weights[answer] = self.weights.get(answer, _NONE) + weight * count
                if len(self.counts) > _MOST_ANSWERS:
                    self.counts = self.weights = None

    @property
    def weighted(self) -> bool:
        """Whether some answers count for more than others."""
        return self.weight != self.n or self.squares != self.n

    @property
    def mean(self) -> float:
        """The mean."""
        with localcontext(_EXACT):
            return float(self.sum / self.weight)

    @property
    def sd(self) -> float | None:
        """The standard deviation of the population that the sample stands for; None with one answer."""
        with localcontext(_EXACT):
            left = self.weight - self.squares / self.weight  # n - 1 without weights
            if left <= 0:
                return None
            return sqrt(max(float((self.sum2 - self.sum * self.sum / self.weight) / left), 0.0))

    @property
    def effective(self) -> float:
        """How many answers without weights are worth as much (Kish)."""
        with localcontext(_EXACT):
            return float(self.weight * self.weight / self.squares)


def worth(tallies: Iterable[Tally]) -> float:
    """Return how many answers some groups together stand for: their number, or of weighted ones the effective number."""
    n, weight, squares = 0, _NONE, _NONE
    with localcontext(_EXACT):
        for one in tallies:
            n += one.n
            weight += one.weight
            squares += one.squares
        return n if weight * weight == n * squares else float(weight * weight / squares)


def together(tallies: Iterable[Tally]) -> Tally:
    """Return several groups as one."""
    made, parts = Tally(), list(tallies)
    weighted = any(one.weights is not None for one in parts)
    with localcontext(_EXACT):
        for one in parts:
            made.n += one.n
            made.weight += one.weight
            made.squares += one.squares
            made.sum += one.sum
            made.sum2 += one.sum2
            if made.counts is not None and one.counts is not None:
                made.counts.update(one.counts)
                if weighted:  # what comes of a file without weights weighs 1
                    made.weights = made.weights or {}
                    for answer, weight in (one.weights or one.counts).items():
                        made.weights[answer] = made.weights.get(answer, _NONE) + weight
            if one.counts is None or (made.counts is not None and len(made.counts) > _MOST_ANSWERS):
                made.counts = made.weights = None
    return made
