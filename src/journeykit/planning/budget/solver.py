"""Solving a linear model with HiGHS, always in the same way: one thread, one seed, no gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.planning.budget.model import Model

PATIENCE = 60.0
_EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Solved:
    """The improvements that were chosen, and whether it is proven that no choice is better."""

    chosen: frozenset[int]
    proven: bool


def solve(
    model: Model, goal: Mapping[int, float], size: int, *, most: bool = True, patience: float = PATIENCE
) -> Solved | None:
    """Look for the choice with the most (or least) of a goal; None when the rows contradict each other.

    The first `size` columns are the improvements. When time runs out, the best choice so far comes back, not proven.
    """
    import highspy
    import numpy as np

    problem = highspy.HighsLp()
    problem.num_col_, problem.num_row_ = len(model.lows), len(model.rows)
    costs = np.zeros(len(model.lows))
    for column, value in goal.items():
        costs[column] = value
    problem.sense_ = highspy.ObjSense.kMaximize if most else highspy.ObjSense.kMinimize
    problem.col_cost_ = costs
    problem.col_lower_, problem.col_upper_ = np.array(model.lows), np.array(model.highs)
    problem.row_lower_ = np.array([low for _, low, _ in model.rows], dtype=float)
    problem.row_upper_ = np.array([high for _, _, high in model.rows], dtype=float)
    problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    problem.a_matrix_.start_ = np.cumsum([0, *(len(parts) for parts, _, _ in model.rows)], dtype=np.int32)
    problem.a_matrix_.index_ = np.array([column for parts, _, _ in model.rows for column in parts], dtype=np.int32)
    problem.a_matrix_.value_ = np.array([value for parts, _, _ in model.rows for value in parts.values()], dtype=float)
    kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
    problem.integrality_ = [kinds[whole] for whole in model.whole]

    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # the library types all but this
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - the library's own way of setting options
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 1)
    solver.setOptionValue("time_limit", patience)
    for name in ("mip_rel_gap", "mip_abs_gap"):
        solver.setOptionValue(name, 0.0)
    for name in ("mip_feasibility_tolerance", "primal_feasibility_tolerance", "dual_feasibility_tolerance"):
        solver.setOptionValue(name, _EXACT)
    solver.passModel(problem)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        # Odd figures have made the simplification of a model find contradictions that are not there.
        solver.setOptionValue("presolve", "off")
        solver.run()
        status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    values = solver.getSolution().col_value
    chosen = frozenset(number for number in range(size) if number < len(values) and values[number] > 0.5)
    return Solved(chosen, status == highspy.HighsModelStatus.kOptimal)
