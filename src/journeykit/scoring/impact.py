"""The satisfaction index of a journey, and what each touchpoint's room is worth in it."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from journeykit.scoring.performance import EXCEL, FLOOR, GOOD, Figure, cut

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Part:
    """One touchpoint with a P: its figure, its weight and its reach."""

    figure: Figure
    w: float
    r: float

    @property
    def mass(self) -> float:
        """Weight times reach: how much the touchpoint counts."""
        return self.w * self.r


def total_mass(parts: Sequence[Part]) -> float:
    """`sum(w r)` over the touchpoints with a P."""
    return sum(part.mass for part in parts)


def index(parts: Sequence[Part]) -> Figure | None:
    """The satisfaction index `sum(w r P) / sum(w r)`; unknown when there is no P, or all of them weigh 0.

    The weights are taken as they are, so the interval is that of the P's: arms joined like standard errors.
    It is unknown when the precision of one of them is.
    """
    total = total_mass(parts)
    if total <= 0:
        return None
    value = cut(sum(part.mass / total * part.figure.p for part in parts))
    below = above = 0.0
    for part in parts:
        if part.figure.low is None or part.figure.high is None:
            return Figure(value)
        below += (part.mass / total * (part.figure.p - part.figure.low)) ** 2
        above += (part.mass / total * (part.figure.high - part.figure.p)) ** 2
    return Figure(value, cut(value - sqrt(below)), cut(value + sqrt(above)))


def target_of(choice: str) -> float:
    """The P that a touchpoint is to reach: 85 where it is to excel, else 65."""
    return EXCEL if choice == "excel" else GOOD


def impact(p: float, target: float, mass: float, total: float) -> float | None:
    """The room: index points that the journey gains when this touchpoint alone reaches its target."""
    return None if total <= 0 else mass / total * max(0.0, target - p)


def harm(p: float, mass: float, total: float) -> float | None:
    """The index points that the journey loses here by being insufficient (below 55)."""
    return impact(p, FLOOR, mass, total)


def strength(p: float, mass: float, total: float) -> float | None:
    """The index points by which this touchpoint stands above excellent (85)."""
    return None if total <= 0 else mass / total * max(0.0, p - EXCEL)
