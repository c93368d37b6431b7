"""What a trial says: its result against its control group or the time before, and against its target."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from journeykit.model.metrics import LOW_IS_BETTER
from journeykit.planning.action_values import PilotStory
from journeykit.scoring.estimates import Estimate, mean_estimate, nps_estimate, nps_without_passives
from journeykit.scoring.pilots import verdict
from journeykit.scoring.quantiles import two_sided_z
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from datetime import date

    from journeykit.model import Improvement
    from journeykit.model.shared import Figure
    from journeykit.scoring.settings import Settings


def pilot_story(improvement: Improvement, settings: Settings, as_of: date | None) -> PilotStory | None:
    """Judge the pilot of an improvement; None when it has none."""
    pilot = improvement.pilot
    if pilot is None:
        return None
    scale = settings.scale(pilot.metric) if pilot.metric else None
    low = scale.better == "low" if scale else pilot.metric in LOW_IS_BETTER
    result = _estimate(pilot.metric, pilot.result, settings)
    control, baseline = (_estimate(pilot.metric, figure, settings) for figure in (pilot.control, pilot.baseline))
    return PilotStory(
        improvement=improvement,
        low_is_better=low,
        verdict=verdict(result, control, baseline, low_is_better=low, confidence=settings.confidence)
        if result and scale
        else None,
        reached=_reached(result, pilot.target, low=low),
        low=result.low if result else None,
        high=result.high if result else None,
        difference=_difference(result, control or baseline, settings.confidence),
        over=None if as_of is None or pilot.ends is None else pilot.ends < as_of,
    )


def _estimate(metric: str | None, figure: Figure | None, settings: Settings) -> Estimate | None:
    """A figure with the noise that its number of answers allows; the spread of the answers is not known."""
    if figure is None:
        return None
    scale = settings.scale(metric) if metric else None
    if scale is None or not figure.n:
        return Estimate(figure.value, n=figure.n)
    if metric == "nps":
        return nps_estimate(nps_without_passives(figure.value, figure.n), settings.confidence)
    return mean_estimate(figure.value, figure.n, None, (scale.low, scale.high), settings.confidence)


def _difference(result: Estimate | None, against: Estimate | None, confidence: float) -> Interval | None:
    if result is None or against is None:
        return None
    value = result.value - against.value
    if result.se is None or against.se is None:
        return Interval(value)
    margin = two_sided_z(confidence) * sqrt(result.se**2 + against.se**2)
    return Interval(value, value - margin, value + margin)


def _reached(result: Estimate | None, target: float | None, *, low: bool) -> bool | None:
    if result is None or target is None:
        return None
    return result.value <= target if low else result.value >= target
