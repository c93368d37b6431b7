"""What engines are asked: how often each pattern of answers stands in one row; and the rows of each respondent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import narwhals as nw

from journeykit.evidence import expressions
from journeykit.evidence.engine import named

if TYPE_CHECKING:
    from journeykit.evidence.binding import Plan
    from journeykit.evidence.expressions import Frame
    from journeykit.evidence.values import Period

BESIDE = ("date", "journey", "weight", "cases", "status")
"""What of a row matters beside its answers."""
SPOKEN_OF = ("touchpoint", "metric")
"""What else matters of a row of tidy data: which question it answers."""

MOST = 50_000
"""Of more than twice as many respondents a part is taken: shares are then known to about half a hundredth."""

_PRIME = 999_999_937
_TERMS = (271_828_183, 314_159_265, 141_421_357, 577_215_665)
"""A polynomial of the third degree modulo a prime: any four rows are chosen independently of each other (Wegman & Carter)."""


def patterns(
    frame: Frame, plan: Plan, columns: Sequence[int], typed: frozenset[int], period: Period, *, one_in: int = 1
) -> Frame:
    """Return what stands in some columns of a row, beside its keys, with how often: keys, cells, count.

    Args:
        frame: The file.
        plan: What is read of it.
        columns: The columns that matter.
        typed: Columns that are dates.
        period: What dates are put together by.
        one_in: One of so many rows is taken, by chance.
    """
    beside = [name for name, _ in plan.keys if name in BESIDE]
    picked = frame.select(*expressions.keys(plan, typed, period), *(nw.col(named(i)) for i in columns))
    by = [*beside, *(named(i) for i in columns)]
    if one_in > 1:
        # Dates last: they are the one thing that engines do not all read in the same way. Rows that are the same may
        # change places, so that neither threads nor the order of the file change what is taken.
        order = [*(named(i) for i in columns), *sorted(beside, key=lambda name: name == "date")]
        picked = _thinned(_numbered(picked.select(*by), order), one_in).select(*by)
    return picked.group_by(*by).agg(nw.len().alias("count")).select(*by, "count")


def respondents(frame: Frame, plan: Plan, outcome: str) -> Frame:
    """Return everybody who gave an outcome, once."""
    assert plan.respondent is not None
    who = nw.col(named(plan.respondent))
    return _once(frame.filter(~who.is_null() & ~nw.col(outcome).is_null()).select(who.alias("who")))


def how_many(frame: Frame) -> Frame:
    """Return how many rows there are."""
    return frame.select(nw.len().alias("count"))


def by_respondent(
    frame: Frame, plan: Plan, answer: int, outcome: str, typed: frozenset[int], period: Period, *, one_in: int = 1
) -> Frame:
    """Return the rows of tidy data, those of a respondent behind each other: a number, keys, answer, outcome.

    The number stands for the respondent: who it is does not leave the engine.

    Args:
        frame: The file.
        plan: What is read of it.
        answer: The column with the answers.
        outcome: The name of the column with the outcome.
        typed: Columns that are dates.
        period: What dates are put together by.
        one_in: One of so many respondents with an outcome is taken, by chance.
    """
    assert plan.respondent is not None
    who = nw.col(named(plan.respondent))
    if one_in > 1:
        people = _thinned(_numbered(respondents(frame, plan, outcome), ["who"]), one_in)
    else:
        people = _numbered(_once(frame.filter(~who.is_null()).select(who.alias("who"))), ["who"])
    beside = [name for name, _ in plan.keys if name in (*BESIDE, *SPOKEN_OF)]
    rows = frame.select(
        *expressions.keys(plan, typed, period), who.alias("who"),
        nw.col(named(answer)).alias("answer"), nw.col(outcome).alias("outcome"),
    )  # fmt: skip
    joined = rows.join(people.select("who", "number"), on="who", how="inner")
    return joined.select("number", *beside, "answer", "outcome").sort("number")


def _once(people: Frame) -> Frame:
    return people.group_by("who").agg(nw.len().alias("rows")).select("who")


def _numbered(frame: Frame, order: Sequence[str]) -> Frame:
    """Return rows with a number each, in the order of what stands in them."""
    number = nw.col("one").cum_sum().over(order_by=order)
    return frame.with_columns(nw.lit(1).alias("one")).with_columns(number.cast(nw.Int64).alias("number"))


def _thinned(numbered: Frame, one_in: int) -> Frame:
    """Return one of so many numbered rows."""
    chance = nw.col("number") * 0
    for term in _TERMS:
        chance = (chance * nw.col("number") + term) % _PRIME
    return numbered.with_columns(chance.alias("chance")).filter(nw.col("chance") % one_in == 0)
