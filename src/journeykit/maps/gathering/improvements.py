"""Which open improvements stand at a touchpoint, the most important first."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.maps.content import Idea
from journeykit.maps.gathering.names import department
from journeykit.model import Improvement, Journey, Touchpoint
from journeykit.model.slug import slug
from journeykit.words import date
from journeykit.workspace import Workspace

_CLOSED = ("done", "dropped")
_UNSURE = 0.5  # what an unstated confidence counts for (scoring.md, section 3)

_Found = tuple[Improvement, float]


def ideas(workspace: Workspace, journey: Journey, touchpoint: Touchpoint, language: str) -> tuple[Idea, ...]:
    """Return the open improvements of a touchpoint, its own and those of the journey and project that name it."""
    found = [*_own(touchpoint), *_of_several(workspace, journey, touchpoint.id)]
    opened = [pair for pair in found if pair[0].status not in _CLOSED]
    first = sorted(opened, key=lambda pair: -pair[1])  # a tie stays in the order of the file
    return tuple(
        Idea(improvement.title, _note(workspace, improvement, language), _own_id(improvement))
        for improvement, _ in first
    )


def _own(touchpoint: Touchpoint) -> list[_Found]:
    return [
        (one, _gain(one.effect.performance, one.effect.confidence) if one.effect else 0.0)
        for one in touchpoint.improvements
    ]


def _of_several(workspace: Workspace, journey: Journey, touchpoint: str) -> list[_Found]:
    several: Sequence[Improvement] = (*journey.improvements, *workspace.project.improvements)
    return [
        (one, _gain(affected.performance, affected.confidence))
        for one in several
        for affected in one.touchpoints
        if affected.id in (touchpoint, f"{journey.id}/{touchpoint}")
    ]


def _gain(performance: float | None, confidence: float | None) -> float:
    return (performance or 0) * (_UNSURE if confidence is None else confidence)


def _note(workspace: Workspace, improvement: Improvement, language: str) -> str:
    parts = [department(workspace.project, improvement.owner)]
    if improvement.due:
        parts.append(date(improvement.due, language).replace(" ", "\u00a0"))  # a date stays on one line
    return ", ".join(filter(None, parts))


def _own_id(improvement: Improvement) -> str:
    """Return the id; one that was made of the title says nothing new."""
    return "" if improvement.id == slug(improvement.title) else improvement.id or ""
