"""The plan as JSON, version 1: never translated, and what is not known is null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.budget.as_json import choice_document
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from journeykit.model.improvement import ToldCustomers
    from journeykit.planning.action_values import Action, PilotStory
    from journeykit.planning.suggestions import Suggestion
    from journeykit.planning.values import Gap, JourneyPlan, Plan, TouchpointPlan

VERSION = 1
_DIGITS = 4


def document(plan: Plan) -> dict[str, Any]:
    """Return the plan as JSON values; the shape is that of docs/reference/plan-json.md."""
    totals = plan.totals
    return {
        "version": VERSION,
        "client": plan.project.name,
        **({} if plan.persona is None else {"persona": plan.persona}),
        "period": plan.newest_period,
        "as_of": plan.as_of.isoformat() if plan.as_of else None,
        "journeys": [_journey(journey) for journey in plan.journeys],
        "actions": [_action(action) for action in plan.actions],
        "selected": {
            "budget": plan.choice.budget if plan.choice else None,
            "days": plan.choice.days if plan.choice else None,
            "actions": totals.actions,
            "cost": {"once": totals.once, "yearly": totals.yearly},
            "effort_days": totals.days,
            "without_cost": totals.without_cost,
            "without_effort": totals.without_days,
            # Index points of several journeys do not add up, unless a choice says how.
            "gain": _interval(plan.choice.gain if plan.choice else _joint_gain(plan)),
            "optimal": plan.choice.optimal if plan.choice else None,
        },
        "choice": choice_document(plan.choice) if plan.choice else None,
        "roadmap": [
            {"stage": one.stage, "action": one.action.ref, "reason": one.reason,
             "after": [other.ref for other in one.first], "too_early": one.too_early}
            for one in plan.roadmap
        ],
        "suggestions": [_suggestion(one) for one in plan.suggestions],
        "findings": [_gap(gap) for gap in plan.gaps],
    }  # fmt: skip


def _journey(journey: JourneyPlan) -> dict[str, Any]:
    score = journey.score
    return {
        "id": score.id,
        "title": score.title,
        "index": _interval(score.index),
        "expected": _rounded(journey.expected),
        "school_mark": _rounded(score.school_mark),
        "peak_end": _rounded(score.peak_end),
        "minimum": (
            {"touchpoint": score.minimum.touchpoint, "value": _rounded(score.minimum.value)} if score.minimum else None
        ),
        "below_floor": score.below_floor,
        "touchpoints": [
            {
                "id": one.score.id,
                "name": one.score.name,
                "choice": group.take,
                "certainty": one.score.choice.certainty,
                "because": _because(one),
                "overruled": one.score.choice.overruled,
                "performance": {
                    "value": _rounded(one.score.performance.value),
                    "low": _rounded(one.score.performance.low),
                    "high": _rounded(one.score.performance.high),
                    "n": one.score.performance.n,
                    "grade": one.score.performance.grade,
                },
                "owner": one.owner,
                "actions": [action.id for action in (*one.to_do, *one.shared) if action.selected],
                "evidence": [str(source) for source in one.evidence],
            }
            for group in journey.groups
            for one in group.touchpoints
        ],
        "to_measure": [
            {"touchpoint": one.touchpoint, "why": one.why.english, "metric": one.metric, "by_asking": one.by_asking,
             "owner": one.owner, "file": one.source.file, "line": one.source.line}
            for one in journey.to_measure
        ],
        "steps": [
            {"number": step.number, "id": step.id, "name": step.name.english, "state": step.state,
             "lacks": step.lacks.english if step.lacks else None, "next": str(step.next) if step.next else None}
            for step in journey.steps
        ],
    }  # fmt: skip


def _because(one: TouchpointPlan) -> str:
    """Why, in figures; of an overruled choice in the words of whoever chose."""
    chosen = one.touchpoint.choice
    if one.score.choice.overruled and chosen and chosen.because:
        return chosen.because
    return one.score.choice.because.english


def _action(action: Action) -> dict[str, Any]:
    improvement = action.improvement
    return {
        "id": action.id,
        "key": action.ref,
        "journey": action.journey,
        "touchpoint": action.touchpoint,
        "touchpoints": [
            {
                "journey": one.journey,
                "touchpoint": one.touchpoint,
                "room": _rounded(one.room),
                "gain": _rounded(one.gain),
            }
            for one in action.touches
        ],
        "title": action.title,
        "choice": action.take,
        "status": action.status,
        "owner": improvement.owner,
        "due": improvement.due.isoformat() if improvement.due else None,
        "late": action.late,
        "done_on": improvement.done_on.isoformat() if improvement.done_on else None,
        "cost": {"once": improvement.cost.once, "yearly": improvement.cost.yearly} if improvement.cost else None,
        "benefit": {"yearly": improvement.benefit.yearly, "because": improvement.benefit.because}
        if improvement.benefit
        else None,
        "effort_days": improvement.effort_days,
        "room": _rounded(action.room.value),
        "gain": _interval(action.gain),
        "per_journey": [
            {"journey": one.journey, "room": _interval(one.room), "gain": _interval(one.gain)}
            for one in action.per_journey
        ],
        "quick_win": action.quick_win,
        "selected": action.selected,
        "not_chosen": action.not_chosen,
        "because": action.because.english if action.because else None,
        "requires": [{"id": one.id, "status": one.status} for one in action.requires],
        "told": list(action.told),
        "to_tell": list(action.to_tell),
        "customers_told": improvement.told_customers is not None,
        "told_customers": _told(improvement.told_customers),
        "pilot": _pilot(action.pilot),
        "issue": improvement.issue,
        "why": [reason.english for reason in (*action.why, *([action.for_whom] if action.for_whom else []))],
        "evidence": [str(source) for source in action.evidence],
    }


def _worse(one: Suggestion) -> dict[str, Any]:
    if one.worse is None:
        return {}
    served = one.worse.found
    found = {"own": _rounded(served.own.p), "rest": _rounded(served.rest.p), "against": served.against,
             "lower_by": _interval(served.gap)}  # fmt: skip
    return {"worse": found}


def _told(told: ToldCustomers | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {
        "date": told.date.isoformat() if told.date else None,
        "channel": told.channel,
        "to": told.to,
        "message": told.message,
    }


def _suggestion(one: Suggestion) -> dict[str, Any]:
    mismatch = one.mismatch
    return {
        "kind": one.kind,
        "rule": one.rule,
        "level": one.level,
        "journey": one.journey,
        "touchpoints": [{"journey": journey, "touchpoint": touchpoint} for journey, touchpoint in one.touchpoints],
        "names": list(one.names),
        "persona": one.persona,
        **_worse(one),
        "point": one.point,
        "score": _rounded(one.mean),
        "mismatch": {"customer_wants": mismatch.customer_wants, "we_want": mismatch.we_want} if mismatch else None,
        "remedy": one.remedy,
        "systems": list(one.systems),
        "room": _rounded(one.room),
        "owners": list(one.owners),
        "file": one.source.file,
        "line": one.source.line,
    }


def _pilot(story: PilotStory | None) -> dict[str, Any] | None:
    pilot = story.improvement.pilot if story else None
    if story is None or pilot is None:
        return None
    return {
        "metric": pilot.metric,
        "target": pilot.target,
        "result": {"value": pilot.result.value, "low": _rounded(story.low), "high": _rounded(story.high),
                   "n": pilot.result.n} if pilot.result else None,
        "difference": _interval(story.difference) if story.difference else None,
        "verdict": story.verdict,
        "reached": story.reached,
        "over": story.over,
    }  # fmt: skip


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "name": gap.name,
        "message": gap.message.english,
        "journey": gap.journey,
        "touchpoint": gap.touchpoint,
        "action": gap.action,
        "file": gap.source.file,
        "line": gap.source.line,
    }


def _joint_gain(plan: Plan) -> Interval:
    return plan.journeys[0].gain if len(plan.journeys) == 1 else Interval()


def _interval(interval: Interval) -> dict[str, float | None]:
    return {"value": _rounded(interval.value), "low": _rounded(interval.low), "high": _rounded(interval.high)}


def _rounded(value: float | None) -> float | None:
    """Cut off the last digits, in which machines differ."""
    return None if value is None else round(value, _DIGITS)
