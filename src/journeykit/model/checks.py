"""What a type cannot say: figures on their scale, records with one form, targets in order (rules JK101-JK110)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message
from journeykit.model.errors import did_you_mean
from journeykit.model.journey import Journey
from journeykit.model.mapping import Mapping
from journeykit.model.mapping_checks import check_mapping
from journeykit.model.measurement import Measurements
from journeykit.model.metrics import METRICS, OPERATIONAL, SATISFACTION, scale_of
from journeykit.model.project import Project
from journeykit.model.record_checks import Locate, check_figure, check_metric, check_record
from journeykit.model.touchpoint import Touchpoint, Touchpoints
from journeykit.model.vocabulary import TEN_POINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from journeykit.diagnostics import Message, Place
    from journeykit.model.base import Part
    from journeykit.model.improvement import Improvement
    from journeykit.model.shared import Scan

MOST_TOUCHPOINTS = 10_000
_ANSWERS = ("yes", "no", "na")


def wrong(place: Place, code: str, text: Message, hint: Message | None = None) -> Finding:
    """Make a finding of reading."""
    return Finding(place, text, hint=hint, code=code)


def check_content(document: Part, at: Locate) -> Iterator[Finding]:
    """Yield what is wrong with the content of a document whose shape is right."""
    match document:
        case Journey():
            yield from _journey(document, at)
        case Touchpoints():
            for i, touchpoint in enumerate(document.touchpoints):
                yield from _touchpoint(touchpoint, ("touchpoints", i), at)
        case Measurements():
            for i, record in enumerate(document.records):
                yield from check_record(record, ("records", i), at)
        case Project():
            yield from _project(document, at)
        case Mapping():
            yield from check_mapping(document, at)
        case _:
            pass


def _journey(journey: Journey, at: Locate) -> Iterator[Finding]:
    count = sum(len(phase.touchpoints) for phase in journey.phases)
    if count > MOST_TOUCHPOINTS:
        yield wrong(
            at("phases", at_key=True),
            "JK107",
            message("{count} touchpoints are too many: at most {limit} a journey", count=count, limit=MOST_TOUCHPOINTS),
        )
    if journey.runs:
        yield from _in_order(journey.runs.starts, journey.runs.ends, ("runs", "to"), at)
    for i, objective in enumerate(journey.objectives):
        if objective.metric is None:
            continue
        path = ("objectives", i)
        yield from check_metric(objective.metric, (*path, "metric"), at)
        for name in ("baseline", "target"):
            yield from check_figure(getattr(objective, name), objective.metric, (*path, name), at)
    yield from _improvements(journey.improvements, ("improvements",), at)
    yield from _scan(journey.scan, ("scan",), at)
    for i, phase in enumerate(journey.phases):
        for j, touchpoint in enumerate(phase.touchpoints):
            yield from _touchpoint(touchpoint, ("phases", i, "touchpoints", j), at)


def _touchpoint(touchpoint: Touchpoint, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    for i, record in enumerate(touchpoint.measurements):
        yield from check_record(record, (*path, "measurements", i), at)
    for i, benchmark in enumerate(touchpoint.benchmarks):
        where = (*path, "benchmarks", i)
        yield from check_metric(benchmark.metric, (*where, "metric"), at)
        yield from check_figure(
            benchmark.value, benchmark.metric, (*where, "value"), at, scale=benchmark.scale, better=benchmark.better
        )
    yield from _improvements(touchpoint.improvements, (*path, "improvements"), at)
    yield from _scan(touchpoint.scan, (*path, "scan"), at)
    for persona, own in touchpoint.per_persona.items():
        yield from _scan(own.scan, (*path, "per_persona", persona, "scan"), at)
        for i, record in enumerate(own.measurements):
            yield from check_record(record, (*path, "per_persona", persona, "measurements", i), at)


def _improvements(improvements: Iterable[Improvement], path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    for i, improvement in enumerate(improvements):
        pilot = improvement.pilot
        if pilot is None:
            continue
        where = (*path, i, "pilot")
        yield from _in_order(pilot.starts, pilot.ends, (*where, "ends"), at)
        if pilot.metric is None:
            continue
        yield from check_metric(pilot.metric, (*where, "metric"), at)
        yield from check_figure(pilot.target, pilot.metric, (*where, "target"), at)
        for name in ("baseline", "result", "control"):
            figure = getattr(pilot, name)
            if figure is not None:
                yield from check_figure(figure.value, pilot.metric, (*where, name, "value"), at)


def _in_order(first: date | None, last: date | None, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    if first and last and last < first:
        yield wrong(at(*path), "JK105", message("this ends before it starts ({start})", start=first.isoformat()))


def _scan(scan: Scan | None, path: tuple[str | int, ...], at: Locate) -> Iterator[Finding]:
    if scan is None:
        return
    for point in TEN_POINTS:
        for opinion in getattr(scan, point):
            if opinion.applies and opinion.score is None:
                yield wrong(
                    at(*path, point, at_key=True), "JK101", message('"{field}" is missing', field="score"),
                    message("write 1 to 5, or `na` when it does not apply"),
                )  # fmt: skip
            for check, answer in opinion.checks.items():
                if answer not in _ANSWERS and answer not in ("true", "false"):
                    yield wrong(
                        at(*path, point, "checks", check), "JK104",
                        message('"{word}" is not one of: {allowed}', word=answer, allowed=", ".join(_ANSWERS)),
                        did_you_mean(answer, _ANSWERS),
                    )  # fmt: skip


def _project(project: Project, at: Locate) -> Iterator[Finding]:
    for metric, targets in project.targets.items():
        scale = scale_of("csat", "percent") if metric == "csat-percent" else scale_of(metric)
        if scale is None:
            known = [*SATISFACTION]
            yield wrong(
                at("targets", metric, at_key=True), "JK104",
                message('"{word}" is not one of: {allowed}', word=metric, allowed=", ".join(known)),
                did_you_mean(metric, known),
            )  # fmt: skip
            continue
        way = 1 if scale.better == "high" else -1
        ladder = [scale.worst, *targets, scale.best]
        if any(way * (b - a) <= 0 for a, b in pairwise(ladder)):
            yield wrong(
                at("targets", metric), "JK110",
                message("floor, good and excel must lie in this order strictly between {worst} and {best}",
                        worst=scale.worst, best=scale.best),
            )  # fmt: skip
    for metric in project.scoring.metrics:
        if metric not in METRICS:
            hint = message("operational metrics are never part of it") if metric in OPERATIONAL else None
            yield wrong(
                at("scoring", "metrics", metric, at_key=True), "JK104",
                message('"{word}" is not one of: {allowed}', word=metric, allowed=", ".join(METRICS)),
                hint or did_you_mean(metric, METRICS),
            )  # fmt: skip
    yield from _scan(project.scan, ("scan",), at)
    yield from _improvements(project.improvements, ("improvements",), at)
