"""The ten-point scan of a project: gathered at the levels of organisation, journey and touchpoint."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from journeykit.model.vocabulary import TEN_POINTS
from journeykit.scoring.gains import OVER
from journeykit.scoring.journeys import is_scored
from journeykit.scoring.mismatches import is_directed, what_helps
from journeykit.scoring.personas import placing
from journeykit.scoring.scan import scan_result
from journeykit.scoring.scan_questions import questions_by_id
from journeykit.scoring.scan_values import Answering, FoundMismatch, Item, OddCheck, Scan, Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from journeykit.diagnostics import Place
    from journeykit.model import Journey
    from journeykit.model.shared import Mismatch
    from journeykit.model.shared import Scan as Rated
    from journeykit.model.vocabulary import Remedy
    from journeykit.scoring.scan_values import Level
    from journeykit.workspace import ImprovementAt, TouchpointAt, Workspace

_CHANGE: Mapping[Level, Remedy] = {
    "organisation": "change-organisation",
    "journey": "change-process",
    "touchpoint": "change-touchpoint",
}


def scan(workspace: Workspace, journeys: Collection[str] | None = None) -> Scan:
    """Gather the ten-point scan.

    Args:
        workspace: What was read.
        journeys: Ids of the journeys; with some, the organisation is left out. None means everything.

    Returns:
        What was rated, and the mismatches, level by level. Future journeys and planned touchpoints are left out.
    """
    chosen = [
        journey for journey in workspace.journeys if is_scored(journey) and (journeys is None or journey.id in journeys)
    ]
    subjects = [] if journeys is not None else list(_organisation(workspace))
    touchpoints = 0
    working = _working(workspace)
    for journey in chosen:
        standing = [at for at in workspace.touchpoints(journey) if at.touchpoint.status != "planned"]
        touchpoints += len(standing)
        inside = [one for at in standing for one in _touchpoint(workspace, at, working)]
        subjects += [*_journey(workspace, journey, inside), *inside]
    kept = tuple(subject for subject in subjects if subject.items or subject.mismatches)
    titles = {journey.id: journey.title for journey in chosen}
    return Scan(workspace.project.name, kept, touchpoints, tuple(_odd_checks(kept)), titles)


def _organisation(workspace: Workspace) -> Iterator[Subject]:
    project, file = workspace.project, workspace.project_file
    document = workspace.document(file) if file is not None else None
    if document is None or not document.sound:
        return
    own = [at for at in workspace.improvements if at.journey is None]
    made = _subject("organisation", project.name, document.place, project.scan, project.mismatches, own)
    culture = [
        Answering(one.id, one.title, one.status, document.place("culture", i))
        for i, one in enumerate(project.culture)
        if one.status not in OVER
    ]
    yield replace(made, improvements=(*made.improvements, *culture))


def _journey(workspace: Workspace, journey: Journey, inside: Iterable[Subject]) -> Iterator[Subject]:
    """The journey itself: its own improvements answer its gaps, and those of touchpoints with the same gap."""
    document = workspace.document_of(journey)
    whole = [at for at in workspace.improvements if _is_about(at, journey)]
    made = _subject(
        "journey", journey.title, document.place, journey.scan, journey.mismatches, whole, journey=journey.id
    )
    gaps = set(made.result.gaps)
    below = [one for subject in inside if gaps.intersection(subject.result.gaps) for one in subject.improvements]
    improvements = {one.place: one for one in (*made.improvements, *below)}
    yield replace(made, improvements=tuple(improvements.values()))


def _is_about(at: ImprovementAt, journey: Journey) -> bool:
    """Whether an improvement works on a journey as a whole: it is the journey's, or the project's for a part of it."""
    if at.touchpoint is not None:
        return False
    if at.journey is not None:
        return at.journey.id == journey.id
    own = {touchpoint.id for touchpoint in journey.touchpoints}
    return any(_split(affected.id, None)[0] in (None, journey.id) and _split(affected.id, None)[1] in own
               for affected in at.improvement.touchpoints)  # fmt: skip


def _touchpoint(
    workspace: Workspace, at: TouchpointAt, working: Mapping[tuple[str | None, str], list[ImprovementAt]]
) -> Iterator[Subject]:
    document, touchpoint = workspace.document_of(at.journey), at.touchpoint
    own = [*working.get((at.journey.id, touchpoint.id), ()), *working.get((None, touchpoint.id), ())]

    place = placing(workspace, document, at)
    journey = at.journey.id
    yield _subject(
        "touchpoint", touchpoint.name, place, touchpoint.scan, touchpoint.mismatches, own,
        journey=journey, touchpoint=touchpoint.id,
    )  # fmt: skip
    names = {persona.id: persona.name for persona in workspace.personas_of(at.journey)}
    for persona, said in touchpoint.per_persona.items():

        def persona_place(*path: str | int, at_key: bool = False, persona: str = persona) -> Place:
            return place("per_persona", persona, *path, at_key=at_key)

        name = f"{touchpoint.name} ({names.get(persona, persona)})"
        yield _subject(
            "touchpoint", name, persona_place, said.scan, said.mismatches, own,
            journey=journey, touchpoint=touchpoint.id, persona=persona,
        )  # fmt: skip


def _subject(
    level: Level,
    name: str,
    place: Callable[..., Place],
    rated: Rated | None,
    mismatches: Iterable[Mismatch],
    improvements: Iterable[ImprovementAt],
    *,
    journey: str | None = None,
    touchpoint: str | None = None,
    persona: str | None = None,
) -> Subject:
    items = tuple(Item(point, getattr(rated, point), place("scan", point)) for point in TEN_POINTS) if rated else ()
    answering = {
        at.key: Answering(at.improvement.id, at.improvement.title, at.improvement.status, at.place)
        for at in improvements
        if at.improvement.status not in OVER
    }
    return Subject(
        level=level,
        name=name,
        place=place("scan" if rated else "mismatches", at_key=True),
        journey=journey,
        touchpoint=touchpoint,
        persona=persona,
        items=items if any(item.opinions for item in items) else (),
        result=scan_result({item.point: item.mean for item in items}),
        mismatches=tuple(_mismatch(level, one, place("mismatches", i)) for i, one in enumerate(mismatches)),
        improvements=tuple(answering.values()),
    )


def _mismatch(level: Level, one: Mismatch, place: Place) -> FoundMismatch:
    directed = is_directed(reason=one.reason, explained=one.explained, perspective=one.perspective)
    helps = what_helps(
        _CHANGE[level], reason=one.reason, explained=one.explained, perspective=one.perspective, frequent=one.frequent
    )
    return FoundMismatch(one, directed, helps, place)


def _working(workspace: Workspace) -> dict[tuple[str | None, str], list[ImprovementAt]]:
    """The improvements by the touchpoints that they work on; without a journey: wherever that id stands."""
    found: dict[tuple[str | None, str], list[ImprovementAt]] = {}
    for at in workspace.improvements:
        if at.touchpoint is not None and at.journey is not None:
            found.setdefault((at.journey.id, at.touchpoint.id), []).append(at)
        for affected in at.improvement.touchpoints:
            found.setdefault(_split(affected.id, at.journey.id if at.journey else None), []).append(at)
    return found


def _split(id_: str, journey: str | None) -> tuple[str | None, str]:
    """Read `journey/touchpoint`; an id alone is of the journey that names it."""
    if "/" in id_:
        where, _, touchpoint = id_.partition("/")
        return where, touchpoint
    return journey, id_


def _odd_checks(subjects: Iterable[Subject]) -> Iterator[OddCheck]:
    known = questions_by_id()
    for subject in subjects:
        for item in subject.items:
            for i, opinion in enumerate(item.opinions):
                for id_ in opinion.checks:
                    question = known.get(id_)
                    if question is not None and question.point == item.point:
                        continue
                    near = get_close_matches(id_, known, n=1) if question is None else []
                    yield OddCheck(
                        id_, item.point, question.point if question else None,
                        near[0] if near else None,
                        item.place if len(item.opinions) == 1 else _inner(item.place, i),
                    )  # fmt: skip


def _inner(place: Place, index: int) -> Place:
    return replace(place, path=(*place.path, index))
