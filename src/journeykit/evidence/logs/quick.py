"""Moments that an engine reads itself: all of one plain shape, or in a column that holds moments.

Most logs write 2026-03-01T09:05:00 from top to bottom, perhaps with a fraction and how far it is from UTC. Engines read
that ten times as fast as any other way of writing. Where a single text turns out to be something else, the file is read
anew, shape by shape (`moments`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import narwhals as nw

_PLAIN = re.compile(r"9999-99-99(?P<t>[T ])99:99:99(?P<fraction>\.9{1,6})?(?P<zone>Z|[-+]99:?99)?")
_TURNED = re.compile(r"(?P<first>\d\d?)(?P<s>[-/.])(?P<second>\d\d?)(?P=s)\d{4} \d\d?:\d\d(?P<seconds>:\d\d)?")
_LOCAL, _MOST_DAYS_ALIKE = 19, 12
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - moments of an engine have no time zone
_MINUTE = 60_000_000
_LEAST_YEAR = 99
"""Two digits are a year of this century, which engines do not know."""


@dataclass(frozen=True, slots=True)
class Quick:
    """How all moments of a file are written: up to the second alike, then a fraction of so many digits, then the zone."""

    form: str
    fraction: int = 0
    zone: str = ""
    """Nothing, Z, or where the sign would be: ±99:99."""
    turned: bool = False
    """Its year stands behind day and month, which may have one digit."""

    @property
    def length(self) -> int:
        """The length of each text that begins with the year."""
        return _LOCAL + (self.fraction + 1 if self.fraction else 0) + len(self.zone)


def quick(cells: Sequence[str], order: str | None) -> Quick | None:
    """Return how moments are written, going by some of them; None when that is not plain, or not all alike.

    Args:
        cells: Some of them.
        order: What the mapping says of day and month.
    """
    found = set()
    for cell in cells:
        match = _PLAIN.fullmatch(re.sub("[0-9]", "9", cell))
        if match is None:
            return _turned(cells, order)
        zone = re.sub("[-+]", "±", match["zone"] or "")
        found.add(Quick(f"%Y-%m-%d{match['t']}%H:%M:%S", max(0, len(match["fraction"] or "") - 1), zone))
    return found.pop() if len(found) == 1 else None


def _turned(cells: Sequence[str], order: str | None) -> Quick | None:
    matches = [_TURNED.fullmatch(cell) for cell in cells]
    found = {(match["s"], match["seconds"] is not None) for match in matches if match is not None}
    if None in matches or len(found) != 1:
        return None
    seen = any(int(match["second"]) > _MOST_DAYS_ALIKE for match in matches if match is not None)
    month_first = order == "month-first" or (order is None and seen)
    separator, seconds = found.pop()
    date = separator.join(("%m", "%d", "%Y") if month_first else ("%d", "%m", "%Y"))
    return Quick(f"{date} %H:%M{':%S' if seconds else ''}", turned=True)


def local(text: nw.Expr, how: Quick) -> nw.Expr:
    """Return the moments of texts as they are written, up to the second.

    The engine itself breaks off where a text could be a moment and is none.
    """
    if how.turned:  # engines would take one digit for a minute, and two spaces for one
        right = (text.str.tail(3).str.head(1) == ":") & ~text.str.contains("  ", literal=True)
        return nw.when(right).then(text).str.to_datetime(format=how.form)
    right = text.str.len_chars() == how.length
    return nw.when(right).then(text).str.slice(0, _LOCAL).str.to_datetime(format=how.form)


def says_order(day: int, order: str | None) -> bool:
    """Return whether it is known that day and month stand as they were read: the mapping says so, or a day above 12."""
    return order is not None or day > _MOST_DAYS_ALIKE


def rest(text: nw.Expr, how: Quick) -> tuple[nw.Expr, nw.Expr] | None:
    """Return the microseconds that the rest of texts adds, and whether it is as it should be; None when there is no rest."""
    if how.turned:
        return nw.lit(0), nw.col("written").dt.year() > _LEAST_YEAR
    place, added, right = _LOCAL, nw.lit(0), nw.lit(0) == 0
    if how.fraction:
        added = text.str.slice(place + 1, how.fraction).cast(nw.Int64) * 10 ** (6 - how.fraction)
        right = text.str.slice(place, 1) == "."
        place += 1 + how.fraction
    if how.zone == "Z":
        right &= text.str.slice(place, 1) == "Z"
    elif how.zone:
        sign = text.str.slice(place, 1)
        right &= (sign == "+") | (sign == "-")
        away = text.str.slice(place + 1, 2).cast(nw.Int64) * 60 + text.str.slice(how.length - 2, 2).cast(nw.Int64)
        if ":" in how.zone:
            right &= text.str.slice(place + 3, 1) == ":"
        added = added - nw.when(sign == "-").then(-1).otherwise(1) * away * _MINUTE
    return (added, right) if how.fraction or how.zone else None


def moment(column: nw.Expr) -> nw.Expr:
    """Return the microseconds since 1970 of a column of moments."""
    return (column - nw.lit(_EPOCH)).dt.total_microseconds()


def month(column: nw.Expr) -> nw.Expr:
    """Return the month of a column of moments, year * 12 + month - 1."""
    return column.dt.year().cast(nw.Int64) * 12 + column.dt.month() - 1
