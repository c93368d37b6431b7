"""`kind: project`: the client, the brand, the organisation and the settings."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from journeykit.model.base import (
    Colour,
    Day,
    FileInProject,
    Flag,
    Id,
    Months,
    Named,
    NotNegative,
    Number,
    OrAlso,
    Part,
    Positive,
    Share,
    Text,
    Whole,
    given,
    many,
    needed,
    number,
    table,
    whole,
)
from journeykit.model.declaring import BeforeValidator, Field
from journeykit.model.improvement import Improvement
from journeykit.model.shared import Hours, Mismatch, Scan
from journeykit.model.vocabulary import Audience, Facilitator, ImprovementStatus, Language, Profile, SystemType


class Style(Part):
    """The client's house style on maps, plans and pages."""

    logo: FileInProject | None = given("A picture file of the project: svg, png or jpg, such as pictures/logo.svg.")
    accent: Colour | None = given("A colour such as #0B5FA5; its contrast is checked.")


class BrandRule(Part):
    """A statement that a touchpoint keeps or breaks."""

    short: ClassVar[str | None] = "text"
    named_by: ClassVar[str | None] = "text"

    id: Id = needed("The id; left out, it is made of the text.")
    text: Text = needed("The statement.")


class BrandValue(Named):
    """What touchpoints are held against."""

    weight: Positive = Field(default=1, description="Its weight against the other values.")
    means: Text | None = given("What it means in practice.")
    rules: tuple[BrandRule, ...] = many("Statements that a touchpoint keeps or breaks.")


class Brand(Part):
    """The brand's promise and values."""

    promise: Text | None = given("What the brand promises its customers.")
    values: tuple[BrandValue, ...] = many("Its values.")


class Basic(BrandRule):
    """What must be in order everywhere."""

    norm: Text | None = given("The norm.")


class Scoring(Part):
    """Settings of the scores (scoring.md, section 8)."""

    balance: Share = Field(default=0.6, description="Satisfaction against brand in the priority, 0-1.")
    metrics: dict[str, NotNegative] = table("The weight of each metric in performance; 0 leaves one out.")
    organisation_share: Share = Field(default=0, description="The share of the organisation's importance, 0-1.")
    excel_max: Whole = Field(default=3, description="How many touchpoints a journey may excel in.")
    stale_after: Months = Field(default=12, description="Months after which a measurement is stale.")
    confidence: Annotated[float, *number(Field(gt=0, lt=1), exclusiveMinimum=0, exclusiveMaximum=1)] = Field(
        default=0.95, description="The confidence of intervals."
    )
    weight_certainty: Positive = Field(default=50, description="The concentration of the draws of weights.")
    draws: Annotated[int, *whole(1, 1_000_000)] = Field(default=2000, description="Draws of a simulation.")
    seed: Whole = Field(default=1, description="The seed of the draws.")


class Department(Named):
    """One of the organisation's silos."""

    frontline: Flag = Field(default=False, description="It meets customers.")


class System(Named):
    """Where customer data lives."""

    type: SystemType | None = given("What kind of system it is.")
    department: Text | None = given("Whose it is.")
    feeds: tuple[Text, ...] = many("Systems that it passes customer data to.")


class Channel(Named):
    """A channel on top of the built-in ones, or the hours of a built-in one."""

    icon: Text | None = given("The built-in channel or form whose icon it takes.")
    open: Hours | None = given("When it is open.")


class Competitor(Named):
    """Somebody to compare with."""


class Resistance(Part):
    """Inner resistance and the answer to it."""

    department: Text | None = given("Where it sits.")
    about: Text = needed("What it is about.")
    answer: Text | None = given("What is said or done about it.")


class Support(Part):
    """Help and inner resistance."""

    sponsor: Text | None = given("Who backs the work at the top.")
    facilitator: Facilitator | None = given("Who leads the meetings.")
    resistance: tuple[Resistance, ...] = many("Inner resistance.")


class CultureAction(Part):
    """An action for customer-minded people."""

    short: ClassVar[str | None] = "title"
    named_by: ClassVar[str | None] = "title"

    id: Id = needed("The id; left out, it is made of the title.")
    title: Text = needed("What is done.")
    owner: Text | None = given("The department that does it.")
    status: ImprovementStatus = Field(default="idea", description="How far it is.")
    audience: Audience | None = given("managers or staff.")
    due: Day | None = given("When it is to be done.")


def _with_reasons(value: Any) -> Any:
    """`ignore: [JK306]` is `ignore: {JK306: ""}`."""
    return (
        dict.fromkeys(value, "")
        if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value)
        else value
    )


class RuleSettings(Part):
    """Which rules speak, and how loud."""

    select: tuple[Text, ...] = many("Codes, prefixes or names; left out, those of the profile.")
    ignore: Annotated[
        dict[str, Text], BeforeValidator(_with_reasons), OrAlso({"type": "array", "items": {"type": "string"}})
    ] = table("Codes, prefixes or names that are silent, best with a reason: {JK306: reason}.")
    severity: dict[str, Literal["error", "warning", "note"]] = table("Per code: error, warning or note.")
    profile: Profile | None = given("draft, standard (left out) or strict.")
    entry_points: tuple[Text, ...] = many("A team's own rules: names of entry points.")


Thresholds = Annotated[tuple[Number, Number, Number], Field(description="[floor, good, excel] in raw values.")]


class Project(Part):
    """The client and the settings of the repository."""

    kind: Literal["project"] = needed("project")
    format: Annotated[int, *whole(1, 1)] | None = given("The version of the file format: 1.")
    name: Text = needed("The client.")
    language: Language = Field(default="en", description="The language of everything generated: nl or en.")
    style: Style = Field(default_factory=Style, description="The client's house style.")
    brand: Brand = Field(default_factory=Brand, description="What the brand promises, and the values it is held to.")
    basics: tuple[Basic, ...] = many("What must be in order everywhere.")
    targets: dict[str, Thresholds] = table("Per metric [floor, good, excel] in raw values.")
    scoring: Scoring = Field(default_factory=Scoring, description="Settings of the scores.")
    departments: tuple[Department, ...] = many("The organisation's silos.")
    systems: tuple[System, ...] = many("Where customer data lives.")
    channels: tuple[Channel, ...] = many("Channels on top of the built-in ones.")
    competitors: tuple[Competitor, ...] = many("Whom to compare with.")
    support: Support | None = given("Help and inner resistance.")
    culture: tuple[CultureAction, ...] = many("Actions for customer-minded people.")
    scan: Scan | None = given("The ten-point scan of the organisation.")
    mismatches: tuple[Mismatch, ...] = many("Mismatches of the organisation.")
    improvements: tuple[Improvement, ...] = many("Improvements that touch several journeys.")
    include: tuple[Text, ...] = many("Globs of files that are documents.")
    exclude: tuple[Text, ...] = many("Globs of files that are none.")
    rules: RuleSettings = Field(default_factory=RuleSettings, description="Which rules speak.")
