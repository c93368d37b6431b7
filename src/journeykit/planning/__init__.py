"""The action plan: what to do, by whom, by when, at what cost, and what every claim rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import NothingToDoError, message
from journeykit.planning.action_values import Action
from journeykit.planning.actions import all_actions
from journeykit.planning.budget.best import choose
from journeykit.planning.budget.values import Choice
from journeykit.planning.gaps import gaps
from journeykit.planning.grounds import Ground
from journeykit.planning.measuring import to_measure
from journeykit.planning.roadmap import roadmap
from journeykit.planning.steps.status import steps_of
from journeykit.planning.steps.values import Looked
from journeykit.planning.suggestions import suggestions
from journeykit.planning.touchpoints import groups
from journeykit.planning.unequal import served_worse
from journeykit.planning.values import JourneyPlan, Plan, Totals, ToTell
from journeykit.scoring import score
from journeykit.scoring.expectations import expectations
from journeykit.scoring.operational import counted
from journeykit.scoring.records import size
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from journeykit.model import Journey
    from journeykit.planning.unequal import ServedWorse, Where
    from journeykit.scoring.expectations import Expectations, Key
    from journeykit.scoring.values import JourneyScore, Scores
    from journeykit.workspace import Workspace

__all__ = ["Action", "Choice", "JourneyPlan", "Plan", "Totals", "choose", "plan", "totals"]


def plan(
    workspace: Workspace,
    scores: Scores | None = None,
    *,
    journeys: Sequence[str] | None = None,
    as_of: date | None = None,
    choice: Choice | None = None,
) -> Plan:
    """Make the action plan of a client, or of some of its journeys.

    Args:
        workspace: What was read.
        scores: Its scores; left out, they are computed.
        journeys: Ids of journeys; none means all. Future journeys are not planned.
        as_of: The day that decides what is late; without it, nothing is.
        choice: What `choose` made of a budget: then that is what is to be done.

    Returns:
        The plan. What is not known is None, never 0.

    Raises:
        NothingToDoError: There is no such journey, or none at all.
    """
    scores = scores or score(workspace)
    chosen = _chosen(workspace, scores, journeys)
    names = {department.id: department.name for department in workspace.project.departments}
    expected = expectations(workspace, scores)
    ids = {one.id for one, _ in chosen}
    worse = served_worse(workspace, scores, ids)
    actions = all_actions(Ground(workspace, scores, expected, names, ids, as_of, worse), choice)
    made = Plan(
        project=workspace.project,
        journeys=tuple(
            _journey(workspace, one, figures, expected, actions, names, as_of, worse) for one, figures in chosen
        ),
        actions=actions,
        totals=totals(action for action in actions if action.selected),
        to_tell=_to_tell(actions),
        gaps=(),
        suggestions=suggestions(workspace, scores, ids if journeys else None, names, worse),
        roadmap=roadmap([action for action in actions if action.selected], as_of or scores.now),
        answers=_answers([figures for _, figures in chosen]),
        newest_period=scores.newest_period,
        as_of=as_of,
        names=names,
        units={
            one.record.metric: one.record.unit for one in workspace.records if one.record.metric and one.record.unit
        },
        choice=choice,
        seen_by=workspace.seen_by.name if workspace.seen_by is not None else None,
        persona=workspace.seen_by.group if workspace.seen_by is not None else None,
    )
    return replace(made, gaps=tuple(gaps(made)))


def totals(actions: Iterable[Action]) -> Totals:
    """Add up what actions ask; what does not say is counted, not guessed."""
    improvements = [action.improvement for action in actions]
    costs = [improvement.cost for improvement in improvements if improvement.cost is not None]
    days = [improvement.effort_days for improvement in improvements if improvement.effort_days is not None]
    return Totals(
        actions=len(improvements),
        once=sum(cost.once for cost in costs),
        yearly=sum(cost.yearly for cost in costs),
        days=sum(days),
        benefit=sum(one.benefit.yearly for one in improvements if one.benefit and one.benefit.yearly),
        without_cost=len(improvements) - len(costs),
        without_days=len(improvements) - len(days),
    )


def _chosen(workspace: Workspace, scores: Scores, journeys: Sequence[str] | None) -> list[tuple[Journey, JourneyScore]]:
    for id_ in journeys or ():
        if scores.journey(id_) is None:
            raise NothingToDoError(
                message('there is no current journey "{id}"', id=id_),
                message("known: {ids}", ids=", ".join(one.id for one in scores.journeys)) if scores.journeys else None,
            )
    found: dict[str, tuple[Journey, JourneyScore]] = {}
    for journey in workspace.journeys:  # of two with one id (JK210) the first counts, as in the scores
        figures = scores.journey(journey.id)
        if figures is not None and (not journeys or journey.id in journeys):
            found.setdefault(journey.id, (journey, figures))
    if not found:
        raise NothingToDoError(message("there is no journey to plan"))
    return list(found.values())


def _journey(
    workspace: Workspace,
    journey: Journey,
    figures: JourneyScore,
    expected: Expectations,
    actions: tuple[Action, ...],
    names: Mapping[str, str],
    as_of: date | None,
    worse: Mapping[Where, tuple[ServedWorse, ...]],
) -> JourneyPlan:
    own = [action for action in actions if any(touched.journey == journey.id for touched in action.touches)]
    to_do = {action.key for action in own if action.selected}
    gain, risen = _risen(figures, expected, to_do)
    known = [one.performance for one in figures.touchpoints if one.performance.value is not None]
    measured = [performance for performance in known if not performance.is_hypothesis]
    return JourneyPlan(
        journey=journey,
        score=figures,
        groups=groups(workspace, journey, figures, own, names),
        actions=tuple(own),
        gain=gain,
        expected=risen.value,
        expected_ends=None if risen.low is None or risen.high is None else (risen.low, risen.high),
        measured=len(measured),
        answers=_answers([figures]),
        to_measure=to_measure(workspace, journey, figures, names),
        steps=steps_of(Looked(workspace, journey, figures, own, as_of)),
        worse={where[1]: several for where, several in worse.items() if where[0] == journey.id},
        counted=tuple(counted(workspace.records_of(journey.id, None))),
    )


def _risen(figures: JourneyScore, expected: Expectations, to_do: Collection[Key]) -> tuple[Interval, Interval]:
    """What some improvements together bring, and the index then; unknown when they bring nothing that is known."""
    rise = expected.in_journey(figures.id, to_do)
    if figures.index.value is None or not rise:
        return Interval(), Interval()
    value = min(100.0, figures.index.value + rise)
    if expected.scores.simulation is None:
        return Interval(rise), Interval(value)
    from journeykit.planning.gains_drawn import gain_interval, index_interval

    effects = [one for one in expected.effects if one.journey == figures.id and one.key in to_do]
    scores = expected.scores
    return gain_interval(scores, figures, effects, rise), index_interval(scores, figures, effects, value)


def _answers(journeys: Iterable[JourneyScore]) -> int:
    """How many answers the figures rest on; those of a touchpoint that several journeys share count once."""
    used = {
        placed.place: size(placed.record) or 0
        for journey in journeys
        for one in journey.touchpoints
        for metric in one.performance.metrics
        for placed in metric.records
    }
    return round(sum(used.values()))


def _to_tell(actions: Sequence[Action]) -> tuple[ToTell, ...]:
    """Whom inside somebody still has to tell: of what is under way or done, not of ideas."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        if action.not_chosen is None and action.status != "idea":
            for name in action.to_tell:
                found.setdefault(name, []).append(action)
    return tuple(ToTell(name, tuple(found[name])) for name in sorted(found))
