"""The eleven steps of journey mapping: how far a journey is, and what each step lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.values import Step
from journeykit.scoring.values import SMALL_SAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.model import Journey
    from journeykit.planning.action_values import Action
    from journeykit.planning.values import State
    from journeykit.scoring.values import JourneyScore
    from journeykit.workspace import Workspace

Found = tuple["State", Message | None]
_DONE: Found = ("done", None)


def steps(workspace: Workspace, journey: Journey, score: JourneyScore, actions: Sequence[Action]) -> tuple[Step, ...]:
    """Return the eleven steps of one journey, in order."""
    found = (
        (message("the goal"), _goal(journey)),
        (message("the scope"), _scope(journey)),
        (message("the customers"), _personas(workspace, journey)),
        (message("the touchpoints"), _touchpoints(journey)),
        (message("what customers go through"), _experience(journey)),
        (message("satisfaction"), _satisfaction(score)),
        (message("what weighs"), _importance(journey, score)),
        (message("the brand"), _brand(workspace, journey)),
        (message("the actions"), _actions(score, actions)),
        (message("telling people"), _telling(actions)),
        (message("keeping it alive"), _alive(journey, actions)),
    )
    return tuple(Step(number, name, state, lacks) for number, (name, (state, lacks)) in enumerate(found, 1))


def _part(done: int, of: int, lacks: Message) -> Found:
    """How far a step is that is done for some of its items."""
    return _DONE if done >= of > 0 else ("under-way" if done else "open", lacks)


def _goal(journey: Journey) -> Found:
    if not journey.objectives:
        return "open", message("say what loyal behaviour the journey is to bring")
    aimed = sum(1 for goal in journey.objectives if goal.metric and goal.target is not None)
    return _DONE if aimed else ("under-way", message("give the goal a metric and a target"))


def _scope(journey: Journey) -> Found:
    given = [
        journey.customer_job,
        journey.scope and journey.scope.starts_when,
        journey.scope and journey.scope.ends_when,
    ]
    return _part(sum(map(bool, given)), 3, message("say what customers want to get done, and where it starts and ends"))


def _personas(workspace: Workspace, journey: Journey) -> Found:
    personas = workspace.personas_of(journey)
    if not personas:
        return "open", message("say who the customers are")
    known = sum(1 for persona in personas if persona.needs and persona.channels)
    return _part(
        known, len(personas), message("{known} of {all} have needs and channels", known=known, all=len(personas))
    )


def _touchpoints(journey: Journey) -> Found:
    touchpoints = journey.touchpoints
    if not touchpoints:
        return "open", message("list what customers meet")
    indirect = any(one.contact == "indirect" or one.run_by == "others" for one in touchpoints)
    dull = any(one.category == "administration" for one in touchpoints)
    return _part(
        1 + indirect + dull, 3, message("add what customers hear from others, and the dull ones: invoice, form, letter")
    )


def _experience(journey: Journey) -> Found:
    touchpoints = journey.touchpoints
    told = sum(
        1 for one in touchpoints if one.customer and (one.customer.does or one.customer.thinks or one.customer.feels)
    )
    lacks = message(
        "{known} of {all} touchpoints say what customers do, think or feel", known=told, all=len(touchpoints)
    )
    return _part(told, len(touchpoints), lacks)


def _satisfaction(score: JourneyScore) -> Found:
    enough = sum(
        1 for one in score.touchpoints if not one.performance.is_hypothesis and (one.performance.n or 0) >= SMALL_SAMPLE
    )
    lacks = message(
        "{known} of {all} touchpoints have {limit} answers or more",
        known=enough, all=len(score.touchpoints), limit=SMALL_SAMPLE,
    )  # fmt: skip
    return _part(enough, len(score.touchpoints), lacks)


def _importance(journey: Journey, score: JourneyScore) -> Found:
    weighed = sum(1 for one in score.touchpoints if one.importance.source != "assumed")
    moments = any(one.moment_of_truth for one in journey.touchpoints)
    lacks = (
        message("{known} of {all} touchpoints have an importance", known=weighed, all=len(score.touchpoints))
        if moments
        else message("mark the moments of truth")
    )
    return _part(weighed + moments, len(score.touchpoints) + 1, lacks)


def _brand(workspace: Workspace, journey: Journey) -> Found:
    if not workspace.project.brand.values:
        return "open", message("say what the brand stands for")
    touchpoints = journey.touchpoints
    rated = sum(1 for one in touchpoints if one.brand_fit or one.brand_rules)
    lacks = message("{known} of {all} touchpoints are held against the brand", known=rated, all=len(touchpoints))
    return _part(rated, len(touchpoints), lacks)


def _actions(score: JourneyScore, actions: Sequence[Action]) -> Found:
    pressing = [one.id for one in score.touchpoints if one.choice.take in ("repair", "excel", "improve")]
    covered = {
        touched.touchpoint
        for action in actions
        if action.not_chosen is None and action.owner
        for touched in action.touches
        if touched.journey == score.id
    }
    if not pressing:
        return ("under-way" if covered else "open", message("measure first: then it shows where to act"))
    known = sum(1 for id_ in pressing if id_ in covered)
    lacks = message(
        "{known} of {all} pressing touchpoints have an action with an owner", known=known, all=len(pressing)
    )
    return _part(known, len(pressing), lacks)


def _telling(actions: Sequence[Action]) -> Found:
    done = [action for action in actions if action.is_done]
    if not done:
        return "open", message("nothing is done yet, so there is nothing to tell")
    told = sum(1 for action in done if action.improvement.told_customers)
    return _part(
        told, len(done), message("customers heard of {known} of {all} that were done", known=told, all=len(done))
    )


def _alive(journey: Journey, actions: Sequence[Action]) -> Found:
    if journey.owner is None:
        return "open", message("give the journey an owner")
    if journey.reviewed is None:
        return "under-way", message("agree on when it was last true, and look at it again")
    if not any(action.is_done for action in actions):
        return "under-way", message("finish a first action, and measure again")
    return _DONE
