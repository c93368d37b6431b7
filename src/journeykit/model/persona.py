"""`kind: persona`: who the customers are."""

from __future__ import annotations

from typing import ClassVar, Literal

from journeykit.model.base import Named, Score5, Share, Text, given, many
from journeykit.model.shared import Evidence, Hours
from journeykit.model.vocabulary import Role, Stance


class Persona(Named):
    """A persona: whole inside a journey, or a document of its own."""

    short: ClassVar[str | None] = None

    kind: Literal["persona"] | None = given("persona, in a document of its own.")
    segment: Text | None = given("The segment that it stands for.")
    description: Text | None = given("A few sentences.")
    share: Share | None = given("Its share of the customers, 0-1.")
    goals: tuple[Text, ...] = many("What it wants to reach.")
    needs: tuple[Text, ...] = many("What it needs.")
    frustrations: tuple[Text, ...] = many("What gets in its way.")
    channels: tuple[Text, ...] = many("Channels it prefers.")
    reachable: Hours | None = given("When it can be reached.")
    quote: Text | None = given("What it would say.")
    evidence: Evidence | None = given("How we know; a made-up persona is a hypothesis.")
    organisation: Text | None = given("Business: the organisation it belongs to.")
    role: Role | None = given("Business: its role in the decision-making unit.")
    power: Score5 | None = given("Business: its power in the decision, 1-5.")
    stance: Stance | None = given("Business: for, neutral or against.")
