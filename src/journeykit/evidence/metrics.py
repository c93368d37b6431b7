"""The metrics as exports spell them."""

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


@lru_cache(maxsize=4096)
def metric_of(word: str) -> str | None:
    """Return the metric that a word means, None when it is none."""
    plain = slug(word) if word.strip() else ""
    return plain if plain in KNOWN else _OTHERWISE.get(plain)
