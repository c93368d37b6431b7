"""What is told of the best plan: each improvement in it, each that is not, the second best, and a tenth more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.planning.budget.offers import lack_words, left_words
from journeykit.planning.budget.plans import EQUAL, best_with
from journeykit.planning.budget.problem import Problem, within
from journeykit.planning.budget.table import Table, ask_of
from journeykit.planning.budget.values import Difference, LeftOut, More, Picked, Unjudged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from journeykit.diagnostics import Message
    from journeykit.planning.budget.draws import Certainty
    from journeykit.planning.budget.offers import Offer
    from journeykit.planning.budget.plans import Best
    from journeykit.planning.budget.values import Left
    from journeykit.scoring.expectations import Key

_SHOWN = 0.05
FEW = 60
"""Up to so many improvements, each one that is left out is put in the plan, to say what that would cost."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the story of a choice is made of."""

    table: Table
    offers: Mapping[Key, Offer]
    best: Best
    horizon: float
    certainty: Certainty | None = None

    @property
    def problem(self) -> Problem:
        """The choice in numbers."""
        return self.table.problem

    def titles(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """What some improvements are called."""
        return tuple(self.offers[key].title for key in self.table.named(numbers))

    def picked(self) -> Iterator[Picked]:
        """The improvements of the plan, in the order of the files."""
        whole = self.problem.gain(self.best.chosen)
        for number in sorted(self.best.chosen):
            offer = self.offers[self.table.keys[number]]
            yield Picked(
                key=offer.key,
                id=offer.improvement.id,
                title=offer.title,
                gain=offer.gain,
                adds=whole - self.problem.gain(self._without(number)),
                ask=ask_of([offer], self.horizon),
                enables=any(other in self.best.chosen for other, need in self.problem.requires if need == number),
                share=self._share(number),
            )

    def _share(self, number: int | None) -> float | None:
        if self.certainty is None or self.certainty.shares is None:
            return None
        return 0.0 if number is None else self.certainty.shares[number]

    def _without(self, number: int) -> frozenset[int]:
        """The plan without an improvement and without all that needs it."""
        gone = {number}
        while more := {one for one, need in self.problem.requires if need in gone} - gone:
            gone |= more
        return self.best.chosen - gone

    def difference(self, chosen: Collection[int]) -> Difference:
        """Another plan, held against the best one."""
        return Difference(
            gain=self.problem.gain(chosen),
            ask=ask_of([self.offers[key] for key in self.table.named(chosen)], self.horizon),
            adds=self.titles(set(chosen) - self.best.chosen),
            drops=self.titles(self.best.chosen - set(chosen)),
            keys=frozenset(self.table.named(chosen)),
        )

    def more_budget(self) -> More | None:
        """What a tenth more money brings; None when money does not bind."""
        budget, days = self.problem.budget, self.problem.most_days
        return None if budget is None else self._more(_a_tenth_more(budget), days, _a_tenth_more(budget))

    def more_days(self) -> More | None:
        """What a tenth more working days brings; None when days do not bind."""
        budget, days = self.problem.budget, self.problem.most_days
        return None if days is None else self._more(budget, _a_tenth_more(days), _a_tenth_more(days))

    def _more(self, budget: float | None, days: float | None, limit: float) -> More:
        found = best_with(self.problem.with_limits(budget, days))
        gain = self.problem.gain(found.chosen) - self.problem.gain(self.best.chosen) if found else 0.0
        if found is None or gain <= EQUAL:
            return More(limit, 0.0, (), ())
        other = self.difference(found.chosen)
        return More(limit, gain, other.adds, other.drops)

    def left_out(self) -> Iterator[LeftOut]:
        """The improvements that could be judged and are not in the plan."""
        numbers = {key: number for number, key in enumerate(self.table.keys)}
        tried = self.problem.size <= FEW
        for key, offer in self.offers.items():
            number = numbers.get(key)
            if number in self.best.chosen or (offer.impossible is None and offer.lacks):
                continue
            why, because, loss = self._why_not(offer, number, tried=tried)
            yield LeftOut(
                key=key,
                id=offer.improvement.id,
                title=offer.title,
                why=why,
                because=because,
                gain=offer.gain,
                loss=loss,
                share=self._share(number),
            )

    def _why_not(self, offer: Offer, number: int | None, *, tried: bool) -> tuple[Left, Message, float | None]:
        if offer.impossible is not None:
            return "impossible", offer.impossible, None
        if number is None:
            return "nothing", left_words("nothing"), None
        needs = self._with_needs(number)
        if not within(self.problem.cost(needs), self.problem.budget):
            return "budget", left_words("budget"), None
        if not within(self.problem.effort(needs), self.problem.most_days):
            return "days", left_words("days"), None
        loss = self._loss(number) if tried else None
        rival = self._rival(number)
        if rival is not None:
            return "alternative", message('"{title}" takes its place', title=rival), loss
        if not offer.gain or offer.gain <= 0:
            return "nothing", left_words("nothing"), loss
        if loss is not None and loss <= EQUAL:
            return "less", message("with it, the plan brings no more"), 0.0
        if loss is None:
            return "less", left_words("less"), None
        words = (
            "others bring more for the same money and work; with this one, the plan brings {loss:.1f} points less"
            if loss >= _SHOWN
            else "others bring a little more for the same money and work; with this one, the plan is almost as good"
        )
        return "less", message(words, loss=loss), loss

    def _with_needs(self, number: int) -> set[int]:
        found = {number}
        while more := {need for one, need in self.problem.requires if one in found} - found:
            found |= more
        return found

    def _rival(self, number: int) -> str | None:
        pairs = (pair for pair in self.problem.excludes if number in pair)
        others = {other for pair in pairs for other in pair if other != number and other in self.best.chosen}
        return self.titles(others)[0] if others else None

    def _loss(self, number: int) -> float | None:
        found = best_with(self.problem, including=[number])
        return None if found is None else self.problem.gain(self.best.chosen) - self.problem.gain(found.chosen)

    def unjudged(self) -> Iterator[Unjudged]:
        """The improvements of which too little is known; one that others need may be in the plan all the same."""
        chosen = set(self.table.named(self.best.chosen))
        for key, offer in self.offers.items():
            if offer.impossible is None and offer.lacks and key not in chosen:
                yield Unjudged(
                    key=key,
                    id=offer.improvement.id,
                    title=offer.title,
                    lacks=offer.lacks,
                    because=lack_words(offer.lacks),
                )


def _a_tenth_more(limit: float) -> float:
    return limit * 11 / 10  # not times 1.1, which is not a whole amount for whole amounts
