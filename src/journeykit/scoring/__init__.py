"""Pure arithmetic: metrics, importance, impact, brand fit, the choice, and the order.

`score` makes `Scores` of a workspace, `simulate` adds how sure they are, `rank` puts touchpoints in order, and
`expectations` tells what improvements are expected to bring. The definitions that rules, plans and maps share stand in
the modules of this room.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from journeykit.process.collecting import without_collecting

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from journeykit.scoring.facts import Facts
    from journeykit.scoring.personas import for_persona
    from journeykit.scoring.ranking import Ranking, rank
    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import Workspace

# Who needs one formula of this room (measuring does) is not to load them all.
_HOMES = {
    "JourneyScore": "values",
    "Ranking": "ranking",
    "Scores": "values",
    "TouchpointScore": "values",
    "for_persona": "personas",
    "rank": "ranking",
}

__all__ = [
    "JourneyScore",
    "Ranking",
    "Scores",
    "TouchpointScore",
    "for_persona",
    "rank",
    "score",
    "simulate",
]


def __getattr__(name: str) -> Any:
    """Import on first use."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"journeykit.scoring.{_HOMES[name]}"), name)


def score(
    workspace: Workspace,
    as_of: date | None = None,
    *,
    change: Callable[[Facts], Facts] | None = None,
    journeys: Collection[str] | None = None,
) -> Scores:
    """Score every current journey of a workspace.

    Args:
        workspace: What was read; what `for_persona` makes of it is scored for that persona.
        as_of: The day from which it is judged whether a measurement is old; without it, the last day of the
            newest period in the project, so that the same files always give the same scores.
        change: For what-ifs: what to make of the facts of each touchpoint before its journey weighs them.
        journeys: Ids of the journeys to score; none means all.

    Returns:
        The figures of journeys and touchpoints. Future journeys and planned touchpoints are left out.
    """
    with without_collecting():
        return _score(workspace, as_of, change, journeys)


def simulate(scores: Scores, draws: int | None = None, seed: int | None = None, *, places: bool = True) -> Scores:
    """Draw what is uncertain, and return the scores with their intervals.

    Satisfaction is drawn from its interval, importance around what is stated, and so is the balance between
    satisfaction and brand (`scoring.weight_certainty` says how closely). This loads numpy; `score` alone never does.

    Args:
        scores: What `score` made.
        draws: How many draws; left out, `scoring.draws` (2,000).
        seed: Where the random numbers start; left out, `scoring.seed` (1). The same seed gives the same digits,
            whatever the order of the files and whichever other journeys there are.
        places: Whether to find how sure the places within each journey are: a third of the work, and `rank` finds
            those of its own orders itself.

    Returns:
        Scores whose impacts and indexes have intervals (95 % unless `scoring.confidence` says otherwise), and whose
        ranks have the places of 90 % of the draws and the share of draws in the top 5. Where nobody knows the margin
        of a figure, these stay None.

    Raises:
        JourneykitError: So many draws of so many touchpoints do not fit into memory.
    """
    from journeykit.scoring.simulating import simulated

    settings = scores.settings
    with without_collecting():
        return simulated(
            scores,
            settings.draws if draws is None else draws,
            settings.seed if seed is None else seed,
            with_places=places,
        )


def _score(
    workspace: Workspace,
    as_of: date | None,
    change: Callable[[Facts], Facts] | None,
    journeys: Collection[str] | None,
) -> Scores:
    from journeykit.scoring.flows import by_journey
    from journeykit.scoring.gathering import journey_score
    from journeykit.scoring.journeys import is_scored
    from journeykit.scoring.records import newest_day
    from journeykit.scoring.settings import settings_of
    from journeykit.scoring.values import Scores

    settings = settings_of(workspace.project)
    # What is old is old for everybody: a persona that was not asked lately does not turn back the clock.
    whole = workspace.seen_by.whole if workspace.seen_by is not None else workspace
    newest = newest_day(whole.records)
    now = as_of or newest
    flows = by_journey(workspace.records)
    scored = tuple(
        journey_score(workspace, document, flows, settings, now, change)
        for document in workspace.documents_of("journey", sound=True)
        if is_scored(document.model) and (journeys is None or document.model.id in journeys)
    )
    return Scores(scored, settings, now, _newest_period(whole, newest))


def _newest_period(workspace: Workspace, newest: date | None) -> str | None:
    """The name of the newest period, as written; of several that end on its last day, the shortest but a day."""
    from journeykit.scoring.records import days

    ending = [
        (known[0] != known[1], known[0], placed.record.period or str(placed.record.date))
        for placed in workspace.records
        if (known := days(placed.record)) and known[1] == newest
    ]
    return max(ending)[2] if ending else None
