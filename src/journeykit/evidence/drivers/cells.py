"""What cells say to those who put them together: every different cell is judged once, as measuring itself does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Message
from journeykit.evidence.answering import answered
from journeykit.evidence.cells import Unread, answer_of
from journeykit.model.mapping_checks import answer_ends
from journeykit.sheets import unguarded

if TYPE_CHECKING:
    from journeykit.evidence.binding import Reading
    from journeykit.evidence.drivers.collecting import Opened


class Cells:
    """Judges answers.

    Args:
        unanswered: What the tool writes where nobody answered.
    """

    def __init__(self, unanswered: frozenset[str]) -> None:
        self._unanswered = unanswered
        self._known: dict[tuple[str, str | None, Any], float | None] = {}

    def answer(self, reading: Reading, raw: Any, metric: str | None = None) -> float | None:
        """Return the answer in a cell, None when it gives none; the metric of tidy data stands in a column of its own."""
        metric = metric or reading.metric
        key = reading.cell, metric, raw
        if key not in self._known:
            self._known[key] = self._read(reading, raw, metric)
        return self._known[key]

    def _read(self, reading: Reading, raw: Any, metric: str | None) -> float | None:
        found = answer_of(raw)
        if found in (Unread.EMPTY, Unread.NOT_APPLICABLE):
            return None
        if isinstance(raw, str) and raw.strip() in self._unanswered:
            return None
        assert metric is not None
        value = answered(found, raw, metric, reading.answers, answer_ends(metric, reading.scale))
        return None if isinstance(value, Message) else float(value)


def word_of(opened: Opened, raw: Any) -> str:
    """Return the text of a cell without what guards it against being taken for a formula."""
    text = "" if raw is None else str(raw).strip()
    return text.removeprefix("'") if opened.export.kind.guards else unguarded(text)


def journey_of(opened: Opened, keys: Mapping[str, Any]) -> str | None:
    """Return the journey that the outcome of a row is of, as `judging` does."""
    if word := word_of(opened, keys.get("journey")):
        return opened.subjects.journey(word)
    return opened.plan.journey or opened.subjects.only_journey
