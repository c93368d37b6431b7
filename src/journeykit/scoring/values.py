"""The scores of a workspace: what is known of every journey and touchpoint, and None for what is not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from journeykit.model.periods import days_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date
    from pathlib import PurePosixPath

    from journeykit.diagnostics import Message, Place
    from journeykit.scoring.brand import Brand
    from journeykit.scoring.choice import Certainty, Take
    from journeykit.scoring.importance import Source as ImportanceSource
    from journeykit.scoring.measured import Headline, Measured
    from journeykit.scoring.priority import Criteria
    from journeykit.scoring.reach import Source as ReachSource
    from journeykit.scoring.reach import Transition
    from journeykit.scoring.settings import Settings
    from journeykit.scoring.shrink import Shrinkage
    from journeykit.scoring.simulating import Simulation


Basis = Literal["measured", "emotion"]
"""What the P of one group of customers rests on: its own answers, or its own emotion."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure between its lower and upper end."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """How well a touchpoint does, 0-100: `value` is the shrunk P, `raw` the one before.

    `grade` is `quantitative` when it was measured and `hypothesis` when an emotion had to stand in. `basis` is that
    of one group of customers alone; None: it is the figure of all customers.
    """

    value: float | None = None
    raw: float | None = None
    low: float | None = None
    high: float | None = None
    se: float | None = None
    n: float | None = None
    grade: str | None = None
    headlines: tuple[Headline, ...] = ()
    metrics: tuple[Measured, ...] = ()
    stale: bool = False
    widest: bool = False
    basis: Basis | None = None

    @property
    def small(self) -> bool:
        """Whether it rests on fewer than 30 answers."""
        return self.n is not None and self.n < SMALL_SAMPLE

    @property
    def is_hypothesis(self) -> bool:
        """Whether nothing was measured, and what people think stands in."""
        return self.grade == "hypothesis"


SMALL_SAMPLE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Importance:
    """The weight of a touchpoint in its journey (`value`; they sum to 1) and what it was made of."""

    value: float | None
    source: ImportanceSource
    basis: float
    stated: float | None = None
    organisation: float | None = None
    derived: float | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """The share of the journey's customers that meets the touchpoint."""

    value: float
    source: ReachSource
    flows: tuple[Transition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to do with a touchpoint. `take` is in force; `overruled` the computed choice that a person set aside."""

    take: Take
    certainty: Certainty | None
    because: Message
    overruled: Take | None = None
    reason: str | None = None

    @property
    def computed(self) -> Take:
        """The choice of the table, whatever a person made of it."""
        return self.overruled or self.take


@dataclass(frozen=True, slots=True)
class Rank:
    """The place in the order of the journey; None for what is first to be measured."""

    value: int | None = None
    low: int | None = None
    high: int | None = None
    top5: float | None = None


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A field that a score rests on, and where it stands."""

    place: Place
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointScore:
    """All figures of one touchpoint."""

    id: str
    name: str
    phase: str
    performance: Performance
    importance: Importance
    reach: Reach
    impact: Interval
    harm: float | None
    strength: float | None
    brand: Brand
    choice: Choice
    target: float
    criteria: Criteria | None
    priority: float | None
    rank: Rank
    rests_on: tuple[RestsOn, ...]
    run_by_others: bool = False
    moment_of_truth: bool = False
    broken_basics: tuple[str, ...] = ()

    @property
    def mass(self) -> float | None:
        """Weight times reach: how much it counts in the index; None without a P."""
        return None if self.importance.value is None else self.importance.value * self.reach.value


@dataclass(frozen=True, slots=True)
class Minimum:
    """The touchpoint that does worst."""

    touchpoint: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyScore:
    """All figures of one journey and its touchpoints, in the order of the file."""

    id: str
    title: str
    file: PurePosixPath
    index: Interval
    peak_end: float | None
    school_mark: float | None
    minimum: Minimum | None
    below_floor: int | None
    channel_switch_rate: float | None
    handoffs: int
    loops: int
    stories_not_carried: int
    total_mass: float
    customers_per_year: int | None
    headlines: tuple[Headline, ...]
    shrinkage: Shrinkage | None
    touchpoints: tuple[TouchpointScore, ...]

    def touchpoint(self, id_: str) -> TouchpointScore | None:
        """Return the touchpoint of an id."""
        return next((touchpoint for touchpoint in self.touchpoints if touchpoint.id == id_), None)


@dataclass(frozen=True)
class Scores:
    """The scores of a workspace. `now` is the last day of its newest period; stale means stale on that day.

    `simulation` holds the draws once `simulate` has made them: from then on impacts and ranks have intervals.
    """

    journeys: tuple[JourneyScore, ...]
    settings: Settings
    now: date | None = None
    newest_period: str | None = None
    simulation: Simulation | None = field(default=None, repr=False, compare=False)

    @property
    def now_is_newest(self) -> bool:
        """Whether "old" is judged from the newest figures, not from a day that somebody asked for."""
        known = days_of(self.newest_period) if self.newest_period else None
        return known is not None and known[1] == self.now

    def journey(self, id_: str) -> JourneyScore | None:
        """Return the score of a journey; None when it is not scored (unknown, or a future one)."""
        return self._journeys.get(id_)

    def touchpoint(self, journey: str, touchpoint: str) -> TouchpointScore | None:
        """Return the score of a touchpoint; None when it is not scored (unknown, or planned)."""
        return self._touchpoints.get((journey, touchpoint))

    def only(self, ids: Collection[str]) -> Scores:
        """The scores of some journeys, in the order of the files; what is old is still old for the whole project."""
        return replace(self, journeys=tuple(journey for journey in self.journeys if journey.id in ids))

    def all(self) -> Iterator[tuple[JourneyScore, TouchpointScore]]:
        """All touchpoints with their journeys, in the order of the files."""
        return ((journey, touchpoint) for journey in self.journeys for touchpoint in journey.touchpoints)

    @cached_property
    def _journeys(self) -> dict[str, JourneyScore]:
        return {journey.id: journey for journey in reversed(self.journeys)}

    @cached_property
    def _touchpoints(self) -> dict[tuple[str, str], TouchpointScore]:
        return {
            (journey.id, touchpoint.id): touchpoint
            for journey in reversed(self.journeys)
            for touchpoint in reversed(journey.touchpoints)
        }
