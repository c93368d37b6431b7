"""The words and figures of score tables: choices, intervals, shares, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.words import date, number, translator

if TYPE_CHECKING:
    from journeykit.scoring import JourneyScore, Scores, TouchpointScore
    from journeykit.words import Sentence


_WHOLE_FROM = 9.95
_MOST_NAMES = 3


class Speech:
    """Says figures in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.t: Sentence = translator(language)

    def number(self, value: float | None, digits: int = 0) -> str:
        """A figure, or that it is unknown."""
        return self.t("unknown") if value is None else number(value, self.language, digits)

    def percent(self, share: float | None, digits: int = 0) -> str:
        """A share as a percentage; a dash when there is none."""
        return "-" if share is None else f"{number(100 * share, self.language, digits)} %"

    def interval(self, value: float | None, low: float | None, high: float | None, digits: int = 0) -> str:
        """A figure with its interval: 25 (20-30). From 10 on the ends need no decimals beside a smaller figure."""
        shown = self.number(value, digits)
        if value is None or low is None or high is None:
            return shown
        ends = [self.number(end, 0 if abs(end) >= _WHOLE_FROM else digits) for end in (low, high)]
        if ends == [shown, shown]:
            return shown
        between = self.t("{low} to {high}", low=ends[0], high=ends[1]) if low < 0 else f"{ends[0]}-{ends[1]}"
        return f"{shown} ({between})"

    def satisfaction(self, touchpoint: TouchpointScore) -> str:
        """The performance of a touchpoint, marked when it rests on little."""
        p = touchpoint.performance
        return self.interval(p.value, p.low, p.high) + ("*" if is_weak(touchpoint) else "")

    def room(self, touchpoint: TouchpointScore) -> str:
        """The index points that a touchpoint is worth; a dash when that is not known."""
        impact = touchpoint.impact
        return "-" if impact.value is None else self.interval(impact.value, impact.low, impact.high, 1)

    def choice(self, touchpoint: TouchpointScore) -> str:
        """What to do with a touchpoint. What others run can only be influenced."""
        take = touchpoint.choice.take
        return self.t("influence") if take == "repair" and touchpoint.run_by_others else self.take(take)

    def take(self, take: str) -> str:
        """A choice as people say it."""
        t = self.t
        return {
            "measure": t("measure"),
            "repair": t("repair"),
            "excel": t("excel"),
            "improve": t("improve"),
            "protect": t("protect"),
            "ease-off": t("ease off"),
            "good-enough": t("good enough"),
        }[take]

    def doubted(self, touchpoint: TouchpointScore) -> str:
        """The choice, with a question mark when it is a repair that is not sure."""
        unsure = touchpoint.choice.certainty in {"likely", "suspected"}
        return self.choice(touchpoint) + ("?" if unsure else "")

    def certainty(self, touchpoint: TouchpointScore) -> str:
        """How sure a repair is; a dash for other choices."""
        t = self.t
        return {"sure": t("sure"), "likely": t("likely"), "suspected": t("suspected")}.get(
            touchpoint.choice.certainty or "", "-"
        )

    def rank(self, value: int | None, low: int | None = None, high: int | None = None) -> str:
        """A place in the order, or the places that it may be."""
        if value is None:
            return "-"
        return str(value) if low is None or high is None or low == high else f"{low}-{high}"

    def count(self, touchpoints: int, journeys: int) -> str:
        """How many touchpoints and journeys."""
        t = self.t
        one = t("1 touchpoint") if touchpoints == 1 else t("{count} touchpoints", count=touchpoints)
        other = t("1 journey") if journeys == 1 else t("{count} journeys", count=journeys)
        return f"{one}, {other}"


def is_weak(touchpoint: TouchpointScore) -> bool:
    """Whether a figure rests on fewer than 30 answers, on an unknown number of them, or on a hypothesis."""
    p = touchpoint.performance
    return p.value is not None and (p.small or p.is_hypothesis or p.n is None)


def grounds(speech: Speech, scores: Scores, touchpoints: list[TouchpointScore]) -> list[str]:
    """What the figures rest on: where importance comes from, and what is weak, old or assumed."""
    t = speech.t
    known = [touchpoint for touchpoint in touchpoints if touchpoint.importance.value is not None]
    sources = {touchpoint.importance.source for touchpoint in known}
    lines = []
    if "derived" in sources:
        lines.append(
            t("Importance is derived from answers.")
            if sources == {"derived"}
            else t("Importance is derived from answers in one journey and stated in another.")
        )
    elif "stated" in sources:
        lines.append(t("Importance is what people state."))
    assumed = sum(touchpoint.importance.source == "assumed" for touchpoint in known)
    if assumed:
        lines.append(
            t("Importance that nobody stated counts as 3 of 5: {count} of {total}.", count=assumed, total=len(known))
        )
    return [
        *lines,
        *_unused(speech, scores, touchpoints),
        *_left_out(speech, touchpoints),
        *_weak(speech, touchpoints),
        *_old(speech, scores, touchpoints),
        *overruled(speech, touchpoints),
    ]


