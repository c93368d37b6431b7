"""The choice under a budget as a linear model: columns and rows for a solver, and why they say the same.

At one touchpoint the largest effect counts in full, the next for a half, then a quarter, and so on: the gain is the
best way to put the chosen effects into slots of worth 1, 1/2, 1/4, …, one in each. Nothing has to force the largest
first: by the rearrangement inequality no other order is worth more, and a solver that looks for the most finds it.
For given improvements the slots are an assignment, whose linear model has whole solutions, so only the improvements
themselves are yes-or-no columns. The rise cannot exceed 100 - P: a column below both does that. It cannot fall below
-P either, which only matters where effects are negative enough; there a yes-or-no column says which of the two holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from journeykit.planning.budget.problem import Problem, Spot

SMALLEST = 1e-6
"""Points of P below which an effect, or what a slot leaves of it, is left out: solvers stumble over such figures."""

_UNIT = 1000.0
"""Limits are put on this scale, so that a solver's tolerance means the same for any budget."""
_ROUNDING = 1e-9
_MOST = 10_000.0
"""More points of P than any effect can cost."""


@dataclass(slots=True)
class Model:
    """Columns with their bounds, rows with theirs, and the columns that make up the gain."""

    lows: list[float] = field(default_factory=list)
    highs: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    gain: dict[int, float] = field(default_factory=dict)

    def column(self, low: float = 0.0, high: float = 1.0, *, whole: bool = False) -> int:
        """Add a column and return its number."""
        self.lows.append(low)
        self.highs.append(high)
        self.whole.append(whole)
        return len(self.lows) - 1

    def row(self, parts: Mapping[int, float], low: float = -inf, high: float = inf) -> None:
        """Add a row: the sum of columns times figures lies between two ends."""
        self.rows.append((dict(parts), low, high))

    def forbid(self, chosen: Collection[int], size: int) -> None:
        """Rule out exactly this choice of improvements."""
        self.row({number: -1.0 if number in chosen else 1.0 for number in range(size)}, low=1.0 - len(chosen))


def model_of(problem: Problem) -> Model:
    """Write the choice as a linear model; the first columns are the improvements."""
    model = Model()
    for number in range(problem.size):
        model.column(high=1.0 if problem.fits([number]) else 0.0, whole=True)
    _limit(model, problem.costs, problem.budget)
    _limit(model, problem.days, problem.most_days)
    for one, other in problem.requires:
        model.row({one: 1.0, other: -1.0}, high=0.0)
    for one, other in problem.excludes:
        model.row({one: 1.0, other: 1.0}, high=1.0)
    for one, users in problem.helpers:
        model.row({one: 1.0} | dict.fromkeys(users, -1.0), high=0.0)
    for spot in problem.spots:
        _spot(model, spot)
    return model


def _limit(model: Model, asks: Collection[float], limit: float | None) -> None:
    if limit is None or limit <= 0:  # with nothing to spend, what asks something has been ruled out already
        return
    parts = {number: ask / limit * _UNIT for number, ask in enumerate(asks) if 0 < ask <= 2 * limit}
    model.row(parts, high=_UNIT * (1 + _ROUNDING * max(1.0, limit) / limit))


def _spot(model: Model, spot: Spot) -> None:
    harming = {number: max(-_MOST, effect.expected) for number, effect in spot.effects if effect.expected <= -SMALLEST}
    top, worst = 100.0 - spot.p, sum(harming.values())
    # An effect that fills the room by itself, whatever harms, may as well be no larger: the figures stay small.
    helping = sorted(
        ((known, number) for number, e in spot.effects if (known := min(e.expected, top - worst)) >= SMALLEST),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if not helping and not harming:
        return
    if len(helping) == 1 and not harming:
        effect, number = helping[0]
        model.gain[number] = model.gain.get(number, 0.0) + spot.worth * min(top, effect)
        return
    rise = model.column(min(worst, -spot.p), top)
    parts = {rise: 1.0} | {number: -value for number, value in harming.items()}
    for column, worth in _slots(model, helping):
        parts[column] = -worth
    if worst < -spot.p:
        sunk = model.column(whole=True)
        model.row(parts | {sunk: worst + spot.p}, high=0.0)
        model.row({rise: 1.0, sunk: 100.0}, high=top)
    else:
        model.row(parts, high=0.0)
    model.gain[rise] = model.gain.get(rise, 0.0) + spot.worth


def _slots(model: Model, helping: list[tuple[float, int]]) -> list[tuple[int, float]]:
    """Columns that put effects into slots. The i-th largest never needs a slot after the i-th."""
    found = []
    filled: dict[int, dict[int, float]] = {}
    for place, (effect, number) in enumerate(helping):
        columns = []
        for slot in range(place + 1):
            if effect / 2**slot < SMALLEST:
                break
            column = model.column()
            columns.append(column)
            filled.setdefault(slot, {})[column] = 1.0
            found.append((column, effect / 2**slot))
        model.row(dict.fromkeys(columns, 1.0) | {number: -1.0}, high=0.0)
    for columns_of_slot in filled.values():
        if len(columns_of_slot) > 1:
            model.row(columns_of_slot, high=1.0)
    return found
