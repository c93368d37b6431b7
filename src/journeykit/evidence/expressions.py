"""What engines are asked, in Narwhals: how often does each answer stand beside each touchpoint, month and segment?

An engine only counts what is written. What the words and numbers mean is judged afterwards (`judging`), on every
different one once: all engines then agree to the last digit, and whatever is wrong can be named.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import narwhals as nw

from journeykit.evidence.cells import DAY_KEY
from journeykit.evidence.engine import named

if TYPE_CHECKING:
    from journeykit.evidence.binding import Plan
    from journeykit.evidence.values import Export, Period

Frame = nw.LazyFrame[Any]

_QUARTER = 3


def keys(plan: Plan, typed: frozenset[int], period: Period) -> list[nw.Expr]:
    """Return what answers are grouped by; a date as the number of its month, or in a text as its day."""
    made = []
    for name, index in plan.keys:
        column = nw.col(named(index))
        if name == "date":
            column = _month(column, period) if index in typed else _day(column)
        made.append(column.alias(name))
    return made


def _month(column: nw.Expr, period: Period) -> nw.Expr:
    """Return the first month of a date's period, counted from the year 0: grouping by that is faster than by dates."""
    year, month = column.dt.year().cast(nw.Int64) * 12, column.dt.month().cast(nw.Int64) - 1
    return year if period == "year" else year + month if period == "month" else year + month - month % _QUARTER


def _day(column: nw.Expr) -> nw.Expr:
    return column.str.strip_chars().str.slice(0, DAY_KEY)


def groups(frame: Frame, plan: Plan, export: Export, typed: frozenset[int], period: Period) -> Frame:
    """Return every answer beside its keys with how often it was given: keys, column of the answer, answer, count.

    A row of wide data has several answers; it is turned first, and empty answers are then left out.
    """
    beside = [name for name, _ in plan.keys]
    columns = list(dict.fromkeys(reading.column for reading in plan.readings))
    if len(columns) == 1:
        picked = frame.select(*keys(plan, typed, period), nw.col(named(columns[0])).alias("answer"))
        counted = picked.group_by(*beside, "answer").agg(nw.len().alias("count"))
        question = nw.lit(named(columns[0])).alias("question")
        return counted.select(*beside, question, "answer", "count")
    text = not set(columns) <= export.typed
    answers = [nw.col(named(i)).cast(nw.String if text else nw.Float64).alias(named(i)) for i in columns]
    long = _turned(frame.select(*keys(plan, typed, period), *answers), [named(i) for i in columns], beside)
    return long.group_by(*beside, "question", "answer").agg(nw.len().alias("count"))


def _turned(frame: Frame, columns: Sequence[str], beside: Sequence[str]) -> Frame:
    if frame.implementation.is_ibis():
        from journeykit.evidence.databases.turning import turned

        return turned(frame, columns, beside)
    return frame.unpivot(on=list(columns), index=list(beside), variable_name="question", value_name="answer")


def outcomes(
    frame: Frame, plan: Plan, typed: frozenset[int], period: Period, alike: Sequence[Sequence[str]] = ()
) -> Frame:
    """Return the overall outcome as `groups` does; of tidy data once a respondent and period, however many rows he has.

    Where nobody knows who is who, each row with an outcome is one.

    Args:
        frame: The file.
        plan: What is read of it.
        typed: Columns that are dates.
        period: What dates are put together by.
        alike: Days of a text column that lie in one period; the first stands for all of them.
    """
    beside = [name for name, _ in plan.keys]
    reading = plan.readings[0]
    answer = nw.col(reading.cell).alias("answer")
    by = keys(plan, typed, period)
    if alike and plan.date is not None:
        day = _day(nw.col(named(plan.date)))
        firsts = (nw.when(day.is_in(list(days))).then(nw.lit(days[0])) for days in alike)
        by[beside.index("date")] = nw.coalesce(*firsts, day).alias("date")
    each = frame.select(*by, answer)
    if plan.respondent is not None:
        who = nw.col(named(plan.respondent)).alias("who")
        picked = frame.select(*by, who, answer)
        each = picked.group_by(*beside, "who", "answer").agg(nw.len().alias("times"))
    counted = each.group_by(*beside, "answer").agg(nw.len().alias("count"))
    return counted.select(*beside, nw.lit(named(reading.column)).alias("question"), "answer", "count")


def as_text(frame: Frame, column: int) -> Frame:
    """Return a frame with one column as a text."""
    return frame.with_columns(nw.col(named(column)).cast(nw.String))


def days(frame: Frame, date: int) -> Frame:
    """Return every date of a text column, its first ten characters, and how many rows have it."""
    return frame.select(_day(nw.col(named(date))).alias("date")).group_by("date").agg(nw.len().alias("count"))


def rows(frame: Frame, plan: Plan, typed: frozenset[int], period: Period) -> Frame:
    """Return the rows of wide data by what decides whether they count at all: date, status, weight and cases.

    Before the count stands whether a row is empty: spreadsheets leave lines of nothing but separators.
    """
    kept = [name for name, _ in plan.keys if name in ("date", "status", "weight", "cases")]
    nothing = nw.all_horizontal(*(nw.col(named(i)).is_null() for i in plan.columns), ignore_nulls=False)
    picked = frame.select(*keys(plan, typed, period), nothing.alias("nothing")).select(*kept, "nothing")
    return picked.group_by(*kept, "nothing").agg(nw.len().alias("count")).select(*kept, "nothing", "count")


def copies(frame: Frame, plan: Plan) -> Frame:
    """Return what stands in several rows of one respondent, with how many.

    Where a tool gives every response a number, that number; else rows that are the same in all that is read of them.
    """
    column = named(plan.respondent or 0)
    by = [column] if plan.own_number else [named(i) for i in plan.columns]
    counted = frame.filter(~nw.col(column).is_null()).group_by(*by).agg(nw.len().alias("count"))
    return counted.filter(nw.col("count") > 1).select(column, "count")


def differing(frame: Frame, plan: Plan) -> Frame:
    """Return the numbers of responses whose rows do not say the same."""
    column = named(plan.respondent or 0)
    each = frame.group_by(*(named(i) for i in plan.columns)).agg(nw.len().alias("count"))
    return each.group_by(column).agg(nw.len().alias("ways")).filter(nw.col("ways") > 1).select(column)


def of_respondents(frame: Frame, plan: Plan, who: Sequence[Any]) -> Frame:
    """Return how many rows some respondents have."""
    return frame.filter(nw.col(named(plan.respondent or 0)).is_in(who)).select(nw.len().alias("count"))


def once(frame: Frame, plan: Plan, without: Sequence[Any]) -> Frame:
    """Return every row once, without the responses of which nobody knows which row is true."""
    everything = [named(i) for i in plan.columns]
    column = named(plan.respondent or 0)
    known = frame.filter(~nw.col(column).is_null())
    if without:
        known = known.filter(~nw.col(column).is_in(without))
    each = known.group_by(*everything).agg(nw.len().alias("count")).select(*everything)
    nobodys = frame.select(*everything).filter(nw.col(column).is_null())  # these are nobody's copies
    return nw.concat([each, nobodys])
