"""The business case: what the plan costs and brings in money, of the actions that say both."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.planning.action_values import Action


@dataclass(frozen=True, slots=True)
class BusinessCase:
    """Costs and benefits a year of the `counted` actions; `uncounted` do not say what they cost, or bring in money."""

    counted: int
    uncounted: int
    once: float
    yearly: float
    benefit: float

    @property
    def net(self) -> float:
        """What is left each year, when the costs to get it done are paid."""
        return self.benefit - self.yearly

    @property
    def months(self) -> int | None:
        """After how many whole months it has paid for itself; None when it never does."""
        if self.net <= 0:
            return None
        return ceil(12 * self.once / self.net)


def business_case(actions: Iterable[Action]) -> BusinessCase:
    """Add up costs and benefits of the actions that have both; the others are counted, not guessed."""
    found = [action.improvement for action in actions]
    both = [(one.cost, one.benefit.yearly) for one in found if one.cost and one.benefit and one.benefit.yearly]
    return BusinessCase(
        counted=len(both),
        uncounted=len(found) - len(both),
        once=sum(cost.once for cost, _ in both),
        yearly=sum(cost.yearly for cost, _ in both),
        benefit=sum(benefit for _, benefit in both),
    )
