"""The sentences of a what-if: what was assumed, how a journey moves, and why its touchpoints do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.scores.words import Speech
from journeykit.words import number, say, signed

if TYPE_CHECKING:
    from journeykit.diagnostics import Message
    from journeykit.planning.whatif.values import JourneyMove, WhatIf
    from journeykit.scoring.values import TouchpointScore
    from journeykit.workspace import Workspace


class Words:
    """Says what would move in one language."""

    def __init__(self, language: str, workspace: Workspace, arrow: str = " -> ") -> None:
        self.language = language
        self._arrow = arrow
        self.speech = Speech(language)
        self.t = self.speech.t
        self._values = {value.id: value.name for value in workspace.project.brand.values}
        self._values |= {basic.id: basic.text for basic in workspace.project.basics}
        self._titles = {journey.id: journey.title for journey in workspace.journeys}

    def said(self, message: Message) -> str:
        """A sentence with brand values and basics by the names that people know."""
        args = {name: self._called(name, value) for name, value in message.args}
        return say(message.text, args, self.language)

    def _called(self, name: str, value: str | float) -> str | float:
        if name in ("name", "value") and isinstance(value, str):
            return self._values.get(value, value)
        if name == "basics":
            return ", ".join(self._values.get(basic, basic) for basic in str(value).split(", "))
        if name == "answer":
            t = self.t
            return {"kept": t("kept"), "broken": t("broken")}.get(str(value), t("not applicable"))
        return value

    def figure(self, value: float | None) -> str:
        """A figure without decimals; a dash when it is not known."""
        return "-" if value is None else number(value, self.language, 0)

    def place(self, one: TouchpointScore) -> str:
        """A place in the order of the journey."""
        return self.speech.rank(one.rank.value, one.rank.low, one.rank.high)

    def arrow(self, before: str, after: str) -> str:
        """What something was and becomes, or what it stays."""
        return before if before == after else f"{before}{self._arrow}{after}"

    def assumed(self, found: WhatIf) -> list[str]:
        """What was assumed: figures first, improvements after them."""
        several = len({one.journey for one in found.assumptions}) > 1
        names = {
            (move.before.id, one.before.id): one.before.name for move in found.journeys for one in move.touchpoints
        }
        lines = []
        for one in found.assumptions:
            name = names.get((one.journey, one.touchpoint), one.touchpoint)
            where = f"{name} ({self._titles.get(one.journey, one.journey)})" if several else name
            lines.append(f"{where}: {self.said(one.says)}")
        return [*lines, *(self.t('"{title}" is done', title=one.title) for one in found.done)]

    def journey(self, move: JourneyMove) -> tuple[str, ...]:
        """How the figures of a journey itself move."""
        t, before, after = self.t, move.before, move.after
        parts = [
            t("index {index}", index=self._moved(before.index.value, after.index.value, 1)),
            t("peak and end {value}", value=self._moved(before.peak_end, after.peak_end, 0)),
            t("below 55: {count}", count=self.arrow(str(before.below_floor or 0), str(after.below_floor or 0))),
        ]
        return before.title, " - ".join(parts)

    def _moved(self, before: float | None, after: float | None, digits: int) -> str:
        one, other = self.speech.number(before, digits), self.speech.number(after, digits)
        if one == other or before is None or after is None:
            return self.arrow(one, other)
        # The difference of what is shown: else 56.0 to 73.7 might be +17.6.
        difference = round(after, digits) - round(before, digits)
        return f"{one}{self._arrow}{other} ({signed(difference, self.language, digits)})"

    def reasons(self, move: JourneyMove) -> list[str]:
        """Why touchpoints move, each in a line; and what is to be said of the whole journey."""
        lines = [
            f"{one.after.name}: {'; '.join(self.said(reason) for reason in one.reasons)}"
            for one in move.touchpoints
            if one.reasons
        ]
        return [*lines, *(self.sentence(note) for note in move.notes)]

    def closing(self, found: WhatIf) -> list[str]:
        """What is to be said in the end."""
        lines = [self.sentence(note) for note in found.notes]
        if not found.journeys:
            lines.append(self.t("Nothing moves."))
        return [*lines, self.t("Nothing was written.")]

    def sentence(self, message: Message) -> str:
        """A message that stands by itself: with a capital and a full stop."""
        text = self.said(message)
        return f"{text[:1].upper()}{text[1:]}."
