"""The choice per touchpoint: repair, excel, improve, protect, ease off, or leave it good enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.performance import FLOOR, GOOD
from journeykit.scoring.thirds import thirds

if TYPE_CHECKING:
    from collections.abc import Sequence

Take = Literal["measure", "repair", "excel", "improve", "protect", "ease-off", "good-enough"]
Certainty = Literal["sure", "likely", "suspected"]
Reason = Literal[
    "unknown", "basic", "insufficient", "brand", "moment-of-truth", "important", "promising", "plenty", "rest"
]

EXCEL_POTENTIAL, EXCEL_GAP, PLENTY = 60.0, 15.0, 75.0


@dataclass(frozen=True, slots=True)
class Standing:
    """What the choice is made from; None is "not known".

    `w` is the weight in the journey, `assumed` that nobody stated it; `q` and `gap` are the brand's potential and gap.
    """

    p: float | None
    high: float | None = None
    hypothesis: bool = False
    broken_basic: bool = False
    moment_of_truth: bool = False
    w: float | None = None
    assumed: bool = False
    q: float | None = None
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice, how certain it is (for a repair), and which row of the table made it."""

    take: Take
    reason: Reason
    certainty: Certainty | None = None


def choices(journey: Sequence[Standing], excel_max: int) -> list[Chosen]:
    """Choose for every touchpoint of one journey: the first row of the table that holds."""
    excelling = _excelling(journey, excel_max)
    importance = thirds([s.w for s in journey if s.w is not None], of=len(journey))
    brand = thirds([s.q for s in journey if s.q is not None], of=len(journey))
    return [
        _urgent(standing)
        or (Chosen("excel", "brand") if position in excelling else None)
        or _weighed(
            standing,
            top=not standing.assumed and importance.in_top(standing.w),
            bottom=not standing.assumed
            and importance.in_bottom(standing.w)
            and (standing.q is None or brand.in_bottom(standing.q)),
            important=importance.above_middle(standing.w),
            promising=brand.above_middle(standing.q),
        )
        for position, standing in enumerate(journey)
    ]


def _urgent(s: Standing) -> Chosen | None:
    """The rows that come before all others: first find out, first repair."""
    if s.broken_basic:
        return Chosen("repair", "basic", "sure")
    if s.p is None:
        return Chosen("measure", "unknown")
    if s.p >= FLOOR:
        return None
    if s.hypothesis:
        # A guess stays a guess, however low it is.
        return Chosen("repair", "insufficient", "suspected")
    return Chosen("repair", "insufficient", "sure" if s.high is not None and s.high < FLOOR else "likely")


def _excelling(journey: Sequence[Standing], excel_max: int) -> set[int]:
    """The places of the best few by potential times weight, among those that reach the row and meet its limits."""
    able = [
        (s.q * (s.w or 0.0), -position)
        for position, s in enumerate(journey)
        if s.q is not None and s.gap is not None and s.q >= EXCEL_POTENTIAL and s.gap >= EXCEL_GAP and not _urgent(s)
    ]
    return {-position for _, position in sorted(able, reverse=True)[: max(0, excel_max)]}


def _weighed(s: Standing, *, top: bool, bottom: bool, important: bool, promising: bool) -> Chosen:
    """The rows that weigh satisfaction against importance and brand."""
    p = s.p or 0.0
    if p < GOOD and (s.moment_of_truth or top):
        return Chosen("improve", "moment-of-truth" if s.moment_of_truth else "important")
    if p >= GOOD and (s.moment_of_truth or important or promising):
        reason: Reason = "moment-of-truth" if s.moment_of_truth else "important" if important else "promising"
        return Chosen("protect", reason)
    if p >= PLENTY and bottom:
        return Chosen("ease-off", "plenty")
    return Chosen("good-enough", "rest")
