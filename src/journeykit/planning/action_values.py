"""One action of a plan: an improvement with what it brings, asks and waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from journeykit.diagnostics import Message
    from journeykit.model import Improvement
    from journeykit.scoring.choice import Take
    from journeykit.scoring.pilots import Verdict

NotChosen = Literal["dropped", "alternative", "no-owner", "impossible", "budget", "unjudged"]


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A line of a file that a claim rests on."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        """Write it as editors and hosts do: `file:line`."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PilotStory:
    """A trial: what counts as a success, what came out, and what that means.

    `verdict` holds the result against the control group, else against before; `reached` against the target.
    Both are None when there is nothing to judge.
    """

    improvement: Improvement
    low_is_better: bool
    verdict: Verdict | None
    reached: bool | None
    low: float | None = None
    high: float | None = None
    difference: Interval | None = None
    """By how much the result differs from what it is held against; its ends are None when nobody knows the noise."""
    over: bool | None = None
    """Whether its last day is past; None without a day to compare with."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """Another improvement that must be done first."""

    id: str
    title: str
    status: str
    key: tuple[str, str] | None = None
    """The key of its action; None when there is no such improvement."""

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.status != "done"


@dataclass(frozen=True, slots=True)
class Touched:
    """A touchpoint that an action works on, and what it alone is expected to bring there (index points)."""

    journey: str
    touchpoint: str
    name: str
    take: Take
    room: float | None
    gain: float | None


@dataclass(frozen=True, slots=True)
class InJourney:
    """What an action means for one journey, in its index points: the room of its touchpoints, and its own gain."""

    journey: str
    room: Interval
    gain: Interval


@dataclass(frozen=True, slots=True)
class Since:
    """What was measured at a touchpoint after an action was done."""

    name: str
    figure: Interval
    n: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An improvement as the plan sees it; one that a library touchpoint brings along stands here once.

    `per_journey` has what its touchpoints leave to be won and what it alone is expected to bring; `room` and `gain` are
    those of its journey, unknown when it touches several. `quick_win` is None when it could not be judged;
    `for_whom` names the persona that is served worse there.
    """

    key: tuple[str, str]
    improvement: Improvement
    journey: str | None
    touchpoint: str | None
    take: Take | None
    touches: tuple[Touched, ...]
    per_journey: tuple[InJourney, ...]
    quick_win: bool | None
    owner: str | None
    involves: tuple[str, ...]
    told: tuple[str, ...]
    to_tell: tuple[str, ...]
    requires: tuple[Requirement, ...]
    alternatives: tuple[str, ...]
    source: Source
    evidence: tuple[Source, ...]
    why: tuple[Message, ...]
    pilot: PilotStory | None = None
    not_chosen: NotChosen | None = None
    because: Message | None = None
    late: bool = False
    since: tuple[Since, ...] = ()
    for_whom: Message | None = None

    @property
    def room(self) -> Interval:
        """What the journey gains when its touchpoints alone reach their targets; unknown over several journeys."""
        return self.per_journey[0].room if len(self.per_journey) == 1 else Interval()

    @property
    def gain(self) -> Interval:
        """What it alone is expected to bring its journey; unknown over several, whose points do not add up."""
        return self.per_journey[0].gain if len(self.per_journey) == 1 else Interval()

    @property
    def id(self) -> str:
        """Its id."""
        return self.improvement.id

    @property
    def ref(self) -> str:
        """The name that never changes: `journey/id`, `library/touchpoint/id`, or the id alone for the project's."""
        return ref_of(self.key)

    @property
    def title(self) -> str:
        """What is done."""
        return self.improvement.title

    @property
    def status(self) -> str:
        """How far it is."""
        return self.improvement.status

    @property
    def is_done(self) -> bool:
        """Whether it was done."""
        return self.improvement.status == "done"

    @property
    def selected(self) -> bool:
        """Whether it stands in the plan as something to do."""
        return not self.is_done and self.not_chosen is None

    @property
    def waits_for(self) -> tuple[Requirement, ...]:
        """What must be done first and is not."""
        return tuple(requirement for requirement in self.requires if requirement.is_open)


def ref_of(key: tuple[str, str]) -> str:
    """Write the key of an improvement: `journey/id`, `library/touchpoint/id`, or the id alone for the project's."""
    where, id_ = key
    if not where:
        return id_
    return f"library/{where[1:]}/{id_}" if where.startswith("=") else f"{where}/{id_}"
