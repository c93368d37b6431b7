"""The choice under a budget as plain numbers: what improvements ask, bring, need, and exclude."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING

from journeykit.scoring.gains import expected_rise

if TYPE_CHECKING:
    from collections.abc import Collection

    from journeykit.scoring.gains import Effect

_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint: its P, the index points that a point of P is worth, and which improvement does what to it."""

    p: float
    worth: float
    effects: tuple[tuple[int, Effect], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Improvements by number, in the order of the files. A limit of None does not bind.

    `requires` are pairs (one, the other that it needs), `excludes` pairs of which at most one is done, and `helpers`
    bring nothing by themselves: they are only chosen along with one of those that need them.
    """

    costs: tuple[float, ...]
    days: tuple[float, ...]
    spots: tuple[Spot, ...]
    requires: tuple[tuple[int, int], ...] = ()
    excludes: tuple[tuple[int, int], ...] = ()
    helpers: tuple[tuple[int, tuple[int, ...]], ...] = ()
    budget: float | None = None
    most_days: float | None = None

    @property
    def size(self) -> int:
        """How many improvements there are."""
        return len(self.costs)

    def gain(self, chosen: Collection[int]) -> float:
        """The index points that some improvements are expected to bring together."""
        return fsum(
            spot.worth * expected_rise(spot.p, [effect for number, effect in spot.effects if number in chosen])
            for spot in self.spots
        )

    def cost(self, chosen: Collection[int]) -> float:
        """The money that they ask until the horizon."""
        return fsum(self.costs[number] for number in chosen)

    def effort(self, chosen: Collection[int]) -> float:
        """The working days that they ask."""
        return fsum(self.days[number] for number in chosen)

    def fits(self, chosen: Collection[int]) -> bool:
        """Whether they stay within the limits; sums of decimal amounts may be off in the last digit."""
        return within(self.cost(chosen), self.budget) and within(self.effort(chosen), self.most_days)

    def allows(self, chosen: Collection[int]) -> bool:
        """Whether they can be done together."""
        return (
            self.fits(chosen)
            and all(other in chosen for one, other in self.requires if one in chosen)
            and not any(one in chosen and other in chosen for one, other in self.excludes)
            and all(any(user in chosen for user in users) for one, users in self.helpers if one in chosen)
        )

    def with_limits(self, budget: float | None, most_days: float | None) -> Problem:
        """The same improvements under other limits."""
        return replace(self, budget=budget, most_days=most_days)


def within(total: float, limit: float | None) -> bool:
    """Whether a sum stays within a limit, but for rounding."""
    return limit is None or total <= limit + _ROUNDING * max(1.0, limit)
