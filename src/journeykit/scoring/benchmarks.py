"""How touchpoints compare with those of competitors: importance against performance relative to theirs."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Literal

from journeykit.model import Record
from journeykit.model.metrics import SATISFACTION
from journeykit.scoring.measured import estimate_of
from journeykit.scoring.performance import Figure, figure
from journeykit.scoring.quantiles import two_sided_z
from journeykit.scoring.thirds import median

if TYPE_CHECKING:
    from journeykit.model import Journey, Touchpoint
    from journeykit.model.touchpoint import Benchmark
    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import Workspace

Verdict = Literal["ahead", "behind", "not-clear", "unknown"]
Quadrant = Literal["catch-up", "advantage", "accept", "more-than-needed", "level", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One figure of a competitor beside ours of the same metric, both as P (0-100).

    `ours` is None where we have not measured that metric, `theirs` where it is no satisfaction metric. `difference`
    is ours less theirs with its interval; `verdict` says whether it goes beyond the margins of both.
    """

    journey: JourneyScore
    touchpoint: TouchpointScore
    competitor: str
    metric: str
    their_value: float
    their_n: int | None
    our_value: float | None
    theirs: float | None
    ours: float | None
    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    important: bool
    learn: str | None

    @property
    def quadrant(self) -> Quadrant:
        """What to make of it, by importance and by who is clearly better."""
        if self.verdict == "unknown":
            return "unknown"
        if self.verdict == "not-clear":
            return "level"
        if self.verdict == "behind":
            return "catch-up" if self.important else "accept"
        return "advantage" if self.important else "more-than-needed"


def compared(scores: Scores, workspace: Workspace) -> tuple[Compared, ...]:
    """Compare all touchpoints of which competitors' figures are known; of each competitor the latest of each metric."""
    found: list[Compared] = []
    for journey in scores.journeys:
        document = workspace.document(journey.file)
        assert document is not None
        model: Journey = document.model
        said = {touchpoint.id: touchpoint for touchpoint in model.touchpoints}
        weights = [one.importance.value for one in journey.touchpoints if one.importance.value is not None]
        middle = median(weights) if weights else None
        for one in journey.touchpoints:
            w = one.importance.value
            important = w is not None and middle is not None and w > middle
            found += [
                _compared(scores.settings, journey, one, benchmark, important=important)
                for benchmark in _latest(said[one.id])
            ]
    return tuple(found)


def _latest(touchpoint: Touchpoint) -> list[Benchmark]:
    found: dict[tuple[str, str], Benchmark] = {}
    for one in touchpoint.benchmarks:
        key = (one.competitor, one.metric)
        before = found.get(key)
        if before is None or str(one.date or "") >= str(before.date or ""):
            found[key] = one
    return list(found.values())


def _compared(
    settings: Settings, journey: JourneyScore, one: TouchpointScore, benchmark: Benchmark, *, important: bool
) -> Compared:
    theirs = _figure(benchmark, settings)
    own = next((metric for metric in one.performance.metrics if metric.metric == benchmark.metric), None)
    ours = own.figure if own is not None and theirs is not None else None
    headline = next((h for h in own.headlines if h.metric.startswith(benchmark.metric)), None) if own else None
    difference = ours.p - theirs.p if ours is not None and theirs is not None else None
    arm = _arm(ours, theirs, settings.confidence)
    return Compared(
        journey=journey,
        touchpoint=one,
        competitor=benchmark.competitor,
        metric=benchmark.metric,
        their_value=benchmark.value,
        their_n=benchmark.n,
        our_value=headline.value if headline else None,
        theirs=theirs.p if theirs else None,
        ours=ours.p if ours else None,
        difference=difference,
        low=None if difference is None or arm is None else difference - arm,
        high=None if difference is None or arm is None else difference + arm,
        verdict=_verdict(difference, arm),
        important=important,
        learn=benchmark.learn,
    )


def _figure(benchmark: Benchmark, settings: Settings) -> Figure | None:
    """The competitor's figure as P, with the widest margin that its number of answers allows."""
    if benchmark.metric not in SATISFACTION:
        return None
    record = Record(
        metric=benchmark.metric, value=benchmark.value, n=benchmark.n, scale=benchmark.scale, better=benchmark.better
    )
    scale = settings.scale_of(record)
    return None if scale is None else figure(estimate_of(benchmark.metric, [record], scale, settings.confidence), scale)


def _arm(ours: Figure | None, theirs: Figure | None, confidence: float) -> float | None:
    if ours is None or theirs is None or ours.se is None or theirs.se is None:
        return None
    return two_sided_z(confidence) * sqrt(ours.se**2 + theirs.se**2)


def _verdict(difference: float | None, arm: float | None) -> Verdict:
    if difference is None or arm is None:
        return "unknown"
    if abs(difference) <= arm:
        return "not-clear"
    return "ahead" if difference > 0 else "behind"
