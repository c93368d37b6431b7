"""Periods of measurement: which days they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_PERIOD = re.compile(
    r"(?P<year>[12]\d{3})(?:-Q(?P<quarter>[1-4])|-W(?P<week>\d{2})|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?"
)


def days_of(period: str) -> tuple[date, date] | None:
    """Return the first and the last day of a period, None when there is no such period.

    Weeks are ISO 8601 weeks, Monday to Sunday.
    """
    found = _PERIOD.fullmatch(period)
    if not found:
        return None
    year = int(found["year"])
    try:
        if found["quarter"]:
            last = 3 * int(found["quarter"])
            return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])
        if found["week"]:
            week = int(found["week"])
            return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        if found["day"]:
            day = date(year, int(found["month"]), int(found["day"]))
            return day, day
        if found["month"]:
            month = int(found["month"])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None
    return date(year, 1, 1), date(year, 12, 31)
