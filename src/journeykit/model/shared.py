"""Parts that several kinds of document share: evidence, owners, opening hours, the scan, mismatches."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from journeykit.model.base import (
    Day,
    DayRange,
    Flag,
    NotNegative,
    Number,
    OneOrMany,
    OrAlso,
    Part,
    Score5,
    Text,
    Time,
    Whole,
    given,
    many,
    needed,
    one_or_many,
    table,
)
from journeykit.model.declaring import BeforeValidator, Field
from journeykit.model.scalars import as_flag
from journeykit.model.vocabulary import Grade, Remedy


class Evidence(Part):
    """How we know: the grade, and the research behind it."""

    short: ClassVar[str | None] = "grade"

    grade: Grade | None = given("hypothesis (we think so), qualitative (customers told us) or quantitative (measured).")
    research: tuple[Text, ...] = many("Ids of research documents.")


class Owner(Part):
    """Who answers for it: a department, and a role in it."""

    short: ClassVar[str | None] = "department"

    department: Text = needed("The department; an id when the project declares its departments.")
    role: Text | None = given("The role within the department.")


class Hours(Part):
    """When something is open or somebody can be reached."""

    days: Annotated[tuple[DayRange, ...], BeforeValidator(one_or_many), OneOrMany()] = many(
        "Days (mon-sun) or ranges such as mon-fri."
    )
    starts: Time | None = given('The first time of the day, such as "09:00".', alias="from")
    ends: Time | None = given('The last time of the day, such as "17:30".', alias="to")


class Span(Part):
    """From one day to another."""

    starts: Day | None = given("The first day.", alias="from")
    ends: Day | None = given("The last day.", alias="to")


class Money(Part):
    """Costs in the project's currency (euro): once, and each year."""

    short: ClassVar[str | None] = "once"

    once: NotNegative = Field(default=0, description="Once, to get it done.")
    yearly: NotNegative = Field(default=0, description="Each year, to keep it going.")


class Opinion(Part):
    """One rater's answer to one of the ten points: 1 (bad) to 5 (we are glad of it), or not applicable."""

    short: ClassVar[str | None] = "score"

    score: Annotated[Score5 | None, OrAlso({"const": "na"})] = given("1 to 5, or `na`.")
    applies: Flag = Field(default=True, description="False for a point that does not apply here (`na`).")
    why: Text | None = given("Why this score.")
    by: Text | None = given("Who gave it.")
    checks: dict[str, Text] = table("Sub-questions by id (`journeykit scan --questions`): yes, no or na.")

    @classmethod
    def lifted(cls, value: dict[str, Any]) -> dict[str, Any]:
        """`na` is no score: the point does not apply."""
        if value.get("score") != "na":
            return value
        return {key: item for key, item in value.items() if key != "score"} | {"applies": False}


Opinions = Annotated[tuple[Opinion, ...], BeforeValidator(one_or_many), OneOrMany()]


class Scan(Part):
    """The ten-point scan: the first five are the customer's side, the last five the organisation's."""

    motivation: Opinions = many("Is the customer motivated?")
    knowledge: Opinions = many("Does the customer know what is needed?")
    low_threshold: Opinions = many("Is it easy to begin; are doubts met?")
    facilitation: Opinions = many("Can the customer do what he expects to do?")
    relevance: Opinions = many("Does it matter to this customer now?")
    lead_support: Opinions = many("Does it bring the organisation leads and orders?")
    customer_value: Opinions = many("Does it add to the value of the customer?")
    cost_to_serve: Opinions = many("Is it affordable to serve?")
    satisfaction: Opinions = many("Does it add to satisfaction?")
    loyalty: Opinions = many("Does it add to loyalty?")


class Mismatch(Part):
    """What the customer wants against what the organisation wants, and what is done about it."""

    customer_wants: Text | None = given("What the customer wants.")
    we_want: Text | None = given("What the organisation wants.")
    reason: Text | None = given("Why the organisation wants it.")
    explained: Flag = Field(default=False, description="Customers are told the reason.")
    perspective: Text | None = given("What customers may look forward to.")
    remedy: Remedy | None = given("What helps.")
    frequent: Flag = Field(default=False, description="It happens often.")


class Figure(Part):
    """A measured value with its number of answers."""

    short: ClassVar[str | None] = "value"

    value: Number = needed("The value on the metric's scale.")
    n: Whole | None = given("The number of answers.")


def flagged(value: Any) -> Any:
    """Lift `true` to an empty long form, and `false` to not given."""
    if isinstance(value, bool) or (isinstance(value, str) and value.lower() in ("true", "false", "yes", "no")):
        return {} if as_flag(value) else None
    return value
