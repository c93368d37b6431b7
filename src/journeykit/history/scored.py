"""From scores to figures that are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.history.figures import Figures, Kind, Pilot, PointFigures, Sample
from journeykit.scoring import score
from journeykit.scoring.measured import Measured, estimate_of, measured
from journeykit.scoring.records import days
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date

    from journeykit.model import Improvement, Journey
    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import JourneyScore, TouchpointScore
    from journeykit.workspace import PlacedRecord, Workspace

_DIGITS = 4


def figures_of(workspace: Workspace, now: date | None, journeys: Collection[str]) -> dict[str, Figures]:
    """Score some journeys of a workspace, with the intervals of their indexes.

    Args:
        workspace: Where they stand.
        now: The day from which it is judged what is old: the last of the newest period in the project.
        journeys: Ids; future ones have no figures.
    """
    from journeykit.scoring.simulating import with_indexes

    scores = score(workspace, now, journeys=journeys)
    settings = scores.settings
    scores = with_indexes(scores, settings.draws, settings.seed)
    found = {
        journey.id: figures_from(workspace, journey, settings) for journey in scores.journeys if journey.id in journeys
    }
    for journey in workspace.journeys:
        if journey.id in journeys and journey.state == "future":
            found.setdefault(journey.id, Figures(id=journey.id, title=journey.title, state="future"))
    return found


def figures_from(workspace: Workspace, score: JourneyScore, settings: Settings) -> Figures:
    """Return the figures of a journey from its score."""
    journey = workspace.journey(score.id)
    assert journey is not None
    own = measured(workspace.records_of(score.id, None), settings, None)
    sizes = [one.performance.n for one in score.touchpoints if one.performance.n is not None]
    minimum = score.minimum
    return Figures(
        id=score.id,
        title=score.title,
        index=_interval(score.index),
        peak_end=_rounded(score.peak_end),
        minimum=None if minimum is None else (minimum.touchpoint, round(minimum.value, _DIGITS)),
        below_floor=score.below_floor,
        n=sum(sizes) if sizes else None,
        touchpoints=tuple(_point(one, score.total_mass, settings) for one in score.touchpoints),
        samples=tuple(_samples(own, settings)),
        pilots=tuple(pilots_of(journey)),
    )


def _point(score: TouchpointScore, total: float, settings: Settings) -> PointFigures:
    p = score.performance
    return PointFigures(
        id=score.id,
        name=score.name,
        performance=_interval(Interval(p.value, p.low, p.high)),
        n=p.n,
        mass=round((score.mass or 0.0) / total, 6) if total > 0 else 0.0,
        choice=score.choice.take,
        samples=tuple(_samples(p.metrics, settings)),
    )


def _samples(metrics: Sequence[Measured], settings: Settings) -> Iterator[Sample]:
    """The answers of each metric as they were asked: that they are old by now does not change them."""
    for one in metrics:
        if len(one.estimates) != 1:
            continue  # asked on two scales at once: there is no one figure to compare
        (_, scale), records = one.estimates[0], [placed.record for placed in one.records]
        estimate = estimate_of(one.metric, records, scale, settings.confidence)
        known = [found for placed in one.records if (found := days(placed.record))]
        yield Sample(
            metric=one.headlines[0].metric if _is_share(one) else one.metric,
            value=round(estimate.value, _DIGITS),
            low=_rounded(estimate.low),
            high=_rounded(estimate.high),
            se=_rounded(estimate.se),
            n=estimate.n,
            kind=_kind(one, widest=estimate.widest),
            scale=(scale.low, scale.high),
            low_is_better=scale.better == "low",
            period=_period(one.records),
            first=min((first for first, _ in known), default=None),
            last=max((last for _, last in known), default=None),
        )


def _is_share(one: Measured) -> bool:
    return one.metric == "csat" and all(placed.record.scale == "percent" for placed in one.records)


def _kind(one: Measured, *, widest: bool) -> Kind:
    if _is_share(one):
        return "share"
    published = any(placed.record.low is not None for placed in one.records)
    return "other" if one.metric == "nps" or widest or published else "mean"


def _period(records: Sequence[PlacedRecord]) -> str:
    return next((str(placed.record.period or placed.record.date or "") for placed in records), "")


def pilots_of(journey: Journey) -> Iterator[Pilot]:
    """What was tried and what was done about a journey, as far as it has a day."""
    for touchpoint in journey.touchpoints:
        for improvement in touchpoint.improvements:
            yield from _dated(improvement, touchpoint.id)
    for improvement in journey.improvements:
        yield from _dated(improvement, None)


def _dated(improvement: Improvement, touchpoint: str | None) -> Iterator[Pilot]:
    pilot = improvement.pilot
    if pilot is not None and pilot.starts is not None:
        yield Pilot(improvement=improvement.id, title=improvement.title, touchpoint=touchpoint,
                    starts=pilot.starts, until=pilot.ends)  # fmt: skip
    if improvement.done_on is not None:
        yield Pilot(improvement=improvement.id, title=improvement.title, touchpoint=touchpoint,
                    starts=improvement.done_on, until=None, done=True)  # fmt: skip


def _interval(interval: Interval) -> Interval:
    return Interval(_rounded(interval.value), _rounded(interval.low), _rounded(interval.high))


def _rounded(value: float | None) -> float | None:
    """A figure to four decimals, as in every output for programs: what comes after differs between machines."""
    return None if value is None else round(float(value), _DIGITS) + 0.0
