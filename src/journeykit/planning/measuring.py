"""What to measure first, and how: what nobody knows, what rests on a guess, and what too few people answered."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.planning.grounds import owner_of, source
from journeykit.planning.values import ToMeasure
from journeykit.scoring.values import SMALL_SAMPLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.diagnostics import Message
    from journeykit.model import Journey
    from journeykit.scoring.values import JourneyScore, TouchpointScore
    from journeykit.workspace import Workspace

DEFAULT_METRIC = "ces"


def to_measure(
    workspace: Workspace, journey: Journey, score: JourneyScore, names: Mapping[str, str]
) -> tuple[ToMeasure, ...]:
    """Return what to measure in a journey, moments of truth first, then what weighs most.

    `names` are those of departments, by id.
    """
    metric = _usual_metric(score)
    found = [(one, why) for one in score.touchpoints if (why := _why(one))]
    places = {at.touchpoint.id: at for at in workspace.touchpoints(journey)}
    found.sort(key=lambda pair: (not pair[0].moment_of_truth, -pair[0].importance.basis))
    return tuple(
        ToMeasure(
            journey=journey.id,
            touchpoint=one.id,
            name=one.name,
            why=why,
            metric=_own_metric(one) or metric,
            goes_on=_own_metric(one) is not None,
            # What others do, or say to each other, shows in no survey of ours: ask customers when one speaks to them.
            by_asking=one.run_by_others or places[one.id].touchpoint.contact == "indirect",
            channels=places[one.id].touchpoint.channels,
            owner=owner_of(places[one.id].touchpoint, names),
            source=source(workspace, workspace.place(journey, *places[one.id].path)),
        )
        for one, why in found
    )


def _why(one: TouchpointScore) -> Message | None:
    figure = one.performance
    if figure.value is None:
        return message("nobody has asked customers yet")
    if figure.is_hypothesis:
        return message("the figure is what we think, nobody has asked customers")
    if figure.n is None:
        return message("nobody knows how many answers the figure rests on")
    if figure.small:
        return message("{n:.0f} answers are too few, {limit} are needed", n=figure.n, limit=SMALL_SAMPLE)
    if figure.stale:
        return message("the figure is old")
    return None


def _own_metric(one: TouchpointScore) -> str | None:
    return one.performance.metrics[0].metric if one.performance.metrics else None


def _usual_metric(score: JourneyScore) -> str:
    """The metric that the journey uses most: the same question everywhere can be compared."""
    used = Counter(metric.metric for one in score.touchpoints for metric in one.performance.metrics)
    return max(used, key=lambda metric: used[metric]) if used else DEFAULT_METRIC
