"""`kind: measurements`: what was measured, readable and diffable."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from journeykit.model.base import (
    Day,
    Id,
    NotNegative,
    Number,
    Part,
    Period,
    Positive,
    Share,
    Text,
    Whole,
    given,
    many,
    needed,
    table,
)
from journeykit.model.core import PydanticCustomError
from journeykit.model.declaring import BeforeValidator, Field, PlainValidator, WithJsonSchema
from journeykit.model.scalars import as_answer, as_number
from journeykit.model.vocabulary import Better

_TABLES = ("duckdb:", "postgresql:", "bigquery:")


def as_scale(value: Any) -> tuple[float, float] | str:
    """Return the two ends of `[min, max]`, or `percent`."""
    if value == "percent":
        return "percent"
    if isinstance(value, list | tuple) and len(value) == 2:
        return float(as_number(value[0])), float(as_number(value[1]))
    raise PydanticCustomError("bad_scale", "[min, max] or percent")


ScaleEnds = Annotated[
    tuple[float, float] | str,
    PlainValidator(as_scale),
    WithJsonSchema(
        {"anyOf": [{"const": "percent"}, {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}]}
    ),
]

Distribution = Annotated[
    dict[Annotated[float, BeforeValidator(as_answer)], Whole],
    WithJsonSchema(
        {
            "type": "object",
            "propertyNames": {"pattern": r"^[-+]?[0-9]+(\.[0-9]+)?$"},
            "additionalProperties": {"type": "integer", "minimum": 0},
        }
    ),
]


class Kano(Part):
    """Counts of the answers to functional and dysfunctional question pairs."""

    attractive: Whole = Field(default=0, alias="A", description="Attractive.")
    one_dimensional: Whole = Field(default=0, alias="O", description="One-dimensional (performance).")
    must_be: Whole = Field(default=0, alias="M", description="Must-be.")
    indifferent: Whole = Field(default=0, alias="I", description="Indifferent.")
    reverse: Whole = Field(default=0, alias="R", description="Reverse.")
    questionable: Whole = Field(default=0, alias="Q", description="Questionable.")


class PenaltyReward(Part):
    """What poor and what excellent performance do to the outcome (regression coefficients)."""

    penalty: Number = needed("The coefficient of the lowest answers, usually below 0.")
    reward: Number = needed("The coefficient of the highest answers, usually above 0.")
    penalty_se: NotNegative | None = given("The standard error of the penalty.")
    reward_se: NotNegative | None = given("The standard error of the reward.")


class Record(Part):
    """One measured figure: a distribution, a mean, a value, NPS counts, a transition or a derived importance."""

    journey: Text | None = given("The journey; without it, the touchpoint of that id wherever it stands.")
    touchpoint: Text | None = given("The touchpoint; without it, the journey as a whole.")
    metric: Text | None = given(
        "What was measured: ces, ces1, csat, nps, rating, emotion, importance or an operational metric."
    )
    scale: ScaleEnds | None = given("[min, max] when it is not the metric's own, or percent.")
    better: Better | None = given("Which end is better, when it is not the metric's own.")
    unit: Text | None = given("The unit of an operational metric.")
    period: Period | None = given("2026, 2026-Q3, 2026-09, 2026-W38 or a date.")
    date: Day | None = given("The day, for a record inside a touchpoint.")
    n: Whole | None = given("The number of answers.")
    n_effective: Positive | None = given("The effective number of answers of a weighted sample (Kish).")
    distribution: Distribution | None = given("How many gave each answer.")
    mean: Number | None = given("The mean answer.")
    sd: NotNegative | None = given("The standard deviation (n - 1).")
    value: Number | None = given("The figure alone, best with n.")
    promoters: Whole | None = given("NPS: answers of 9 and 10.")
    passives: Whole | None = given("NPS: answers of 7 and 8.")
    detractors: Whole | None = given("NPS: answers of 0 to 6.")
    origin: Text | None = given(
        "A transition: the touchpoint that customers came from; without it, so many of all customers came to `to`.",
        alias="from",
    )
    to: Text | None = given(
        "A transition: the touchpoint that they went to; without it, so many were seen nowhere after `from`."
    )
    customers: Whole | None = given("A transition: how many did so.")
    of: Whole | None = given("A transition: of how many.")
    derived_importance: Number | None = given("Importance derived from answers beside an overall outcome.")
    method: Text | None = given("How importance was derived: relative-weights or lmg.")
    kano: Kano | None = given("Kano counts.")
    penalty_reward: PenaltyReward | None = given("Penalty and reward coefficients.")
    low: Number | None = given("The lower end of its interval.")
    high: Number | None = given("The upper end of its interval.")
    r2: Share | None = given("The explained variance of the model behind it.")
    segment: dict[str, Text] = table("The segment it speaks of, such as {persona: senior}.")
    source: Text | None = given("Where it comes from.")

    @property
    def is_transition(self) -> bool:
        """A count of customers who went from one touchpoint to another, came to one at all, or were last seen there."""
        return self.origin is not None or self.to is not None


class RowCounts(Part):
    """How many rows, or answers, were read, kept and dropped."""

    read: Whole | None = given("How many were read.")
    kept: Whole | None = given("How many were kept.")
    dropped: Whole | None = given("How many were dropped.")
    reasons: dict[str, Whole] = table("Why, and how many.")


def known_by(file: str, sha256: str | None) -> str | None:
    """Return what two sources share when they are the same: the address of a table, the hash of a file."""
    return file if file.startswith(_TABLES) else sha256


class SourceFile(Part):
    """A file or a table that was read."""

    file: Text = needed("Its name; of a table its address without the server: postgresql:///shop/public.answers.")
    sha256: Text | None = given("The hash of its bytes; a table of a server has none.")

    @property
    def known_by(self) -> str | None:
        """What two sources share when they are the same."""
        return known_by(self.file, self.sha256)


class Made(Part):
    """How `journeykit measure` made the document: the one place for machine state."""

    by: Text | None = given("The program and its version.")
    command: Text | None = given("The command, from the root of the project.")
    mapping: Text | None = given("The mapping that was used.")
    rows: RowCounts | None = given("Rows read, kept and dropped.")
    answers: RowCounts | None = given("Answers in them read, kept and dropped.")
    sha256: Text | None = given("The hash of the records as they were written, where something read has no hash.")
    files: tuple[SourceFile, ...] = many("The files and tables read.", alias="from")


class Measurements(Part):
    """A document of measured figures."""

    kind: Literal["measurements"] = needed("measurements")
    id: Id | None = given("An id, by which a finding of research names the figures that confirm it.")
    source: Text | None = given("Where the figures come from, unless a record says otherwise.")
    made: Made | None = given("Written by `journeykit measure`.")
    records: tuple[Record, ...] = needed("The figures.")
