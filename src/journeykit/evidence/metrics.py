"""The metrics and units as exports spell them."""

from __future__ import annotations

from functools import lru_cache

from journeykit.model.metrics import IMPORTANCE, METRICS, OPERATIONAL
from journeykit.model.slug import slug

KNOWN = (*METRICS, *OPERATIONAL, IMPORTANCE)
_OTHERWISE = {
    "customer-effort-score": "ces", "customer-effort": "ces", "klantinspanning": "ces", "ces-2-0": "ces", "ces2": "ces",
    "ces-1-0": "ces1", "customer-satisfaction": "csat", "customer-satisfaction-score": "csat", "tevredenheid": "csat",
    "klanttevredenheid": "csat", "satisfaction": "csat", "net-promoter-score": "nps", "nps-score": "nps",
    "rapportcijfer": "rating", "cijfer": "rating", "school-mark": "rating", "grade": "rating", "emotie": "emotion",
    "wachttijd": "wait", "waiting-time": "wait", "wait-time": "wait", "doorlooptijd": "lead-time",
    "afhandeltijd": "handling-time", "contacten": "contacts", "klachten": "complaints", "conversie": "conversion",
    "verloop": "churn", "kosten": "cost", "costs": "cost", "belang": "importance",
}  # fmt: skip


RATES = frozenset({"first-time-right", "conversion", "retention", "churn", "repeat-rate"})
"""Operational metrics of which the answers of single customers are yes and no."""
PERCENT = "percent"
_UNITS = {
    "%": PERCENT, "pct": PERCENT, "procent": PERCENT, "percentage": PERCENT, "s": "seconds", "sec": "seconds",
    "secs": "seconds", "second": "seconds", "seconde": "seconds", "seconden": "seconds", "min": "minutes",
    "mins": "minutes", "minute": "minutes", "minuut": "minutes", "minuten": "minutes", "h": "hours", "hour": "hours",
    "uur": "hours", "uren": "hours", "day": "days", "dag": "days", "dagen": "days", "week": "weeks", "weken": "weeks",
    "euros": "euro", "euro's": "euro", "eur": "euro", "€": "euro",
}  # fmt: skip


def unit_of(word: str) -> str:
    """Return the unit that a word means, as maps and reports can say it in both languages; else the word itself."""
    plain = " ".join(word.split())
    known = plain.casefold().rstrip(".")
    return _UNITS.get(known, known if known in _UNITS.values() else plain)


@lru_cache(maxsize=4096)
def metric_of(word: str) -> str | None:
    """Return the metric that a word means, None when it is none."""
    plain = slug(word) if word.strip() else ""
    return plain if plain in KNOWN else _OTHERWISE.get(plain)
