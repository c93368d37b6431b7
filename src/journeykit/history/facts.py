"""What has to be known of a text before one can tell whose figures it changes; remembered by its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from journeykit.scoring.records import days
from journeykit.scoring.settings import Settings, settings_of
from journeykit.workspace.cache import key_of

if TYPE_CHECKING:
    from journeykit.history.pages import Page
    from journeykit.model import Project
    from journeykit.workspace import Document

ANY = ""
"""Stands for every journey."""


class Facts(NamedTuple):
    """One text: its kind, and of a journey its id, of measurements the journeys that they speak of.

    `uses`: it borrows from the library, so that it says something else when that changes. `days` are the last days
    of what was measured in it. Of a project file `settings` is a digest of what it says about scoring, `stale_after`
    the months after which figures are old, `include` and `exclude` its globs.
    """

    kind: str
    id: str = ""
    uses: bool = False
    sound: bool = True
    days: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    settings: str = ""
    stale_after: int = Settings().stale_after
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


BROKEN = Facts("broken", sound=False)
NOTHING = Facts("other")


def facts_of(page: Page, *, uses: bool) -> Facts:
    """Return the facts of a text that is no project file; `uses`: it may borrow from the library."""
    document = page.document
    if document is None:
        return BROKEN if page.broken else NOTHING
    match document.kind:
        case "journey":
            return _journey(document, uses=uses)
        case "measurements":
            return _measurements(document) if document.sound else NOTHING
        case "touchpoints":
            return Facts("touchpoints")
        case _:
            return NOTHING


def project_facts(project: Project) -> Facts:
    """Return the facts of a project file."""
    settings = settings_of(project)
    return Facts(
        "project",
        settings=key_of([repr(settings)])[:32],
        stale_after=settings.stale_after,
        include=tuple(project.include),
        exclude=tuple(project.exclude),
    )


def _journey(document: Document, *, uses: bool) -> Facts:
    given = document.tree.get(("id",))
    id_ = document.model.id if document.model is not None else str(given or "")
    touchpoints = document.model.touchpoints if document.sound else ()
    known = {day[1].isoformat() for one in touchpoints for record in one.measurements if (day := days(record))}
    return Facts("journey", id_, uses, document.sound, tuple(sorted(known)))


def _measurements(document: Document) -> Facts:
    known: set[str] = set()
    speaks: set[str] = set()
    for record in document.model.records:
        if day := days(record):
            known.add(day[1].isoformat())
        journey = record.journey
        if journey is None and record.touchpoint and "/" in record.touchpoint:
            journey = record.touchpoint.split("/", 1)[0]
        speaks.add(journey or ANY)
    return Facts("measurements", days=tuple(sorted(known)), speaks=tuple(sorted(speaks)))


def packed(one: Facts) -> list[Any]:
    """Return facts as a list."""
    return list(one)


def unpacked(one: list[Any]) -> Facts:
    """Return the facts of such a list."""
    parts: list[Any] = [tuple(part) if isinstance(part, list) else part for part in one]
    return Facts(*parts)
