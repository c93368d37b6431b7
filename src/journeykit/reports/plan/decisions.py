"""The decision that the plan asks: what people still have to say yes to, to take on, or to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.planning import totals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.planning.action_values import Action
    from journeykit.planning.values import Plan
    from journeykit.reports.plan.words import Phrases

MOST_TITLES = 3
_NOT_STARTED = ("idea", "chosen")


def decisions(phrases: Phrases, plan: Plan) -> list[str]:
    """Return what is asked, the weightiest first; empty when all that is needed was decided."""
    t, asked = phrases.t, []
    selected = plan.selected
    waiting = [action for action in selected if action.status in _NOT_STARTED]
    proposals = [action for action in selected if action.status == "idea"]
    if money := _costs(phrases, waiting):
        asked.append(money)
    if proposals:
        asked.append(t("yes or no to {titles}", titles=_titles(phrases, proposals)))
    if ownerless := [action for action in selected if action.owner is None]:
        asked.append(t("an owner for {titles}", titles=_titles(phrases, ownerless)))
    undated = [action for action in selected if action.improvement.due is None and action.status != "idea"]
    if undated:
        asked.append(t("a date for {titles}", titles=_titles(phrases, undated)))
    bare = [gap for gap in plan.gaps if gap.name == "repair-without-improvement"]
    if not asked and not bare:  # when nothing is broken, what could be better comes to the table
        bare = [gap for gap in plan.gaps if gap.name.endswith("-without-improvement")]
    if bare:
        names = {
            (journey.journey.id, one.score.id): one.score.name
            for journey in plan.journeys
            for one in journey.touchpoints
        }
        found = [f"“{names[gap.journey or '', gap.touchpoint or '']}”" for gap in bare]
        asked.append(t("who takes up {names}", names=_some(phrases, found)))
    return asked


def _costs(phrases: Phrases, actions: Sequence[Action]) -> str | None:
    """Say what has not started yet asks; None when nothing of it is known."""
    t, asked = phrases.t, totals(actions)
    if not (asked.once or asked.yearly or asked.days):
        return None
    text = t("{asked} for what has not started yet", asked=phrases.asked(asked))
    if not asked.without_cost:
        return text
    more = phrases.count(
        asked.without_cost,
        "the costs of {count} action are not known yet",
        "the costs of {count} actions are not known yet",
    )
    return t("{text} ({more})", text=text, more=more)


def _titles(phrases: Phrases, actions: Sequence[Action]) -> str:
    return _some(phrases, [f"“{action.title}”" for action in actions])


def _some(phrases: Phrases, names: list[str]) -> str:
    if len(names) <= MOST_TITLES:
        return phrases.listed(names)
    rest = phrases.count(len(names) - MOST_TITLES, "{count} other", "{count} others")
    return phrases.listed([*names[:MOST_TITLES], rest])
