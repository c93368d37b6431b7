"""The headlines on whole journeys: how they stand, what customers remember, and what the plan brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.headlines.values import Headline
from journeykit.scoring import curve
from journeykit.words import number

if TYPE_CHECKING:
    from journeykit.planning.values import JourneyPlan
    from journeykit.reports.headlines.telling import Told
    from journeykit.reports.headlines.values import Sure
    from journeykit.scoring.values import Interval

REMEMBERED_WORSE = 10.0
"""Points by which the memory must be lower than the journey before one opens a meeting with it. A judgement."""


def journey_finding(told: Told) -> Headline | None:
    """How the journeys stand: the one, or the lowest of several, as far as the figures tell which that is."""
    known = sorted(
        (journey for journey in told.plan.journeys if journey.score.index.value is not None),
        key=lambda journey: journey.score.index.value or 0.0,
    )
    if not known:
        return None
    lowest = known[0]
    index, t, phrases = lowest.score.index, told.t, told.phrases
    alike = [journey for journey in known if _may_be_as_low(journey.score.index, index)]
    guessed = not lowest.measured
    sure: Sure = "guess" if guessed else "sure" if index.low is not None and len(alike) == 1 else "likely"
    return Headline(
        kind="journey", label=t("How it stands"), subject=lowest.journey.title,
        text=_standing(told, known, alike), sure=sure, how_sure=_how_sure(told, alike, guessed=guessed),
        figure=phrases.number(index.value or 0.0, 0), interval=told.interval(index.low, index.high),
        unit=t("of 100"), rests_on=_answers(told, lowest), sources=(told.source_of(lowest, "title"),),
        at=tuple((journey.journey.id, None) for journey in alike),
    )  # fmt: skip


def _may_be_as_low(one: Interval, lowest: Interval) -> bool:
    low = one.value if one.low is None else one.low
    high = lowest.value if lowest.high is None else lowest.high
    return low is not None and high is not None and low <= high


def _standing(told: Told, known: list[JourneyPlan], alike: list[JourneyPlan]) -> str:
    t, phrases = told.t, told.phrases
    first = known[0]
    index = first.score.index
    figure = phrases.figure(index.value, index.low, index.high)
    if not told.is_several:
        mark = number((index.value or 0.0) / 10, told.language, 1)
        return t("The journey “{journey}” stands at {figure} out of 100: as a school mark, {mark}.",
                 journey=first.journey.title, figure=figure, mark=mark)  # fmt: skip
    if len(known) == 1:
        return t("Of {count} journeys only “{journey}” has figures: {figure} out of 100.",
                 count=len(told.plan.journeys), journey=first.journey.title, figure=figure)  # fmt: skip
    if len(alike) == 1:
        return t("Of {count} journeys “{journey}” stands lowest: {figure} out of 100.",
                 count=len(known), journey=first.journey.title, figure=figure)  # fmt: skip
    if len(alike) == 2:
        named = phrases.listed(_with_index(told, journey) for journey in alike)
        if len(known) == 2:
            return t("Both journeys stand about equally high: {journeys}.", journeys=named)
        return t("Of {count} journeys these stand lowest: {journeys}. Which of the two, the figures do not tell.",
                 count=len(known), journeys=named)  # fmt: skip
    return t("{alike} of {count} journeys may stand lowest; {journey}. The figures do not tell them apart.",
             alike=len(alike), count=len(known), journey=_with_index(told, first))  # fmt: skip


def _with_index(told: Told, journey: JourneyPlan) -> str:
    index = journey.score.index
    return told.t("“{journey}” with {figure}", journey=journey.journey.title,
                  figure=told.phrases.figure(index.value, index.low, index.high))  # fmt: skip


def _how_sure(told: Told, alike: list[JourneyPlan], *, guessed: bool) -> str:
    t = told.t
    if guessed:
        return t("a guess: customers were not asked")
    if alike[0].score.index.low is None:
        return t("likely: nobody knows the margin of all figures")
    if len(alike) > 1:
        return t("likely: their intervals overlap")
    return t("sure: the interval holds what answers and weights leave open")


def _answers(told: Told, journey: JourneyPlan) -> str:
    return told.t("{measured} of {count} touchpoints measured, {answers}",
                  measured=journey.measured, count=len(journey.score.touchpoints),
                  answers=told.phrases.answers(journey.answers))  # fmt: skip


def memory_finding(told: Told) -> Headline | None:
    """The journey of which the peak and the end are much worse than the whole: that is what customers remember."""
    worse = [
        (journey, index - remembered)
        for journey in told.plan.journeys
        if (index := journey.score.index.value) is not None
        and (remembered := journey.score.peak_end) is not None
        and index - remembered >= REMEMBERED_WORSE
    ]
    if not worse:
        return None
    journey, _ = max(worse, key=lambda pair: pair[1] * told.shares[pair[0].journey.id])
    t, phrases = told.t, told.phrases
    peak, end = _peak_and_end(journey)
    text = t("What stays with customers of “{journey}” is worse than the journey: its strongest moment and its end together make {figure} out of 100, the whole {index}.",
             journey=journey.journey.title, figure=phrases.figure(journey.score.peak_end),
             index=phrases.figure(journey.score.index.value))  # fmt: skip
    if peak and end:
        named = t("The strongest moment is “{peak}”, the end “{end}”.", peak=peak[1], end=end[1])
        text += " " + (named if peak != end else t("Both are “{name}”.", name=end[1]))
    at = dict.fromkeys((journey.journey.id, one[0]) for one in (peak, end) if one)
    return Headline(
        kind="memory", label=t("What stays"), subject=journey.journey.title, text=text, sure="guess",
        how_sure=t("a guess: it follows the emotion curve, which is drawn by people"),
        figure=phrases.figure(journey.score.peak_end), unit=t("of 100"), rests_on=t("the emotion curve"),
        sources=(told.source_of(journey, "title"),), at=(*at, (journey.journey.id, None)),
    )  # fmt: skip


def _peak_and_end(journey: JourneyPlan) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The ids and names of the touchpoints of the strongest emotion and of the last one."""
    felt = [
        (touchpoint.customer.emotion if touchpoint.customer else None, touchpoint)
        for touchpoint in journey.journey.touchpoints
        if touchpoint.status != "planned"
    ]
    names = {one.id: one.name for one in journey.score.touchpoints}
    known = [(emotion, one) for emotion, one in felt if emotion is not None]
    if not known:
        return None, None
    strongest = curve.peak([emotion for emotion, _ in known])
    peak = next(one for emotion, one in known if emotion == strongest)
    end = known[-1][1]
    return (peak.id, names.get(peak.id, peak.id)), (end.id, names.get(end.id, end.id))


