"""What the page of `watch` shows: the last look at a project, and its pictures as far as somebody has asked for them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, Message, Severity
from journeykit.live.seeing import look

if TYPE_CHECKING:
    from journeykit.diagnostics import Diagnostic
    from journeykit.live.seeing import Seen


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG pages with what each is called; `refused` says why there is none, `old` that it is of before."""

    pages: tuple[tuple[str, bytes], ...] = ()
    refused: Message | None = None
    old: bool = False


@dataclass
class Board:
    """The project at a place as it is now. `number` counts the looks: a page that shows another one is out of date."""

    place: Path
    wanted: Sequence[str]
    clock: Callable[[], date]
    number: int = 0
    seen: Seen | None = None
    trouble: JourneykitError | None = None
    _titles: dict[str, str] = field(default_factory=dict)
    _pictures: dict[tuple[str, str], Picture] = field(default_factory=dict)
    _before: dict[tuple[str, str], Picture] = field(default_factory=dict)
    _one: threading.Lock = field(default_factory=threading.Lock)

    def look(self) -> None:
        """Look at the project again; pictures are drawn when they are asked for."""
        seen, trouble = self.seen, None
        try:
            seen = look(self.place, {}, self.clock())
        except JourneykitError as error:
            trouble = error
        with self._one:
            self.seen, self.trouble = seen, trouble
            self._before |= {key: picture for key, picture in self._pictures.items() if picture.pages}
            self._pictures = {}
            self.number += 1

    @property
    def journeys(self) -> dict[str, str]:
        """The titles of the journeys that are shown, by id: those that were named, or all.

        One whose file is broken now stays, with its picture of before.
        """
        if self.seen is None:
            return {}
        there = {journey.id: journey.title for journey in self.seen.workspace.journeys}
        self._titles |= there
        broken = bool(self.seen.workspace.broken)
        shown = self._titles if broken else there
        return {id_: title for id_, title in shown.items() if not self.wanted or id_ in self.wanted}

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong: errors first, then warnings."""
        found = self.seen.report.diagnostics if self.seen is not None else ()
        loud = (one for one in found if one.severity is not Severity.NOTE)
        return tuple(sorted(loud, key=lambda one: -one.severity.weight))

    def picture(self, journey: str, view: str) -> Picture:
        """Return a journey in a view; the one of before when it cannot be drawn as it is now."""
        key = journey, view
        with self._one:
            if key not in self._pictures:
                self._pictures[key] = self._drawn(journey, view)
            return self._pictures[key]

    def _drawn(self, journey: str, view: str) -> Picture:
        from journeykit.maps import draw_pages, render

        seen = self.seen
        model = seen.workspace.journey(journey) if seen is not None else None
        if seen is None or model is None:
            return self._old(journey, view, None)
        try:
            drawings = draw_pages(seen.workspace, seen.scores, view, model)
            pictures = render(drawings, "svg")
        except JourneykitError as error:
            return self._old(journey, view, error.message)
        return Picture(tuple((drawing.title, picture) for drawing, picture in zip(drawings, pictures, strict=True)))

    def _old(self, journey: str, view: str, refused: Message | None) -> Picture:
        before = self._before.get((journey, view))
        return Picture(before.pages, refused, old=True) if before is not None else Picture((), refused)
