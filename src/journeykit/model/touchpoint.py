"""Touchpoints: what the customer meets, feels and gets, and what runs behind it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from journeykit.model.base import (
    Day,
    Emotion,
    Fit,
    Flag,
    Id,
    NotNegative,
    Number,
    OrAlso,
    Part,
    Potential,
    Score5,
    Share,
    Text,
    Whole,
    given,
    many,
    needed,
    table,
)
from journeykit.model.declaring import BeforeValidator, ConfigDict
from journeykit.model.improvement import Improvement
from journeykit.model.measurement import Record, ScaleEnds
from journeykit.model.shared import Evidence, Mismatch, Owner, Scan, flagged
from journeykit.model.slug import slug
from journeykit.model.vocabulary import (
    Better,
    Carries,
    Category,
    Contact,
    Expectation,
    Feeling,
    Initiative,
    Kept,
    ObstacleType,
    Personal,
    RunBy,
    ServedBy,
    Take,
    TouchpointStatus,
)


class TouchpointData(Part):
    """Which customer data the touchpoint yields and needs."""

    collects: tuple[Text, ...] = many("Data that it asks or records.")
    shows: tuple[Text, ...] = many("Data that it shows.")
    personal_data: Flag | None = given("Whether that is personal data.")


class MomentOfTruth(Part):
    """A moment that makes or breaks the relation: the customer's doubts, and where help is."""

    doubts: tuple[Text, ...] = many("What the customer doubts.")
    helpline: tuple[Text, ...] = many("Channels where help is.")


class Volume(Part):
    """How often a year, and what one contact costs."""

    short: ClassVar[str | None] = "per_year"

    per_year: Whole | None = given("Contacts a year.")
    cost_each: NotNegative | None = given("What one costs, in the project's currency.")


class StatedImportance(Part):
    """How important it is as people say, 1-5: the customer, and beside it the organisation."""

    short: ClassVar[str | None] = "customer"

    customer: Score5 | None = given("To the customer, 1-5.")
    organisation: Score5 | None = given("To the organisation, 1-5.")


class Quote(Part):
    """What a customer said, and where we heard it."""

    short: ClassVar[str | None] = "text"

    text: Text = needed("The words.")
    research: Text | None = given("The research it comes from.")
    persona: Text | None = given("The persona that said it.")
    consent: Flag | None = given("Whether the customer agreed to being quoted.")


class Customer(Part):
    """The customer's side: what he wants, does, thinks and feels."""

    wants: Text | None = given("What the customer wants.")
    does: Text | None = given("What the customer does.")
    thinks: Text | None = given("What the customer thinks, in his own words.")
    feels: Text | None = given("What the customer feels, in a word or two.")
    emotion: Emotion | None = given("-2 very negative to +2 very positive.")
    emotions: tuple[Feeling, ...] = many("Which emotions.")
    intensity: Score5 | None = given("How much is at stake, 1-5 (the dramatic arc).")
    expects: tuple[Text, ...] = many("What the customer expects.")
    expectation: Expectation | None = given("Whether that is met.")
    annoyances: tuple[Text, ...] = many("What annoys (pain points).")
    quotes: tuple[Quote, ...] = many("What customers said.")


class Obstacle(Part):
    """What stands in the way."""

    short: ClassVar[str | None] = "text"

    type: ObstacleType | None = given("people, process, system, law or money.")
    text: Text = needed("What it is.")


class Desired(Part):
    """How it is to be."""

    does: Text | None = given("What the customer is to do.")
    thinks: Text | None = given("What the customer is to think.")
    feels: Text | None = given("What the customer is to feel.")
    emotion: Emotion | None = given("-2 to +2.")
    radiates: Text | None = given("What the brand is to radiate.")


class BrandFit(Part):
    """How the touchpoint expresses a brand value (0-4; below 0 it contradicts it), and how it could."""

    short: ClassVar[str | None] = "now"

    now: Fit | None = given("Now: 0-4, or -2 and -1 when it contradicts the value.")
    potential: Potential | None = given("What it could be, 0-4.")


class Benchmark(Part):
    """A competitor's figure."""

    competitor: Text = needed("Who.")
    metric: Text = needed("The metric.")
    scale: ScaleEnds | None = given("[min, max] when it is not the metric's own, or percent.")
    better: Better | None = given("Which end is better, when it is not the metric's own.")
    value: Number = needed("The figure.")
    n: Whole | None = given("The number of answers.")
    date: Day | None = given("When.")
    learn: Text | None = given("What to learn from them.")