def gain_finding(told: Told) -> Headline | None:
    """What the plan brings the journey that it lifts most, and what all of it costs."""
    lifted = [
        journey
        for journey in told.plan.journeys
        if journey.expected is not None and journey.score.index.value is not None and (journey.gain.value or 0.0) > 0
    ]
    if not lifted:
        return None
    journey = max(lifted, key=lambda one: (one.gain.value or 0.0) * told.shares[one.journey.id])
    t, phrases = told.t, told.phrases
    ends = journey.expected_ends or (None, None)
    text = t("Everything in the plan together is expected to bring “{journey}” from {index} to {expected} out of 100.",
             journey=journey.journey.title, index=phrases.figure(journey.score.index.value),
             expected=phrases.figure(journey.expected, *ends))  # fmt: skip
    return Headline(
        kind="gain", label=t("What the plan brings"), subject=journey.journey.title,
        text=f"{text} {phrases.totals(told.plan.totals)}", sure="guess",
        how_sure=t("a guess: the interval comes from answers and weights; whether the estimates are right shows afterwards"),
        figure=phrases.figure(journey.expected), interval=told.interval(*ends), unit=t("of 100"),
        rests_on=t("estimates of the actions' owners"),
        sources=tuple(dict.fromkeys(str(one.source) for one in journey.actions if one.selected))[:4],
        at=((journey.journey.id, None),),
    )  # fmt: skip