def unknown_index(speech: Speech, journey: JourneyScore) -> list[str]:
    """Why nobody knows the index of a journey; nothing when it is known."""
    t = speech.t
    if journey.index.value is not None or not journey.touchpoints:
        return []
    if all(touchpoint.performance.value is None for touchpoint in journey.touchpoints):
        return [t("The index is unknown: of no touchpoint satisfaction is known. Measure first.")]
    return [t("The index is unknown: everywhere importance or reach is 0, so nothing counts.")]


def overruled(speech: Speech, touchpoints: list[TouchpointScore]) -> list[str]:
    """The choices that a person set aside, beside what was computed."""
    t = speech.t
    return [
        t(
            '"{name}": a person chose {take} instead of {computed}: {reason}',
            name=touchpoint.name,
            take=speech.take(touchpoint.choice.take),
            computed=speech.take(touchpoint.choice.computed),
            reason=touchpoint.choice.reason or t("no reason given"),
        )
        for touchpoint in touchpoints
        if touchpoint.choice.overruled
    ]


def _unused(speech: Speech, scores: Scores, touchpoints: list[TouchpointScore]) -> list[str]:
    """Derived importance that does not count, because a touchpoint with a figure has none."""
    shown = {id(touchpoint) for touchpoint in touchpoints}
    lacking: list[str] = []
    for journey in scores.journeys:
        known = [one for one in journey.touchpoints if one.importance.value is not None and id(one) in shown]
        if any(one.importance.derived is not None and one.importance.source != "derived" for one in known):
            lacking += [one.name for one in known if one.importance.derived is None]
    if not lacking:
        return []
    names = ", ".join(lacking[:_MOST_NAMES]) + (", …" if len(lacking) > _MOST_NAMES else "")
    return [speech.t("Importance derived from answers is not used: it is not known of {names}.", names=names)]


def _left_out(speech: Speech, touchpoints: list[TouchpointScore]) -> list[str]:
    """What was measured and still does not count, because the project gives its metric no weight."""
    count = sum(bool(one.performance.headlines) and one.performance.grade != "quantitative" for one in touchpoints)
    if not count:
        return []
    return [speech.t("Measured, but `scoring.metrics` gives those metrics the weight 0: {count}.", count=count)]


def _weak(speech: Speech, touchpoints: list[TouchpointScore]) -> list[str]:
    t = speech.t
    small = sum(one.performance.small for one in touchpoints)
    guessed = sum(one.performance.is_hypothesis for one in touchpoints)
    uncounted = sum(
        one.performance.value is not None and one.performance.n is None and not one.performance.is_hypothesis
        for one in touchpoints
    )
    parts = []
    if small:
        parts.append(t("fewer than 30 answers: {count}", count=small))
    if guessed:
        parts.append(t("a hypothesis only: {count}", count=guessed))
    if uncounted:
        parts.append(t("an unknown number of answers: {count}", count=uncounted))
    return [t("* rests on {what}.", what="; ".join(parts))] if parts else []


def _old(speech: Speech, scores: Scores, touchpoints: list[TouchpointScore]) -> list[str]:
    return older(speech, scores, sum(one.performance.stale for one in touchpoints))


def older(speech: Speech, scores: Scores, count: int, *, doubled: bool = True) -> list[str]:
    """How many figures are old, and from which day that is judged; nothing when none is.

    `doubled`: an interval of theirs is twice as wide.
    """
    t, months = speech.t, scores.settings.stale_after
    if not count or scores.now is None:
        return []
    if not scores.now_is_newest:
        day = date(scores.now, speech.language)
        text = (
            t("Measured more than {months} months before {day}, so twice as uncertain: {count}.",
              months=months, day=day, count=count)
            if doubled
            else t("Measured more than {months} months before {day}: {count}.", months=months, day=day, count=count)
        )  # fmt: skip
        return [text]
    text = (
        t("Measured more than {months} months before the newest figures, so twice as uncertain: {count}.",
          months=months, count=count)
        if doubled
        else t("Measured more than {months} months before the newest figures: {count}.", months=months, count=count)
    )  # fmt: skip
    return [text]
