"""`kind: mapping`: how `journeykit measure` reads one kind of export."""

from __future__ import annotations

from typing import ClassVar, Literal

from journeykit.model.base import Id, Number, Part, Text, given, many, needed, table
from journeykit.model.measurement import ScaleEnds
from journeykit.model.vocabulary import Better, DateOrder


class Question(Part):
    """A column with the answers to one question (wide data)."""

    column: Text = needed("The column's name or ImportId.")
    touchpoint: Text | None = given("The touchpoint it speaks of.")
    metric: Text = needed("What it measures.")
    scale: ScaleEnds | None = given("[min, max] when it is not the metric's own, or percent.")
    better: Better | None = given("Which end is better, when it is not the metric's own.")
    unit: Text | None = given("The unit of an operational metric.")
    answers: dict[str, Number] = table("What answers in words stand for, such as {very satisfied: 5}.")


class DateColumn(Part):
    """The column with the date, and how it is read where the dates themselves do not tell."""

    short: ClassVar[str | None] = "column"

    column: Text = needed("The column's name or ImportId.")
    order: DateOrder | None = given("day-first (30-9-2026) or month-first (9/30/2026), where no date tells.")


class OverallOutcome(Part):
    """Where the overall outcome stands: in a column, or in tidy data in rows of its own."""

    short: ClassVar[str | None] = "column"

    column: Text | None = given("The column's name or ImportId.")
    rows: Text | None = given(
        "Tidy, without `column`: what stands in the column of touchpoints where the row is the outcome, such as overall; '' for nothing."
    )
    metric: Text | None = given("What it measures.")
    scale: ScaleEnds | None = given("[min, max] when it is not the metric's own, or percent.")


class KanoPair(Part):
    """Two questions about one touchpoint: how people feel when it is there, and when it is not."""

    touchpoint: Text = needed("The touchpoint they speak of.")
    present: Text = needed("The column with the answers to: how do you feel when it is there?")
    absent: Text = needed("The column with the answers to: how do you feel when it is not there?")
    answers: dict[str, Number] = table(
        "What answers in words stand for: 1 like, 2 expect, 3 neutral, 4 live with, 5 dislike."
    )


class Mapping(Part):
    """Which column is what: tidy data (a row an answer), wide data (a row a respondent) or an event log (a row an event)."""

    kind: Literal["mapping"] = needed("mapping")
    id: Id | None = given("An id.")
    date: DateColumn | None = given("The column with the date.")
    touchpoint: Text | None = given("Tidy: the column with the touchpoint's id or name.")
    metric: Text | None = given("Tidy: the column with the metric, or a metric for all rows.")
    score: Text | None = given("Tidy: the column with the answer.")
    unit: Text | None = given("Tidy: the column with the unit of operational metrics, or a unit for all rows.")
    n: Text | None = given("Tidy: the column with the number of cases that a row stands for; without it, one.")
    answers: dict[str, Number] = table("Tidy: what answers in words stand for, such as {very satisfied: 5}.")
    respondent: Text | None = given("The column that tells respondents apart: what came twice is then counted once.")
    journey: Text | None = given("A column if there is one of that name, else the journey of all rows.")
    segments: dict[str, Text] = table("Per segment (persona or any name) its column.")
    weight: Text | None = given("The column with the weight.")
    outcome: OverallOutcome | None = given("The overall outcome.")
    questions: tuple[Question, ...] = many("Wide: the questions.")
    kano: tuple[KanoPair, ...] = many("Wide: pairs of questions by which Kano tells basics from delights.")
    case: Text | None = given("Event log: the column with the case, which tells customers apart.")
    activity: Text | None = given("Event log: the column with what happened.")
    time: DateColumn | None = given("Event log: the column with the moment.")
    lifecycle: Text | None = given("Event log: the column that says start or complete.")
    channel: Text | None = given("Event log: the column with the channel; without it, the touchpoint's own.")
    activities: dict[str, Text] = table("Event log: of which touchpoint each activity is, such as {SIGN: contract}.")
    drop: tuple[Text, ...] = many("Columns that are never read.")
