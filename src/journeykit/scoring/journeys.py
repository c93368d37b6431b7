"""The score of one journey: its touchpoints weighed together, and the figures of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.scoring import curve
from journeykit.scoring.choice import Standing, choices
from journeykit.scoring.crossings import channel_switch_rate, handoffs
from journeykit.scoring.flows import transitions
from journeykit.scoring.impact import Part, index, total_mass
from journeykit.scoring.importance import Said, Weight, weights
from journeykit.scoring.measured import measured
from journeykit.scoring.performance import FLOOR, Figure, p_of
from journeykit.scoring.reach import is_loop, reaches
from journeykit.scoring.shrink import Shrinkage, shrinkage, shrunk
from journeykit.scoring.touchpoints import Flows, Weighed, scored
from journeykit.scoring.values import Interval, JourneyScore, Minimum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from journeykit.model import Journey
    from journeykit.scoring.facts import Facts
    from journeykit.scoring.settings import Settings
    from journeykit.workspace import Document, PlacedRecord


def is_scored(journey: Journey) -> bool:
    """Whether a journey is scored: a future one is only drawn and compared."""
    return journey.state != "future"


def score_journey(
    document: Document,
    gathered: Sequence[Facts],
    flows: Mapping[str | None, Sequence[PlacedRecord]],
    journey_records: Sequence[PlacedRecord],
    settings: Settings,
    now: date | None,
) -> JourneyScore:
    """Score a journey from the facts of the touchpoints that count (planned ones are left out)."""
    journey: Journey = document.model
    edges = transitions(journey, flows)
    weighed, towards = _weigh(gathered, edges, settings)
    parts = [
        Part(one.figure, one.weight.w, one.reached.value)
        for one in weighed
        if one.figure is not None and one.weight.w is not None
    ]
    total = total_mass(parts)
    whole = index(parts)
    known = [(one.figure.p, one.facts.touchpoint.id) for one in weighed if one.figure is not None]
    lowest = min(known, key=lambda pair: pair[0], default=None)
    emotions = [f.touchpoint.customer.emotion if f.touchpoint.customer else None for f in gathered]
    return JourneyScore(
        id=journey.id,
        title=journey.title,
        file=document.file,
        index=Interval(whole.p, whole.low, whole.high) if whole else Interval(),
        peak_end=_as_p(curve.peak_end(emotions), settings),
        school_mark=None if whole is None else whole.p / 10,
        minimum=None if lowest is None else Minimum(lowest[1], lowest[0]),
        below_floor=sum(1 for p, _ in known if p < FLOOR) if known else None,
        channel_switch_rate=channel_switch_rate([f.touchpoint.channels for f in gathered]),
        handoffs=handoffs([f.touchpoint.owner.department if f.touchpoint.owner else None for f in gathered]),
        loops=_loops(gathered, edges),
        stories_not_carried=sum(1 for f in gathered for step in f.touchpoint.next or () if step.carries == "none"),
        total_mass=total,
        customers_per_year=journey.customers_per_year,
        headlines=tuple(h for metric in measured(journey_records, settings, now) for h in metric.headlines),
        shrinkage=towards,
        touchpoints=scored(weighed, edges, total, settings),
    )


def _weigh(gathered: Sequence[Facts], edges: Flows, settings: Settings) -> tuple[list[Weighed], Shrinkage | None]:
    towards = shrinkage([f.figure for f in gathered if f.figure is not None and not f.is_hypothesis])
    figures = [_figure(f, towards) for f in gathered]
    said = [
        Said(
            stated=f.stated,
            organisation=f.touchpoint.importance.organisation if f.touchpoint.importance else None,
            derived=f.derived,
            counts=figure is not None,
        )
        for f, figure in zip(gathered, figures, strict=True)
    ]
    weight = weights(said, settings.organisation_share)
    reached = reaches(
        [f.touchpoint.id for f in gathered],
        [flow for flow, _ in edges],
        {f.touchpoint.id: f.touchpoint.reach for f in gathered},
        {f.touchpoint.id: f.reach for f in gathered if f.reach is not None},
    )
    standings = [_standing(f, figure, w) for f, figure, w in zip(gathered, figures, weight, strict=True)]
    chosen = choices(standings, settings.excel_max)
    return [
        Weighed(f, figure, w, reached[f.touchpoint.id], standing, choice)
        for f, figure, w, standing, choice in zip(gathered, figures, weight, standings, chosen, strict=True)
    ], towards


def _figure(facts: Facts, towards: Shrinkage | None) -> Figure | None:
    if facts.instead is not None:
        return facts.instead
    return facts.figure if facts.figure is None or facts.is_hypothesis else shrunk(facts.figure, towards)


def _standing(facts: Facts, figure: Figure | None, weight: Weight) -> Standing:
    return Standing(
        p=figure.p if figure else None,
        high=figure.high if figure else None,
        hypothesis=facts.is_hypothesis,
        broken_basic=bool(facts.broken_basics),
        moment_of_truth=facts.touchpoint.moment_of_truth is not None,
        w=weight.w,
        assumed=weight.source == "assumed",
        q=facts.brand.potential,
        gap=facts.brand.gap,
    )


def _loops(gathered: Sequence[Facts], edges: Flows) -> int:
    """How many ways lead back to where the customer was before, declared or measured."""
    place: dict[str, int] = {}
    for position, f in enumerate(gathered):
        place.setdefault(f.touchpoint.id, position)
    ways = {(f.touchpoint.id, step.to) for f in gathered for step in f.touchpoint.next or ()}
    ways |= {(flow.origin, flow.target) for flow, _ in edges if flow.customers > 0}
    return sum(1 for origin, target in ways if is_loop(place, origin, target))


def _as_p(emotion: float | None, settings: Settings) -> float | None:
    scale = settings.scale("emotion")
    return None if emotion is None or scale is None else p_of(emotion, scale)
