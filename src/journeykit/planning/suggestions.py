"""What nobody has an action for yet, and what would help: suggestions of journeykit, with the rule behind each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from journeykit.planning.grounds import owner_of, source
from journeykit.scoring.gains import OVER
from journeykit.scoring.islands import is_data_island, systems_that_reach_a_crm
from journeykit.scoring.mismatches import CHANGES
from journeykit.scoring.scan_levels import scan

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from journeykit.model.shared import Mismatch
    from journeykit.model.vocabulary import Remedy
    from journeykit.planning.action_values import Source
    from journeykit.planning.unequal import ServedWorse, Where
    from journeykit.scoring.scan_values import FoundMismatch, Level, Subject
    from journeykit.scoring.values import Scores
    from journeykit.workspace import TouchpointAt, Workspace

Kind = Literal["scan-gap", "mismatch", "data-island", "unequal-service"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something that would help, and that nobody has decided on. `rule` explains why it matters.

    `point` and `mean` belong to a gap of the ten-point scan, `mismatch` and `remedy` to a mismatch, `systems` to a
    data island, `worse` to a persona that is served worse. `room` is that of its touchpoint with most of it, in index points of the journey; `owners` are the
    departments that it belongs to, by their names.
    """

    kind: Kind
    rule: str
    level: Level
    names: tuple[str, ...]
    source: Source
    journey: str | None = None
    touchpoints: tuple[tuple[str, str], ...] = ()
    persona: str | None = None
    point: str | None = None
    mean: float | None = None
    raters: int = 0
    mismatch: Mismatch | None = None
    remedy: Remedy | None = None
    systems: tuple[str, ...] = ()
    room: float | None = None
    owners: tuple[str, ...] = ()
    worse: ServedWorse | None = None


def suggestions(
    workspace: Workspace,
    scores: Scores,
    journeys: Collection[str] | None,
    names: Mapping[str, str],
    worse: Mapping[Where, tuple[ServedWorse, ...]],
) -> tuple[Suggestion, ...]:
    """Return what would help, where there is most room first.

    Args:
        workspace: What was read.
        scores: Its scores.
        journeys: Ids of the journeys; with some, the organisation is left out. None means everything.
        names: The names of departments by id.
        worse: Where personas are served worse, by touchpoint.
    """
    subjects = scan(workspace, journeys).subjects
    found = [
        *(one for subject in subjects for one in _mismatches(workspace, scores, subject)),
        *(one for subject in subjects for one in _gaps(workspace, scores, subject)),
        *_islands(workspace, scores, journeys),
        *_unequal(workspace, scores, worse),
    ]
    owner = _owners(workspace, names)
    return tuple(replace(one, owners=owner(one)) for one in sorted(found, key=lambda one: -(one.room or 0.0)))


def _owners(workspace: Workspace, names: Mapping[str, str]) -> Callable[[Suggestion], tuple[str, ...]]:
    """Whom to ask: for a data island the departments of its systems, else those of its touchpoints, else the journey's."""
    systems = {
        one.name: names.get(one.department, one.department) for one in workspace.project.systems if one.department
    }
    journeys = {one.id: owner_of(one, names) for one in workspace.journeys}
    touchpoints = {
        (journey.id, one.id): owner_of(one, names) for journey in workspace.journeys for one in journey.touchpoints
    }

    def of(one: Suggestion) -> tuple[str, ...]:
        if one.kind == "data-island":
            return tuple(dict.fromkeys(systems[name] for name in one.systems if name in systems))
        own = [owner for key in one.touchpoints if (owner := touchpoints.get(key))]
        above = journeys.get(one.journey or "")
        return tuple(dict.fromkeys(own or ([above] if above else [])))

    return of


def _where(subject: Subject) -> tuple[tuple[str, str], ...]:
    return ((subject.journey, subject.touchpoint),) if subject.journey and subject.touchpoint else ()


def _room(scores: Scores, places: Iterable[tuple[str, str]]) -> float | None:
    found = [one.impact.value for place in places if (one := scores.touchpoint(*place)) is not None]
    return max((room for room in found if room is not None), default=None)


