"""Sentences of the plan about when: now, next and later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.planning.roadmap import STAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.planning.roadmap import Planned
    from journeykit.planning.values import Plan
    from journeykit.reports.plan.words import Phrases

NAMES = {"now": "now", "next": "next", "later": "later"}


def stages(phrases: Phrases, plan: Plan, actions: Mapping[tuple[str, str], dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the stages that hold an action: what each is called, and its actions with a remark."""
    return [
        {
            "stage": stage,
            "name": phrases.t(NAMES[stage]),
            "actions": [
                {"action": actions[one.action.key], "remark": remark(phrases, one)}
                for one in plan.roadmap
                if one.stage == stage
            ],
        }
        for stage in STAGES
        if any(one.stage == stage for one in plan.roadmap)
    ]


def remark(phrases: Phrases, one: Planned) -> str:
    """Say why an action stands where it stands, and what comes first."""
    t = phrases.t
    parts = []
    if one.reason == "under-way":
        parts.append(t("under way"))
    elif one.reason == "quick-win":
        parts.append(t("quick win: a yes is enough to begin"))
    elif one.reason == "undecided":
        parts.append(t("first a yes or no"))
    elif one.reason == "agreed":
        parts.append(t("agreed, without a date"))
    elif one.reason == "circular":
        parts.append(t("waits for itself in the end: cut the circle"))
    elif one.reason == "nobody-does":
        planned = {other.key for other in one.first}
        missing = [f"“{other.title}”" for other in one.action.waits_for if other.key not in planned]
        parts.append(t("waits for {titles}, which is in no plan", titles=phrases.listed(missing)))
    if one.first:
        parts.append(t("after {titles}", titles=phrases.listed(f"“{other.title}”" for other in one.first)))
    if one.too_early:
        parts.append(t("its date lies before that"))
    return "; ".join(parts)
