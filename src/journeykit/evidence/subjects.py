"""What an export may speak of: the touchpoints and personas of a project, by id or by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message
from journeykit.model.errors import did_you_mean
from journeykit.sheets import folded

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.workspace import Workspace

_MOST_HINTS = 50


@dataclass(frozen=True, slots=True)
class Subject:
    """A touchpoint, or a journey as a whole; without a journey, the touchpoint wherever it stands."""

    journey: str | None
    touchpoint: str | None


class Subjects:
    """Finds what words mean in one project.

    Journeys as they should become are not measured: their touchpoints are found only where no other journey has them.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._hints_left = _MOST_HINTS
        journeys = workspace.journeys
        current = [journey for journey in journeys if journey.state != "future"]
        self._order = {subject: i for i, subject in enumerate(_all(journeys))}
        self._by_word = _words([*current, *(one for one in journeys if one.state == "future")], current)
        self._journeys = {folded(word): one.id for one in reversed(journeys) for word in (one.title, one.id) if word}

    def journey(self, word: str) -> str | None:
        """Return the journey of an id or a title."""
        return self._journeys.get(folded(word))

    @property
    def only_journey(self) -> str | None:
        """The journey of a project that has just one."""
        ids = {journey.id for journey in self._workspace.journeys if journey.state != "future"}
        return next(iter(ids)) if len(ids) == 1 else None

    def touchpoint(self, word: str, journey: str | None) -> Subject | None:
        """Return the touchpoint of an id, a name, or `journey/touchpoint`; None when there is none or it is not certain.

        The journey is filled in when the touchpoint stands in just one.
        """
        before, slash, after = word.partition("/")
        if slash and (home := self.journey(before.strip())) is not None:
            journey, word = home, after.strip()
        found = self._by_word.get(folded(word), frozenset())
        if journey is not None:
            found = frozenset(one for one in found if one.journey == journey)
        ids = {one.touchpoint for one in found}
        if len(ids) != 1:
            return None
        return next(iter(found)) if len(found) == 1 else Subject(journey, ids.pop())

    def hint(self, word: str) -> Message | None:
        """Return "did you mean", as long as the search for it stays cheap."""
        if self._hints_left <= 0:
            return None
        self._hints_left -= 1
        ids = sorted({one.touchpoint for one in self._order if one.touchpoint})
        return did_you_mean(word, ids)

    def persona(self, word: str) -> str | None:
        """Return the persona of an id or a name."""
        return self._personas.get(folded(word))

    @cached_property
    def _personas(self) -> dict[str, str]:
        own = [one for journey in self._workspace.journeys for one in self._workspace.personas_of(journey)]
        known = [*self._workspace.personas, *own]
        return {folded(word): one.id for one in reversed(known) for word in (one.name, one.id)}

    def order(self, subject: Subject) -> tuple[int, str, str]:
        """Return where a subject stands in the project: journeys and touchpoints in the order of their files."""
        place = self._order.get(subject)
        if place is None:
            place = min((i for one, i in self._order.items() if one.touchpoint == subject.touchpoint), default=0)
        return place, subject.journey or "", subject.touchpoint or ""


def _all(journeys: Sequence[Journey]) -> Iterable[Subject]:
    for journey in journeys:
        yield from (Subject(journey.id, touchpoint.id) for touchpoint in journey.touchpoints)
        yield Subject(journey.id, None)


def _words(journeys: Sequence[Journey], current: Sequence[Journey]) -> dict[str, frozenset[Subject]]:
    """Return what each word may mean; an id goes before a name, a journey of today before one to come."""
    made: dict[str, frozenset[Subject]] = {}
    for of, which in (("id", current), ("id", journeys), ("name", current), ("name", journeys)):
        found: dict[str, set[Subject]] = {}
        for journey in which:
            for touchpoint in journey.touchpoints:
                found.setdefault(folded(getattr(touchpoint, of) or ""), set()).add(Subject(journey.id, touchpoint.id))
        made = {word: frozenset(subjects) for word, subjects in found.items() if word} | made
    return made
