"""All figures of one touchpoint, once the journey has weighed it against the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.scoring.impact import harm, impact, strength, target_of
from journeykit.scoring.priority import criteria, group_of, in_order
from journeykit.scoring.reach import ANYWHERE
from journeykit.scoring.reasons import because
from journeykit.scoring.values import (
    Choice,
    Importance,
    Interval,
    Performance,
    Rank,
    Reach,
    RestsOn,
    TouchpointScore,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeykit.scoring.choice import Chosen, Standing
    from journeykit.scoring.facts import Facts
    from journeykit.scoring.importance import Weight
    from journeykit.scoring.performance import Figure
    from journeykit.scoring.priority import Criteria
    from journeykit.scoring.reach import Reached, Transition
    from journeykit.scoring.settings import Settings
    from journeykit.workspace import PlacedRecord

Flows = list[tuple["Transition", tuple["PlacedRecord", ...]]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """One touchpoint after the journey has weighed it against the others."""

    facts: Facts
    figure: Figure | None
    weight: Weight
    reached: Reached
    standing: Standing
    chosen: Chosen


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the order is made of."""

    choice: Choice
    target: float
    criteria: Criteria | None
    priority: float | None


def scored(weighed: Sequence[Weighed], edges: Flows, total: float, settings: Settings) -> tuple[TouchpointScore, ...]:
    """The scores of a journey's touchpoints, with their places in its order; `total` is `sum(w r)`."""
    most = max((one.weight.w for one in weighed if one.weight.w is not None), default=0.0)
    judged = [_judged(one, most, settings.balance) for one in weighed]
    arriving: dict[str, Flows] = {}
    for edge in edges:
        arriving.setdefault(edge[0].target, []).append(edge)
    return tuple(
        _touchpoint(one, verdict, rank, arriving, total)
        for one, verdict, rank in zip(weighed, judged, _ranks(judged), strict=True)
    )


def _judged(one: Weighed, most: float, balance: float) -> _Judged:
    choice = _choice(one)
    target = target_of(choice.take)
    room = criteria(
        p=one.figure.p if one.figure else None,
        target=target,
        w=one.weight.w,
        most=most,
        r=one.reached.value,
        gap=one.facts.brand.gap,
    )
    return _Judged(choice, target, room, None if room is None else room.weighed(balance))


def _ranks(judged: Sequence[_Judged]) -> list[Rank]:
    """The places in the order; what is first to be measured has none."""
    order = in_order(range(len(judged)), take=lambda i: judged[i].choice.take, value=lambda i: judged[i].priority)
    ranks = [Rank()] * len(judged)
    for place, position in enumerate(order, start=1):
        if group_of(judged[position].choice.take) < group_of("measure"):
            ranks[position] = Rank(place)
    return ranks


def _touchpoint(
    one: Weighed, judged: _Judged, rank: Rank, arriving: Mapping[str, Flows], total: float
) -> TouchpointScore:
    facts, touchpoint = one.facts, one.facts.touchpoint
    p = one.figure.p if one.figure else None
    mass = None if one.weight.w is None else one.weight.w * one.reached.value
    flows = arriving.get(touchpoint.id, []) if one.reached.source == "measured" else []
    flows = [flow for flow in flows if flow[0].origin == ANYWHERE] or flows
    return TouchpointScore(
        id=touchpoint.id,
        name=touchpoint.name,
        phase=facts.at.journey.phases[facts.at.phase].id,
        performance=_performance(facts, one.figure),
        importance=_importance(one),
        reach=Reach(one.reached.value, one.reached.source, tuple(flow for flow, _ in flows)),
        impact=Interval(None if p is None or mass is None else impact(p, judged.target, mass, total)),
        harm=None if p is None or mass is None else harm(p, mass, total),
        strength=None if p is None or mass is None else strength(p, mass, total),
        brand=facts.brand,
        choice=judged.choice,
        target=judged.target,
        criteria=judged.criteria,
        priority=judged.priority,
        rank=rank,
        rests_on=(*facts.rests_on, *(RestsOn(placed.place, "transitions") for _, used in flows for placed in used)),
        run_by_others=touchpoint.run_by == "others",
        moment_of_truth=touchpoint.moment_of_truth is not None,
        broken_basics=facts.broken_basics,
    )


def _importance(one: Weighed) -> Importance:
    said = one.facts.touchpoint.importance
    return Importance(
        value=one.weight.w,
        source=one.weight.source,
        basis=one.weight.basis,
        stated=one.facts.stated,
        organisation=said.organisation if said else None,
        derived=one.facts.derived,
    )


def _performance(facts: Facts, figure: Figure | None) -> Performance:
    headlines = tuple(headline for metric in facts.metrics for headline in metric.headlines)
    if figure is None:
        return Performance(headlines=headlines, basis=facts.basis)
    return Performance(
        value=figure.p,
        raw=facts.figure.p if facts.figure else None,
        low=figure.low,
        high=figure.high,
        se=figure.se,
        n=figure.n,
        grade="hypothesis" if facts.is_hypothesis or facts.figure is None else "quantitative",
        headlines=headlines,
        metrics=facts.metrics,
        stale=any(metric.stale for metric in facts.metrics),
        widest=any(metric.widest for metric in facts.metrics),
        basis=facts.basis,
    )


def _choice(one: Weighed) -> Choice:
    """The computed choice, or a person's with the computed one beside it."""
    computed, overruling = one.chosen, one.facts.touchpoint.choice
    why = because(computed, one.standing, one.facts.broken_basics)
    if overruling is None:
        return Choice(take=computed.take, certainty=computed.certainty, because=why)
    same = overruling.take == computed.take
    return Choice(
        take=overruling.take,
        certainty=computed.certainty if same else None,
        because=why,
        overruled=None if same else computed.take,
        reason=overruling.because,
    )
