"""What a department must know: its own actions, those of others that touch it, and what customers may ask."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from journeykit.diagnostics import NothingToDoError, message
from journeykit.planning.actions import UNDER_WAY
from journeykit.planning.values import JourneyPlan, TouchpointPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.planning.action_values import Action
    from journeykit.planning.values import Plan


@dataclass(frozen=True, slots=True)
class Touching:
    """An action of others, and what of the department it touches: names of touchpoints and systems."""

    action: Action
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a department must know.

    `waiting` holds its own actions with those that wait for them; `untold` what is done and it has not heard of.
    """

    department: str
    frontline: bool
    own: tuple[Action, ...]
    helping: tuple[Action, ...]
    touching: tuple[Touching, ...]
    waiting: tuple[tuple[Action, tuple[Action, ...]], ...]
    untold: tuple[Action, ...]
    touchpoints: tuple[tuple[JourneyPlan, TouchpointPlan], ...]


def notice(plan: Plan, department: str) -> Notice:
    """Gather what a department must know.

    Args:
        plan: The plan.
        department: The id or the name of a department, whatever its capitals.

    Raises:
        NothingToDoError: No action and no touchpoint of the plan has such a department.
    """
    id_, name = _found(plan, department)
    home = tuple((journey, one) for journey in plan.journeys for one in journey.touchpoints if _owns(one, id_))
    own = tuple(action for action in plan.selected if action.improvement.owner == id_)
    helping = tuple(a for a in plan.selected if id_ in a.improvement.involves and a not in own)
    touching = tuple(_touching(plan, id_, {action.key for action in (*own, *helping)}))
    waiting = ((action, tuple(o for o in plan.selected if _waits(o, action))) for action in own)
    return Notice(
        department=name,
        frontline=any(one.id == id_ and one.frontline for one in plan.project.departments),
        own=own,
        helping=helping,
        touching=touching,
        waiting=tuple((action, others) for action, others in waiting if others),
        untold=tuple(a for a in plan.promises if _is_untold(a, id_, name, home)),
        touchpoints=home,
    )


def _waits(action: Action, other: Action) -> bool:
    return any(requirement.key == other.key for requirement in action.waits_for)


def _owns(plan: TouchpointPlan, department: str) -> bool:
    return plan.touchpoint.owner is not None and plan.touchpoint.owner.department == department


def _found(plan: Plan, department: str) -> tuple[str, str]:
    """Return the id and the name of a department, as it is declared or as the plan uses it."""
    known = dict(_departments(plan))
    wanted = department.casefold().strip()
    for id_, name in known.items():
        if wanted in (id_.casefold().strip(), name.casefold().strip()):
            return id_, name
    near = get_close_matches(wanted, [name.casefold() for name in known.values()], n=1)
    names = {name.casefold(): name for name in known.values()}
    hint = (
        message('did you mean "{word}"?', word=names[near[0]])
        if near
        else message("the departments are: {names}", names=", ".join(sorted(known.values())) or "-")
    )
    raise NothingToDoError(message('there is no department "{name}" in the plan', name=department), hint)


def _departments(plan: Plan) -> Iterator[tuple[str, str]]:
    yield from plan.names.items()
    used = [
        *(id_ for action in plan.actions for id_ in (action.improvement.owner, *action.improvement.involves) if id_),
        *(
            one.touchpoint.owner.department
            for journey in plan.journeys
            for one in journey.touchpoints
            if one.touchpoint.owner
        ),
        *(system.department for system in plan.project.systems if system.department),
    ]
    yield from ((id_, plan.names.get(id_, id_)) for id_ in dict.fromkeys(used))


def _touching(plan: Plan, department: str, known: set[tuple[str, str]]) -> Iterator[Touching]:
    """Actions of others at its touchpoints or beside them, or at touchpoints that run on its systems."""
    systems = {one.id: one.name for one in plan.project.systems if one.department == department}
    places = {(journey.journey.id, one.score.id): one for journey in plan.journeys for one in journey.touchpoints}
    beside = _neighbours(plan)
    for action in plan.selected:
        if action.key in known:
            continue
        by: list[str] = []
        for touched in action.touches:
            one = places.get((touched.journey, touched.touchpoint))
            if one is None:
                continue
            if _owns(one, department):
                by.append(touched.name)
            by += [systems[id_] for id_ in one.touchpoint.systems if id_ in systems]
            if action.touchpoint is not None and action.status in UNDER_WAY:
                near = (places.get(key) for key in beside[touched.journey, touched.touchpoint])
                by += [other.score.name for other in near if other is not None and _owns(other, department)]
        if by:
            yield Touching(action, tuple(dict.fromkeys(by)))


def _neighbours(plan: Plan) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The touchpoints before and after each touchpoint: whoever owns them feels what changes there."""
    found = {}
    for journey in plan.journeys:
        keys = [(journey.journey.id, one.id) for one in journey.journey.touchpoints]
        for i, key in enumerate(keys):
            found[key] = keys[max(0, i - 1) : i] + keys[i + 1 : i + 2]
    return found


def _is_untold(action: Action, id_: str, name: str, home: tuple[tuple[JourneyPlan, TouchpointPlan], ...]) -> bool:
    """Whether something done concerns it, while nobody says that it was told."""
    if id_ == action.improvement.owner or name in action.told:
        return False
    places = {(journey.journey.id, one.score.id) for journey, one in home}
    return id_ in action.improvement.involves or any((t.journey, t.touchpoint) in places for t in action.touches)
