"""The headline on who is served worse than others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.planning.grounds import source
from journeykit.reports.headlines.values import Headline
from journeykit.scoring.performance import FLOOR

if TYPE_CHECKING:
    from journeykit.planning.unequal import ServedWorse
    from journeykit.planning.values import JourneyPlan
    from journeykit.reports.headlines.telling import Told


def unequal_finding(told: Told) -> Headline | None:
    """The persona that is clearly served worse, where that costs it most: first where it is not served sufficiently.

    What may be chance is no finding.
    """
    found = [
        (journey, touchpoint, one)
        for journey in told.plan.journeys
        for touchpoint, several in journey.worse.items()
        for one in several
    ]
    if not found:
        return None
    journey, touchpoint, one = max(found, key=lambda at: (at[2].found.own.p < FLOOR, at[2].felt))
    same = [at for at in found if at[2].person == one.person and at[2] is not one]
    others = list(dict.fromkeys((place.journey.id, id_) for place, id_, _ in same))
    gap, t, phrases = one.found.gap, told.t, told.phrases
    text = _gives(told, journey, one)
    if others:
        text += " " + phrases.count(
            len(others), "That is so at {count} other touchpoint too.", "That is so at {count} other touchpoints too."
        )
    return Headline(
        kind="unequal", label=t("Served unequally"), subject=one.person, text=text, sure="sure",
        how_sure=t("sure: more than chance, also among all comparisons of this journey"),
        figure=None if gap.value is None else phrases.number(-gap.value, 0),
        interval=None if gap.low is None or gap.high is None else told.interval(-gap.high, -gap.low),
        unit=t("points"), rests_on=phrases.answers(one.found.own.n),
        sources=(str(source(told.workspace, one.found.place)),),
        at=((journey.journey.id, touchpoint), *others),
    )  # fmt: skip


def _gives(told: Told, journey: JourneyPlan, one: ServedWorse) -> str:
    gap, t, phrases = one.found.gap, told.t, told.phrases
    own, rest = phrases.figure(one.found.own.p), phrases.figure(one.found.rest.p)
    lower = phrases.figure(gap.value, gap.low, gap.high)
    where = f"“{one.name}”"
    if told.is_several:
        where = t("“{touchpoint}” ({journey})", touchpoint=one.name, journey=journey.journey.title)
    if one.found.against == "everybody":
        return t("“{persona}” gives {touchpoint} {own} out of 100, all customers together {rest}: clearly less, by {lower} points.",
                 persona=one.person, touchpoint=where, own=own, rest=rest, lower=lower)  # fmt: skip
    return t("“{persona}” gives {touchpoint} {own} out of 100, the others {rest}: clearly less, by {lower} points.",
             persona=one.person, touchpoint=where, own=own, rest=rest, lower=lower)  # fmt: skip
