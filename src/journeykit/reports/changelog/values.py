"""What a customer can notice of a change: sentences with their place and their weight, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from journeykit.reports.plan.words import Phrases
from journeykit.words import translator

if TYPE_CHECKING:
    from journeykit.history import Diff
    from journeykit.history.diff_values import Item
    from journeykit.model import Improvement, Journey, Touchpoint
    from journeykit.workspace import Workspace


class Weight(IntEnum):
    """How much a customer cares, the most first. Of a pair, what got worse stands before what got better."""

    LESS_SATISFIED = 1
    MORE_SATISFIED = 2
    PROMISE_BROKEN = 3
    GONE = 4
    DONE = 5
    NEW = 6
    PROMISE = 7
    WAITING = 8
    HOURS = 9
    MEANS = 10
    TRIAL = 11
    MOVED = 12
    NAMED = 13
    TOLD = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One sentence about something that a customer can notice; `size` orders those of one weight.

    `journey` None is the whole project; `phase` empty is the whole journey.
    """

    weight: Weight
    text: str
    journey: str | None = None
    phase: str = ""
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Told:
    """All news, and how much was left out: changes that nobody notices, and figures that moved within their noise."""

    news: tuple[News, ...]
    unnoticed: int
    noise: int


class Scene:
    """Both states of a project, and how one speaks of them in a language."""

    def __init__(self, diff: Diff, old: Workspace, new: Workspace, language: str) -> None:
        self.diff = diff
        self.old = old
        self.new = new
        self.language = language
        self.t = translator(language)
        self.phrases = Phrases(self.t, language, project=new.project)
        self._names: dict[tuple[bool, str], dict[str, str]] = {}
        self._improvements: dict[bool, dict[tuple[str | None, str | None, str], Improvement]] = {}
        renamed = [edit for edit in diff.edits if edit.item.kind == "journey" and edit.was is not None]
        self._now = {edit.was.id: edit.item.id for edit in renamed if edit.was is not None}

    def journey(self, id_: str | None) -> Journey | None:
        """Return a journey as it is now; as it was, when it is gone."""
        if id_ is None:
            return None
        return self.new.journey(self._now.get(id_, id_)) or self.old.journey(id_)

    def phase(self, journey: str | None, touchpoint: str | None) -> str:
        """Return the name of the phase of a touchpoint, as it is now; as it was, when it is gone."""
        for workspace, id_ in ((self.new, self._now.get(journey or "", journey)), (self.old, journey)):
            found = self._phases(workspace, id_ or "").get(touchpoint or "")
            if found is not None:
                return found
        return ""

    def _phases(self, workspace: Workspace, journey: str) -> dict[str, str]:
        """The names of the phases of a journey, by the ids of their touchpoints."""
        key = (workspace is self.new, journey)
        if key not in self._names:
            found = workspace.journey(journey)
            phases = found.phases if found is not None else ()
            self._names[key] = {point.id: phase.name for phase in phases for point in phase.touchpoints}
        return self._names[key]

    def improvement(self, workspace: Workspace, item: Item) -> Improvement | None:
        """Return an improvement of one of the two states."""
        key = workspace is self.new
        if key not in self._improvements:
            self._improvements[key] = {
                (at.journey.id if at.journey else None, at.touchpoint.id if at.touchpoint else None, at.improvement.id):
                at.improvement for at in reversed(workspace.improvements)
            }  # fmt: skip
        return self._improvements[key].get((item.journey, item.touchpoint, item.id))

    def news(
        self, weight: Weight, text: str, journey: str | None = None, touchpoint: str | None = None, *, size: float = 0.0
    ) -> News:
        """Put a sentence in its place."""
        found = self.journey(journey)
        phase = self.phase(journey, touchpoint) if touchpoint else ""
        return News(weight=weight, text=text, journey=found.id if found else journey, phase=phase, size=size)

    def imagined(self, journey: str | None) -> bool:
        """Tell whether a journey is still wished for, or was: then it says nothing of what customers met before."""
        if journey is None:
            return False
        was = next((old for old, now in self._now.items() if now == journey), journey)
        found = (self.new.journey(self._now.get(journey, journey)), self.old.journey(was))
        return any(one is not None and one.state == "future" for one in found)

    def has_begun(self, journey: str) -> bool:
        """Tell whether a journey was only wished for before, and is there now."""
        found = self.new.journey(journey)
        return found is not None and found.state != "future" and self.imagined(journey)

    def listed(self, channels: tuple[str, ...] | list[str]) -> str:
        """Write channels as people call them."""
        return self.phrases.listed(self.phrases.channel(one) for one in channels)


def touchpoint_in(workspace: Workspace, journey: str | None, id_: str) -> Touchpoint | None:
    """Return a touchpoint of a journey."""
    found = workspace.journey(journey) if journey is not None else None
    return next((point for point in found.touchpoints if point.id == id_), None) if found is not None else None
