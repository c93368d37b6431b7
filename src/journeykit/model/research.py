"""`kind: research`: how we know what we know."""

from __future__ import annotations

from typing import ClassVar, Literal

from journeykit.model.base import Id, Part, Period, Text, Whole, given, many, needed
from journeykit.model.vocabulary import Method, ResearchBy


class Finding(Part):
    """One thing that was found."""

    short: ClassVar[str | None] = "text"

    text: Text = needed("What was found.")
    touchpoint: Text | None = given("The touchpoint it speaks of.")
    heard: Text | None = given('How often, such as "7 of 12".')
    verified_by: Text | None = given("The research or measurements that confirm it.")


class Research(Part):
    """A piece of research."""

    kind: Literal["research"] = needed("research")
    id: Id = needed("The id by which evidence and quotes name it.")
    method: Method | None = given("How it was done.")
    by: ResearchBy | None = given("staff or outsider.")
    at: Text | None = given("own, or the competitor that was visited.")
    n: Whole | None = given("How many took part.")
    personas: tuple[Text, ...] = many("Personas that took part.")
    period: Period | None = given("When.")
    question: Text | None = given("What was asked.")
    incentive: Text | None = given("What people got for taking part.")
    findings: tuple[Finding, ...] = many("What was found.")
