"""Ids that stand for two things (JK210)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Finding, KeyPath, Place, Related, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case, Spot
    from journeykit.workspace import Document

_SAID = {
    "persona": message('the id "{id}" is that of another persona', id=""),
    "journey": message('the id "{id}" is that of another journey', id=""),
    "research": message('the id "{id}" is that of other research', id=""),
    "touchpoint": message('the id "{id}" is that of another touchpoint', id=""),
    "improvement": message('the id "{id}" is that of another improvement', id=""),
    "item": message('the id "{id}" is given twice', id=""),
}
_PROJECT_LISTS = ("basics", "departments", "systems", "channels", "competitors", "culture", "improvements")


@dataclass(frozen=True, slots=True)
class _Item:
    """Something with an id; its place is worked out only for the few that clash."""

    id: str
    document: Document
    path: KeyPath
    named_by: str

    def place(self) -> Place:
        """Return the place of the id; of what it is made of when it is left out."""
        given = self.document.tree.has(self.document.in_file((*self.path, "id")))
        return self.document.place(*self.path, "id" if given else self.named_by)


def duplicate_id(case: Case) -> Iterator[Finding]:
    """An id stands for one thing only.

    Personas, journeys and research are unique in the project; phases, touchpoints and improvements in their journey.
    An id that is left out is made of the name, so two touchpoints of the same name clash too: give one of them
    an id, or another name.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - {name: Booking, touchpoints: [Confirmation]}
          - {name: Arrival, touchpoints: [Check-in, Confirmation]}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - {name: Booking, touchpoints: [Confirmation]}
          - {name: Arrival, touchpoints: [Check-in, Confirmation at the desk]}
    """
    for kind, group in _groups(case):
        first: dict[str, Place] = {}
        seen: dict[str, _Item] = {}
        for item in group:
            before = seen.setdefault(item.id, item)
            if before is item:
                continue
            said = message(_SAID[kind].text, id=item.id)
            earlier, later = _in_order(case, first.get(item.id) or before.place(), item.place())
            first[item.id] = earlier
            hint = message("a touchpoint that is used a second time needs an id of its own")
            yield Finding(
                later, said, hint=hint if later.path[-1:] == ("use",) else None,
                related=(Related(earlier, message("first given here")),),
            )  # fmt: skip


def _in_order(case: Case, one: Place, other: Place) -> tuple[Place, Place]:
    """The two places as they stand in the file: a journey's own improvements may stand above its touchpoints."""
    before, after = case.workspace.span(one), case.workspace.span(other)
    if one.file == other.file and before and after and after < before:
        return other, one
    return one, other


def _groups(case: Case) -> Iterator[tuple[str, Iterable[_Item]]]:
    """The things among which an id stands for one only."""
    yield "persona", (_Item(persona.id, document, path, "name") for document, path, persona in case.personas)
    yield "journey", (_Item(journey.id, document, (), "title") for document, journey in case.journeys)
    research = case.workspace.documents_of("research")
    yield "research", (_Item(document.model.id, document, (), "id") for document in research)
    yield "touchpoint", (_touchpoint(spot) for spot in case.touchpoints if spot.journey is None)
    for document, journey in case.journeys:
        yield "item", _list(document, ("phases",), journey.phases, "name")
        yield "item", _list(document, ("tasks",), journey.tasks, "name")
    for spots in _by_file(case).values():
        yield "touchpoint", (_touchpoint(spot) for spot in spots)
        yield "improvement", _improvements(spots)
    for document in case.workspace.documents_of("project"):
        yield from _project(document)


def _by_file(case: Case) -> dict[PurePosixPath, list[Spot]]:
    found: dict[PurePosixPath, list[Spot]] = {}
    for spot in case.touchpoints:
        if spot.journey is not None:
            found.setdefault(spot.document.file, []).append(spot)
    return found


def _touchpoint(spot: Spot) -> _Item:
    return _Item(spot.touchpoint.id, spot.document, spot.path, "use" if spot.touchpoint.use else "name")


def _improvements(spots: Sequence[Spot]) -> Iterator[_Item]:
    """The improvements of one journey; inherited ones are the library's."""
    for spot in spots:
        if spot.touchpoint.improvements and spot.owns("improvements"):
            yield from _list(spot.document, (*spot.path, "improvements"), spot.touchpoint.improvements, "title")
    journey = spots[0].journey
    yield from _list(spots[0].document, ("improvements",), journey.improvements if journey else (), "title")


def _project(document: Document) -> Iterator[tuple[str, Iterable[_Item]]]:
    project = document.model
    for name in _PROJECT_LISTS:
        named_by = {"basics": "text", "culture": "title", "improvements": "title"}.get(name, "name")
        yield "item", _list(document, (name,), getattr(project, name), named_by)
    yield "item", _list(document, ("brand", "values"), project.brand.values, "name")
    yield (
        "item",
        (
            item
            for i, value in enumerate(project.brand.values)
            for item in _list(document, ("brand", "values", i, "rules"), value.rules, "text")
        ),
    )


def _list(document: Document, path: KeyPath, items: Iterable[Any], named_by: str) -> Iterator[_Item]:
    return (_Item(item.id, document, (*path, i), named_by) for i, item in enumerate(items))
