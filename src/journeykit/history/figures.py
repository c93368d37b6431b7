"""The figures of a journey at one moment of its history, small enough to be remembered by the thousand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from journeykit.scoring.values import Interval

State = Literal["scored", "broken", "gone", "future"]
"""How a journey stood: with figures, with errors that keep it from being read, away, or as a wish for later."""

Kind = Literal["share", "mean", "other"]
"""How two samples of a metric are compared: Newcombe for shares, t for means, their intervals for all else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The answers to one question in one period: what is compared when a figure is said to have changed.

    `low` and `high` are its interval on the scale on which it was asked, `first` and `last` the days that it covers.
    """

    metric: str
    value: float
    low: float | None
    high: float | None
    se: float | None
    n: float | None
    kind: Kind
    scale: tuple[float, float]
    low_is_better: bool
    period: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFigures:
    """A touchpoint at one moment: its satisfaction, what it counts in the index, and the answers behind it."""

    id: str
    name: str
    performance: Interval
    n: float | None
    mass: float
    choice: str
    samples: tuple[Sample, ...] = ()

    def looks_like(self, other: PointFigures) -> bool:
        """Tell whether all but the name is the same."""
        return (self.id, self.performance, self.n, self.mass, self.choice, self.samples) == (
            other.id, other.performance, other.n, other.mass, other.choice, other.samples,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pilot:
    """A trial of an improvement, or the day on which an improvement was done (`until` is then None)."""

    improvement: str
    title: str
    touchpoint: str | None
    starts: dt.date
    until: dt.date | None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A journey at one moment. `n` is the number of answers behind the figures; pilots are no figures of its own."""

    id: str
    title: str
    state: State = "scored"
    index: Interval = field(default_factory=Interval)
    peak_end: float | None = None
    minimum: tuple[str, float] | None = None
    below_floor: int | None = None
    n: float | None = None
    touchpoints: tuple[PointFigures, ...] = ()
    samples: tuple[Sample, ...] = ()
    pilots: tuple[Pilot, ...] = ()

    @property
    def school_mark(self) -> float | None:
        """The index as the Dutch school mark."""
        return None if self.index.value is None else self.index.value / 10

    def touchpoint(self, id_: str) -> PointFigures | None:
        """Return the touchpoint of an id."""
        return next((one for one in self.touchpoints if one.id == id_), None)

    def looks_like(self, other: Figures) -> bool:
        """Tell whether nothing that is counted differs: names and pilots may."""
        return (
            self.index == other.index
            and self.state == other.state
            and (self.peak_end, self.minimum) == (other.peak_end, other.minimum)
            and (self.below_floor, self.n, self.samples) == (other.below_floor, other.n, other.samples)
            and len(self.touchpoints) == len(other.touchpoints)
            and all(one.looks_like(its) for one, its in zip(self.touchpoints, other.touchpoints, strict=True))
        )
