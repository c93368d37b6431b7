"""How each journey of a project stands at a moment: what its figures follow from, and a key of that."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.history.facts import ANY, Facts
from journeykit.history.pages import Content
from journeykit.scoring.records import months_before
from journeykit.workspace.cache import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KEY = 40


@dataclass(frozen=True, slots=True)
class Around:
    """What the figures of journeys follow from beside their own files; `now` is the last day that was measured."""

    project: Content | None
    facts: Facts
    libraries: tuple[Content, ...]
    measurements: tuple[Content, ...]
    now: dt.date | None


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that the figures of a journey follow from."""

    id: str
    journey: Content
    measurements: tuple[Content, ...]
    libraries: tuple[Content, ...]
    project: Content | None
    now: dt.date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A journey at a moment. Without a recipe it has errors that keep it from being read."""

    path: str
    key: str
    recipe: Recipe | None


class Table:
    """Tells how journeys stand, given what is around them."""

    def __init__(self, around: Around, told: Mapping[str, Facts]) -> None:
        self._around = around
        self._told = {path: told[path] for path, _ in around.measurements}
        self._speaking: dict[str, list[Content]] = {}
        for content in around.measurements:
            for journey in self._told[content[0]].speaks:
                self._speaking.setdefault(journey, []).append(content)
        self._old: str = ""
        if around.now is not None:
            self._old = months_before(around.now, around.facts.stale_after).isoformat()

    def standing(self, journey: Content, facts: Facts) -> Standing:
        """Return how the journey of a file stands."""
        if not facts.sound:
            return Standing(journey[0], f"broken {journey[1]}", None)
        around = self._around
        records = tuple(sorted({*self._speaking.get(facts.id, ()), *self._speaking.get(ANY, ())}))
        borrowed = around.libraries if facts.uses else ()
        recipe = Recipe(facts.id, journey, records, borrowed, around.project, around.now)
        days = {day for path, _ in records for day in self._told[path].days} | set(facts.days)
        return Standing(journey[0], self._key(recipe, days), recipe)

    def _key(self, recipe: Recipe, days: Iterable[str]) -> str:
        """Return the key of what decides figures; of the calendar only which measurements are old by now."""
        old = sorted(day for day in days if day < self._old)
        contents = [id_ for _, id_ in (recipe.journey, *recipe.measurements, *recipe.libraries)]
        return key_of([self._around.facts.settings, str(len(recipe.libraries)), *contents, *old])[:_KEY]
