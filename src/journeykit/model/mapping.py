"""`kind: mapping`: how `journeykit measure` reads one kind of export."""

from __future__ import annotations

from typing import ClassVar, Literal

from journeykit.model.base import Id, Part, Text, given, many, needed, table
from journeykit.model.measurement import ScaleEnds
from journeykit.model.vocabulary import Better


class Question(Part):
    """A column with the answers to one question (wide data)."""

    column: Text = needed("The column's name or ImportId.")
    touchpoint: Text | None = given("The touchpoint it speaks of.")
    metric: Text = needed("What it measures.")
    scale: ScaleEnds | None = given("[min, max] when it is not the metric's own, or percent.")
    better: Better | None = given("Which end is better, when it is not the metric's own.")


class OverallOutcome(Part):
    """The column with the overall outcome."""

    short: ClassVar[str | None] = "column"

    column: Text = needed("The column's name or ImportId.")
    metric: Text | None = given("What it measures.")
    scale: ScaleEnds | None = given("[min, max] when it is not the metric's own, or percent.")


class Mapping(Part):
    """Which column is what: tidy data (a row an answer) or wide data (a row a respondent)."""

    kind: Literal["mapping"] = needed("mapping")
    id: Id | None = given("An id.")
    date: Text | None = given("The column with the date.")
    touchpoint: Text | None = given("Tidy: the column with the touchpoint's id or name.")
    metric: Text | None = given("Tidy: the column with the metric, or a metric for all rows.")
    score: Text | None = given("Tidy: the column with the answer.")
    journey: Text | None = given("A column if there is one of that name, else the journey of all rows.")
    segments: dict[str, Text] = table("Per segment (persona or any name) its column.")
    weight: Text | None = given("The column with the weight.")
    outcome: OverallOutcome | None = given("The overall outcome.")
    questions: tuple[Question, ...] = many("Wide: the questions.")
    drop: tuple[Text, ...] = many("Columns that are never read.")
