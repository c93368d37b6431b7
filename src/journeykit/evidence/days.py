"""What decides whether a row counts at all: its date, its status, its weight and its number of cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Message, message
from journeykit.evidence.cells import DAY_KEY, Unread, answer_of, day_of, is_iso, parts_of, period_of
from journeykit.evidence.values import Loss, refuse

if TYPE_CHECKING:
    from journeykit.evidence.binding import Plan
    from journeykit.evidence.values import Export, Period

MOST_DIFFERENT = 200
"""So many different wrong cells are named; the others are counted."""

Lost = tuple[str, int, Any]
"""Why a row does not count: the reason, the column that says so, and what stands there."""
_FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d-%m-%Y")


def order_of(export: Export, plan: Plan, found: Iterable[str]) -> tuple[str | None, Message | None]:
    """Return in which order the dates of a column are written, and how that is known.

    Args:
        export: The file.
        plan: What is read of it.
        found: All different dates of the column.

    Raises:
        RefusedError: They are written in several orders, or nobody can tell.
    """
    pairs = {text: parts for text in found if text and not is_iso(text) and (parts := parts_of(text))}
    if not pairs:
        return None, None
    day_first = sorted(text for text, (first, second) in pairs.items() if first > 12 >= second)
    month_first = sorted(text for text, (first, second) in pairs.items() if second > 12 >= first)
    if plan.order is not None:
        return plan.order, None
    if day_first and month_first:
        raise refuse(
            export.file,
            message('the dates are in two orders: "{one}" and "{other}"', one=day_first[0], other=month_first[0]),
            message("say in the mapping which one holds: date: {{column: …, order: day-first}}"),
        )
    if day_first or month_first:
        return "day-first" if day_first else "month-first", None
    sample = min(pairs)
    known = export.kind.order([[column.name for column in export.columns]])
    if known is None and "." in sample:
        known = "day-first"  # nobody writes a month first with points
    if known is None:
        raise refuse(
            export.file,
            message(
                'nobody can tell whether "{date}" begins with the day or the month, nor does another date', date=sample
            ),
            message("say so in the mapping: date: {{column: …, order: day-first}}"),
        )
    if known == "day-first":
        return known, message('dates such as "{date}" were read with the day first', date=sample)
    return known, message('dates such as "{date}" were read with the month first', date=sample)


def format_of(export: Export, plan: Plan) -> str | None:
    """Return the one format in which all dates of the sample are written, for an engine to read them by."""
    if plan.date is None or export.form == "parquet" or not export.separator:
        return None
    cells = [row[plan.date] for row in export.sample if plan.date < len(row) and row[plan.date].strip()]
    for form in _FORMATS:
        if cells and all(_fits(cell, form) for cell in cells):
            return form if form != "%d-%m-%Y" or any(int(cell[:2]) > 12 for cell in cells) else None
    return None


def _fits(cell: str, form: str) -> bool:
    shape = "".join("9" if sign.isascii() and sign.isdigit() else sign for sign in cell)
    wanted = form.replace("%Y", "9999")
    for part in ("%m", "%d", "%H", "%M", "%S"):
        wanted = wanted.replace(part, "99")
    return shape == wanted and day_of(cell, "day-first") is not None


def _first_day(raw: Any) -> Any:
    """Return the first day of a month that an engine has counted, anything else as it is."""
    if not isinstance(raw, int):
        return raw
    try:
        return date(raw // 12, raw % 12 + 1, 1)
    except ValueError:
        return f"{raw // 12:04}-{raw % 12 + 1:02}"


class Days:
    """Judges rows by what stands in them beside the answers."""

    def __init__(self, export: Export, plan: Plan, period: Period, order: str | None) -> None:
        self._tests = export.kind.tests
        self._columns = dict(plan.keys)
        self._period, self._order = period, order
        self._periods: dict[Any, str | None] = {}
        self._numbers: dict[tuple[str, Any], Decimal | None] = {}

    def period(self, keys: Mapping[str, Any]) -> str | None:
        """Return the period of a row; None without a column of dates, or when its date is none."""
        if "date" not in keys:
            return None
        raw = keys["date"]
        if raw not in self._periods:
            day = day_of(_first_day(raw), self._order) if raw is not None else None
            self._periods[raw] = period_of(day, self._period) if day else None
        return self._periods[raw]

    def is_lost(self, keys: Mapping[str, Any]) -> Lost | None:
        """Return why a row does not count, None when it does."""
        status = keys.get("status")
        if status is not None and str(status).strip().casefold() in self._tests:
            return "no-customer", self._columns["status"], status
        if "date" in keys and self.period(keys) is None:
            raw = _first_day(keys["date"])
            empty = raw is None or (isinstance(raw, str) and not raw.strip())
            return "no-date" if empty else "bad-date", self._columns["date"], raw
        for name, reason in (("weight", "bad-weight"), ("cases", "bad-count")):
            if name in keys and self._number(name, keys[name]) is None:
                return reason, self._columns[name], keys[name]
        return None

    def weight(self, keys: Mapping[str, Any]) -> Decimal | None:
        """Return the weight of a row, None when the file has no weights."""
        return self._number("weight", keys["weight"]) if "weight" in keys else None

    def cases(self, keys: Mapping[str, Any]) -> int:
        """Return how many cases a row stands for."""
        return int(self._number("cases", keys["cases"]) or 1) if "cases" in keys else 1

    def _number(self, name: str, raw: Any) -> Decimal | None:
        if (name, raw) not in self._numbers:
            found = answer_of(raw)
            good = (
                not isinstance(found, Unread) and found > 0 and (name == "weight" or found == found.to_integral_value())
            )
            self._numbers[name, raw] = found if good and not isinstance(found, Unread) else None
        return self._numbers[name, raw]


_SAID = {
    "no-customer": message("not an answer of a customer but a test, a preview or spam"),
    "no-date": message("there is no date"),
    "bad-weight": message("a weight is a number above 0"),
    "bad-count": message("a number of cases is a whole number above 0"),
}


class RowCount:
    """Counts the rows of a file, and those that do not count, with what is wrong with them."""

    def __init__(self, export: Export, days: Days) -> None:
        self._export, self._days = export, days
        self.total = 0
        self.dropped: Counter[str] = Counter()
        self.losses: dict[tuple[str, str], Loss] = {}

    def take(self, keys: Mapping[str, Any], count: int) -> None:
        """Count so many rows that say the same."""
        self.total += count
        lost = self._days.is_lost(keys)
        if lost is not None:
            reason, column, raw = lost
            text = "" if raw is None else raw.isoformat() if isinstance(raw, date) else str(raw).strip()
            said = _SAID.get(reason) or message('"{date}" is no date', date=text[:DAY_KEY])
            name = self._export.columns[column].name
            self.drop(Loss(self._export.file, reason, said, count, ((column, text),), column=name))

    def drop(self, loss: Loss) -> None:
        """Leave rows out."""
        self.dropped[loss.reason] += loss.count
        key = (loss.reason, loss.cells[0][1])
        if key not in self.losses:
            if len(self.losses) >= MOST_DIFFERENT:
                return
            self.losses[key] = loss
        else:
            self.losses[key].count += loss.count
