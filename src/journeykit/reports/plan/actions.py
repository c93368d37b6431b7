"""Sentences of the plan about an action: what it asks, what the trial said, who knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.plan.words import STATUSES
from journeykit.words import date, signed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.model.shared import Figure
    from journeykit.planning.action_values import Action, PilotStory
    from journeykit.reports.plan.words import Phrases
    from journeykit.scoring.values import Interval

_DECISIONS = {
    "go": "go on", "no-go": "stop", "stop": "stop", "adapt": "change it and try again",
}  # fmt: skip
_MEANINGS = {
    ("clear", True): "A clear improvement, and the target is met.",
    ("clear", False): "A clear improvement, but the target is not met.",
    ("clear", None): "A clear improvement.",
    ("not-clear", True): "The target is met, but the difference may be chance: try longer, or ask more customers.",
    ("not-clear", False): "The target is not met, and the difference may be chance.",
    ("not-clear", None): "The difference may be chance: try longer, or ask more customers.",
    ("worse", True): "Clearly worse than without it.",
    ("worse", False): "Clearly worse than without it.",
    ("worse", None): "Clearly worse than without it.",
    (None, True): "The target is met, but there is nothing to compare with: chance cannot be ruled out.",
    (None, False): "The target is not met.",
    (None, None): "There is nothing to compare with, so nobody knows whether it helps.",
}


def asks(phrases: Phrases, action: Action) -> str:
    """Say who does it, how much work and money it is, and when it is ready; or what of that is missing."""
    improvement = action.improvement
    return ", ".join(
        (phrases.owner(action), phrases.effort(improvement), phrases.cost(improvement), phrases.due(action))
    )


def status(phrases: Phrases, action: Action) -> str:
    """Say how far it is."""
    return phrases.t(STATUSES[action.status])


def effect(phrases: Phrases, action: Action, journeys: Mapping[str, str]) -> str:
    """Say what it is expected to bring."""
    t = phrases.t
    known = [one for one in action.per_journey if one.gain.value is not None]
    if len(known) == 1:
        return _effect(phrases, known[0].gain)
    if known:
        named = (
            t(
                "{points} in {journey}",
                points=_points(phrases, one.gain),
                journey=journeys.get(one.journey, one.journey),
            )
            for one in known
        )
        return t("Expected, in points: {points}.", points=phrases.listed(named))
    effects = action.improvement.effect is not None or any(one.performance for one in action.improvement.touchpoints)
    return t("What it brings shows once it is measured.") if effects else t("Nobody has estimated what it brings.")


def _effect(phrases: Phrases, gain: Interval) -> str:
    t, alone = phrases.t, points(phrases, gain.value or 0.0)
    if gain.low is None or gain.high is None or phrases.same(gain.low, gain.high, 1):
        return t("Expected: {points} points for the whole journey.", points=alone)
    margin = phrases.range(gain.low, gain.high, 1)
    return t("Expected: {points} points for the whole journey ({range}).", points=alone, range=margin)


def _room(phrases: Phrases, action: Action) -> str:
    known = (one.room for one in action.per_journey if one.room.value is not None)
    return phrases.listed(phrases.figure(one.value, one.low, one.high, 1) for one in known) or phrases.t("unknown")


def _gain(phrases: Phrases, action: Action) -> str:
    known = (one.gain for one in action.per_journey if one.gain.value is not None)
    return phrases.listed(_points(phrases, one) for one in known) or phrases.t("unknown")


def _points(phrases: Phrases, gain: Interval) -> str:
    return points(phrases, gain.value or 0.0, gain.low, gain.high)


def points(phrases: Phrases, value: float, low: float | None = None, high: float | None = None) -> str:
    """Write index points that are won or lost; more than nothing is never 0."""
    t = phrases.t
    if 0 < value < 0.05:
        return t("less than +0.1")
    text = signed(value, phrases.language, 1)
    if low is None or high is None or phrases.same(low, high, 1):
        return text
    return t("{value} ({low} to {high})", value=text, low=phrases.number(low, 1), high=phrases.number(high, 1))


def waiting(phrases: Phrases, action: Action) -> list[str]:
    """Say what must be done first, and what would take its place."""
    t = phrases.t
    first = [f"{one.title} ({t(STATUSES[one.status])})" for one in action.waits_for]
    sentences = [t("Waits for: {titles}.", titles=phrases.listed(first))] if first else []
    if action.alternatives and action.selected:
        sentences.append(t("Instead of: {titles}.", titles=phrases.listed(action.alternatives)))
    return sentences


def pilot(phrases: Phrases, action: Action) -> list[str]:
    """Tell the trial: when, what counts as a success, what came out, and what that means."""
    story = action.pilot
    plan = action.improvement.pilot
    if story is None or plan is None:
        return []
    t = phrases.t
    sentences = [_period(phrases, plan.starts, plan.ends)]
    if plan.hypothesis:
        sentences.append(t("We expect: {text}.", text=plan.hypothesis.rstrip(".")))
    if plan.target is not None and plan.metric:
        text = (
            "It succeeds when {metric} is {target} or less."
            if story.low_is_better
            else "It succeeds when {metric} is {target} or more."
        )
        sentences.append(
            t(text, metric=phrases.subject(plan.metric), target=phrases.measured(plan.metric, plan.target))
        )
    if plan.result is None:
        sentences.append(t("The result is still missing.") if story.over else t("No result yet."))
        if plan.baseline is None and plan.control is None:
            sentences.append(t("Measure before it starts, or there will be nothing to compare with."))
    else:
        sentences += _result(phrases, story, plan.result, plan.control, plan.baseline)
    if plan.decision:
        decided = t(_DECISIONS[plan.decision]) if plan.decision in _DECISIONS else plan.decision
        sentences.append(t("Decision: {text}.", text=decided.rstrip(".")))
    if plan.learned:
        sentences.append(t("Learned: {text}.", text=plan.learned.rstrip(".")))
    return sentences


def _period(phrases: Phrases, starts: Any, ends: Any) -> str:
    t, language = phrases.t, phrases.language
    if starts and ends:
        return t("Trial from {start} to {end}.", start=date(starts, language), end=date(ends, language))
    if starts:
        return t("Trial from {start}.", start=date(starts, language))
    return t("Trial until {end}.", end=date(ends, language)) if ends else t("Trial, without dates yet.")


def _result(
    phrases: Phrases, story: PilotStory, result: Figure, control: Figure | None, baseline: Figure | None
) -> list[str]:
    t = phrases.t
    metric = story.improvement.pilot.metric if story.improvement.pilot else None

    def told(figure: Figure) -> str:
        return f"{phrases.measured(metric, figure.value)} ({phrases.answers(figure.n)})"

    parts = [t("Result: {figure}", figure=told(result))]
    if control is not None:
        parts.append(t("without it {figure}", figure=told(control)))
    if baseline is not None:
        parts.append(t("before {figure}", figure=told(baseline)))
    return [", ".join(parts) + ".", *_difference(phrases, story), t(_MEANINGS[story.verdict, story.reached])]


def _difference(phrases: Phrases, story: PilotStory) -> list[str]:
    """By how much it differs from what it is held against, with the margin."""
    found = story.difference
    if found is None or found.value is None or found.low is None or found.high is None:
        return []
    value = signed(found.value, phrases.language, 1)
    return [phrases.t("Difference: {value} ({range}).", value=value, range=phrases.range(found.low, found.high, 1))]


def since(phrases: Phrases, action: Action) -> str:
    """Say what was measured after it was done, or that nothing was."""
    if not action.since:
        return phrases.t("What it brought was not measured.")
    figures = (
        f"{one.name} {phrases.figure(one.figure.value, one.figure.low, one.figure.high)}, {phrases.answers(one.n)}"
        for one in action.since
    )
    return phrases.t("Measured since: {figures}.", figures="; ".join(figures))


def knows(phrases: Phrases, action: Action) -> dict[str, Any]:
    """Say who inside knows and who does not, and what customers heard."""
    t, told = phrases.t, action.improvement.told_customers
    inside = [
        _told(phrases, name, one.date, one.how)
        for name, one in zip(action.told, action.improvement.communicated_to, strict=False)
    ]
    heard = None
    if told is not None:
        parts = [
            part
            for part in (
                told.to,
                date(told.date, phrases.language) if told.date else None,
                phrases.channel(told.channel) if told.channel else None,
            )
            if part
        ]
        heard = t("Customers were told ({how})", how=", ".join(parts)) if parts else t("Customers were told")
        heard = f"{heard}: “{told.message}”" if told.message else f"{heard}."
    return {"inside": inside, "not_yet": list(action.to_tell), "customers": heard}


def _told(phrases: Phrases, name: str, when: Any, how: str | None) -> str:
    parts = [part for part in (date(when, phrases.language) if when else None, how) if part]
    return f"{name} ({', '.join(parts)})" if parts else name


def context(phrases: Phrases, action: Action, journeys: Mapping[str, str]) -> dict[str, Any]:
    """Return an action as plain values and sentences."""
    improvement = action.improvement
    why = [phrases.said(reason) for reason in action.why]
    return {
        "id": action.id,
        "key": action.ref,
        "title": action.title,
        "status": action.status,
        "state": status(phrases, action),
        "done": action.is_done,
        "selected": action.selected,
        "owner": action.owner,
        "days": improvement.effort_days,
        "once": improvement.cost.once if improvement.cost else None,
        "yearly": improvement.cost.yearly if improvement.cost else None,
        "due": improvement.due.isoformat() if improvement.due else None,
        "done_on": improvement.done_on.isoformat() if improvement.done_on else None,
        "late": action.late,
        "choice": action.take,
        "room": _interval(action.room.value, action.room.low, action.room.high),
        "gain": _interval(action.gain.value, action.gain.low, action.gain.high),
        "quick_win": bool(action.quick_win),
        "asks": asks(phrases, action),
        "owner_text": phrases.owner(action),
        "cost_text": phrases.cost(improvement),
        "effort_text": phrases.effort(improvement),
        "due_text": phrases.due(action),
        "day_text": phrases.day(action),
        "room_text": _room(phrases, action),
        "gain_text": _gain(phrases, action),
        "effect": effect(phrases, action, journeys),
        "why": why,
        "for_whom": phrases.said(action.for_whom) if action.for_whom else None,
        "because": phrases.said(action.because) if action.because else None,
        "pilot": pilot(phrases, action),
        "waiting": waiting(phrases, action),
        "since": since(phrases, action) if action.is_done else None,
        "knows": knows(phrases, action),
        "benefit": _benefit(phrases, action),
        "where": [touched.name for touched in action.touches],
        "places": [f"{touched.name} ({journeys.get(touched.journey, touched.journey)})" for touched in action.touches],
        "customers_involved": improvement.customers_involved,
        "with_customers": _with_customers(phrases, action),
        "involves": list(action.involves),
        "issue": improvement.issue,
        "source": str(action.source),
        "evidence": [str(one) for one in action.evidence],
    }


def _with_customers(phrases: Phrases, action: Action) -> str | None:
    count = action.improvement.customers_involved
    if not count:
        return None
    return phrases.count(count, "{count} customer helps to shape it.", "{count} customers help to shape it.")


def _interval(value: float | None, low: float | None, high: float | None) -> dict[str, float | None]:
    return {"value": value, "low": low, "high": high}


def _benefit(phrases: Phrases, action: Action) -> str | None:
    benefit = action.improvement.benefit
    if benefit is None or benefit.yearly is None:
        return None
    amount = phrases.money(0, benefit.yearly)
    if benefit.because:
        return phrases.t("Worth {amount}: {because}.", amount=amount, because=benefit.because.rstrip("."))
    return phrases.t("Worth {amount}.", amount=amount)
