"""The best plan, the second best, and the best one with or without something: exact, and always the same one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.planning.budget.model import Model, model_of
from journeykit.planning.budget.solver import Solved, solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeykit.planning.budget.problem import Problem

EQUAL = 1e-6
"""Plans that differ by less than a millionth of an index point bring the same."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best choice of improvements, the next best, and whether both are proven."""

    chosen: frozenset[int]
    second: frozenset[int] | None
    proven: bool


def best_of(problem: Problem) -> Best:
    """Find the choice that brings most, and the best other one.

    Of choices that bring the same, the one that asks least money is taken, then the one that asks fewest days, then
    the one with what stands first in the files.
    """
    if not problem.size:
        return Best(frozenset(), None, proven=True)
    first = best_with(problem)
    assert first is not None, "to do nothing is always possible"
    second = best_with(problem, besides=[first.chosen])
    proven = first.proven and (second is None or second.proven)
    if second is not None and problem.gain(second.chosen) >= problem.gain(first.chosen) - EQUAL:
        most = max(problem.gain(first.chosen), problem.gain(second.chosen))
        first = _least_asking(problem, most) or first
        second = best_with(problem, besides=[first.chosen])
        proven = proven and first.proven and (second is None or second.proven)
    return Best(first.chosen, second.chosen if second else None, proven)


def best_with(
    problem: Problem, *, including: Iterable[int] = (), besides: Iterable[frozenset[int]] = ()
) -> Solved | None:
    """Find the choice that brings most, with some improvements in it, other than some choices; None if there is none."""
    model = model_of(problem)
    for number in including:
        if model.highs[number] < 1:
            return None
        model.lows[number] = 1.0
    for chosen in besides:
        model.forbid(chosen, problem.size)
    return _solved(problem, model, model.gain, most=True)


def _least_asking(problem: Problem, gain: float) -> Solved | None:
    """Of the choices that bring so much, the one that asks least."""
    model = model_of(problem)
    model.row(model.gain, low=gain - EQUAL)
    order = {number: 1 + number / problem.size for number in range(problem.size)}
    found: Solved | None = None
    for asks in (dict(enumerate(problem.costs)), dict(enumerate(problem.days)), order):
        biggest = max(asks.values(), default=0.0)
        if biggest <= 0:
            continue
        goal = {number: ask / biggest for number, ask in asks.items() if ask}
        found = _solved(problem, model, goal, most=False)
        if found is None:
            return None
        model.row(goal, high=sum(goal.get(number, 0.0) for number in found.chosen) + EQUAL)
    return found


def _solved(problem: Problem, model: Model, goal: Mapping[int, float], *, most: bool) -> Solved | None:
    while True:
        solved = solve(model, goal, problem.size, most=most)
        if solved is None or problem.allows(solved.chosen):
            return solved
        model.forbid(solved.chosen, problem.size)  # it only fits within the solver's tolerance