def _gaps(workspace: Workspace, scores: Scores, subject: Subject) -> Iterator[Suggestion]:
    if subject.improvements:
        return
    for item in subject.gaps:
        yield Suggestion(
            kind="scan-gap", rule="JK602", level=subject.level, names=(subject.name,),
            source=source(workspace, item.place), journey=subject.journey, touchpoints=_where(subject),
            persona=subject.persona, point=item.point, mean=item.mean, raters=len(item.scores),
            room=_room(scores, _where(subject)),
        )  # fmt: skip


def _mismatches(workspace: Workspace, scores: Scores, subject: Subject) -> Iterator[Suggestion]:
    for found in subject.mismatches:
        rule = _rule(found)
        if rule is None or not (found.mismatch.customer_wants and found.mismatch.we_want):
            continue
        yield Suggestion(
            kind="mismatch", rule=rule, level=subject.level, names=(subject.name,),
            source=source(workspace, found.place), journey=subject.journey, touchpoints=_where(subject),
            persona=subject.persona, mismatch=found.mismatch,
            remedy=found.mismatch.remedy or next(iter(found.helps), None),
            room=_room(scores, _where(subject)),
        )  # fmt: skip


def _rule(found: FoundMismatch) -> str | None:
    """The rule that a mismatch breaks; None when it is told, or taken away, as it should be."""
    if not found.directed:
        return "JK603" if found.mismatch.reason else "JK601"
    return "JK607" if found.mismatch.frequent and found.mismatch.remedy not in CHANGES else None


def _unequal(
    workspace: Workspace, scores: Scores, worse: Mapping[Where, tuple[ServedWorse, ...]]
) -> Iterator[Suggestion]:
    """Where a persona is served worse and nobody does anything; each touchpoint once, with who is worst off."""
    busy = set(_worked_on(workspace)) if worse else set()
    for where, several in worse.items():
        if where in busy:
            continue
        one = several[0]
        yield Suggestion(
            kind="unequal-service", rule="JK604", level="touchpoint", names=(one.name,),
            source=source(workspace, one.found.place), journey=where[0], touchpoints=(where,), persona=one.found.group,
            worse=one, room=_room(scores, [where]),
        )  # fmt: skip


def _worked_on(workspace: Workspace) -> Iterator[Where]:
    """The touchpoints at which something is to be done, by improvements of their own or of the journey or project."""
    for at in workspace.improvements:
        if at.improvement.status in OVER:
            continue
        if at.journey is not None and at.touchpoint is not None:
            yield at.journey.id, at.touchpoint.id
        for affected in at.improvement.touchpoints:
            journey, _, touchpoint = affected.id.rpartition("/")
            named = journey or (at.journey.id if at.journey is not None else None)
            yield from ((one.id, touchpoint) for one in workspace.journeys if named in (None, one.id))


def _islands(workspace: Workspace, scores: Scores, journeys: Collection[str] | None) -> Iterator[Suggestion]:
    systems = workspace.project.systems
    connected = systems_that_reach_a_crm({one.id: one.type for one in systems}, {one.id: one.feeds for one in systems})
    if not connected:  # without a CRM there is nowhere to bring the data to
        return
    names = {one.id: one.name for one in systems}
    alone: dict[tuple[str, ...], list[TouchpointAt]] = {}
    for journey in workspace.journeys:
        if scores.journey(journey.id) is None or (journeys is not None and journey.id not in journeys):
            continue
        for at in workspace.touchpoints(journey):
            if at.touchpoint.status != "planned" and is_data_island(at.touchpoint.systems, connected):
                alone.setdefault(tuple(sorted(at.touchpoint.systems)), []).append(at)
    for used, places in alone.items():
        touchpoints = tuple((at.journey.id, at.touchpoint.id) for at in places)
        yield Suggestion(
            kind="data-island", rule="JK801", level="touchpoint",
            names=tuple(dict.fromkeys(at.touchpoint.name for at in places)),
            source=source(workspace, workspace.place(places[0].journey, *places[0].path, "systems")),
            touchpoints=touchpoints, systems=tuple(names.get(id_, id_) for id_ in used),
            room=_room(scores, touchpoints),
        )  # fmt: skip
