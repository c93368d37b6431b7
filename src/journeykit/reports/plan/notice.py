"""What a department must know, as plain values and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.maps.gathering.names import channels
from journeykit.planning.noticing import notice
from journeykit.reports.plan import actions as plan_actions
from journeykit.reports.plan import sentences
from journeykit.reports.plan.context import plain
from journeykit.reports.plan.words import Phrases
from journeykit.words import translator

if TYPE_CHECKING:
    from journeykit.model import Project
    from journeykit.planning.action_values import Action
    from journeykit.planning.values import JourneyPlan, Plan, TouchpointPlan


def notice_context(plan: Plan, language: str, department: str) -> dict[str, Any]:
    """Return what a template of a notice may show: dicts, lists, texts and numbers, nothing else."""
    phrases = Phrases(translator(language), language, plan.units, plan.project)
    found = notice(plan, department)
    titles = {journey.journey.id: journey.journey.title for journey in plan.journeys}
    remarks = {one.action.key: one.stage for one in plan.roadmap}

    def of(action: Action) -> dict[str, Any]:
        return plan_actions.context(phrases, action, titles) | {"stage": remarks.get(action.key)}

    values = {
        "client": plan.project.name,
        "language": language,
        "period": plan.newest_period,
        "measured": sum(journey.measured for journey in plan.journeys),
        "department": found.department,
        "frontline": found.frontline,
        "own": [of(action) for action in found.own],
        "helping": [of(action) for action in found.helping],
        "touching": [{"action": of(one.action), "by": list(one.by)} for one in found.touching],
        "waiting": [{"action": of(action), "others": [of(one) for one in others]} for action, others in found.waiting],
        "untold": [of(action) for action in found.untold],
        "touchpoints": [
            _touchpoint(phrases, plan.project, journey if len(plan.journeys) > 1 else None, one)
            for journey, one in found.touchpoints
        ],
    }
    return {name: plain(value) for name, value in values.items()}


def _touchpoint(phrases: Phrases, project: Project, journey: JourneyPlan | None, one: TouchpointPlan) -> dict[str, Any]:
    touchpoint, figure = one.touchpoint, one.score.performance
    moment = touchpoint.moment_of_truth
    return {
        "name": one.score.name,
        "journey": journey.journey.title if journey else None,
        "figure": phrases.figure(figure.value, figure.low, figure.high) if figure.value is not None else None,
        "choice": sentences.choice(phrases, one),
        "doubts": list(moment.doubts) if moment else [],
        "helpline": channels(phrases.t, project, moment.helpline) if moment else "",
        "mandate": touchpoint.mandate,
        "answers": [
            {"they": one.customer_wants, "we": one.we_want, "reason": one.reason, "perspective": one.perspective}
            for one in touchpoint.mismatches
            if one.customer_wants and (one.reason or one.perspective)
        ],
        "told": [
            {"title": action.title, "message": told.message}
            for action in (*one.actions, *one.shared)
            if (told := action.improvement.told_customers) is not None and told.message
        ],
    }
