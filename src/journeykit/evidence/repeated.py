"""Questions that a mapping counts as one: a respondent then stands in a figure several times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.evidence.metrics import unit_of

if TYPE_CHECKING:
    from journeykit.evidence.binding import Plan
    from journeykit.evidence.judging import Group
    from journeykit.evidence.subjects import Subjects

Question = tuple[str | None, str | None, object, str | None, str | None]
"""A touchpoint, a metric, its scale, its better end, and its unit."""


def repeated(plan: Plan, subjects: Subjects) -> dict[Question, int]:
    """Return the questions that one row answers in several columns, with how many."""
    found = Counter[Question]()
    for reading in plan.readings:
        if reading.overall or reading.touchpoint is None:
            continue
        subject = subjects.touchpoint(reading.touchpoint, plan.journey)
        touchpoint = subject.touchpoint if subject else None
        found[touchpoint, reading.metric, reading.scale, reading.better, unit_of(reading.unit or "") or None] += 1
    return {question: count for question, count in found.items() if count > 1}


def times(group: Group, several: Mapping[Question, int]) -> int:
    """Return how often one respondent may stand in a group."""
    return several.get((group.subject.touchpoint, group.metric, group.scale, group.better, group.unit), 1)


def said_of(several: Mapping[Question, int]) -> Iterator[Message]:
    """Yield what there is to say of such questions."""
    for (touchpoint, metric, *_), count in several.items():
        yield message(
            "{count} columns ask {metric} of {touchpoint}: all answers count, and since they are of fewer people, {count} "
            "times --minimum-n is asked for",
            count=count, metric=metric or "", touchpoint=touchpoint or "",
        )  # fmt: skip
