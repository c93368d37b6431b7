"""Improvements: what is done about a touchpoint, by whom, when, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from journeykit.model.base import Day, Id, NotNegative, Number, Part, Share, Text, Whole, given, many, needed, table
from journeykit.model.declaring import Field
from journeykit.model.shared import Figure, Money
from journeykit.model.vocabulary import ImprovementStatus, ImprovementType


class Benefit(Part):
    """What it brings in money."""

    short: ClassVar[str | None] = "yearly"

    yearly: NotNegative | None = given("Each year, in the project's currency.")
    because: Text | None = given("Why.")


class Effect(Part):
    """The expected gain in performance points (0-100), and how sure one is (0-1)."""

    short: ClassVar[str | None] = "performance"

    performance: Number | None = given("Expected gain in performance points; below 0 when it costs some.")
    confidence: Share | None = given("How sure, 0-1; left out it counts as .5.")


class Pilot(Part):
    """A trial with its hypothesis, what it is held against, and its result."""

    starts: Day | None = given("The first day.")
    ends: Day | None = given("The last day.")
    hypothesis: Text | None = given("What is expected to happen.")
    metric: Text | None = given("The metric it is judged on.")
    target: Number | None = given("The value that counts as a success.")
    decision: Text | None = given("What was decided: go, stop, adapt.")
    baseline: Figure | None = given("The value before.")
    result: Figure | None = given("The value in the pilot.")
    control: Figure | None = given("The value at the same time without it.")
    learned: Text | None = given("What was learned.")


class Told(Part):
    """Somebody inside who was told."""

    short: ClassVar[str | None] = "to"

    to: Text = needed("A department or a partner.")
    date: Day | None = given("When.")
    how: Text | None = given("How.")


class ToldCustomers(Part):
    """What customers were told of it."""

    date: Day | None = given("When.")
    channel: Text | None = given("By which channel.")
    to: Text | None = given("To whom, such as respondents.")
    message: Text | None = given("What they were told.")


class Affected(Part):
    """One of several touchpoints that an improvement touches, with its expected effect there."""

    short: ClassVar[str | None] = "id"

    id: Text = needed("The touchpoint, `journey/touchpoint` where the id alone is ambiguous.")
    performance: Number | None = given("Expected gain in performance points there.")
    confidence: Share | None = given("How sure, 0-1; left out it counts as .5.")


class Improvement(Part):
    """One action with everything that a plan needs."""

    short: ClassVar[str | None] = "title"
    named_by: ClassVar[str | None] = "title"

    id: Id = needed("The id; left out, it is made of the title.")
    title: Text = needed("What is done.")
    type: ImprovementType | None = given("What kind of action it is.")
    status: ImprovementStatus = Field(default="idea", description="How far it is; left out, an idea.")
    owner: Text | None = given("The department that does it.")
    effort_days: NotNegative | None = given("Working days.")
    cost: Money | None = given("Costs; a number is the costs once.")
    benefit: Benefit | None = given("What it brings in money.")
    effect: Effect | None = given("What it brings in performance.")
    brand_effect: dict[str, Number] = table("Expected gain in `brand_fit.now`, per brand value.")
    touchpoints: tuple[Affected, ...] = many("For an improvement of several touchpoints: which.")
    requires: tuple[Text, ...] = many("Improvements that must be done first.")
    alternative_to: tuple[Text, ...] = many("Improvements of which at most one is done.")
    involves: tuple[Text, ...] = many("Departments that take part, the frontline above all.")
    customers_involved: Whole | None = given("How many customers co-create.")
    due: Day | None = given("When it is to be done.")
    done_on: Day | None = given("When it was done.")
    pilot: Pilot | None = given("The trial.")
    communicated_to: tuple[Told, ...] = many("Who inside was told.")
    told_customers: ToldCustomers | None = given("What customers were told.")
    issue: Text | None = given("Its number in the issue tracker.")
