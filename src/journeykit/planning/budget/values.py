"""The best plan under a budget: what was chosen, what came second, what more money would bring, what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.diagnostics import Message
    from journeykit.scoring.expectations import Key

Lack = Literal["cost", "days", "effect", "figure"]
"""What an improvement does not say (costs, working days, effect), or its touchpoints (a figure)."""

Left = Literal["alternative", "budget", "days", "nothing", "impossible", "less"]
"""Why an improvement that could be judged is not in the plan."""

Added = Literal["one", "customers", "alike"]
"""How index points of several journeys were added: there is one; by customers a year; every journey alike."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a plan asks: money once and each year, all money until the horizon, and working days."""

    once: float = 0.0
    yearly: float = 0.0
    total: float = 0.0
    days: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """An improvement of the best plan; `gain` is what it brings by itself, None when nobody said.

    `adds` is what the plan would lose without it, and `share` how often it is in the best plan when the figures are
    drawn again within their margins; None when that was not simulated. `enables` says that others need it.
    """

    key: Key
    id: str
    title: str
    gain: float | None
    adds: float
    ask: Ask
    enables: bool = False
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An improvement that could be judged and is not in the best plan.

    `loss` is what the plan would bring less if this one had to be in it; None when it cannot be, or was not computed.
    """

    key: Key
    id: str
    title: str
    why: Left
    because: Message
    gain: float | None = None
    loss: float | None = None
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unjudged:
    """An improvement that could not be judged, and what is missing to do so."""

    key: Key
    id: str
    title: str
    lacks: tuple[Lack, ...]
    because: Message


@dataclass(frozen=True, slots=True)
class Difference:
    """Another plan, by what it has more and less than the best one; both in the order of the files."""

    gain: float
    ask: Ask
    adds: tuple[str, ...]
    drops: tuple[str, ...]
    keys: frozenset[Key] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class More:
    """What a tenth more of something brings: the new limit, the index points more, and what changes in the plan."""

    limit: float
    gain: float
    adds: tuple[str, ...]
    drops: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The plan that is expected to bring most for a budget, with what is needed to defend it.

    `optimal`: the solver has proven that no plan brings more. `gains` holds the index points per journey; `gain` adds
    them up as `added` says. `draws` is how often the choice was repeated with figures drawn within their margins.
    """

    budget: float | None
    days: float | None
    horizon: float
    picked: tuple[Picked, ...]
    gain: Interval
    gains: Mapping[str, float]
    ask: Ask
    added: Added
    optimal: bool
    runner_up: Difference | None
    more_budget: More | None
    more_days: More | None
    left_out: tuple[LeftOut, ...]
    unjudged: tuple[Unjudged, ...]
    considered: int
    draws: int | None = None

    @property
    def keys(self) -> frozenset[Key]:
        """The improvements of the plan."""
        return frozenset(one.key for one in self.picked)
