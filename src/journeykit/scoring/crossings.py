"""What a customer has to cross on the way: channels, departments, loops back, and stories that get lost."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def channel_switch_rate(channels: Sequence[Collection[str]]) -> float | None:
    """The share of steps onward without a channel in common; unknown for fewer than two steps.

    Touchpoints without a channel are passed over: where they happen is not known.
    """
    known = [frozenset(step) for step in channels if step]
    if len(known) < 2:
        return None
    return sum(1 for one, next_one in pairwise(known) if not one & next_one) / (len(known) - 1)


def handoffs(departments: Sequence[str | None]) -> int:
    """How often the work passes to another department; touchpoints without an owner are passed over."""
    known = [department for department in departments if department]
    return sum(1 for one, next_one in pairwise(known) if one != next_one)
