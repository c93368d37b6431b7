"""The best plan for a budget: which improvements together are expected to bring most, and what that rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, message
from journeykit.planning.budget.offers import offers_of
from journeykit.planning.budget.plans import best_of
from journeykit.planning.budget.table import ask_of, table_of
from journeykit.planning.budget.telling import Telling
from journeykit.planning.budget.values import Choice
from journeykit.scoring.expectations import expectations
from journeykit.scoring.ranking import shares_of
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Collection

    from journeykit.planning.budget.values import Added
    from journeykit.scoring.values import Scores
    from journeykit.workspace import Workspace


_MOST = 1e15  # beyond it a double cannot tell euros apart


def choose(
    workspace: Workspace,
    scores: Scores,
    budget: float | None = None,
    days: float | None = None,
    *,
    horizon: float = 1.0,
    journeys: Collection[str] | None = None,
) -> Choice:
    """Choose the improvements that are expected to bring most within a budget and a number of working days.

    Args:
        workspace: What was read.
        scores: Its scores; with the draws of `simulate` the gain gets its interval, and the choice is repeated.
        budget: Euros that may be spent until the horizon; None does not bind.
        days: Working days that may be spent; None does not bind.
        horizon: The years that yearly costs are counted for.
        journeys: Ids of the journeys to plan; none means all that are scored.

    Returns:
        The best plan, the second best, what a tenth more would bring, what was left out, and what could not be judged.

    Raises:
        JourneykitError: The budget, the days or the horizon is below 0, no number, or beyond counting.
    """
    _sound(budget, days, horizon)
    shares, added = _shares(scores, journeys)
    expected = expectations(workspace, scores)
    offers = offers_of(workspace, expected, shares, money=budget is not None, time=days is not None)
    table = table_of(offers, expected, shares, horizon, budget, days)
    best = best_of(table.problem)
    certainty = None
    if scores.simulation is not None:
        from journeykit.planning.budget.draws import certainty_of  # it loads numpy

        certainty = certainty_of(table, best.chosen, scores, shares)
    telling = Telling(table, offers, best, horizon, certainty)
    keys = table.named(best.chosen)
    gains = {id_: gain for id_ in shares if (gain := expected.in_journey(id_, set(keys))) is not None}
    return Choice(
        budget=budget,
        days=days,
        horizon=horizon,
        picked=tuple(telling.picked()),
        gain=certainty.gain if certainty else Interval(table.problem.gain(best.chosen)),
        gains=gains,
        ask=ask_of([offers[key] for key in keys], horizon),
        added=added,
        optimal=best.proven,
        runner_up=None if best.second is None else telling.difference(best.second),
        more_budget=telling.more_budget(),
        more_days=telling.more_days(),
        left_out=tuple(telling.left_out()),
        unjudged=tuple(telling.unjudged()),
        considered=table.problem.size,
        draws=certainty.draws if certainty else None,
    )


def _sound(budget: float | None, days: float | None, horizon: float) -> None:
    for name, limit in (("budget", budget), ("days", days), ("horizon", horizon)):
        if limit is not None and not abs(limit) <= _MOST:  # nor what is no number at all
            raise JourneykitError(message("--{name} is no number that one can count with", name=name))
        if limit is not None and limit < 0:
            raise JourneykitError(message("--{name} is below 0, and no plan asks less than nothing", name=name))


def _shares(scores: Scores, journeys: Collection[str] | None) -> tuple[dict[str, float], Added]:
    """What a point of each planned journey counts: by customers a year, or alike when not all say how many."""
    planned = [one for one in scores.journeys if journeys is None or one.id in journeys]
    if not planned:
        return {}, "one"
    known = shares_of(planned)
    shares = known or [1 / len(planned)] * len(planned)
    added: Added = "one" if len(planned) == 1 else "customers" if known else "alike"
    return dict(zip((one.id for one in planned), shares, strict=True)), added
