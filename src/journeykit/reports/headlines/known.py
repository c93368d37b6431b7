"""The headlines on what nobody knows: where hardly anything was measured, and what to measure first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.reports.headlines.values import Headline

if TYPE_CHECKING:
    from journeykit.planning.values import JourneyPlan, TouchpointPlan
    from journeykit.reports.headlines.telling import Told

MOST_NAMES = 3
HARDLY = 0.5
"""The share of the touchpoints that must be measured before anything else can be the first finding. A judgement."""

_Where = list[tuple["JourneyPlan", "TouchpointPlan"]]


def thin_finding(told: Told) -> Headline | None:
    """That fewer than half of the touchpoints were measured: then all the rest is to be read with that in mind."""
    every = told.touchpoints
    guessed, unknown = _guessed(every), _unknown(every)
    measured = len(every) - len(guessed) - len(unknown)
    if not every or measured >= HARDLY * len(every):
        return None
    t, phrases = told.t, told.phrases
    if measured:
        text = t("Only {measured} of {count} touchpoints were measured; what this report says of the others is what we think ourselves.",
                 measured=measured, count=len(every))  # fmt: skip
    elif guessed:
        text = t("Customers were not asked anything yet: every figure in this report is what we think ourselves.")
    else:
        text = t("Customers were not asked anything yet: there are no figures.")
    return Headline(
        kind="thin", label=t("Little evidence"), subject=told.plan.project.name, text=text, sure="sure",
        how_sure=t("counted"), figure=str(measured), unit=t("of {count} measured", count=len(every)),
        rests_on=phrases.answers(told.plan.answers) if told.plan.answers else None,
        at=tuple((journey.journey.id, None) for journey in told.plan.journeys),
    )  # fmt: skip


def measure_finding(told: Told) -> Headline | None:
    """What to measure first: moments of truth above all, then what rests on few answers or is old."""
    every = told.touchpoints
    to_measure = {(one.journey, one.touchpoint) for journey in told.plan.journeys for one in journey.to_measure}
    lacking = [at for at in every if (at[0].journey.id, at[1].score.id) in to_measure]
    if not lacking:
        return None
    t, phrases = told.t, told.phrases
    first = sorted(lacking, key=lambda at: (not at[1].score.moment_of_truth, -at[1].score.importance.basis))
    text = phrases.count(
        len(lacking),
        "Of {count} touchpoint we know too little",
        "Of {count} touchpoints we know too little",
    )
    truths = list(dict.fromkeys(one.score.name for _, one in first if one.score.moment_of_truth))
    named = phrases.listed(
        f"“{name}”" for name in (truths or list(dict.fromkeys(one.score.name for _, one in first)))[:MOST_NAMES]
    )
    if not truths:
        begin = t("Begin with {names}.", names=named)
    elif len(truths) == 1:
        begin = t("Begin with {names}, a moment of truth.", names=named)
    else:
        begin = t("Begin with {names}, moments of truth.", names=named)
    return Headline(
        kind="measure", label=t("Measure first"), subject=first[0][1].score.name,
        text=f"{text}: {_why(told, lacking)}. {begin}", sure="sure", how_sure=t("counted"),
        figure=str(len(lacking)), unit=t("of {count} touchpoints", count=len(every)),
        sources=told.sources([first[0][1]]),
        at=tuple((journey.journey.id, one.score.id) for journey, one in first),
    )  # fmt: skip


def _why(told: Told, lacking: _Where) -> str:
    """Count the reasons: nobody asked, our own guess, few answers, old, number of answers not written down."""
    phrases = told.phrases
    few = [at for at in lacking if at[1].score.performance.small and not at[1].score.performance.is_hypothesis]
    old = [at for at in lacking if at[1].score.performance.stale and at not in few]
    counts = (
        (len(_unknown(lacking)), "{count} was never measured", "{count} were never measured"),
        (len(_guessed(lacking)), "{count} rests on our own guess", "{count} rest on our own guess"),
        (len(few), "{count} has fewer than 30 answers", "{count} have fewer than 30 answers"),
        (len(old), "{count} is old", "{count} are old"),
    )
    said = [phrases.count(count, one, many) for count, one, many in counts if count]
    rest = len(lacking) - sum(count for count, _, _ in counts)
    if rest > 0:
        said.append(
            phrases.count(
                rest, "of {count} the number of answers is unknown", "of {count} the number of answers is unknown"
            )
        )
    return phrases.listed(said)


def _guessed(where: _Where) -> _Where:
    return [at for at in where if at[1].score.performance.value is not None and at[1].score.performance.is_hypothesis]


def _unknown(where: _Where) -> _Where:
    return [at for at in where if at[1].score.performance.value is None]
