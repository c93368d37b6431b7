"""The headline on what to leave alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.headlines.values import Headline
from journeykit.scoring.performance import GOOD

if TYPE_CHECKING:
    from journeykit.planning.values import TouchpointPlan
    from journeykit.reports.headlines.telling import Told


def protect_finding(told: Told) -> Headline | None:
    """The touchpoint that carries its journey most: measured, and good also at the lower end of its figure."""
    good = [
        (journey, one)
        for journey, one in told.touchpoints
        if one.score.choice.take == "protect" and _is_surely_good(one)
    ]
    if not good:
        return None
    journey, one = max(good, key=lambda at: told.shares[at[0].journey.id] * _carries(at[1]))
    t, known = told.t, one.score.performance
    text = t("{touchpoint} does well and matters: {figure} out of 100. Leave it as it is.",
             touchpoint=told.named(one, journey), figure=told.figure(known))  # fmt: skip
    return Headline(
        kind="protect", label=t("Protect"), subject=one.score.name, text=text, sure="sure",
        how_sure=t("sure: also the lower end of the figure lies above 65, where good begins"),
        figure=told.phrases.number(known.value or 0.0, 0), interval=told.interval(known.low, known.high),
        unit=t("of 100"), rests_on=told.answers(known), sources=told.sources([one]),
        at=((journey.journey.id, one.score.id),),
    )  # fmt: skip


def _is_surely_good(one: TouchpointPlan) -> bool:
    known = one.score.performance
    return not known.is_hypothesis and known.low is not None and known.low >= GOOD


def _carries(one: TouchpointPlan) -> float:
    return (one.score.mass or 0.0) * ((one.score.performance.value or 0.0) - GOOD)
