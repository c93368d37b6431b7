"""What is said otherwise: journeys, phases, touchpoints, improvements, personas, research, measurements and the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.history.diff_values import Edit, Item
from journeykit.history.fields import changed_fields, fields_of
from journeykit.history.pairing import LIKELY, alike, names_alike, out_of_order, paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from journeykit.history.diff_values import ItemKind
    from journeykit.history.pairing import Pairs
    from journeykit.model import Journey, Persona
    from journeykit.workspace import Workspace

Spot = tuple[str, str]
"""A journey and a touchpoint of it, by their ids."""


@dataclass(frozen=True, slots=True)
class _Thing:
    item: Item
    part: Any
    parent: str = ""
    parent_name: str = ""
    state: str = ""
    """Of a touchpoint: whether its journey is how it is, or how it should become."""


@dataclass(frozen=True, slots=True)
class Said:
    """All edits, and which old journeys and touchpoints the new ones are."""

    edits: tuple[Edit, ...]
    journeys: dict[str, str]
    spots: dict[Spot, Spot]


def edits(old: Workspace, new: Workspace, unreadable: frozenset[str] = frozenset()) -> Said:
    """Compare what two states of a project say. Journeys that cannot be read on one side are left out."""
    before = [_journey(one) for one in old.journeys if one.id not in unreadable]
    after = [_journey(one) for one in new.journeys if one.id not in unreadable]
    both = {one.item.id for one in before} & {one.item.id for one in after}
    journeys = paired(before, after, _id, lambda one, other: _journeys_alike(one.part, other.part, both))
    found = list(_of_pairs(journeys))
    spots: dict[Spot, Spot] = {}
    gone: list[_Thing] = []
    come: list[_Thing] = []
    for one, other, _ in journeys.together:
        if one.part == other.part:  # as most are in a large project
            spots |= {(other.item.id, point.id): (one.item.id, point.id) for point in other.part.touchpoints}
        else:
            found += _inside(one.part, other.part, spots, gone, come)
    found += _between_journeys(gone, come, spots)
    found += _of_pairs(paired(_personas(old), _personas(new), _id, _likeness))
    found += _of_pairs(paired(_research(old), _research(new), _id, _likeness))
    found += _of_pairs(paired(_shelf(old, new), _shelf(new, old), _id, _likeness))
    found += _of_pairs(paired(_improvements_of(old.project, None), _improvements_of(new.project, None), _id, _likeness))
    project = changed_fields(fields_of(old.project), fields_of(new.project))
    if project:
        item = Item("project", "journeykit", new.project.name or old.project.name)
        found.append(Edit(kind="changed", item=item, was=item, fields=project))
    return Said(tuple(found), {other.item.id: one.item.id for one, other, _ in journeys.together}, spots)


def _inside(
    old: Journey, new: Journey, spots: dict[Spot, Spot], gone: list[_Thing], come: list[_Thing]
) -> Iterator[Edit]:
    """What differs within a journey; touchpoints that left or came are kept for who looks across journeys."""
    yield from _of_pairs(paired(_phases(old), _phases(new), _id, _likeness))
    points = paired(_touchpoints(old), _touchpoints(new), _id, _likeness)
    spots |= {(new.id, other.item.id): (old.id, one.item.id) for one, other, _ in points.together}
    gone += points.removed
    come += points.added
    yield from _of_pairs(points, moved=_moved(old, points), alone=False)
    yield from _of_pairs(paired(_improvements(old), _improvements(new), _id, _likeness))


def _moved(old: Journey, points: Pairs[_Thing]) -> frozenset[str]:
    """The new ids of touchpoints that stand elsewhere in the order, or in another phase."""
    places = {point.id: place for place, point in enumerate(old.touchpoints)}
    phases = {phase.id for phase in old.phases}
    went = {other.item.id for one, other, _ in points.together if one.parent != other.parent and other.parent in phases}
    stayed = [(one, other) for one, other, _ in points.together if other.item.id not in went]
    out = out_of_order([places[one.item.id] for one, _ in stayed])
    return frozenset(went | {other.item.id for one, other in stayed if places[one.item.id] in out})


def _between_journeys(gone: Sequence[_Thing], come: Sequence[_Thing], spots: dict[Spot, Spot]) -> Iterator[Edit]:
    """What left one journey and came into another is one thing that moved."""
    left = list(gone)
    for new in come:
        same = (one for one in left if (one.item.id, one.state) == (new.item.id, new.state))
        old = next((one for one in same if _likeness(one, new) >= LIKELY), None)
        if old is None:
            yield Edit(kind="added", item=new.item)
            continue
        left.remove(old)
        spots[(new.item.journey or "", new.item.id)] = (old.item.journey or "", old.item.id)
        changed = changed_fields(fields_of(old.part), fields_of(new.part))
        yield Edit(
            kind="moved", item=new.item, was=old.item, fields=changed, source=old.item.journey, target=new.item.journey
        )
    yield from (Edit(kind="removed", item=one.item, was=one.item) for one in left)


def _of_pairs(pairs: Pairs[_Thing], *, moved: frozenset[str] = frozenset(), alone: bool = True) -> Iterator[Edit]:
    for old, new, likelihood in pairs.together:
        changed = () if old.part == new.part else changed_fields(fields_of(old.part), fields_of(new.part))
        went = new.item.id in moved
        if likelihood is not None:
            yield Edit(kind="renamed", item=new.item, was=old.item, fields=changed, likelihood=likelihood)
        elif went or (new.item.kind == "improvement" and old.item.touchpoint != new.item.touchpoint):
            yield Edit(kind="moved", item=new.item, was=old.item, fields=changed, source=old.parent_name,
                       target=new.parent_name)  # fmt: skip
        elif changed:
            yield Edit(kind="changed", item=new.item, was=old.item, fields=changed)
    if alone:
        yield from (Edit(kind="added", item=one.item) for one in pairs.added)
        yield from (Edit(kind="removed", item=one.item, was=one.item) for one in pairs.removed)


def _id(thing: _Thing) -> str:
    return thing.item.id


def _likeness(old: _Thing, new: _Thing) -> float:
    return alike(old.part, new.part, old.item.name, new.item.name)


def _journeys_alike(old: Journey, new: Journey, both: set[str]) -> float:
    """Journeys are alike by their titles, and by the touchpoints that both have.

    How it is and how it should become are never one journey, and no future becomes that of another journey while one of
    these is still there (`both`: the ids on both sides); that of a renamed journey is renamed with it.
    """
    if old.state != new.state:
        return 0.0
    if old.future_of != new.future_of and not both.isdisjoint({old.future_of, new.future_of}):
        return 0.0
    one, other = ({point.id for point in journey.touchpoints} for journey in (old, new))
    if not one or not other:
        return alike(old, new, old.title, new.title)
    return 0.4 * names_alike(old.title, new.title) + 0.6 * len(one & other) / len(one | other)


def _journey(journey: Journey) -> _Thing:
    return _Thing(Item("journey", journey.id, journey.title), journey)


def _phases(journey: Journey) -> list[_Thing]:
    return [_Thing(Item("phase", phase.id, phase.name, journey.id), phase) for phase in journey.phases]


def _touchpoints(journey: Journey) -> list[_Thing]:
    return [
        _Thing(
            Item("touchpoint", point.id, point.name, journey.id, point.id), point, phase.id, phase.name, journey.state
        )
        for phase in journey.phases
        for point in phase.touchpoints
    ]


def _improvements(journey: Journey) -> list[_Thing]:
    found = _improvements_of(journey, journey.id)
    for point in journey.touchpoints:
        found += [
            _Thing(Item("improvement", one.id, one.title, journey.id, point.id), one, point.id, point.name)
            for one in point.improvements
        ]
    return found


def _improvements_of(owner: Any, journey: str | None) -> list[_Thing]:
    name = str(getattr(owner, "title", None) or getattr(owner, "name", ""))
    return [_Thing(Item("improvement", one.id, one.title, journey), one, "", name) for one in owner.improvements]


def _personas(workspace: Workspace) -> list[_Thing]:
    written: dict[str, Persona] = {one.id: one for one in workspace.personas}
    for journey in workspace.journeys:
        for one in workspace.personas_of(journey):
            written.setdefault(one.id, one)
    return [_Thing(Item("persona", one.id, one.name), one) for one in written.values()]


def _research(workspace: Workspace) -> list[_Thing]:
    return _named("research", (one.model for one in workspace.documents_of("research", sound=True)))


def _shelf(workspace: Workspace, other: Workspace) -> list[_Thing]:
    """The library's touchpoints that no journey uses, on either side: of the others the journeys speak."""
    used = {point.use for one in (workspace, other) for journey in one.journeys for point in journey.touchpoints}
    found = [point for one in workspace.documents_of("touchpoints", sound=True) for point in one.model.touchpoints]
    return _named("library", (point for point in found if point.id not in used))


def _named(kind: ItemKind, parts: Iterable[Any]) -> list[_Thing]:
    return [_Thing(Item(kind, one.id, str(getattr(one, "name", None) or one.id)), one) for one in parts]
