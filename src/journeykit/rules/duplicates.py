"""Ids that stand for two things (JK210)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Finding, Place, Related, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case
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
    for group in _groups(case):
        first: dict[str, Place] = {}
        for id_, place, other in group:
            if id_ not in first:
                first[id_] = place
                continue
            said = message(_SAID[other].text, id=id_)
            earlier, later = _in_order(case, first[id_], place)
            first[id_] = earlier
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


def _groups(case: Case) -> Iterator[Iterable[tuple[str, Place, str]]]:
    yield ((persona.id, _place(document, path, "name"), "persona") for document, path, persona in case.personas)
    yield ((journey.id, _place(document, (), "title"), "journey") for document, journey in case.journeys)
    yield (
        (
            document.model.id,
            document.place("id"),
            "research",
        )
        for document in case.workspace.documents_of("research")
    )
    yield (
        item
        for document in case.workspace.documents_of("touchpoints")
        for item in _touchpoints(document, "touchpoints", document.model.touchpoints)
    )
    for document, journey in case.journeys:
        yield _list(document, ("phases",), journey.phases, "name")
        yield _list(document, ("tasks",), journey.tasks, "name")
        yield (
            item
            for i, phase in enumerate(journey.phases)
            for item in _touchpoints(document, ("phases", i, "touchpoints"), phase.touchpoints)
        )
    for spots in _by_document(case).values():
        yield _improvements(spots)
    yield from _project(case)


def _touchpoints(document: Document, path: Any, touchpoints: Iterable[Any]) -> Iterator[tuple[str, Place, str]]:
    start = (path,) if isinstance(path, str) else path
    for i, touchpoint in enumerate(touchpoints):
        place = _place(document, (*start, i), "use" if touchpoint.use else "name")
        yield touchpoint.id, place, "touchpoint"


def _by_document(case: Case) -> dict[Any, list[tuple[Document, Any, tuple[str | int, ...]]]]:
    """The improvements per document, with their paths; inherited ones are the library's."""
    found: dict[Any, list[tuple[Document, Any, tuple[str | int, ...]]]] = {}
    for spot in case.touchpoints:
        if spot.touchpoint.improvements and spot.owns("improvements"):
            found.setdefault(spot.document.file, []).extend(
                (spot.document, improvement, (*spot.path, "improvements", i))
                for i, improvement in enumerate(spot.touchpoint.improvements)
            )
    for document, journey in case.journeys:
        found.setdefault(document.file, []).extend(
            (document, improvement, ("improvements", i)) for i, improvement in enumerate(journey.improvements)
        )
    return found


def _improvements(items: Iterable[tuple[Document, Any, Any]]) -> Iterator[tuple[str, Place, str]]:
    for document, improvement, path in items:
        said = "improvement"
        yield improvement.id, _place(document, path, "title"), said


def _project(case: Case) -> Iterator[Iterable[tuple[str, Place, str]]]:
    file = case.workspace.project_file
    document = case.workspace.document(file) if file is not None else None
    if document is None or document.model is None:
        return
    project = document.model
    for name in _PROJECT_LISTS:
        named_by = {"basics": "text", "culture": "title", "improvements": "title"}.get(name, "name")
        yield _list(document, (name,), getattr(project, name), named_by)
    yield _list(document, ("brand", "values"), project.brand.values, "name")
    yield (
        item
        for i, value in enumerate(project.brand.values)
        for item in _list(document, ("brand", "values", i, "rules"), value.rules, "text")
    )


def _list(
    document: Document, path: tuple[str | int, ...], items: Iterable[Any], named_by: str
) -> Iterator[tuple[str, Place, str]]:
    for i, item in enumerate(items):
        yield item.id, _place(document, (*path, i), named_by), "item"


def _place(document: Document, path: tuple[str | int, ...], named_by: str) -> Place:
    """The place of an id; of what it is made of when it is left out."""
    given = document.tree.has(document.in_file((*path, "id")))
    return document.place(*path, "id" if given else named_by)
