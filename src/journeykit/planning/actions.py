"""From improvements to actions: each once, with what it brings, asks and waits for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.planning.action_values import Action, Requirement
from journeykit.planning.budget.marks import marked
from journeykit.planning.grounds import PRESSING, Ground, evidence, for_whom, in_journeys, since, source, touches, why
from journeykit.planning.leaving_out import not_chosen
from journeykit.planning.names import names_of
from journeykit.planning.pilots import pilot_story
from journeykit.scoring.gains import OVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.planning.budget.values import Choice
    from journeykit.planning.names import Names
    from journeykit.scoring.expectations import Key
    from journeykit.scoring.values import Scores
    from journeykit.workspace import ImprovementAt

UNDER_WAY = frozenset({"chosen", "redesign", "pilot", "implementing"})
"""The statuses of what was agreed and is not done."""


def all_actions(ground: Ground, choice: Choice | None = None) -> tuple[Action, ...]:
    """Return the actions of the planned journeys and the project's that touch them: the most pressing to-do first.

    With a choice under a budget, that says what is to be done.
    """
    uses: dict[Key, list[ImprovementAt]] = {}
    for at in ground.workspace.improvements:
        uses.setdefault(at.key, []).append(at)
    names = names_of(ground.workspace)
    made = []
    for key, places in uses.items():
        standing = [at for at in places if _stands(at, ground.scores)]
        if not standing:  # a future journey or a planned touchpoint: drawn, but not planned
            continue
        action = _with_requirements(_action(ground, key, standing), standing[0], names)
        everywhere = action.journey is None and not action.improvement.touchpoints
        if action.journey in ground.journeys or action.touches or everywhere:
            made.append(action)
    judged = not_chosen(made)
    return tuple(sorted(marked(judged, choice) if choice else judged, key=_order))


def _stands(at: ImprovementAt, scores: Scores) -> bool:
    if at.journey is None:
        return True
    if at.touchpoint is None:
        return scores.journey(at.journey.id) is not None
    return scores.touchpoint(at.journey.id, at.touchpoint.id) is not None


def _action(ground: Ground, key: Key, standing: list[ImprovementAt]) -> Action:
    at = standing[0]
    improvement = at.improvement
    over = improvement.status in OVER
    touched = touches(ground, key, standing)
    involves = tuple(dict.fromkeys(ground.name(id_) for id_ in improvement.involves))
    told = tuple(ground.name(told.to) for told in improvement.communicated_to)
    owner = ground.name(improvement.owner) if improvement.owner else None
    concerned = (*involves, *(_affected(ground, standing) if improvement.status in UNDER_WAY else ()))
    own = source(ground.workspace, at.place)
    due, today = improvement.due, ground.as_of
    return Action(
        key=key,
        improvement=improvement,
        journey=at.journey.id if at.journey else None,
        touchpoint=at.touchpoint.id if at.touchpoint else None,
        take=min((one.take for one in touched), key=PRESSING.index, default=None),
        touches=touched,
        per_journey=in_journeys(ground, key, touched, over=over),
        quick_win=None if over else ground.expected.quick_wins.get(key),
        owner=owner,
        involves=involves,
        told=told,
        to_tell=tuple(name for name in dict.fromkeys(concerned) if name not in told and name != owner),
        requires=(),
        alternatives=(),
        source=own,
        evidence=evidence(ground, touched, own),
        why=why(ground, touched),
        for_whom=for_whom(ground, touched),
        pilot=pilot_story(improvement, ground.scores.settings, today),
        late=today is not None and due is not None and due < today and not over,
        since=since(ground, improvement, touched),
    )


def _affected(ground: Ground, standing: list[ImprovementAt]) -> Iterator[str]:
    """Who feels it at the touchpoints where it stands; what is only an idea affects nobody yet."""
    for at in standing:
        if at.journey and at.touchpoint:
            yield from ground.affected.get((at.journey.id, at.touchpoint.id), ())


def _with_requirements(action: Action, at: ImprovementAt, names: Names) -> Action:
    requires = []
    for id_ in action.improvement.requires:
        key = names.find(id_, at)
        found = names.improvements[key].improvement if key else None
        requires.append(Requirement(id_, found.title, found.status, key) if found else Requirement(id_, id_, "unknown"))
    alternatives = ["\n".join(key) for id_ in action.improvement.alternative_to if (key := names.find(id_, at))]
    return replace(action, requires=tuple(requires), alternatives=tuple(alternatives))


def _order(action: Action) -> tuple[bool, bool, int, float]:
    points = sum(touched.gain or 0 for touched in action.touches)
    return not action.selected, action.is_done, 0 if action.take == "repair" else 1, -points
