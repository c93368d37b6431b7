"""Where moments and figures stand in the picture of a trend."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING

from journeykit.words import date, period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.history import Line, Moment, Trend

_DAY = 86_400.0
_LEAST_DAYS = 2
_LEAST_SPAN = 30.0
_ROOM = 62.0
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_FEW = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis of time."""

    x: float
    label: str


class Time:
    """The axis of time: to scale where days pass, else moment by moment."""

    def __init__(self, trend: Trend, left: float, right: float) -> None:
        moments = _moments(trend.lines)
        self._left, self._right = left, right
        self._order = {moment.id: number for number, moment in enumerate(moments)}
        self._moments = moments
        first, last = moments[0].when, moments[-1].when
        if trend.last is not None:  # nothing changed since is something to see, too
            last = max(last, trend.last.when)
        self._first, self._last = first, max(last, *(moment.when for moment in moments))
        self.to_scale = (last - first).total_seconds() >= _LEAST_DAYS * _DAY
        self._by_periods = trend.by == "periods"

    def x(self, moment: Moment) -> float:
        """Where a moment stands; one never stands before the one before it, whatever the clocks said."""
        if self.to_scale:
            return self._at(moment.when)
        last = max(1, len(self._order) - 1)
        middle = len(self._order) == 1
        return (self._left + self._right) / 2 if middle else self._left + self._order[moment.id] / last * self._wide

    def of_day(self, day: dt.date) -> float | None:
        """Where a day stands; None when the axis is not to scale. What lies outside stands at its end."""
        if not self.to_scale:
            return None
        return self._at(dt.datetime.combine(day, dt.time(), self._first.tzinfo))

    @property
    def end(self) -> float:
        """Where the axis ends."""
        return self._right

    @property
    def _wide(self) -> float:
        return self._right - self._left

    def _at(self, when: dt.datetime) -> float:
        share = (when - self._first).total_seconds() / (self._last - self._first).total_seconds()
        return self._left + min(1.0, max(0.0, share)) * self._wide

    def ticks(self, language: str) -> list[Tick]:
        """The marks of the axis, as many as find room."""
        if self._by_periods and len(self._moments) <= _FEW:
            named = [Tick(self.x(moment), period(moment.name, language)) for moment in self._moments]
            return _apart(named, 96)
        if not self.to_scale:
            return _apart([Tick(self.x(one), ", ".join(one.tags) or one.name) for one in self._moments], _ROOM)
        return self._calendar(language)

    def _calendar(self, language: str) -> list[Tick]:
        """Marks at the first of months: each, or each second, third, sixth, twelfth; days where there are no months."""
        start, end = self._first.date(), self._last.date()
        months = (end.year - start.year) * 12 + end.month - start.month
        if months < _LEAST_DAYS:
            return self._days(language)
        step = next((one for one in _STEPS if months / one * _ROOM <= self._wide), _STEPS[-1])
        found = []
        for number in range(start.year * 12 + start.month, end.year * 12 + end.month):
            year, month = divmod(number, 12)
            if (number if step >= 12 else month) % step == 0:
                day = dt.date(year, month + 1, 1)
                x = self.of_day(day)
                if x is not None:
                    found.append(Tick(x, str(year) if step >= 12 else date(day, language).partition(" ")[2]))
        return _apart(found, _ROOM)

    def _days(self, language: str) -> list[Tick]:
        start = self._first.date()
        count = (self._last.date() - start).days
        step = max(1, ceil(count * _ROOM * 1.4 / self._wide))
        days = [start + dt.timedelta(days=number) for number in range(1, count + 1, step)]
        return _apart(
            [Tick(x, date(day, language)) for day in days if (x := self.of_day(day)) is not None], _ROOM * 1.4
        )


def _apart(ticks: Sequence[Tick], room: float) -> list[Tick]:
    """The marks that stand far enough from the one before."""
    found: list[Tick] = []
    for tick in ticks:
        if not found or tick.x - found[-1].x >= room:
            found.append(tick)
    return found


def _moments(lines: Sequence[Line]) -> list[Moment]:
    found = {row.moment.id: row.moment for line in lines for row in line.rows}
    return sorted(found.values(), key=lambda one: one.when)


def levels(line: Line) -> tuple[float, float]:
    """The lowest and the highest level of a panel, in tens: all intervals, and never less than thirty points."""
    known = [
        row.figures.index for row in line.scored if row.figures is not None and row.figures.index.value is not None
    ]
    low = min((one.value if one.low is None else one.low) or 0.0 for one in known)
    high = max((one.value if one.high is None else one.high) or 0.0 for one in known)
    spare = max(0.0, _LEAST_SPAN - (high - low)) / 2
    bottom = max(0, floor((low - spare) / 10) * 10)
    top = min(100, max(ceil((high + spare) / 10) * 10, bottom + int(_LEAST_SPAN)))
    return float(min(bottom, top - int(_LEAST_SPAN))), float(top)
