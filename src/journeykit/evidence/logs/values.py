"""What the reading of event logs works with: where columns are, what the engine counted, what people are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from journeykit.diagnostics import Message

if TYPE_CHECKING:
    from journeykit.model import Journey

Way = tuple[int, int]
"""From which touchpoint to which, by their places in the journey."""


@dataclass(frozen=True, slots=True)
class LogColumns:
    """Which column of a file is what, by its place in the file; None: there is none."""

    case: int
    activity: int
    time: int
    order: str | None = None
    lifecycle: int | None = None
    channel: int | None = None
    outcome: int | None = None
    outcome_name: str | None = None
    activities: Mapping[str, str] = field(default_factory=dict)
    said: tuple[Message, ...] = ()

    @property
    def columns(self) -> tuple[int, ...]:
        """All columns that are read, in the order of the file."""
        every = (self.case, self.activity, self.time, self.lifecycle, self.channel, self.outcome)
        return tuple(sorted({one for one in every if one is not None}))


@dataclass(frozen=True, slots=True)
class Unknown:
    """An activity that is no touchpoint of the journey, how many events it has, and which touchpoint may be meant."""

    activity: str
    events: int
    near: str | None = None


@dataclass(slots=True)
class Moves:
    """How often customers went one way, and how many did; `fresh` of them met the touchpoint for the first time.

    Customers who first met where they came from so late in the log that nobody knows who goes on are among the moves only.
    """

    customers: int = 0
    moves: int = 0
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The middle of some durations and the quarters beside it, in seconds."""

    n: int
    low: float
    median: float
    high: float


@dataclass(frozen=True, slots=True)
class Shape:
    """What cases have in common: where they begin and end, what they met, and whether they kept to the plan."""

    first: int
    last: int
    met: int
    kept: bool
    looped: bool
    switched: bool


@dataclass(slots=True)
class Counted:
    """What the engine counted of a whole log."""

    cases: int = 0
    visits: int = 0
    shapes: dict[Shape, int] = field(default_factory=dict)
    ways: dict[Way, Moves] = field(default_factory=dict)
    monthly: dict[tuple[Way, int], int] = field(default_factory=dict)
    """Customers by way and month (year * 12 + month - 1): the month in which they first met where they came from."""
    met_monthly: dict[tuple[int, int], int] = field(default_factory=dict)
    ended_monthly: dict[tuple[int, int], int] = field(default_factory=dict)
    """Of those who first met a touchpoint in a month, how many were seen nowhere after it."""
    met: dict[int, int] = field(default_factory=dict)
    settled: dict[int, int] = field(default_factory=dict)
    """Customers who met a touchpoint early enough in the log to know who went on."""
    begun_monthly: dict[int, int] = field(default_factory=dict)
    """Customers by the month in which they began, without those who may still be under way."""
    reached_monthly: dict[tuple[int, int], int] = field(default_factory=dict)
    """How many of them ever met a touchpoint."""
    gaps: dict[Way, Quartiles] = field(default_factory=dict)
    whole: Quartiles | None = None
    paths: list[tuple[tuple[int, ...], int]] = field(default_factory=list)
    waiting: dict[int, int] = field(default_factory=dict)
    """Customers by the touchpoint where they were seen last, so late that they may still be under way."""
    unsettled: int = 0
    """First visits that the transitions leave out, because some of the customers may still be under way."""
    channels: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    """Movements and customers by channels, of movements of which both are known."""
    again: dict[int, int] = field(default_factory=dict)
    """Customers who met a touchpoint more than once."""
    single: int = 0
    outcomes: dict[tuple[bool, str], int] = field(default_factory=dict)
    torn: int = 0
    """Customers with several outcomes that differ."""
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many customers, and between what the share lies (Wilson's interval)."""

    count: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share, 0-1."""
        return self.count / self.of if self.of else 0.0


NONE = Share(0, 0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Effect:
    """An outcome with and without a channel switch, and the difference between the two with its interval."""

    column: str
    percent: bool
    with_switch: tuple[float, int]
    without: tuple[float, int]
    difference: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Step:
    """A way that customers went, for people to read: from where to where, by name."""

    origin: str
    target: str
    customers: Share
    planned: bool
    again: bool = False
    time: Quartiles | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """A whole way through the journey, and the share of customers that went it."""

    touchpoints: tuple[str, ...]
    customers: Share
    keeps: Literal["conforms", "stopped", "deviates"]


@dataclass(frozen=True, slots=True)
class Ended:
    """Customers of whom nothing more was seen after a touchpoint; `recent` of them may still be under way."""

    touchpoint: str
    customers: Share
    recent: int
    planned: bool
    """The journey ends here anyway."""


@dataclass(frozen=True, slots=True)
class LogReport:
    """What an event log says of a journey, in the order in which people read it; what is of too few is not in it."""

    journey: Journey
    minimum: int
    cases: int
    events: int
    unseen: tuple[str, ...]
    """Touchpoints that no event speaks of: of these nobody knows."""
    unknown: tuple[Unknown, ...]
    days: tuple[date, date] | None = None
    whole: Quartiles | None = None
    conforms: Share = NONE
    stopped: Share = NONE
    deviates: Share = NONE
    movements: int = 0
    unexplained: int = 0
    missing: tuple[tuple[str, Share], ...] = ()
    extra: tuple[tuple[str, Share], ...] = ()
    other_order: tuple[Step, ...] = ()
    jumps: tuple[Step, ...] = ()
    reach: tuple[tuple[str, Share], ...] = ()
    """Of all customers, how many came to each touchpoint."""
    ended: tuple[Ended, ...] = ()
    looped: Share = NONE
    loops: tuple[Step, ...] = ()
    switched: Share | None = None
    """Customers with a channel switch; None when no channel is known."""
    switches: tuple[int, int] = (0, 0)
    channels: tuple[tuple[str, str, int], ...] = ()
    effect: Effect | None = None
    steps: tuple[Step, ...] = ()
    paths: tuple[Path, ...] = ()
    others: int = 0
    """Customers on further paths."""
    ties: int = 0
    single: int = 0

    @property
    def told(self) -> bool:
        """Whether there are customers enough to tell anything of them."""
        return self.cases >= self.minimum

    @property
    def unexplained_rate(self) -> float | None:
        """Unexplained movements among all; undefined, not 0, when nobody moved."""
        return self.unexplained / self.movements if self.movements else None
