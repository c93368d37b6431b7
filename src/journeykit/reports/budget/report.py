"""What the plan says of a choice under a budget: the best plan, the second best, a tenth more, what lacks figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.plan.actions import points
from journeykit.words import money, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeykit.planning.budget.values import Ask, Choice, Difference, More, Picked
    from journeykit.reports.plan.words import Phrases

_CLOSE = 0.05
"""Differences in index points that round to nothing."""


def context(phrases: Phrases, choice: Choice | None, titles: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the choice as plain values and sentences; None without one."""
    if choice is None:
        return None
    return {
        "budget": choice.budget,
        "days": choice.days,
        "horizon": choice.horizon,
        "optimal": choice.optimal,
        "limits": limits(phrases, choice),
        "gain": choice.gain.value,
        "says": _says(phrases, choice, titles),
        "picked": [_picked(phrases, choice, one) for one in choice.picked],
        "repeated": _repeated(phrases, choice),
        "others": _others(phrases, choice),
        "unjudged": [{"title": one.title, "because": phrases.said(one.because)} for one in choice.unjudged],
    }


def limits(phrases: Phrases, choice: Choice) -> str:
    """Say under which limits was chosen."""
    parts = []
    if choice.budget is not None:
        parts.append(money(choice.budget, phrases.language))
    if choice.days is not None:
        parts.append(phrases.days(choice.days))
    return phrases.listed(parts)


def _says(phrases: Phrases, choice: Choice, titles: Mapping[str, str]) -> list[str]:
    t = phrases.t
    if not choice.picked:
        return [_nothing(phrases, choice)]
    count = len(choice.picked)
    brings = points(phrases, choice.gain.value or 0.0, choice.gain.low, choice.gain.high)
    lines = [
        phrases.count(
            count,
            "{count} improvement is expected to bring most within these limits:",
            "{count} improvements together are expected to bring most within these limits:",
        )
        + " "
        + t("{points} index points.", points=brings)
    ]
    if choice.added != "one":
        named = [f"{titles.get(id_, id_)} {points(phrases, gain)}" for id_, gain in choice.gains.items() if gain]
        lines.append(
            t("That is the journeys together, each by its customers a year: {journeys}.", journeys=phrases.listed(named))
            if choice.added == "customers"
            else t("That is the mean of the journeys, because not all say how many customers they have: {journeys}.",
                   journeys=phrases.listed(named))
        )  # fmt: skip
    lines.append(_asks(phrases, choice, choice.ask))
    lines.append(
        phrases.count(
            choice.considered,
            "There was {count} to choose from.",
            "It is proven that no other choice out of these {count} brings more.",
        )
        if choice.optimal
        else t("The search was stopped before it was proven that nothing brings more.")
    )
    return lines


def _nothing(phrases: Phrases, choice: Choice) -> str:
    """Why the best plan is to do nothing; what was left out says it one by one elsewhere."""
    t = phrases.t
    if choice.considered or choice.left_out:
        return t("Nothing that could be judged fits, or brings anything.")
    if choice.unjudged:
        return t("Of no improvement enough is known to choose it.")
    return t("There is no improvement to choose from yet.")


def _asks(phrases: Phrases, choice: Choice, ask: Ask) -> str:
    t = phrases.t
    total = money(round(ask.total, 2), phrases.language)
    if not ask.yearly:
        return t("They ask {money} and {days}.", money=total, days=phrases.days(ask.days))
    years = phrases.count(choice.horizon, "{count} year", "{count} years")
    return t(
        "They ask {money}, over {years} {total}, and {days}.",
        money=phrases.money(ask.once, ask.yearly),
        years=years,
        total=total,
        days=phrases.days(ask.days),
    )


def _picked(phrases: Phrases, choice: Choice, one: Picked) -> dict[str, Any]:
    t = phrases.t
    return {
        "title": one.title,
        "gain_text": t("unknown") if one.gain is None else points(phrases, one.gain),
        "loss_text": points(phrases, -one.adds) if one.adds >= _CLOSE else t("less than −0.1"),
        "cost_text": money(round(one.ask.total, 2), phrases.language),
        "days": one.ask.days,
        "share": one.share,
        "share_text": "" if one.share is None else phrases.share(one.share),
        "enables": one.enables,
        "horizon": choice.horizon,
    }


def _repeated(phrases: Phrases, choice: Choice) -> str | None:
    if choice.draws is None:
        return None
    return phrases.t(
        "Chosen again {draws} times, with figures drawn within their margins: the last column says how often each is in "
        "the best plan.",
        draws=number(choice.draws, phrases.language),
    )


def _others(phrases: Phrases, choice: Choice) -> list[str]:
    """The second best plan, and what a tenth more money or days would change."""
    t = phrases.t
    if not choice.considered:
        return []
    lines = []
    if choice.runner_up is not None and choice.picked:
        lines.append(_second(phrases, choice, choice.runner_up))
    if choice.more_budget is not None and choice.budget:
        limit = money(round(choice.more_budget.limit, 2), phrases.language)
        lines.append(_more(phrases, t("With a tenth more money ({limit})", limit=limit), choice.more_budget))
    if choice.more_days is not None and choice.days:
        limit = phrases.days(round(choice.more_days.limit, 1))
        lines.append(_more(phrases, t("With a tenth more work ({limit})", limit=limit), choice.more_days))
    return lines


def _second(phrases: Phrases, choice: Choice, second: Difference) -> str:
    t = phrases.t
    less = (choice.gain.value or 0.0) - second.gain
    changed = _changed(phrases, second.adds, second.drops)
    cost = money(round(second.ask.total, 2), phrases.language)
    days = phrases.days(second.ask.days)
    if less < _CLOSE:
        return t(
            "The second best plan brings almost the same: {changed}. It asks {cost} and {days}.",
            changed=changed,
            cost=cost,
            days=days,
        )
    return t(
        "The second best plan brings {less:.1f} points less: {changed}. It asks {cost} and {days}.",
        less=less,
        changed=changed,
        cost=cost,
        days=days,
    )


def _more(phrases: Phrases, what: str, more: More) -> str:
    t = phrases.t
    if more.gain <= 0:
        return t("{what} the best plan stays the same.", what=what)
    changed = _changed(phrases, more.adds, more.drops)
    if more.gain < _CLOSE:
        return t("{what} the best plan brings hardly more: {changed}.", what=what, changed=changed)
    gain = phrases.count(round(more.gain, 1), "{count} point", "{count} points")
    return t("{what} the best plan brings {points} more: {changed}.", what=what, points=gain, changed=changed)


def _changed(phrases: Phrases, adds: Sequence[str], drops: Sequence[str]) -> str:
    t = phrases.t
    more, less = (phrases.listed(f"“{title}”" for title in titles) for titles in (adds, drops))
    if adds and drops:
        return t("with {adds} instead of {drops}", adds=more, drops=less)
    return t("with {adds} as well", adds=more) if adds else t("without {drops}", drops=less)
