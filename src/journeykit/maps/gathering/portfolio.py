"""The journeys of a project: their indexes, their parts, and the touchpoints that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from journeykit.diagnostics import Message
from journeykit.maps.canvas.palette import client_accent
from journeykit.maps.content import FLOOR, MapContent, Performance
from journeykit.maps.gathering import names
from journeykit.maps.gathering.logos import client_logo
from journeykit.maps.portfolio.content import MapJourney, Portfolio, SharedTouchpoint, Spot
from journeykit.model import Journey
from journeykit.scoring import JourneyScore, Scores
from journeykit.scoring.shared import Shared, parents, shared
from journeykit.scoring.sums import Spot as Standing
from journeykit.scoring.values import Interval
from journeykit.words import Sentence, translator
from journeykit.workspace import Workspace


def gather_portfolio(
    workspace: Workspace, scores: Scores, journeys: Sequence[Journey], language: str | None = None
) -> tuple[MapContent, tuple[Message, ...]]:
    """Return what a map of several journeys shows, and what is to be said about making it.

    Args:
        workspace: The project.
        scores: Its scores.
        journeys: The journeys that are shown; what they share is counted among them.
        language: Of the map; by default the project's.
    """
    project = workspace.project
    tongue = language or project.language
    t = translator(tongue)
    accent, said = client_accent(project.style.accent)
    logo, also = client_logo(workspace)
    own = scores.only({journey.id for journey in journeys})
    content = MapContent(
        id="portfolio",
        language=tongue,
        title="",
        subject=project.name if workspace.project_file else t("Customer journeys"),
        client=project.name if workspace.project_file else "",
        accent=accent,
        logo=logo,
        portfolio=Portfolio(tuple(_trees(t, workspace, own, journeys)), tuple(_shared(workspace, own))),
    )
    return content, (*((said,) if said else ()), *also)


def _trees(t: Sentence, workspace: Workspace, scores: Scores, journeys: Sequence[Journey]) -> Iterator[MapJourney]:
    """Yield the journeys that are part of no other, the most customers first, each with its parts."""
    known = {journey.id for journey in journeys}
    below: dict[str | None, list[Journey]] = {}
    for journey in journeys:
        above = journey.parent or (journey.future_of if journey.state == "future" else None)
        below.setdefault(above if above in known and above != journey.id else None, []).append(journey)
    together = {parent.id: _performance(parent.index) for parent in parents(scores, workspace)}
    made: set[str] = set()

    def tree(journey: Journey) -> MapJourney:
        made.add(journey.id)
        parts = [tree(part) for part in _ordered(below.get(journey.id, [])) if part.id not in made]
        one = _journey(t, workspace, scores, journey)
        return replace(one, together=together.get(journey.id), parts=tuple(parts))

    for journey in _ordered(below.get(None, [])):
        yield tree(journey)
    for journey in journeys:  # a circle of parts is an error of its own; here each of them is shown
        if journey.id not in made:
            yield tree(journey)


def _ordered(journeys: Sequence[Journey]) -> list[Journey]:
    """Sort: current before future, then the most customers first; else as in the files."""
    return sorted(journeys, key=lambda one: (one.state == "future", -(one.customers_per_year or 0)))


def _journey(t: Sentence, workspace: Workspace, scores: Scores, journey: Journey) -> MapJourney:
    score = scores.journey(journey.id)
    return MapJourney(
        id=journey.id,
        title=journey.title,
        customers=journey.customers_per_year,
        touchpoints=len(journey.touchpoints),
        index=_performance(score.index, score) if score else None,
        low=(score.below_floor or 0) if score else 0,
        lowest=_lowest(score) if score else "",
        future=journey.state == "future",
        tags=(t("temporary"),) if journey.runs else (),
        owner=names.department(workspace.project, journey.owner.department) if journey.owner else "",
    )


def _lowest(score: JourneyScore) -> str:
    worst = score.touchpoint(score.minimum.touchpoint) if score.minimum else None
    return worst.name if worst else ""


def _performance(index: Interval, score: JourneyScore | None = None) -> Performance | None:
    """Return an index as a performance; it rests on a hypothesis when no touchpoint was measured."""
    if index.value is None:
        return None
    known = [one.performance for one in score.touchpoints if one.performance.value is not None] if score else []
    return Performance(index.value, index.low, index.high, None, bool(known) and all(p.is_hypothesis for p in known))


def _shared(workspace: Workspace, scores: Scores) -> Iterator[SharedTouchpoint]:
    library = {
        touchpoint.id: touchpoint.name
        for document in workspace.documents_of("touchpoints", sound=True)
        for touchpoint in document.model.touchpoints
    }
    for one in shared(scores, workspace):
        yield SharedTouchpoint(
            one.id,
            library.get(one.id, one.name),
            tuple(_spot(standing) for standing in one.spots),
            one.impact.value,
            one.customers,
            _below(one),
            one.impact.low,
            one.impact.high,
        )


def _spot(standing: Standing) -> Spot:
    touchpoint = standing.touchpoint
    p = touchpoint.performance
    known = (
        None
        if p.value is None
        else Performance(p.value, p.low, p.high, None if p.n is None else round(p.n), p.is_hypothesis)
    )
    return Spot(
        standing.journey.id,
        touchpoint.name,
        known,
        touchpoint.choice.take,
        touchpoint.choice.certainty == "suspected",
        bool(touchpoint.broken_basics),
        touchpoint.run_by_others,
    )


def _below(one: Shared) -> float | None:
    """Count how many customers a year meet it where it was measured to do insufficiently."""
    met = 0.0
    for standing in one.spots:
        p = standing.touchpoint.performance
        if p.value is None or p.is_hypothesis or p.value >= FLOOR:
            continue
        customers = standing.journey.customers_per_year
        if customers is None:
            return None
        met += customers * standing.touchpoint.reach.value
    return met
