"""The plan as plain values and sentences: what a template gets, ours or a client's. docs/how-to/own-plan-template.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.planning.gaps import PRESSING
from journeykit.reports.budget import report as budget
from journeykit.reports.counted import counted_sentence
from journeykit.reports.plan import actions as plan_actions
from journeykit.reports.plan import sentences
from journeykit.reports.plan.decisions import decisions
from journeykit.reports.plan.roadmap import stages
from journeykit.reports.plan.suggestions import suggestion
from journeykit.reports.plan.unequal import seen_by, served_worse
from journeykit.reports.plan.words import TAKES, Phrases
from journeykit.scoring.values import SMALL_SAMPLE
from journeykit.words import translator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.model.journey import Objective
    from journeykit.planning.action_values import Action
    from journeykit.planning.values import JourneyPlan, Plan, ToMeasure, TouchpointPlan

_CERTAINTIES = {"sure": "sure", "likely": "probably", "suspected": "a guess, nothing was measured"}


def context(plan: Plan, language: str, maps: str | None = None) -> dict[str, Any]:
    """Return everything that a template may show: dicts, lists, texts and numbers, nothing else.

    Args:
        plan: The plan.
        language: `nl` or `en`: the language of the sentences.
        maps: The folder in which pictures of the journeys stand, for links to them; None: no links.
    """
    phrases = Phrases(translator(language), language, plan.units, plan.project)
    titles = {journey.journey.id: journey.journey.title for journey in plan.journeys}
    actions = {action.key: plan_actions.context(phrases, action, titles) for action in plan.actions}

    def of(several: tuple[Action, ...]) -> list[dict[str, Any]]:
        return [actions[action.key] for action in several]

    numbers = _numbers(plan)
    done = plan.promises
    found = {
        "client": plan.project.name,
        "promise": plan.project.brand.promise,
        "seen_by": seen_by(phrases, plan),
        "language": language,
        "period": plan.newest_period,
        "as_of": plan.as_of.isoformat() if plan.as_of else None,
        "level": 2 if len(plan.journeys) == 1 else 3,
        "touchpoints": sum(len(journey.score.touchpoints) for journey in plan.journeys),
        "measured": sum(journey.measured for journey in plan.journeys),
        "answers": plan.answers,
        "journeys": [_journey(phrases, plan, journey, actions, numbers, maps) for journey in plan.journeys],
        "actions": of(plan.selected),
        "quick_wins": of(plan.quick_wins),
        "promises": of(done),
        "not_chosen": of(plan.not_chosen),
        "choice": budget.context(phrases, plan.choice, titles),
        "shared": of(tuple(action for action in plan.selected if action.journey is None)),
        "to_tell": [{"department": one.department, "actions": of(one.actions)} for one in plan.to_tell],
        "customers_to_tell": of(tuple(action for action in done if action.improvement.told_customers is None)),
        "mismatches": sentences.mismatches(
            phrases,
            [*plan.project.mismatches, *(one for journey in plan.journeys for one in journey.journey.mismatches)],
        ),
        "decisions": decisions(phrases, plan),
        "roadmap": stages(phrases, plan, actions),
        "suggestions": [suggestion(phrases, one) for one in plan.suggestions],
        "totals": {
            "actions": plan.totals.actions,
            "once": plan.totals.once,
            "yearly": plan.totals.yearly,
            "days": plan.totals.days,
            "benefit": plan.totals.benefit,
            "text": phrases.totals(plan.totals),
        },
        "gaps": [{"name": gap.name, "text": phrases.said(gap.message), "source": str(gap.source)} for gap in plan.gaps],
    }
    return {name: plain(value) for name, value in found.items()}


def plain(value: Any) -> Any:
    """Return a value with all white space in texts as single spaces: a text is part of a line, never several."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def _numbers(plan: Plan) -> dict[tuple[str, str], int]:
    """Number the touchpoints that ask for work through the whole plan, in the order in which it speaks of them."""
    keys = [
        (journey.journey.id, one.score.id)
        for journey in plan.journeys
        for group in journey.groups
        for one in group.touchpoints
        if group.take in PRESSING
    ]
    return {key: number for number, key in enumerate(keys, 1)}


