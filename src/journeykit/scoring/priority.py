"""The priority of a touchpoint, the order that follows from it, and where two touchpoints change places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Criteria:
    """The two things that make a priority, each 0-1: room for satisfaction, and for the brand."""

    satisfaction: float
    brand: float

    def weighed(self, balance: float) -> float:
        """The priority when satisfaction weighs `balance` and the brand the rest."""
        return balance * self.satisfaction + (1 - balance) * self.brand


def criteria(
    *, p: float | None, target: float, w: float | None, most: float, r: float, gap: float | None
) -> Criteria | None:
    """`w / max(w)` times the room up to the target, and times the brand gap; unknown without a P.

    A brand gap that is not known adds nothing.
    """
    if p is None or w is None:
        return None
    relative = w / most if most > 0 else 0.0
    return Criteria(relative * r * max(0.0, target - p) / target, relative * (gap or 0.0) / 100)


def in_order(
    items: Sequence[_Item], *, take: Callable[[_Item], str], value: Callable[[_Item], float | None]
) -> list[_Item]:
    """Highest first: repairs above all others, what is to be measured at the end, ties in file order.

    An unknown value stands at the end of its group.
    """

    def key(item: _Item) -> tuple[int, float]:
        known = value(item)
        return group_of(take(item)), float("inf") if known is None else -known

    return sorted(items, key=key)


def group_of(take: str) -> int:
    """0 for a repair, 2 for what is first to be measured, 1 for all the rest: no priority crosses these borders."""
    return {"repair": 0, "measure": 2}.get(take, 1)


def swap_weight(weights: Sequence[float], a: Sequence[float], b: Sequence[float], k: int) -> float | None:
    """The weight of criterion `k` at which alternatives `a` and `b` change places, the others keeping their ratio.

    `w* = (B_b - B_a) / ((a_k - b_k) - (B_a - B_b))`, B being the weighted mean over the other criteria. None when
    there is no such weight between 0 and 1.
    """
    others = [i for i in range(len(weights)) if i != k]
    total = sum(weights[i] for i in others)
    if total <= 0:
        return None
    mean_a = sum(weights[i] * a[i] for i in others) / total
    mean_b = sum(weights[i] * b[i] for i in others) / total
    below = (a[k] - b[k]) - (mean_a - mean_b)
    if below == 0:
        return None
    swap = (mean_b - mean_a) / below
    return swap if 0 <= swap <= 1 else None


def balance_swap(one: Criteria, other: Criteria) -> float | None:
    """The weight of satisfaction (against the brand) at which two touchpoints change places."""
    return swap_weight((0.5, 0.5), (one.satisfaction, one.brand), (other.satisfaction, other.brand), 0)
