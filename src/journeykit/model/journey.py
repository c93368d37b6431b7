"""`kind: journey`: the phases and touchpoints that a customer goes through."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from journeykit.model.base import Day, Id, Named, Number, OrAlso, Part, Text, Whole, given, many, needed, table
from journeykit.model.declaring import BeforeValidator, Discriminator, Field, Tag
from journeykit.model.improvement import Improvement
from journeykit.model.persona import Persona
from journeykit.model.shared import Mismatch, Owner, Scan, Span
from journeykit.model.touchpoint import Touchpoint
from journeykit.model.vocabulary import Availability, Drive, Link, Outcome, Stage, State


class Scope(Part):
    """Where the journey starts and ends."""

    starts_when: Text | None = given("The first moment.")
    ends_when: Text | None = given("The last moment.")


class Objective(Part):
    """What loyal behaviour the journey is to bring."""

    short: ClassVar[str | None] = "outcome"

    outcome: Outcome = needed("recommend, stay-longer or buy-more.")
    metric: Text | None = given("The metric that shows it.")
    baseline: Number | None = given("Where it stands.")
    target: Number | None = given("Where it is to go.")
    by: Day | None = given("By when.")
    link: Link | None = given("Whether the link between satisfaction and this outcome is assumed or measured.")
    drive: Drive | None = given("intrinsic, or extrinsic (a discount).")


class Workshop(Part):
    """A meeting in which the journey was worked on."""

    date: Day | None = given("When.")
    present: tuple[Text, ...] = many("Departments that were there.")
    customers: Whole | None = given("How many customers were there.")


def _as_availability(value: Any) -> Any:
    """`true` and `false` are yes and no."""
    return (
        {True: "yes", False: "no", "true": "yes", "false": "no"}.get(value, value)
        if isinstance(value, str | bool)
        else value
    )


_AVAILABLE = Annotated[Availability, BeforeValidator(_as_availability), OrAlso({"type": "boolean"})]


class Task(Named):
    """What customers can do, and on which channel."""

    channels: dict[str, _AVAILABLE] = table("Per channel: yes, planned or no.")


class Phase(Named):
    """A part of the journey with one job of the customer."""

    stage: Stage | None = given("Where in the relation it stands.")
    customer_job: Text | None = given("What the customer wants to get done in it.")
    touchpoints: tuple[Touchpoint, ...] = many("Its touchpoints, in order.")


def _persona_tag(value: Any) -> str:
    return "=whole" if isinstance(value, dict | Persona) else "=id"


PersonaOrId = Annotated[Annotated[Text, Tag("=id")] | Annotated[Persona, Tag("=whole")], Discriminator(_persona_tag)]


class Journey(Part):
    """A customer journey."""

    named_by: ClassVar[str | None] = "title"

    kind: Literal["journey"] = needed("journey")
    id: Id = needed("The id; left out, it is made of the title.")
    title: Text = needed("Its name.")
    headline: Text | None = given("The finding in one sentence: the title of its maps.")
    owner: Owner | None = given("Who answers for it.")
    reviewed: Day | None = given("When people last agreed that it is true.")
    state: State = Field(default="current", description="current, or future with future_of.")
    future_of: Text | None = given("The current journey that this one is the future of.")
    runs: Span | None = given("Only for a temporary one: from and to.")
    customer_job: Text | None = given("What the customer wants to get done.")
    scope: Scope | None = given("Where it starts and ends.")
    parent: Text | None = given("The larger journey that it is a part of.")
    customers_per_year: Whole | None = given("How many customers go through it in a year.")
    objectives: tuple[Objective, ...] = many("What loyal behaviour it is to bring.")
    personas: tuple[PersonaOrId, ...] = many("Ids of personas, or whole personas.")
    workshops: tuple[Workshop, ...] = many("Meetings it was worked on.")
    tasks: tuple[Task, ...] = many("What customers can do where.")
    phases: tuple[Phase, ...] = needed("Its phases, in order.")
    improvements: tuple[Improvement, ...] = many("Improvements that touch several touchpoints.")
    scan: Scan | None = given("The ten-point scan of the process.")
    mismatches: tuple[Mismatch, ...] = many("Mismatches of the process.")

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints in the order of the file."""
        return tuple(touchpoint for phase in self.phases for touchpoint in phase.touchpoints)
