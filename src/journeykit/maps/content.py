"""What a map shows: plain values, already chosen and in order. Views lay these out and ask nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from journeykit.maps.canvas.palette import HOUSE_ACCENT, Accent
from journeykit.maps.logo.values import Logo

if TYPE_CHECKING:
    from journeykit.maps.portfolio.content import Portfolio
    from journeykit.maps.stakeholders.content import People
    from journeykit.maps.tasks.content import TaskMap

Moment = Literal["strong", "weak", "open"]
Level = Literal["low", "middle", "high"]
ImportanceSource = Literal["derived", "stated", "assumed"]
Grade = Literal["hypothesis", "qualitative", "quantitative"]

FLOOR, GOOD, EXCEL = 55.0, 65.0, 85.0
SMALL_SAMPLE = 30


@dataclass(frozen=True, slots=True)
class Headline:
    """The figure that the field quotes: `metric` is its short name on the map, `value` is written out."""

    metric: str
    value: str
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Performance:
    """P, 0-100, with its interval; `guessed` when it rests on a hypothesis."""

    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None
    guessed: bool = False

    @property
    def level(self) -> Level:
        """Below the floor, sufficient, or in between."""
        return "low" if self.value < FLOOR else "high" if self.value >= GOOD else "middle"

    @property
    def small(self) -> bool:
        """Whether it rests on few answers."""
        return self.n is not None and self.n < SMALL_SAMPLE


@dataclass(frozen=True, slots=True)
class Importance:
    """How much a touchpoint weighs: derived from answers (percent), stated on 1-5, or assumed because nobody said."""

    value: float
    source: ImportanceSource = "stated"


@dataclass(frozen=True, slots=True)
class Fit:
    """How a touchpoint expresses one brand value: `now` -2..4 and `potential` 0..4; None is not rated."""

    value: str
    now: float | None = None
    potential: float | None = None


@dataclass(frozen=True, slots=True)
class BrandValue:
    """A value that the brand promises."""

    id: str
    name: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Onward:
    """Where customers go next: `share` of those of this touchpoint (0-1), unknown when nobody said or counted."""

    to: str
    share: float | None = None
    back: bool = False
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """An open improvement; `note` says who and when, and its `id` stands in the tooltip only."""

    title: str
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """A system behind a touchpoint; `island` when its customer data never reaches a CRM."""

    name: str
    island: bool = False
    crm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An operational figure in words: what was counted, of how many cases, when, and what it was before."""

    metric: str
    name: str
    value: str
    n: int | None = None
    period: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTouchpoint:
    """One column of the map.

    `others` run it, not we; it is `gone` when only a map of the past has it; `order` is its place among those on which to work first; `priority` the same in words, for the first few.
    `importance` is the one that counts; what customers state (1-5) and what was derived (percent) stand beside it.
    `grade` says how sure we are of all that is said here; `facts` are further lanes, by name, with their words: a line a fact.
    """

    id: str
    name: str
    number: int
    phase: str
    icon: str = "doc"
    channels: str = ""
    tags: tuple[str, ...] = ()
    indirect: bool = False
    others: bool = False
    gone: bool = False
    moment: Moment | None = None
    wants: str = ""
    does: str = ""
    thinks: str = ""
    feels: str = ""
    emotion: float | None = None
    guessed: bool = False
    grade: Grade | None = None
    desired: float | None = None
    pains: tuple[str, ...] = ()
    headlines: tuple[Headline, ...] = ()
    performance: Performance | None = None
    target: float = GOOD
    choice: str | None = None
    suspected: bool = False
    order: int | None = None
    priority: str = ""
    ideas: tuple[Idea, ...] = ()
    owner: str = ""
    systems: tuple[System, ...] = ()
    front: str = ""
    back: str = ""
    wait: str = ""
    counted: tuple[Counted, ...] = ()
    onward: tuple[Onward, ...] = ()
    drop: float | None = None
    reach: float | None = None
    importance: Importance | None = None
    stated: float | None = None
    derived: float | None = None
    fits: tuple[Fit, ...] = ()
    expression: float | None = None
    potential: float | None = None
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def gap(self) -> float:
        """How far the desired emotion lies above the present one; 0 when either is unknown."""
        return 0.0 if self.emotion is None or self.desired is None else self.desired - self.emotion

    @property
    def weight(self) -> tuple[bool, bool, float, float]:
        """How much it stands out: moments of truth, then extremes, then gaps."""
        strength = abs(self.emotion or 0)
        return (self.moment is not None, strength >= 1.5, self.gap, strength)


@dataclass(frozen=True, slots=True)
class MapPhase:
    """One band of the map. `finding` and `description` are for a page of its own."""

    number: int
    name: str
    job: str = ""
    touchpoints: tuple[MapTouchpoint, ...] = ()
    id: str = ""
    finding: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Gain:
    """Two journey indices, and how far the new one lies above the old one: from `low` to `high`, when that is known."""

    old: float
    new: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What a map is held against: the older content, what both are called (short, and whole), and their indices.

    `personas`: the same journey through other eyes; `states`: the same journey, as it is and as it is to be. Without
    either they are two journeys. `earlier`: the same journey as it was at a moment of the past. `only` are the ids of the phases to show, when not all: what moved out of one is known
    from the whole.
    """

    content: MapContent
    old_name: str
    new_name: str
    old_title: str
    new_title: str
    personas: bool = False
    states: bool = False
    earlier: bool = False
    only: tuple[str, ...] = ()
    gain: Gain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapContent:
    """A whole journey as a map shows it. `title` is the finding; `subject` names the journey when the title does not.

    `all_phases` counts those of the whole journey, also when only some are shown. Without `crm_known` nobody can
    tell which systems are islands. `left_out` says what a filter keeps from the map.
    """

    id: str
    language: str
    title: str
    subject: str
    client: str = ""
    future: bool = False
    subtitle: tuple[str, ...] = ()
    description: str = ""
    phases: tuple[MapPhase, ...] = ()
    all_phases: int = 0
    values: tuple[BrandValue, ...] = ()
    crm_known: bool = False
    left_out: tuple[str, ...] = ()
    against: Against | None = None
    accent: Accent = field(default=HOUSE_ACCENT)
    logo: Logo | None = None
    portfolio: Portfolio | None = None
    people: People | None = None
    tasks: TaskMap | None = None
    counted: tuple[Counted, ...] = ()

    @property
    def touchpoints(self) -> tuple[MapTouchpoint, ...]:
        """All touchpoints, in order."""
        return tuple(touchpoint for phase in self.phases for touchpoint in phase.touchpoints)