class Step(Part):
    """Where customers go next, and how many."""

    short: ClassVar[str | None] = "to"

    to: Text = needed("The touchpoint that follows.")
    share: Share | None = given("The share of customers that goes there.")
    carries: Carries | None = given("Whether the customer's story goes along.")


class Overruling(Part):
    """A person's choice instead of the computed one, with the reason."""

    short: ClassVar[str | None] = "take"

    take: Take = needed("The choice.")
    because: Text | None = given("Why.")


Fits = dict[str, Kept]


class TouchpointFields(Part):
    """What may be said of a touchpoint, for all customers or for one persona."""

    status: TouchpointStatus | None = given("live (left out), planned or ending.")
    category: Category | None = given("What it is for the customer.")
    form: Text | None = given("What it is: an invoice, a call, a form; its icon.")
    channels: tuple[Text, ...] = many("Where it happens.")
    contact: Contact | None = given("direct (left out), or indirect: a neighbour's tip, a review.")
    run_by: RunBy | None = given("own (left out), partner or others.")
    served_by: ServedBy | None = given("A person, assisted, or a machine.")
    initiative: Initiative | None = given("Who begins: the customer or us.")
    trigger: Text | None = given("What makes us begin.")
    personal: Personal | None = given("How personal it is.")
    owner: Owner | None = given("Who answers for it.")
    mandate: Text | None = given("The freedom of staff to help.")
    frontstage: Text | None = given("What the customer sees us do.")
    backstage: Text | None = given("What happens out of sight.")
    systems: tuple[Text, ...] = many("Systems behind it.")
    data: TouchpointData | None = given("Customer data it yields and shows.")
    moment_of_truth: Annotated[
        MomentOfTruth | None, BeforeValidator(flagged), OrAlso({"enum": [True, False, "yes", "no", "true", "false"]})
    ] = given("It makes or breaks the relation.")
    reach: Share | None = given("The share of the journey's customers that meet it.")
    volume: Volume | None = given("How often a year, and at what cost.")
    importance: StatedImportance | None = given("1-5 as customers state it.")
    customer: Customer | None = given("The customer's side.")
    obstacles: tuple[Obstacle, ...] = many("What stands in the way.")
    desired: Desired | None = given("How it is to be.")
    brand_fit: dict[str, BrandFit] = table("Per brand value: now and potential.")
    brand_rules: Fits = table("Per brand rule: kept, broken or not-applicable.")
    basics: Fits = table("Per basic: kept, broken or not-applicable.")
    scan: Scan | None = given("The ten-point scan.")
    mismatches: tuple[Mismatch, ...] = many("Where customer and organisation want different things.")
    evidence: Evidence | None = given("How we know.")
    measurements: tuple[Record, ...] = many("Figures by hand.")
    benchmarks: tuple[Benchmark, ...] = many("Competitors' figures.")


class PerPersona(TouchpointFields):
    """What differs for one persona."""


def _a_name_or_use(schema: dict[str, Any]) -> None:
    """`use` brings the name along, so the schema asks for one of the two."""
    schema["required"] = [name for name in schema.get("required", []) if name not in ("name", "id")]
    schema["anyOf"] = [
        {"required": [name], "properties": {name: {"not": {"type": "null"}}}} for name in ("name", "use")
    ]


class Touchpoint(TouchpointFields):
    """One contact between customer and organisation, in the order of the journey."""

    model_config = ConfigDict(json_schema_extra=_a_name_or_use)

    short: ClassVar[str | None] = "name"
    named_by: ClassVar[str | None] = "name"

    id: Id = needed("The id; left out, it is made of the name.")
    name: Text = needed("The name, best with a verb or a thing the customer knows.")
    use: Text | None = given("The library's touchpoint that this one is; keys beside it replace the library's.")
    next: tuple[Step, ...] | None = given("Where customers go next; left out: the one after it; []: it ends here.")
    choice: Overruling | None = given("Only to overrule the computed choice.")
    improvements: tuple[Improvement, ...] = many("What is done about it.")
    per_persona: dict[str, PerPersona] = table("What differs per persona.")

    @classmethod
    def lifted(cls, value: dict[str, Any]) -> dict[str, Any]:
        """A use that found no library touchpoint goes by its id, so that the rest can still be judged."""
        use = value.get("use")
        if isinstance(use, str) and "name" not in value:
            return {"id": slug(use), **value, "name": use}
        return value


class Touchpoints(Part):
    """The project's library of touchpoints that several journeys use."""

    kind: Literal["touchpoints"] = needed("touchpoints")
    touchpoints: tuple[Touchpoint, ...] = needed("The touchpoints.")
