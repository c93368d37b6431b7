"""A choice under a budget as JSON: part of the plan's (docs/reference/plan-json.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.planning.action_values import ref_of

if TYPE_CHECKING:
    from journeykit.planning.budget.values import Ask, Choice, Difference, More

_DIGITS = 4


def choice_document(choice: Choice) -> dict[str, Any]:
    """Return a choice as JSON values; what is not known is null."""
    return {
        "horizon": choice.horizon,
        "ask": _ask(choice.ask),
        "added": choice.added,
        "gains": {id_: _rounded(gain) for id_, gain in choice.gains.items()},
        "considered": choice.considered,
        "draws": choice.draws,
        "picked": [
            {
                "key": ref_of(one.key),
                "id": one.id,
                "title": one.title,
                "gain": _rounded(one.gain),
                "adds": _rounded(one.adds),
                "ask": _ask(one.ask),
                "enables": one.enables,
                "share": _rounded(one.share),
            }
            for one in choice.picked
        ],
        "left_out": [
            {
                "key": ref_of(one.key),
                "id": one.id,
                "title": one.title,
                "why": one.why,
                "because": one.because.english,
                "gain": _rounded(one.gain),
                "loss": _rounded(one.loss),
                "share": _rounded(one.share),
            }
            for one in choice.left_out
        ],
        "unjudged": [
            {
                "key": ref_of(one.key),
                "id": one.id,
                "title": one.title,
                "lacks": list(one.lacks),
                "because": one.because.english,
            }
            for one in choice.unjudged
        ],
        "runner_up": _difference(choice.runner_up) if choice.runner_up else None,
        "more_budget": _more(choice.more_budget) if choice.more_budget else None,
        "more_days": _more(choice.more_days) if choice.more_days else None,
    }


def _difference(other: Difference) -> dict[str, Any]:
    return {
        "gain": _rounded(other.gain),
        "ask": _ask(other.ask),
        "adds": list(other.adds),
        "drops": list(other.drops),
    }


def _more(more: More) -> dict[str, Any]:
    return {
        "limit": _rounded(more.limit),
        "gain": _rounded(more.gain),
        "adds": list(more.adds),
        "drops": list(more.drops),
    }


def _ask(ask: Ask) -> dict[str, float | None]:
    return {
        "once": _rounded(ask.once),
        "yearly": _rounded(ask.yearly),
        "total": _rounded(ask.total),
        "days": _rounded(ask.days),
    }


def _rounded(value: float | None) -> float | None:
    """Cut off the last digits, in which machines differ."""
    return None if value is None else round(value, _DIGITS)
