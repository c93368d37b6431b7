"""What the plan itself lacks: an owner, a date, an action where one is needed, somebody who was not told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.values import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from journeykit.planning.action_values import Action
    from journeykit.planning.roadmap import Planned
    from journeykit.planning.values import JourneyPlan, Plan, TouchpointPlan

PRESSING = ("repair", "excel", "improve")


def gaps(plan: Plan) -> Iterator[Gap]:
    """Yield what the plan lacks: first touchpoint by touchpoint, then action by action."""
    for journey in plan.journeys:
        for touchpoint in journey.touchpoints:
            yield from _touchpoint(journey, touchpoint)
    for action in plan.actions:
        for name, said in _action(action):
            yield Gap(name, said, action.source, action.journey, action.touchpoint, action.id)
    for one in plan.roadmap:
        if one.too_early or one.reason == "circular":
            action = one.action
            yield Gap(*_order(one), action.source, action.journey, action.touchpoint, action.id)


def _touchpoint(journey: JourneyPlan, plan: TouchpointPlan) -> Iterator[Gap]:
    take = plan.score.choice.take
    here = plan.evidence[-1]
    if take in PRESSING and not any(action.selected for action in (*plan.actions, *plan.shared)):
        said = (
            message('"{touchpoint}" is to be repaired, and nobody has an action for it', touchpoint=plan.score.name)
            if take == "repair"
            else message('"{touchpoint}" asks for an action, and there is none', touchpoint=plan.score.name)
        )
        yield Gap(f"{take}-without-improvement", said, here, journey.journey.id, plan.score.id)
    if plan.score.moment_of_truth and (plan.score.performance.value is None or plan.score.performance.is_hypothesis):
        said = message('"{touchpoint}" is a moment of truth, and nobody measures it', touchpoint=plan.score.name)
        yield Gap("unmeasured-moment-of-truth", said, here, journey.journey.id, plan.score.id)


def _action(action: Action) -> Iterator[tuple[str, Message]]:
    title = action.title
    if action.selected:
        yield from _lacks(action)
    elif action.not_chosen == "no-owner":
        yield "improvement-without-owner", message('"{title}" has no owner', title=title)
    if action.is_done and action.improvement.told_customers is None:
        yield "customers-not-told", message('"{title}" is done, and customers were not told', title=title)
    if action.is_done and not action.told:
        yield "not-communicated", message('"{title}" is done, and nobody inside was told', title=title)
    pilot = action.pilot
    if pilot and pilot.over and pilot.improvement.pilot and pilot.improvement.pilot.result is None:
        yield "pilot-without-result", message('the trial of "{title}" is over, and there is no result', title=title)


def _order(one: Planned) -> tuple[str, Message]:
    title = one.action.title
    if one.reason == "circular":
        return "improvement-waits-in-vain", message('"{title}" waits for itself in the end', title=title)
    other = max(one.first, key=lambda action: action.improvement.due or date.min)
    return "due-too-early", message(
        '"{title}" is due before "{other}", which it waits for', title=title, other=other.title
    )


def _lacks(action: Action) -> Iterator[tuple[str, Message]]:
    title, improvement = action.title, action.improvement
    if action.owner is None:
        yield "improvement-without-owner", message('"{title}" has no owner', title=title)
    if improvement.due is None:
        yield "improvement-without-date", message('"{title}" has no date', title=title)
    if improvement.effort_days is None:
        yield "improvement-without-effort", message('"{title}" does not say how much work it is', title=title)
    if improvement.effect is None and not any(one.performance is not None for one in improvement.touchpoints):
        yield "improvement-without-effect", message('"{title}" does not say what it is to bring', title=title)
    for requirement in action.requires:
        if requirement.status in ("dropped", "unknown"):
            yield (
                "improvement-waits-in-vain",
                message('"{title}" waits for "{other}", which nobody does', title=title, other=requirement.title),
            )
    if action.late:
        yield "overdue", message('"{title}" is late', title=title)


def lacking(actions: Sequence[Action], name: str, plan: Plan) -> tuple[Action, ...]:
    """Return the actions that lack something, by the name of the gap."""
    ids = {(gap.journey, gap.action) for gap in plan.gaps if gap.name == name}
    return tuple(action for action in actions if (action.journey, action.id) in ids)
