"""What differs between two states of a project, as values: what is said, what follows from it, and what slipped."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Literal

from journeykit.history.fields import FieldChange, Value
from journeykit.history.trend_values import Change
from journeykit.scoring.values import Interval

ItemKind = Literal[
    "journey", "phase", "touchpoint", "improvement", "persona", "measurement", "research", "project", "library"
]
EditKind = Literal["added", "removed", "renamed", "moved", "changed"]
Level = Literal["worse", "repair", "removed"]
Certainty = Literal["clear", "within-noise", "too-few", "corrected", "first-measured", "assumed", "same"]
"""How sure it is that what customers think has changed: beyond chance, not, too few answers to tell, the same answers
written down otherwise, the first answers, no answers at all, or nothing changed."""
Reason = Literal["figures", "weight", "brand", "overruled", "others", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a project speaks of. `journey` and `touchpoint` are the ids of what it stands in."""

    kind: ItemKind
    id: str
    name: str
    journey: str | None = None
    touchpoint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One item that was added, removed, renamed, moved or changed.

    `was` is what it was before; `likelihood` (0-1) says how likely it is the same, where its id is another. `source`
    and `target` are the names of where it stood and stands, when it moved.
    """

    kind: EditKind
    item: Item
    was: Item | None = None
    fields: tuple[FieldChange, ...] = ()
    likelihood: float | None = None
    source: str | None = None
    target: str | None = None

    @property
    def fingerprint(self) -> str:
        """Twelve signs that stay the same for the same change."""
        was = self.was or self.item
        said = [f"{one.path}={spelled(one.before)}>{spelled(one.after)}" for one in self.fields]
        # What stands at a touchpoint has an id of its own; what was measured there has not.
        place = f"{self.item.journey}/{self.item.touchpoint}" if self.item.kind == "measurement" else self.item.journey
        return fingerprint(self.kind, self.item.kind, place or "", was.id, self.item.id, self.target or "", *said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A figure before and after; None: it was not known, or is not."""

    before: float | None
    after: float | None

    @property
    def difference(self) -> float | None:
        """How much it rose."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class PointEffect:
    """What the change does to a touchpoint. `reasons` say what moved its place in the order."""

    journey: str
    id: str
    name: str
    performance: Pair
    before: Interval
    after: Interval
    choice: tuple[str | None, str | None]
    rank: tuple[int | None, int | None]
    expression: Pair
    gap: Pair
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()
    to_repair: bool = False

    @property
    def worse(self) -> bool:
        """Whether its figures fell by more than noise, or brought it to repair."""
        fell = (self.performance.difference or 0.0) < -_VISIBLE
        return self.certainty in ("clear", "corrected") and fell

    @property
    def fingerprint(self) -> str:
        """Twelve signs that stay the same for the same change."""
        values = (_rounded(self.performance.before), _rounded(self.performance.after))
        return fingerprint("figures", self.journey, self.id, *values, self.choice[0] or "", self.choice[1] or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyEffect:
    """What the change does to a journey.

    Three parts make the difference of the index: `by_data` is how far it moved because figures changed, with all weights
    as they are now and its interval; `by_weighting` because of settings, importance and reach; `by_touchpoints` because
    touchpoints came or went.
    """

    id: str
    title: str
    before: Interval
    after: Interval
    by_data: Interval
    by_weighting: float | None
    by_touchpoints: float | None
    peak_end: Pair
    below_floor: Pair
    touchpoints: tuple[PointEffect, ...]
    state: Literal["both", "added", "removed"] = "both"

    @property
    def index(self) -> Pair:
        """The index before and after."""
        return Pair(before=self.before.value, after=self.after.value)

    @property
    def within_noise(self) -> bool | None:
        """Whether what the figures did to the index may be chance; None when nobody knows their margin."""
        value, low, high = self.by_data.value, self.by_data.low, self.by_data.high
        if value is None or abs(value) < _NOTHING:
            return False
        return None if low is None or high is None else low <= 0 <= high

    @property
    def worse(self) -> bool:
        """Whether changed figures pull the index down, the unchanged ones held fixed, by more than noise.

        Where nobody knows the margin, nobody can say so.
        """
        fell = self.by_data.value is not None and self.by_data.value < -_VISIBLE
        return fell and self.within_noise is False

    @property
    def moved(self) -> bool:
        """Whether anything of it is different."""
        same = self.before == self.after and self.peak_end.before == self.peak_end.after
        return not same or bool(self.touchpoints)

    @property
    def fingerprint(self) -> str:
        """Twelve signs that stay the same for the same change."""
        return fingerprint("index", self.id, _rounded(self.by_data.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A plan that slipped: a day that moved later or away, or a status that went back; `days` later."""

    item: Item
    field: Literal["due", "pilot.ends", "status"]
    before: Value | None
    after: Value | None
    days: int | None = None

    @property
    def fingerprint(self) -> str:
        """Twelve signs that stay the same for the same change."""
        place = (self.item.journey or "", self.item.id)
        return fingerprint("slip", *place, self.field, spelled(self.before), spelled(self.after))


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What differs between two states of a project.

    `before` and `after` are what they are called. `stale` are touchpoints whose figures became old; `unreadable` the
    journeys that have errors on one side, so that they cannot be compared. `changes` are the figures that were asked anew.
    """

    before: str
    after: str
    edits: tuple[Edit, ...]
    journeys: tuple[JourneyEffect, ...]
    slips: tuple[Slip, ...]
    stale: tuple[Item, ...]
    changes: tuple[Change, ...]
    unreadable: tuple[str, ...] = ()
    client: str = ""
    language: str = "en"

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        return not (
            self.edits or self.slips or self.stale or self.unreadable or any(one.moved for one in self.journeys)
        )

    def effect(self, journey: str) -> JourneyEffect | None:
        """Return what it does to a journey."""
        return next((one for one in self.journeys if one.id == journey), None)

    def failures(
        self, level: Level, accepted: frozenset[str] = frozenset()
    ) -> tuple[Edit | JourneyEffect | PointEffect, ...]:
        """Return what is worse, what turned to repair, or what was removed; without what was accepted before."""
        found: list[Edit | JourneyEffect | PointEffect] = []
        points = [point for journey in self.journeys for point in journey.touchpoints]
        if level == "worse":
            found += [journey for journey in self.journeys if journey.worse]
            found += [point for point in points if point.worse or (point.to_repair and point.certainty != "same")]
        elif level == "repair":
            found += [point for point in points if point.to_repair]
        else:
            found += [edit for edit in self.edits if edit.kind == "removed" and edit.item.kind != "measurement"]
        return tuple(one for one in found if one.fingerprint not in accepted)


_VISIBLE = 0.05
"""Differences that round to nothing."""
_NOTHING = 1e-9
"""What is left of nothing when figures are added up."""


def fingerprint(*parts: str) -> str:
    """Return twelve hexadecimal signs of some texts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def spelled(value: Value | None) -> str:
    """Write a value, the same in every language."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(spelled(one) for one in value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _rounded(value: float | None) -> str:
    return "?" if value is None else f"{value:.1f}"
