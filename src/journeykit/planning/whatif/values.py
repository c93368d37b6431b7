"""What would move: what was assumed, and every journey and touchpoint before and after."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.diagnostics import Message
    from journeykit.scoring.expectations import Key
    from journeykit.scoring.values import JourneyScore, TouchpointScore

Where = tuple[str, str]
"""A touchpoint: its journey and its id."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A figure that was set: at which touchpoint, which field, and to what."""

    journey: str
    touchpoint: str
    field: str
    value: float | str
    says: Message


@dataclass(frozen=True, slots=True)
class Done:
    """An improvement that was taken to be done."""

    key: Key
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changes in the facts of one touchpoint; None and empty leave as it is."""

    performance: float | None = None
    rise: float = 0.0
    importance: float | None = None
    reach: float | None = None
    emotion: float | None = None
    brand: dict[str, float] = field(default_factory=dict)
    brand_gains: dict[str, float] = field(default_factory=dict)
    basics: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Move:
    """A touchpoint before and after, and why it moved. `direct`: something was set or done there."""

    before: TouchpointScore
    after: TouchpointScore
    reasons: tuple[Message, ...]
    direct: bool

    @property
    def moves(self) -> bool:
        """Whether anything that one looks at is different."""
        return self.direct or any(
            (
                _differ(self.before.performance.value, self.after.performance.value),
                self.before.choice.take != self.after.choice.take,
                self.before.rank.value != self.after.rank.value,
                _differ(self.before.brand.expression, self.after.brand.expression),
            )
        )


@dataclass(frozen=True, slots=True)
class JourneyMove:
    """A journey before and after, with the touchpoints that move, in the order of the file."""

    before: JourneyScore
    after: JourneyScore
    touchpoints: tuple[Move, ...]
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WhatIf:
    """What would move when some figures were others and some improvements were done. Nothing is written."""

    assumptions: tuple[Assumption, ...]
    done: tuple[Done, ...]
    journeys: tuple[JourneyMove, ...]
    notes: tuple[Message, ...]


def _differ(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) > SAME


SAME = 1e-9
"""Figures that differ by less are the same: arithmetic in another order."""
