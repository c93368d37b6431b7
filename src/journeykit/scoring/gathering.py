"""From a workspace to the score of one of its journeys: the touchpoints that count, with the figures that speak of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.scoring.facts import Facts, facts
from journeykit.scoring.journeys import score_journey
from journeykit.scoring.own_figures import feels
from journeykit.scoring.personas import placing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import Basis, JourneyScore
    from journeykit.workspace import Document, PlacedRecord, TouchpointAt, Workspace


def journey_score(
    workspace: Workspace,
    document: Document,
    flows: Mapping[str | None, Sequence[PlacedRecord]],
    settings: Settings,
    now: date | None,
    change: Callable[[Facts], Facts] | None = None,
) -> JourneyScore:
    """Score the journey of a document, as everybody or as the group through whose eyes the workspace is looked at."""
    journey = document.model
    gathered = [
        _facts(workspace, document, at, settings, now)
        for at in workspace.touchpoints(journey)
        if at.touchpoint.status != "planned"
    ]
    if change is not None:
        gathered = [change(one) for one in gathered]
    return score_journey(document, gathered, flows, workspace.records_of(journey.id, None), settings, now)


def _facts(workspace: Workspace, document: Document, at: TouchpointAt, settings: Settings, now: date | None) -> Facts:
    records = workspace.records_of(at.journey.id, at.touchpoint.id)
    found = facts(placing(workspace, document, at), at, records, settings, now)
    seen = workspace.seen_by
    if seen is None:
        return found
    said = seen.said.get((at.journey.id, at.touchpoint.id))
    basis: Basis | None = None
    if any(placed.place in seen.own for metric in found.metrics for placed in metric.records):
        basis = "measured"
    elif said is not None and feels(said):
        basis = "emotion"
    # Where everybody goes says less of this persona than what is said of it alone.
    return replace(found, basis=basis, reach=said.reach if said is not None else None)