def _journey(
    phrases: Phrases,
    plan: Plan,
    journey: JourneyPlan,
    actions: Mapping[tuple[str, str], dict[str, Any]],
    numbers: Mapping[tuple[str, str], int],
    maps: str | None,
) -> dict[str, Any]:
    score, model = journey.score, journey.journey
    worst = score.touchpoint(score.minimum.touchpoint) if score.minimum else None
    selected = [action for action in journey.actions if action.selected]
    groups: dict[str, list[dict[str, Any]]] = {take.replace("-", "_"): [] for take in TAKES}
    for group in journey.groups:
        groups[group.take.replace("-", "_")] += [
            _touchpoint(phrases, plan, journey, one, actions, numbers.get((model.id, one.score.id)))
            for one in group.touchpoints
        ]
    return {
        "id": model.id,
        "title": model.title,
        "headline": model.headline,
        "job": model.customer_job,
        "owner": plan.names.get(model.owner.department, model.owner.department) if model.owner else None,
        "index": {"value": score.index.value, "low": score.index.low, "high": score.index.high,
                  "text": phrases.figure(score.index.value, score.index.low, score.index.high)},
        "school_mark": score.school_mark,
        "peak_end": score.peak_end,
        "minimum": {
            "name": worst.name,
            "text": phrases.figure(worst.performance.value, worst.performance.low, worst.performance.high),
        } if worst else None,
        "below_floor": score.below_floor,
        "expected": journey.expected,
        "expected_range": phrases.range(*journey.expected_ends) if journey.expected_ends else None,
        "touchpoints": len(score.touchpoints),
        "measured": journey.measured,
        "answers": journey.answers,
        "counted": counted_sentence(phrases, journey.counted),
        "handoffs": score.handoffs,
        "goals": [_goal(phrases, journey, goal) for goal in model.objectives],
        "actions": [actions[action.key] for action in selected],
        "shared": [actions[action.key] for action in selected if action.journey and action.touchpoint is None],
        "groups": groups,
        "to_measure": [_to_measure(phrases, one) for one in journey.to_measure],
        "steps": [
            {"number": step.number, "name": phrases.said(step.name), "state": step.state,
             "lacks": phrases.said(step.lacks) if step.lacks else None,
             "next": str(step.next) if step.next else None}
            for step in journey.steps
        ],
        "steps_done": sum(1 for step in journey.steps if step.state == "done"),
        "map": f"{maps.rstrip('/')}/{model.id}-overview.svg" if maps else None,
    }  # fmt: skip


def _goal(phrases: Phrases, journey: JourneyPlan, goal: Objective) -> str:
    """Say what a journey is to bring, and where that stands now when it was measured of the journey as a whole."""
    said = sentences.goal(phrases, goal)
    known = {one.metric: one.value for one in journey.score.headlines}
    known |= {one.metric: one.value for one in journey.counted}
    if goal.metric not in known or goal.target is None:
        return said
    return phrases.t("{goal}, now {value}", goal=said, value=phrases.measured(goal.metric, known[goal.metric]))


def _to_measure(phrases: Phrases, one: ToMeasure) -> dict[str, Any]:
    t = phrases.t
    metric, limit = phrases.metric(one.metric), SMALL_SAMPLE
    if one.by_asking:
        how = t("ask customers about it in every conversation, and write down what they say")
    elif one.goes_on:
        how = t(
            "go on asking about {metric} with the same question, until there are {limit} answers",
            metric=metric,
            limit=limit,
        )
    else:
        how = t("ask one question right after it, about {metric}, the same as elsewhere, until there are {limit} answers",
                metric=metric, limit=limit)  # fmt: skip
    return {"name": one.name, "why": phrases.said(one.why), "how": how, "touchpoint": one.touchpoint,
            "owner": one.owner, "source": str(one.source)}  # fmt: skip


def _touchpoint(
    phrases: Phrases,
    plan: Plan,
    journey: JourneyPlan,
    one: TouchpointPlan,
    actions: Mapping[tuple[str, str], dict[str, Any]],
    number: int | None,
) -> dict[str, Any]:
    figure, touchpoint, score = one.score.performance, one.touchpoint, one.score
    competitors = {competitor.id: competitor.name for competitor in plan.project.competitors}
    means = {value.id: value.means for value in plan.project.brand.values}
    t = phrases.t
    shared = [action for action in one.shared if action.selected]
    return {
        "number": number,
        "id": score.id,
        "name": score.name,
        "phase": one.phase,
        "owner": one.owner,
        "figure": {"value": figure.value, "low": figure.low, "high": figure.high, "raw": figure.raw, "n": figure.n,
                   "text": phrases.figure(figure.value, figure.low, figure.high),
                   "small": figure.small, "guess": figure.is_hypothesis},
        "says": [*sentences.says(phrases, one), *served_worse(phrases, journey.worse.get(score.id, ()))],
        "counted": counted_sentence(phrases, one.counted),
        "quotes": sentences.quotes(one),
        "feelings": sentences.feelings(phrases, one),
        "importance": sentences.importance(phrases, one, one.weighing),
        "reach": None if score.reach.source == "assumed" else phrases.share(score.reach.value),
        "reach_says": sentences.reach(phrases, one),
        "needed": sentences.needed(phrases, one),
        "brand": sentences.brand(phrases, one),
        "brand_value": one.values[0].name if one.values else "",
        "brand_means": means.get(one.values[0].id) if one.values else None,
        "others": sentences.others(phrases, one, competitors),
        "moment_of_truth": score.moment_of_truth,
        "doubts": list(touchpoint.moment_of_truth.doubts) if touchpoint.moment_of_truth else [],
        "by_others": score.run_by_others,
        "choice": {"take": score.choice.take, "text": sentences.choice(phrases, one),
                   "overruled": score.choice.overruled is not None,
                   "certainty": t(_CERTAINTIES[score.choice.certainty]) if score.choice.certainty else None},
        "room_text": phrases.figure(score.impact.value, score.impact.low, score.impact.high, 1),
        "actions": [actions[action.key] for action in one.to_do],
        "shared": [actions[action.key] for action in shared],
        "customers_to_tell": sentences.to_tell(phrases, one),
        "evidence": [str(source) for source in one.evidence],
    }  # fmt: skip
