"""Where a value stands among the others of its journey: top third, bottom third, above the median."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 3


@dataclass(frozen=True, slots=True)
class Thirds:
    """The borders of the thirds of some values; None where nobody is in a third."""

    middle: float | None
    top_from: float | None = None
    bottom_to: float | None = None

    def in_top(self, value: float | None) -> bool:
        """Whether the value is among the highest third; ties are in, a value equal to the median is not."""
        return value is not None and self.top_from is not None and value >= self.top_from and value != self.middle

    def in_bottom(self, value: float | None) -> bool:
        """Whether the value is among the lowest third; ties are in, a value equal to the median is not."""
        return value is not None and self.bottom_to is not None and value <= self.bottom_to and value != self.middle

    def above_middle(self, value: float | None) -> bool:
        """Whether the value is above the median."""
        return value is not None and self.middle is not None and value > self.middle


def thirds(values: Sequence[float], *, of: int = FEWEST) -> Thirds:
    """The borders of the highest and lowest `ceil(n / 3)` of the values.

    `of` is how many there are in all, known or not: among fewer than three nobody is in a third.
    """
    if not values:
        return Thirds(None)
    ordered = sorted(values)
    if of < FEWEST:
        return Thirds(_middle(ordered))
    size = ceil(len(ordered) / 3)
    return Thirds(_middle(ordered), ordered[-size], ordered[size - 1])


def median(values: Sequence[float]) -> float:
    """The middle value, or the mean of the middle two; importing `statistics` takes longer than all of this."""
    return _middle(sorted(values))


def _middle(ordered: Sequence[float]) -> float:
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
