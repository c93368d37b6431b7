"""Where what customers state and what goes with their satisfaction disagree: the orders of both, and how far they are alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from journeykit.maps.content import MapTouchpoint

Side = Literal["hidden", "claimed", "both"]

_ALIKE = 0.7  # from which rank correlation two orders are called alike
_FEWEST = 4  # touchpoints below which an order says nothing


@dataclass(frozen=True, slots=True)
class Place:
    """A touchpoint with its place in both orders, 1 is the most important; equal ones have the mean of their places.

    `first` are the places as people count them: two that share the third place are both third.
    """

    touchpoint: MapTouchpoint
    stated: float
    derived: float
    first: tuple[int, int]
    side: Side

    @property
    def apart(self) -> float:
        """How many places lie between the two."""
        return abs(self.stated - self.derived)


@dataclass(frozen=True, slots=True)
class Orders:
    """All touchpoints of which both are known, and how alike the orders are: Spearman's rank correlation."""

    places: tuple[Place, ...]
    alike: float | None

    @property
    def agree(self) -> bool:
        """Whether the two orders are much the same."""
        return self.alike is not None and self.alike >= _ALIKE

    def those(self, side: Side) -> list[Place]:
        """Return the touchpoints on one side, the most telling first."""
        return sorted((place for place in self.places if place.side == side), key=lambda place: -place.apart)


def make_orders(touchpoints: Sequence[MapTouchpoint]) -> Orders:
    """Put touchpoints in both orders.

    Where both differ by more than a quarter of all places, importance is `hidden` (it goes with satisfaction more than
    customers say) or `claimed` (they say so, and it does not).
    """
    values = [[point.stated or 0.0 for point in touchpoints], [point.derived or 0.0 for point in touchpoints]]
    stated, derived = (_places(one) for one in values)
    firsts = zip(*([sorted(one, reverse=True).index(value) + 1 for value in one] for one in values), strict=True)
    least = max(2.0, len(touchpoints) / 4)
    places = tuple(
        Place(point, a, b, (one, other), "both" if abs(a - b) < least else "hidden" if b < a else "claimed")
        for point, a, b, (one, other) in zip(touchpoints, stated, derived, firsts, strict=True)
    )
    return Orders(places, _correlation(stated, derived))


def _places(values: Sequence[float]) -> list[float]:
    """Return the place of each value from the highest down; equal values get the mean of their places."""
    order = sorted(values, reverse=True)
    return [order.index(value) + (order.count(value) + 1) / 2 for value in values]


def _correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Correlate places; unknown for a few touchpoints, or where all are equal."""
    if len(one) < _FEWEST:
        return None
    middle = (len(one) + 1) / 2
    both = sum((a - middle) * (b - middle) for a, b in zip(one, other, strict=True))
    spread: float = sum((a - middle) ** 2 for a in one) * sum((b - middle) ** 2 for b in other)
    return both / spread**0.5 if spread else None
