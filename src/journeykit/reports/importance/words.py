"""How importance is said: names of touchpoints and journeys, periods, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.scores.words import Speech
from journeykit.words import number, period, say

if TYPE_CHECKING:
    from journeykit.diagnostics import Message
    from journeykit.evidence.drivers.deriving import Derived
    from journeykit.evidence.drivers.records import KanoCounts
    from journeykit.workspace import Workspace


class Words:
    """The words of one report, in one language."""

    def __init__(self, workspace: Workspace, language: str) -> None:
        self.speech = Speech(language)
        self.t = self.speech.t
        self.language = language
        self._journeys = {journey.id: journey.title or journey.id for journey in workspace.journeys}
        self._names = {
            (journey.id, point.id): point.name or point.id
            for journey in workspace.journeys
            for point in journey.touchpoints
        }

    def name(self, journey: str | None, touchpoint: str) -> str:
        """Return the name of a touchpoint; without a journey, that of the first that has it."""
        if journey is None:
            found = next((name for (_, id_), name in self._names.items() if id_ == touchpoint), None)
            return found or touchpoint
        return self._names.get((journey, touchpoint), touchpoint)

    def about(self, one: Derived) -> str:
        """Return of which journey and when answers are."""
        title = self._journeys.get(one.asked.journey, one.asked.journey)
        return f"{title}, {period(one.period, self.language)}" if one.period else title

    def named(self, one: KanoCounts) -> str:
        """Return a touchpoint with its period."""
        name = self.name(one.journey, one.touchpoint)
        return f"{name}, {period(one.period, self.language)}" if one.period else name

    def said(self, one: Message) -> str:
        """Return what came with the figures as a sentence of a report."""
        text = say(one.text, one.args, self.language)
        return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")

    def whole(self, count: int) -> str:
        """Return a number of people or answers."""
        return number(count, self.language)
