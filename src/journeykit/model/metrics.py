"""The metrics of the field: their scales, which way is better, and what is insufficient, sufficient and excellent.

The floors, goods and excels are judgement (format.md); a team sets its own under `targets:`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A metric's ends in raw values (`low` < `high`), which end is better, and its three thresholds."""

    low: float
    high: float
    better: str  # "high" or "low"
    floor: float
    good: float
    excel: float

    @property
    def worst(self) -> float:
        """The end of the scale that is worst."""
        return self.low if self.better == "high" else self.high

    @property
    def best(self) -> float:
        """The end of the scale that is best."""
        return self.high if self.better == "high" else self.low


SATISFACTION: dict[str, Scale] = {
    "ces": Scale(1, 7, "high", 4.5, 5, 6.2),
    "ces1": Scale(1, 5, "low", 2.8, 2.4, 1.6),
    "csat": Scale(1, 5, "high", 3.3, 3.7, 4.5),
    "csat-percent": Scale(0, 100, "high", 60, 75, 90),
    "nps": Scale(-100, 100, "high", -20, 0, 40),
    "rating": Scale(1, 10, "high", 5.5, 6.5, 8.5),
    "emotion": Scale(-2, 2, "high", -0.2, 0.3, 1.6),
}
"""Satisfaction metrics; `csat-percent` is `csat` with `scale: percent`."""

METRICS = tuple(name for name in SATISFACTION if name != "csat-percent")

OPERATIONAL = (
    "wait", "handling-time", "lead-time", "first-time-right", "contacts", "complaints", "conversion", "retention",
    "churn", "repeat-rate", "spend", "cost",
)  # fmt: skip
"""Operational metrics: they stand beside satisfaction, never in it."""

LOW_IS_BETTER = frozenset({"wait", "handling-time", "lead-time", "contacts", "complaints", "churn", "cost"})
"""Operational metrics of which less is the good end."""

IMPORTANCE = "importance"
"""Stated importance as a measured metric, 1-5."""

IMPORTANCE_SCALE = Scale(1, 5, "high", 1 + 4 * 0.55, 1 + 4 * 0.65, 1 + 4 * 0.85)


def scale_of(metric: str, scale: tuple[float, float] | str | None = None, better: str | None = None) -> Scale | None:
    """Return the scale that a record stands on, None for an operational metric.

    A scale of its own is linear: floor, good and excel lie at 55, 65 and 85 % of the way from worst to best.
    A scale equal to the default is the default.
    """
    if metric == IMPORTANCE:
        default = IMPORTANCE_SCALE
    else:
        key = "csat-percent" if (metric, scale) == ("csat", "percent") else metric
        found = SATISFACTION.get(key)
        if found is None:
            return None
        default = found
    ends = (default.low, default.high) if scale is None or isinstance(scale, str) else scale
    way = better or default.better
    if ends == (default.low, default.high) and way == default.better:
        return default
    low, high = ends
    at = [low + part * (high - low) for part in (0.55, 0.65, 0.85)]
    if way == "low":
        at = [high - part * (high - low) for part in (0.55, 0.65, 0.85)]
    return Scale(low, high, way, *at)
