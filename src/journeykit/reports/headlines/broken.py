"""The headlines on what is to be repaired: surely, probably, or as we suspect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.headlines.values import Headline
from journeykit.scoring.performance import FLOOR
from journeykit.scoring.sums import Spot, summed_impact
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from journeykit.planning.values import JourneyPlan, TouchpointPlan
    from journeykit.reports.headlines.telling import Told
    from journeykit.reports.headlines.values import Sure

MOST_REPAIRS, MOST_BASICS, MOST_PLACES = 2, 2, 2
_CERTAINTY: dict[str | None, Sure] = {"sure": "sure", "likely": "likely", "suspected": "guess", None: "likely"}
_ORDER: tuple[Sure, ...] = ("sure", "likely", "guess")

_Where = list[tuple["JourneyPlan", "TouchpointPlan"]]
"""One touchpoint wherever it is to be repaired: several journeys may take it from the library."""


def repair_findings(told: Told) -> list[Headline]:
    """The repairs that lift customers most: what is sure before what is likely, guesses last."""
    found: dict[tuple[str, str], _Where] = {}
    for journey, one in told.touchpoints:
        if one.score.choice.take == "repair":
            key = ("", one.touchpoint.use) if one.touchpoint.use else (journey.journey.id, one.score.id)
            found.setdefault(key, []).append((journey, one))
    several = [_worst_first(told, where) for where in found.values()]
    several.sort(key=lambda where: (_ORDER.index(_sure(where[0][1])), -_lift(told, where)))
    return [_finding(told, where) for where in several[:MOST_REPAIRS]]


def _worst_first(told: Told, where: _Where) -> _Where:
    return sorted(where, key=lambda at: (_ORDER.index(_sure(at[1])), -_lift(told, [at])))


def _sure(one: TouchpointPlan) -> Sure:
    return _CERTAINTY[one.score.choice.certainty]


def _lift(told: Told, where: _Where) -> float:
    """What its repair brings all customers together."""
    return sum(told.shares[journey.journey.id] * (one.score.impact.value or 0.0) for journey, one in where)


def _finding(told: Told, where: _Where) -> Headline:
    journey, one = where[0]
    known, sure = one.score.performance, _sure(one)
    phrases = told.phrases
    sentences = [_stands(told, journey, one, sure), *_elsewhere(told, where[1:]), *_room(told, where)]
    sentences += _nobody(told, where)
    return Headline(
        kind="repair", label=told.t("Repair"), subject=one.score.name, text=" ".join(sentences),
        sure=sure, how_sure=_how_sure(told, one, sure),
        figure=None if known.value is None else phrases.number(known.value, 0),
        interval=told.interval(known.low, known.high), unit=told.t("of 100"),
        rests_on=told.answers(known) if known.value is not None else None,
        sources=told.sources(at for _, at in where),
        at=tuple((place.journey.id, at.score.id) for place, at in where),
    )  # fmt: skip


def _stands(told: Told, journey: JourneyPlan, one: TouchpointPlan, sure: Sure) -> str:
    t, name, figure = told.t, told.named(one, journey), told.figure(one.score.performance)
    if one.basics:
        return _without_basics(told, name, one)
    if sure == "sure":
        return t("{touchpoint} is insufficient: customers give it {figure} out of 100.", touchpoint=name, figure=figure)
    if sure == "likely":
        return t("{touchpoint} is probably insufficient: customers give it {figure} out of 100.",
                 touchpoint=name, figure=figure)  # fmt: skip
    return t("We suspect that {touchpoint} is insufficient: our own guess is {figure} out of 100.",
             touchpoint=name, figure=figure)  # fmt: skip


def _without_basics(told: Told, name: str, one: TouchpointPlan) -> str:
    t, known, basics = told.t, one.score.performance, "; ".join(one.basics[:MOST_BASICS])
    if known.value is None:
        return t(
            "A basic is missing at {touchpoint}: {basics}. Customers were not asked yet.",
            touchpoint=name,
            basics=basics,
        )
    if known.is_hypothesis:
        return t("A basic is missing at {touchpoint}: {basics}.", touchpoint=name, basics=basics)
    figure = told.figure(known)
    if known.value >= FLOOR:
        return t("A basic is missing at {touchpoint}: {basics}. Customers give it {figure} out of 100.",
                 touchpoint=name, basics=basics, figure=figure)  # fmt: skip
    return t("{touchpoint} is not in order: customers give it {figure} out of 100, and a basic is missing ({basics}).",
             touchpoint=name, figure=figure, basics=basics)  # fmt: skip


def _elsewhere(told: Told, where: _Where) -> list[str]:
    """The other journeys in which the same touchpoint is to be repaired."""
    t, phrases = told.t, told.phrases
    known = [(journey, one) for journey, one in where if one.score.performance.value is not None]
    if not known:
        return []
    named = [
        t("{figure} in “{journey}”", figure=told.figure(one.score.performance), journey=journey.journey.title)
        for journey, one in known[:MOST_PLACES]
    ]
    rest = len(known) - MOST_PLACES
    if rest > 0:
        named.append(phrases.count(rest, "{count} other", "{count} others"))
    return [t("It is to be repaired elsewhere too: {places}.", places=phrases.listed(named))]


def _room(told: Told, where: _Where) -> list[str]:
    """What a sufficient one brings: to its journey, or to all customers when it stands in several."""
    t, phrases = told.t, told.phrases
    _, one = where[0]
    if one.score.run_by_others:
        return [t("Others run it: we can influence it, not repair it.")]
    if len(where) > 1:
        lift = _together(told, where)
        text = "If it were sufficient in {count} journeys, the index of all customers would rise by {points}."
        return [t(text, count=len(where), points=_points(told, lift))] if _is_felt(lift) else []
    lift = one.score.impact
    if not _is_felt(lift):
        return []
    points = phrases.figure(lift.value, lift.low, lift.high, 1)
    if told.is_several:
        return [t("If it were sufficient, that journey would rise by {points} points.", points=points)]
    return [t("If it were sufficient, the journey would rise by {points} points.", points=points)]


def _together(told: Told, where: _Where) -> Interval:
    if any(journey.score.customers_per_year is None for journey in told.plan.journeys):
        return Interval()
    spots = [
        Spot(journey.score, [each.id for each in journey.score.touchpoints].index(one.score.id), told.shares[journey.journey.id])
        for journey, one in where
    ]  # fmt: skip
    return summed_impact(told.scores, spots)


def _points(told: Told, lift: Interval) -> str:
    return told.t("{points} points", points=told.phrases.figure(lift.value, lift.low, lift.high, 1))


def _is_felt(lift: Interval) -> bool:
    return lift.value is not None and round(lift.value, 1) > 0


def _nobody(told: Told, where: _Where) -> list[str]:
    """That nobody has an action for it, or that its actions have no owner."""
    to_do = [action for _, one in where for action in (*one.actions, *one.shared) if action.selected]
    if not to_do:
        return [told.t("Nobody has an action for it yet.")]
    if all(action.owner is None for action in to_do):
        return [told.t("What is to be done about it has no owner yet.")]
    return []


def _how_sure(told: Told, one: TouchpointPlan, sure: Sure) -> str:
    t, known = told.t, told.phrases
    if one.basics:
        return t("sure: that a basic is missing was seen; it needs no answers")
    if sure == "sure":
        return t("sure: also the upper end of the figure lies below 55, where insufficient begins")
    if sure == "guess":
        return t("a guess: customers were not asked")
    high = one.score.performance.high
    if high is None:
        return t("likely: the figure lies below 55, but nobody knows its margin")
    return t("likely: the figure lies below 55, its upper end ({high}) does not", high=known.number(high, 0))
