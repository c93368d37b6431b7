"""How far a project is: steps with what they rest on, what they lack, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journeykit.diagnostics import Message
    from journeykit.model import Journey
    from journeykit.model.journey import Objective
    from journeykit.planning.action_values import Action, Source
    from journeykit.scoring.values import JourneyScore
    from journeykit.workspace import TouchpointAt, Workspace

State = Literal["done", "under-way", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The next thing to do: a line of a file to fill in, or a command to run (then both may be given)."""

    at: Source | None = None
    command: str | None = None

    def __str__(self) -> str:
        """Write it as people would: the command, else the file with its line."""
        return self.command or str(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step: its number and name, how far it is, what that rests on, what it lacks, and the next thing to do."""

    number: int
    id: str
    name: Message
    state: State
    says: tuple[Message, ...] = ()
    evidence: tuple[Source, ...] = ()
    lacks: Message | None = None
    next: Next | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found of a step, before it has its number and name."""

    state: State
    says: tuple[Message, ...] = ()
    evidence: tuple[Source, ...] = ()
    lacks: Message | None = None
    next: Next | None = None


@dataclass(frozen=True)
class Looked:
    """What a step looks at: a journey, its score and its actions, and the day that counts as today."""

    workspace: Workspace
    journey: Journey
    score: JourneyScore
    actions: Sequence[Action]
    as_of: date | None = None

    @cached_property
    def standing(self) -> dict[str, TouchpointAt]:
        """The touchpoints that customers meet today, by their ids, in the order of the file."""
        found = self.workspace.touchpoints(self.journey)
        return {at.touchpoint.id: at for at in found if at.touchpoint.status != "planned"}

    @cached_property
    def working(self) -> dict[str, list[Action]]:
        """The actions that were not set aside, by the ids of the touchpoints that they work on."""
        found: dict[str, list[Action]] = {}
        for action in self.actions:
            if action.not_chosen is None:
                own = (touched.touchpoint for touched in action.touches if touched.journey == self.journey.id)
                for id_ in dict.fromkeys(own):
                    found.setdefault(id_, []).append(action)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyStatus:
    """How far a journey is in the eleven steps, and in the four steps of touchpoint optimisation; and its goals."""

    id: str
    title: str
    steps: tuple[Step, ...]
    optimisation: tuple[Step, ...]
    goals: tuple[Objective, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How far a project is: its journeys, and all of them together."""

    client: str
    journeys: tuple[JourneyStatus, ...]
    steps: tuple[Step, ...]
    optimisation: tuple[Step, ...]
    as_of: date | None = None
    units: dict[str, str] = field(default_factory=dict)
    """The unit of each metric that was measured in one."""


def done(steps: Sequence[Step]) -> int:
    """Return how many steps are done."""
    return sum(1 for step in steps if step.state == "done")


def state_of(count: int, of: int) -> State:
    """Return how far a step is of which so many parts are done."""
    return "done" if count >= of > 0 else "under-way" if count else "open"
