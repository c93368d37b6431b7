"""Figures as plain lists and texts, as JSON writes and reads them: what is remembered is never executed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from journeykit.history.figures import Figures, Pilot, PointFigures, Sample
from journeykit.scoring.values import Interval

VERSION = "1"
"""To be raised whenever the lists below change."""


def packed(one: Figures) -> list[Any]:
    """Return the figures of a journey as a list."""
    return [
        one.id,
        one.title,
        one.state,
        _interval(one.index),
        one.peak_end,
        None if one.minimum is None else list(one.minimum),
        one.below_floor,
        one.n,
        [_point(point) for point in one.touchpoints],
        [_sample(sample) for sample in one.samples],
        [_pilot(pilot) for pilot in one.pilots],
    ]


def unpacked(one: list[Any]) -> Figures:
    """Return the figures of such a list."""
    id_, title, state, index, peak_end, minimum, below, n, points, samples, pilots = one
    return Figures(
        id=id_,
        title=title,
        state=state,
        index=Interval(*index),
        peak_end=peak_end,
        minimum=None if minimum is None else (minimum[0], minimum[1]),
        below_floor=below,
        n=n,
        touchpoints=tuple(
            PointFigures(
                id=point[0],
                name=point[1],
                performance=Interval(*point[2]),
                n=point[3],
                mass=point[4],
                choice=point[5],
                samples=tuple(_sample_of(sample) for sample in point[6]),
            )
            for point in points
        ),
        samples=tuple(_sample_of(sample) for sample in samples),
        pilots=tuple(_pilot_of(pilot) for pilot in pilots),
    )


def _interval(one: Interval) -> list[Any]:
    return [one.value, one.low, one.high]


def _point(one: PointFigures) -> list[Any]:
    return [
        one.id, one.name, _interval(one.performance), one.n, one.mass, one.choice,
        [_sample(sample) for sample in one.samples],
    ]  # fmt: skip


def _sample(one: Sample) -> list[Any]:
    return [
        one.metric, one.value, one.low, one.high, one.se, one.n, one.kind, list(one.scale), one.low_is_better,
        one.period, _day(one.first), _day(one.last),
    ]  # fmt: skip


def _sample_of(one: list[Any]) -> Sample:
    metric, value, low, high, se, n, kind, scale, low_is_better, period, first, last = one
    return Sample(
        metric=metric, value=value, low=low, high=high, se=se, n=n, kind=kind, scale=(scale[0], scale[1]),
        low_is_better=low_is_better, period=period, first=_day_of(first), last=_day_of(last),
    )  # fmt: skip


def _pilot(one: Pilot) -> list[Any]:
    return [one.improvement, one.title, one.touchpoint, _day(one.starts), _day(one.until), one.done]


def _pilot_of(one: list[Any]) -> Pilot:
    improvement, title, touchpoint, starts, until, done = one
    return Pilot(
        improvement=improvement, title=title, touchpoint=touchpoint, starts=dt.date.fromisoformat(starts),
        until=_day_of(until), done=done,
    )  # fmt: skip


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_of(text: str | None) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(text)
