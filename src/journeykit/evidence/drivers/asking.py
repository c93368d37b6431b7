"""What engines are asked: how often does each pattern of answers stand in one row?"""

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
        # Dates last: they are the one thing that engines do not all read in the same way.
        order = [*(named(i) for i in columns), *sorted(beside, key=lambda name: name == "date")]
        picked = _thinned(picked.select(*by), order, one_in)
    return picked.group_by(*by).agg(nw.len().alias("count")).select(*by, "count")


def _thinned(frame: Frame, order: Sequence[str], one_in: int) -> Frame:
    """Return one of so many rows.

    Each row is numbered in the order of what stands in it: rows that are the same may change places, so that neither
    threads nor the order of the file change what is taken.
    """
    number = nw.col("one").cum_sum().over(order_by=order)
    chance = nw.col("number") * 0
    for term in _TERMS:
        chance = (chance * nw.col("number") + term) % _PRIME
    numbered = frame.with_columns(nw.lit(1).alias("one")).with_columns(number.cast(nw.Int64).alias("number"))
    return numbered.with_columns(chance.alias("chance")).filter(nw.col("chance") % one_in == 0).select(*order)
