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


def patterns(frame: Frame, plan: Plan, columns: Sequence[int], typed: frozenset[int], period: Period) -> Frame:
    """Return what stands in some columns of a row, beside its keys, with how often: keys, cells, count."""
    beside = [name for name, _ in plan.keys if name in BESIDE]
    picked = frame.select(*expressions.keys(plan, typed, period), *(nw.col(named(i)) for i in columns))
    by = [*beside, *(named(i) for i in columns)]
    return picked.group_by(*by).agg(nw.len().alias("count")).select(*by, "count")
