"""What the project file says about scoring, with the defaults filled in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import isfinite
from typing import TYPE_CHECKING

from journeykit.model.metrics import SATISFACTION, Scale, scale_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.model import Project, Record

METRIC_WEIGHTS = {"ces": 1.0, "ces1": 1.0, "csat": 1.0, "rating": 1.0, "nps": 0.5, "emotion": 0.5}
"""How much each metric weighs in P, unless `scoring.metrics` says otherwise."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one project's scores."""

    balance: float = 0.6
    metric_weights: Mapping[str, float] = field(default_factory=lambda: dict(METRIC_WEIGHTS))
    organisation_share: float = 0.0
    excel_max: int = 3
    stale_after: int = 12
    confidence: float = 0.95
    weight_certainty: float = 50.0
    draws: int = 2000
    seed: int = 1
    targets: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    brand_values: Mapping[str, float] = field(default_factory=dict)

    def scale(
        self, metric: str, ends: tuple[float, float] | str | None = None, better: str | None = None
    ) -> Scale | None:
        """The scale of a figure, with the team's own targets; None for what is no satisfaction metric.

        Targets belong to the metric's own scale: on another one a metric stays linear.
        """
        key = "csat-percent" if (metric, ends) == ("csat", "percent") else metric
        scale = scale_of(metric, ends, better) if key in SATISFACTION else None
        if scale is not None and not isfinite(scale.high - scale.low):
            return None  # nobody can tell where on such a scale a figure lies
        if scale is None or scale is not SATISFACTION[key] or key not in self.targets:
            return scale
        floor, good, excel = self.targets[key]
        return replace(scale, floor=floor, good=good, excel=excel)

    def scale_of(self, record: Record) -> Scale | None:
        """The scale that a record stands on; None for what is no satisfaction metric."""
        return None if record.metric is None else self.scale(record.metric, record.scale, record.better)


def settings_of(project: Project) -> Settings:
    """Read the settings of a project."""
    scoring = project.scoring
    return Settings(
        balance=scoring.balance,
        metric_weights=METRIC_WEIGHTS | scoring.metrics,
        organisation_share=scoring.organisation_share,
        excel_max=scoring.excel_max,
        stale_after=scoring.stale_after,
        confidence=scoring.confidence,
        weight_certainty=scoring.weight_certainty,
        draws=scoring.draws,
        seed=scoring.seed,
        targets=project.targets,
        brand_values={value.id: value.weight for value in project.brand.values},
    )
