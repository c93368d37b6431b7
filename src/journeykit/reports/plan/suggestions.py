"""Sentences of the plan about what nobody decided on yet: what would help, and the figures behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.reports.plan.unequal import gives_less as _unequal
from journeykit.words.glossary import SCAN_POINTS

if TYPE_CHECKING:
    from journeykit.planning.suggestions import Suggestion
    from journeykit.reports.plan.words import Phrases

_POINTS = {
    "motivation": "show why it is worth the trouble",
    "knowledge": "explain it in the customer's own words, in the form that suits",
    "low_threshold": "take away the doubts, with a person within reach",
    "facilitation": "let customers do what they expect to be able to do",
    "relevance": "be there when and where it suits the customer",
    "lead_support": "let customers begin with a small step, and keep a person within reach",
    "customer_value": "offer what a competitor does not have",
    "cost_to_serve": "make it cheaper without loss for the customer",
    "satisfaction": "ask customers what is lacking, and do something about it",
    "loyalty": "give a reason to stay that is no discount",
}
_REMEDIES = {
    "explain": "explain to customers why we want “{we}”",
    "perspective": "tell customers when it gets better",
    "reward": "reward customers for it",
    "change-touchpoint": "change the touchpoint, so that customers get “{they}”",
    "change-process": "change the process, so that customers get “{they}”",
    "change-organisation": "change the organisation, so that customers get “{they}”",
    "let-go": "decide whether to let these customers go",
}
_RULES = {
    "JK601": "customers want “{they}”, we want “{we}”, and nobody has chosen that",
    "JK603": "customers want “{they}”, we want “{we}”; there is a reason, and customers are told nothing",
    "JK607": "customers want “{they}”, we want “{we}”; it happens often, and nothing is changed",
}


def suggestion(phrases: Phrases, one: Suggestion) -> dict[str, Any]:
    """Return a suggestion as plain values and sentences."""
    return {
        "kind": one.kind,
        "rule": one.rule,
        "where": phrases.listed(one.names),
        "text": _text(phrases, one),
        "why": _why(phrases, one),
        "owner": phrases.listed(one.owners) or None,
        "room": one.room,
        "room_text": phrases.figure(one.room, digits=1) if one.room and one.room >= 0.05 else None,
        "source": str(one.source),
    }


def _text(phrases: Phrases, one: Suggestion) -> str:
    t = phrases.t
    if one.worse is not None:
        return t("ask “{persona}” what is lacking here, and put it right for them too", persona=one.worse.person)
    if one.kind == "data-island":
        return t("let {systems} pass customer data on to the CRM", systems=phrases.listed(one.systems))
    if one.mismatch is not None and one.remedy is not None:
        they, we = one.mismatch.customer_wants or "", one.mismatch.we_want or ""
        return t(_REMEDIES[one.remedy], they=they, we=we)
    if one.mismatch is not None:
        return t("decide what to do about it")
    return t(_POINTS[one.point or ""])


def _why(phrases: Phrases, one: Suggestion) -> str:
    t = phrases.t
    if one.worse is not None:
        return _unequal(phrases, one.worse)
    if one.kind == "data-island":
        return t("what customers tell there stays in {systems}", systems=phrases.listed(one.systems))
    if one.mismatch is not None:
        return t(_RULES[one.rule], they=one.mismatch.customer_wants or "", we=one.mismatch.we_want or "")
    names = {name.key: name.name(phrases.language) for name in SCAN_POINTS}
    mean = phrases.raw(one.mean) if one.mean is not None else t("unknown")
    raters = phrases.count(one.raters, "{count} rater", "{count} raters")
    return t("the scan gives {point} {mean} of 5 ({raters})", point=names[one.point or ""], mean=mean, raters=raters)
