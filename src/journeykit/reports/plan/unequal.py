"""Sentences of the plan about personas: through whose eyes it is made, and who is served worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.planning.unequal import ServedWorse
    from journeykit.planning.values import Plan
    from journeykit.reports.plan.words import Phrases

_MOST = 2


def served_worse(phrases: Phrases, worse: Sequence[ServedWorse]) -> list[str]:
    """Say which personas are served worse at a touchpoint, and by how much; those that it costs most."""
    return [f"{gives_less(phrases, one)}." for one in worse[:_MOST]]


def gives_less(phrases: Phrases, one: ServedWorse) -> str:
    """Say how much lower a persona is, without a full stop."""
    gap, t = one.found.gap, phrases.t
    own, rest = phrases.figure(one.found.own.p), phrases.figure(one.found.rest.p)
    lower = phrases.figure(gap.value, gap.low, gap.high)
    if one.found.against == "everybody":
        return t("“{persona}” gives {own} here, all customers {rest}: clearly less, by {lower}",
                 persona=one.person, own=own, rest=rest, lower=lower)  # fmt: skip
    return t("“{persona}” gives {own} here, the others {rest}: clearly less, by {lower}",
             persona=one.person, own=own, rest=rest, lower=lower)  # fmt: skip


def seen_by(phrases: Phrases, plan: Plan) -> str | None:
    """Say through whose eyes the plan is made, and how many figures are its own; None when through everybody's."""
    if plan.seen_by is None:
        return None
    known = [one.performance for journey in plan.journeys for one in journey.score.touchpoints]
    known = [one for one in known if one.value is not None]
    own = sum(one.basis is not None for one in known)
    t = phrases.t
    if own == 0:
        return t("As “{name}” goes through it; nobody asked this persona apart, so the figures are those of all customers.",
                 name=plan.seen_by)  # fmt: skip
    if own == len(known):
        return t("As “{name}” goes through it, with figures of its own.", name=plan.seen_by)
    return t("As “{name}” goes through it: {own} of {all} figures are its own, the others those of all customers.",
             name=plan.seen_by, own=own, all=len(known))  # fmt: skip
