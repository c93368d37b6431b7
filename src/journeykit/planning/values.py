"""An action plan: what to do at which touchpoint, by whom, for how much, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from journeykit.diagnostics import Message
    from journeykit.model import Journey, Project, Touchpoint
    from journeykit.planning.action_values import Action, Source
    from journeykit.planning.budget.values import Choice
    from journeykit.planning.roadmap import Planned
    from journeykit.planning.steps.values import Step
    from journeykit.planning.suggestions import Suggestion
    from journeykit.planning.unequal import ServedWorse
    from journeykit.scoring.choice import Take
    from journeykit.scoring.operational import Counted
    from journeykit.scoring.values import Interval, JourneyScore, TouchpointScore


@dataclass(frozen=True, slots=True)
class BrandValueAt:
    """How far a touchpoint expresses a brand value, and how far it could (0-4)."""

    id: str
    name: str
    now: float
    potential: float

    @property
    def gap(self) -> float:
        """What is left to win."""
        return self.potential - max(0.0, self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointPlan:
    """A touchpoint with its figures, and the actions that work on it.

    `actions` are its own; `shared` those of the journey or the project, or written at another use of it.
    `weight_rank` says how many touchpoints of the journey weigh more, plus one; `weighing` how many have a weight.
    """

    touchpoint: Touchpoint
    score: TouchpointScore
    phase: str
    weight_rank: int | None
    weighing: int
    owner: str | None
    values: tuple[BrandValueAt, ...]
    basics: tuple[str, ...]
    actions: tuple[Action, ...]
    shared: tuple[Action, ...]
    evidence: tuple[Source, ...]
    answers_behind_weight: int | None = None
    counted: tuple[Counted, ...] = ()
    """What was counted beside satisfaction."""
    heard_in: tuple[str, ...] = ()
    """Research in which customers said so, whom one can tell what was done with it."""

    @property
    def to_do(self) -> tuple[Action, ...]:
        """Its own actions that the plan has as something to do."""
        return tuple(action for action in self.actions if action.selected)


@dataclass(frozen=True, slots=True)
class Group:
    """The touchpoints of a journey with one choice, the most pressing first."""

    take: Take
    touchpoints: tuple[TouchpointPlan, ...]


@dataclass(frozen=True, slots=True)
class ToMeasure:
    """A touchpoint to measure, why, and how."""

    journey: str
    touchpoint: str
    name: str
    why: Message
    metric: str
    goes_on: bool
    """Whether the metric is the one that it has been measured with until now."""
    by_asking: bool
    channels: tuple[str, ...]
    owner: str | None
    """The department of the touchpoint, by its name."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyPlan:
    """The plan of one journey. `gain` is what all of it brings together, `expected` its index when everything in the plan is done, between `expected_ends`."""

    journey: Journey
    score: JourneyScore
    groups: tuple[Group, ...]
    actions: tuple[Action, ...]
    gain: Interval
    expected: float | None
    expected_ends: tuple[float, float] | None
    measured: int
    answers: int
    to_measure: tuple[ToMeasure, ...]
    steps: tuple[Step, ...]
    worse: Mapping[str, tuple[ServedWorse, ...]] = field(default_factory=dict)
    """By touchpoint: the personas that are clearly served worse there."""
    counted: tuple[Counted, ...] = ()
    """What was counted of the journey as a whole, beside satisfaction."""

    @property
    def touchpoints(self) -> tuple[TouchpointPlan, ...]:
        """All its touchpoints, group by group."""
        return tuple(touchpoint for group in self.groups for touchpoint in group.touchpoints)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a number of actions ask together, and how many of them do not say."""

    actions: int = 0
    once: float = 0
    yearly: float = 0
    days: float = 0
    benefit: float = 0
    without_cost: int = 0
    without_days: int = 0

    @property
    def cost_known(self) -> bool:
        """Whether the costs of any of them are known."""
        return self.actions > self.without_cost

    @property
    def days_known(self) -> bool:
        """Whether the work of any of them is known."""
        return self.actions > self.without_days


@dataclass(frozen=True, slots=True)
class ToTell:
    """A department and the actions that it is still to hear about."""

    department: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the plan lacks: `name` never changes its meaning."""

    name: str
    message: Message
    source: Source
    journey: str | None = None
    touchpoint: str | None = None
    action: str | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The action plan of a client. `actions` holds every improvement once, those to do first and in order."""

    project: Project
    journeys: tuple[JourneyPlan, ...]
    actions: tuple[Action, ...]
    totals: Totals
    to_tell: tuple[ToTell, ...]
    gaps: tuple[Gap, ...]
    answers: int = 0
    suggestions: tuple[Suggestion, ...] = ()
    roadmap: tuple[Planned, ...] = ()
    newest_period: str | None = None
    as_of: date | None = None
    names: dict[str, str] = field(default_factory=dict)
    """Departments by id."""
    units: dict[str, str] = field(default_factory=dict)
    """The unit of each metric that was measured in one."""
    choice: Choice | None = None
    """What was chosen under a budget; without one, the plan has everything that somebody is to do."""
    seen_by: str | None = None
    """The name of the persona through whose eyes it is made; None: for all customers."""
    persona: str | None = None
    """The id of that persona."""

    @property
    def selected(self) -> tuple[Action, ...]:
        """What is to be done, the most pressing first."""
        return tuple(action for action in self.actions if action.selected)

    @property
    def quick_wins(self) -> tuple[Action, ...]:
        """Much gain for little work, soon, and waiting for nothing."""
        return tuple(action for action in self.selected if action.quick_win)

    @property
    def promises(self) -> tuple[Action, ...]:
        """What was done."""
        return tuple(action for action in self.actions if action.is_done)

    @property
    def not_chosen(self) -> tuple[Action, ...]:
        """What will not be done, with the reason."""
        return tuple(action for action in self.actions if not action.is_done and action.not_chosen)
