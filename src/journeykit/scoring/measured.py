"""From the records of one metric to its figure: the estimate on its scale, its P, and the headline that is quoted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from journeykit.model.metrics import METRICS, SATISFACTION
from journeykit.scoring import samples
from journeykit.scoring.estimates import (
    Estimate,
    NpsCounts,
    doubled,
    mean_estimate,
    nps_estimate,
    nps_without_passives,
    share_estimate,
)
from journeykit.scoring.performance import Figure, figure, joined
from journeykit.scoring.quantiles import two_sided_z
from journeykit.scoring.records import counting, is_stale, size

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from journeykit.model import Record
    from journeykit.model.metrics import Scale
    from journeykit.scoring.settings import Settings
    from journeykit.workspace import PlacedRecord

_BEST_ANSWER = 10


@dataclass(frozen=True, slots=True)
class Headline:
    """The figure that the field quotes: top-2-box (`csat-percent`), mean effort, NPS, the school mark."""

    metric: str
    value: float
    n: float | None


@dataclass(frozen=True, slots=True)
class Measured:
    """One metric at one touchpoint: its P, the estimates behind it, and the records that were used."""

    metric: str
    figure: Figure
    estimates: tuple[tuple[Estimate, Scale], ...]
    headlines: tuple[Headline, ...]
    records: tuple[PlacedRecord, ...]
    stale: bool = False

    @property
    def widest(self) -> bool:
        """Whether a spread was not given, so that the widest one had to be taken."""
        return any(estimate.widest for estimate, _ in self.estimates)


def measured(records: Sequence[PlacedRecord], settings: Settings, now: date | None) -> list[Measured]:
    """The figure of every satisfaction metric that some records hold, in the order of the metrics."""
    by_metric: dict[str, list[PlacedRecord]] = {}
    for placed in records:
        scaled = placed.record.metric in SATISFACTION and settings.scale_of(placed.record) is not None
        if scaled and has_answers(placed.record):
            by_metric.setdefault(placed.record.metric or "", []).append(placed)
    return [_metric(metric, counting(by_metric[metric]), settings, now) for metric in METRICS if by_metric.get(metric)]


def has_answers(record: Record) -> bool:
    """Whether a record holds answers to a question, and anybody answered."""
    if record.distribution is not None or record.promoters is not None:
        return bool(size(record))
    return record.mean is not None or record.value is not None


def _metric(metric: str, used: list[PlacedRecord], settings: Settings, now: date | None) -> Measured:
    by_scale: dict[Scale, list[PlacedRecord]] = {}
    for placed in used:
        scale = settings.scale_of(placed.record)
        if scale is not None:
            by_scale.setdefault(scale, []).append(placed)
    stale = any(is_stale(placed.record, now, settings.stale_after) for placed in used)
    estimates = []
    for scale, together in by_scale.items():
        estimate = estimate_of(metric, [placed.record for placed in together], scale, settings.confidence)
        estimates.append((doubled(estimate, (scale.low, scale.high)) if stale else estimate, scale))
    figures = [figure(estimate, scale) for estimate, scale in estimates]
    headlines = [
        _headline(metric, [placed.record for placed in together], estimate, scale)
        for (estimate, scale), together in zip(estimates, by_scale.values(), strict=True)
    ]
    whole = figures[0] if len(figures) == 1 else joined(figures)
    return Measured(metric, whole, tuple(estimates), tuple(headlines), tuple(used), stale)


def estimate_of(metric: str, records: list[Record], scale: Scale, confidence: float) -> Estimate:
    """The estimate of answers on one scale, joined by n, with its interval."""
    n = sum(size(record) or 0 for record in records) or None
    published = _published(records, n, confidence)
    if published is not None:
        return published
    shrink = _effective(records) / n if n else 1.0
    if metric == "nps":
        counts = [_nps(record) for record in records]
        if all(counts):
            whole = samples.joined_counts([part for part in counts if part])
            fewer = NpsCounts(whole.promoters * shrink, whole.passives * shrink, whole.detractors * shrink)
            return replace(nps_estimate(fewer, confidence), n=n, widest=any(r.value is not None for r in records))
    parts = samples.joined_moments([_moments(record, scale) for record in records], (scale.low, scale.high))
    if n and _is_percentage(metric, records):
        return replace(share_estimate(parts.mean, n * shrink, confidence), n=n)
    estimate = mean_estimate(
        parts.mean, n and n * shrink, parts.sd, (scale.low, scale.high), confidence, widest=parts.widest
    )
    return replace(estimate, n=n)


def _published(records: list[Record], n: float | None, confidence: float) -> Estimate | None:
    """A single figure that was published with its interval, but without its spread, keeps that interval."""
    record = records[0]
    value = record.mean if record.value is None and record.sd is None else record.value
    low, high = record.low, record.high
    if len(records) > 1 or value is None or low is None or high is None:
        return None
    return Estimate(value, min(low, value), max(high, value), (high - low) / 2 / two_sided_z(confidence), n)


def _effective(records: list[Record]) -> float:
    """How many unweighted answers the weighted ones are worth (Kish)."""
    return sum(min(record.n_effective or inf, size(record) or 0) for record in records)


def _is_percentage(metric: str, records: list[Record]) -> bool:
    return metric == "csat" and all(
        record.scale == "percent" and record.distribution is None and record.sd is None for record in records
    )


def _nps(record: Record) -> NpsCounts | None:
    """The counts behind an NPS; with a value and n only, those with the widest variance."""
    if record.promoters is not None:
        return NpsCounts(record.promoters, record.passives or 0, record.detractors or 0)
    if record.distribution is not None and all(0 <= answer <= _BEST_ANSWER for answer in record.distribution):
        return samples.nps_counts_of(record.distribution)
    if record.value is not None and record.n and record.scale is None:
        return nps_without_passives(record.value, record.n)
    return None


def _moments(record: Record, scale: Scale) -> samples.Moments:
    if record.distribution is not None:
        found = samples.moments_of(record.distribution)
        if found is not None:
            return found
    mean = record.mean if record.mean is not None else record.value
    if mean is None:
        counts = _nps(record)
        mean = counts.value if counts else 0.0
    # No answers within a scale can be further apart than its ends.
    sd = None if record.sd is None else min(record.sd, scale.high - scale.low)
    return samples.Moments(mean, size(record) or None, sd)


def _headline(metric: str, records: list[Record], estimate: Estimate, scale: Scale) -> Headline:
    answers = [record.distribution for record in records if record.distribution is not None]
    if metric == "csat" and len(answers) == len(records) and "percent" not in [record.scale for record in records]:
        share = samples.top_two_box(
            samples.added(answers), (scale.low, scale.high), low_is_better=scale.better == "low"
        )
        return Headline("csat-percent", share, estimate.n)
    percent = metric == "csat" and all(record.scale == "percent" for record in records)
    return Headline("csat-percent" if percent else metric, estimate.value, estimate.n)
