"""Letters to customers about what is done: what they said, what was promised, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import NothingToDoError, message
from journeykit.reports.plan import actions as plan_actions
from journeykit.reports.plan import sentences
from journeykit.reports.plan.context import plain
from journeykit.reports.plan.words import Phrases
from journeykit.scoring.performance import FLOOR
from journeykit.words import translator

if TYPE_CHECKING:
    from journeykit.planning.action_values import Action
    from journeykit.planning.values import Plan, TouchpointPlan

MOST = 3
_JUDGED = {
    "clear": "That is clearly better.",
    "not-clear": "That may be chance; we go on measuring.",
    "worse": "That did not help. We say so honestly, and look on.",
}


def letter_contexts(plan: Plan, language: str) -> dict[str, dict[str, Any]]:
    """Return the letters by file name, each as what its template may show.

    Raises:
        NothingToDoError: Nothing is done yet.
    """
    if not plan.promises:
        raise NothingToDoError(
            message("nothing is done yet, so there is nothing to write to customers"),
            message("an action is done with `status: done`"),
        )
    phrases = Phrases(translator(language), language, plan.units, plan.project)
    return {f"{action.ref.replace('/', '.')}.md": _letter(phrases, plan, action) for action in plan.promises}


def _letter(phrases: Phrases, plan: Plan, action: Action) -> dict[str, Any]:
    places = {(journey.journey.id, one.score.id): one for journey in plan.journeys for one in journey.touchpoints}
    touched = [places[key] for one in action.touches if (key := (one.journey, one.touchpoint)) in places]
    improvement, told = action.improvement, action.improvement.told_customers
    found = {
        "client": plan.project.name,
        "language": language_of(phrases),
        "title": action.title,
        "where": phrases.listed(one.score.name for one in touched),
        "message": told.message if told else None,
        "told": {
            "date": told.date.isoformat() if told.date else None, "channel": phrases.channel(told.channel) if told.channel else None, "to": told.to,
        } if told else None,
        "research": list(dict.fromkeys(id_ for one in touched for id_ in one.heard_in)),
        "heard": _heard(touched),
        "target": _target(phrases, action),
        "done_on": improvement.done_on.isoformat() if improvement.done_on else None,
        "with_customers": _shaped(phrases, improvement.customers_involved),
        "achieved": _achieved(phrases, action, touched),
        "enough": all((one.score.performance.value or 0) >= FLOOR for one in touched) if action.since else None,
        "next": [_next(phrases, one) for one in _to_come(plan, touched)],
        "owner": action.owner,
    }  # fmt: skip
    return {name: plain(value) for name, value in found.items()}


def language_of(phrases: Phrases) -> str:
    """Return the language in which the phrases speak."""
    return phrases.language


def _heard(touched: list[TouchpointPlan]) -> list[str]:
    """What customers said that annoys them, in the words of the file."""
    said = [text for one in touched if (customer := one.touchpoint.customer) for text in customer.annoyances]
    return list(dict.fromkeys(said))[:MOST]


def _target(phrases: Phrases, action: Action) -> str | None:
    pilot, story = action.improvement.pilot, action.pilot
    if pilot is None or story is None or pilot.metric is None or pilot.target is None:
        return None
    text = (
        "The goal: {metric} at {target} or less." if story.low_is_better else "The goal: {metric} at {target} or more."
    )
    return phrases.t(text, metric=phrases.subject(pilot.metric), target=phrases.measured(pilot.metric, pilot.target))


def _shaped(phrases: Phrases, count: int | None) -> str | None:
    return (
        phrases.count(count, "{count} customer helped to shape it.", "{count} customers helped to shape it.")
        if count
        else None
    )


def _achieved(phrases: Phrases, action: Action, touched: list[TouchpointPlan]) -> list[str]:
    """What was measured in the trial and since; empty when nothing was."""
    t, found = phrases.t, []
    pilot, story = action.improvement.pilot, action.pilot
    if pilot is not None and pilot.result is not None and pilot.metric and story is not None:
        against = pilot.control or pilot.baseline
        figure = f"{phrases.measured(pilot.metric, pilot.result.value)} ({phrases.answers(pilot.result.n)})"
        if against is None:
            found.append(
                t("In the trial {metric} came to {figure}.", metric=phrases.subject(pilot.metric), figure=figure)
            )
        else:
            found.append(
                t("In the trial {metric} came to {figure}, against {before} without it.",
                  metric=phrases.subject(pilot.metric), figure=figure, before=phrases.measured(pilot.metric, against.value))
            )  # fmt: skip
        if story.verdict:
            found.append(t(_JUDGED[story.verdict]))
    if action.since:
        names = {one.name for one in action.since}
        measured = [one for one in touched if one.score.name in names]
        found += [text for one in measured for text in sentences.headlines(phrases, one)]
        if any(one.score.performance.small for one in measured):
            found.append(t("Those are still few answers."))
    return found


def _to_come(plan: Plan, touched: list[TouchpointPlan]) -> list[Action]:
    """What is agreed or under way at the same touchpoints; ideas are not promised to customers."""
    own = {action.key for one in touched for action in (*one.actions, *one.shared)}
    return [action for action in plan.selected if action.key in own and action.status != "idea"][:MOST]


def _next(phrases: Phrases, action: Action) -> dict[str, Any]:
    values = plan_actions.context(phrases, action, {})
    return {"title": values["title"], "due": values["due"], "due_text": values["due_text"]}
