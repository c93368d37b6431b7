"""What a change does to figures, choices and places, by scoring both states and what lies between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journeykit.history.diff_values import JourneyEffect, Pair, PointEffect
from journeykit.history.splitting import Split, split
from journeykit.scoring import score
from journeykit.scoring.records import newest_day
from journeykit.scoring.settings import settings_of
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from journeykit.history.diff_values import Certainty, Edit, Reason
    from journeykit.history.edits import Said, Spot
    from journeykit.history.trend_values import Change
    from journeykit.scoring.facts import Facts
    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import Workspace

_VISIBLE = 0.05
_SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Scored:
    """The figures of both states, and of the state between: the new weights around the old figures.

    `facts` and `old_facts` are what is known of each touchpoint, by its new place; `came_from` are the old places of
    those that a journey has now.
    """

    before: Scores
    between: Scores
    after: Scores
    facts: Mapping[Spot, Facts]
    old_facts: Mapping[Spot, Facts]
    came_from: Mapping[str, set[Spot]]


def touched(old: Workspace, new: Workspace, said: Said, measured: Iterable[Edit]) -> frozenset[str]:
    """The new ids of journeys whose figures can be others, and the ids of those that are gone: the rest is not scored."""
    every = frozenset(journey.id for journey in new.journeys)
    gone = frozenset(journey.id for journey in old.journeys) - frozenset(said.journeys.values())
    spoken = {edit.item.journey for edit in measured}
    same_time = newest_day(old.records) == newest_day(new.records)
    if None in spoken or not same_time or settings_of(old.project) != settings_of(new.project):
        return every | gone
    changed = {id_ for id_ in every if id_ in spoken or id_ not in said.journeys}
    changed |= {id_ for id_, was in said.journeys.items() if was in spoken or old.journey(was) != new.journey(id_)}
    return frozenset(changed) | gone


def scored(old: Workspace, new: Workspace, said: Said, journeys: frozenset[str]) -> Scored:
    """Score the old state, the new one, and the new one as if every old figure still stood; some journeys of them."""
    from journeykit.scoring.simulating import with_indexes

    facts: dict[Spot, Facts] = {}
    then = {said.journeys.get(id_, id_) for id_ in journeys}
    before, after = score(old, journeys=then), score(new, change=_kept_in(facts), journeys=journeys)
    # The old answers by the new settings: else a new target would look like other customers.
    in_old_places: dict[Spot, Facts] = {}
    score(replace(old, project=new.project), after.now, change=_kept_in(in_old_places), journeys=then)
    old_facts = {spot: in_old_places[was] for spot, was in said.spots.items() if was in in_old_places}

    def put_back(one: Facts) -> Facts:
        was = old_facts.get((one.at.journey.id, one.at.touchpoint.id))
        return (
            one
            if was is None
            else replace(one, figure=was.figure, is_hypothesis=was.is_hypothesis, metrics=was.metrics)
        )

    between = score(new, after.now, change=put_back, journeys=journeys)
    before, after = (with_indexes(one, one.settings.draws, one.settings.seed) for one in (before, after))
    came_from: dict[str, set[Spot]] = {}
    for spot, was in said.spots.items():
        came_from.setdefault(spot[0], set()).add(was)
    return Scored(before, between, after, facts, old_facts, came_from)


def _kept_in(facts: dict[Spot, Facts]) -> _Keeper:
    return _Keeper(facts)


class _Keeper:
    """Changes nothing, and keeps what it is shown."""

    def __init__(self, facts: dict[Spot, Facts]) -> None:
        self._facts = facts

    def __call__(self, one: Facts) -> Facts:
        self._facts.setdefault((one.at.journey.id, one.at.touchpoint.id), one)
        return one


def effects(found: Scored, said: Said, changes: Sequence[Change]) -> Iterator[JourneyEffect]:
    """Yield what happened to every journey, in the order of the new ones, those that are gone last."""
    for journey in found.after.journeys:
        was = said.journeys.get(journey.id)
        old = found.before.journey(was) if was is not None else None
        yield _effect(found, said, changes, journey, old)
    still = set(said.journeys.values())
    for one in found.before.journeys:
        if one.id not in still:
            yield JourneyEffect(
                id=one.id, title=one.title, before=one.index, after=Interval(), by_data=Interval(), by_weighting=None, by_touchpoints=None,
                peak_end=Pair(before=one.peak_end, after=None), below_floor=Pair(before=one.below_floor, after=None),
                touchpoints=(), state="removed",
            )  # fmt: skip


def _effect(
    found: Scored, said: Said, changes: Sequence[Change], journey: JourneyScore, old: JourneyScore | None
) -> JourneyEffect:
    between = found.between.journey(journey.id)
    parts = Split()
    if old is not None and between is not None:
        spots = {point.id: (journey.id, point.id) for point in journey.touchpoints}
        came_from = {id_: said.spots[spot] for id_, spot in spots.items() if spot in said.spots}
        stayed = {id_: point for id_, (was_in, point) in came_from.items() if was_in == old.id}
        parts = split(old, between, journey, stayed, {id_ for id_, spot in spots.items() if _data_changed(found, spot)})
    points = tuple(_points(found, said, changes, journey, old)) if old is not None else ()
    return JourneyEffect(
        id=journey.id,
        title=journey.title,
        before=old.index if old is not None else Interval(),
        after=journey.index,
        by_data=parts.by_data,
        by_weighting=parts.by_weighting,
        by_touchpoints=parts.by_touchpoints,
        peak_end=Pair(before=old.peak_end if old is not None else None, after=journey.peak_end),
        below_floor=Pair(before=old.below_floor if old is not None else None, after=journey.below_floor),
        touchpoints=points,
        state="both" if old is not None else "added",
    )


def _points(
    found: Scored, said: Said, changes: Sequence[Change], journey: JourneyScore, old: JourneyScore
) -> Iterator[PointEffect]:
    """Yield the touchpoints of which a figure, the choice or the place is different."""
    for point in journey.touchpoints:
        was_at = said.spots.get((journey.id, point.id))
        was = found.before.touchpoint(*was_at) if was_at is not None else None
        one = _point(found, changes, journey, point, was)
        if was is None or _differs(one):
            yield one
    here = found.came_from.get(journey.id, set())
    yield from (_gone(journey.id, point) for point in old.touchpoints if (old.id, point.id) not in here)


def _point(
    found: Scored, changes: Sequence[Change], journey: JourneyScore, new: TouchpointScore, old: TouchpointScore | None
) -> PointEffect:
    spot = (journey.id, new.id)
    certainty = _certainty(found, changes, spot) if old is not None else "same"
    take = new.choice.computed
    return PointEffect(
        journey=journey.id,
        id=new.id,
        name=new.name,
        performance=Pair(before=old.performance.value if old else None, after=new.performance.value),
        before=_interval(old),
        after=_interval(new),
        choice=(old.choice.take if old else None, new.choice.take),
        rank=(old.rank.value if old else None, new.rank.value),
        expression=Pair(before=old.brand.expression if old else None, after=new.brand.expression),
        gap=Pair(before=old.brand.gap if old else None, after=new.brand.gap),
        certainty=certainty,
        reasons=tuple(_reasons(found, spot, new, old)),
        to_repair=take == "repair" and (old is None or old.choice.computed != "repair"),
    )


def _gone(journey: str, old: TouchpointScore) -> PointEffect:
    return PointEffect(
        journey=journey, id=old.id, name=old.name,
        performance=Pair(before=old.performance.value, after=None), before=_interval(old), after=Interval(),
        choice=(old.choice.take, None), rank=(old.rank.value, None),
        expression=Pair(before=old.brand.expression, after=None), gap=Pair(before=old.brand.gap, after=None),
        certainty="same", reasons=("gone",),
    )  # fmt: skip


def _differs(one: PointEffect) -> bool:
    figures = (one.performance, one.expression, one.gap)
    return (
        one.choice[0] != one.choice[1]
        or one.rank[0] != one.rank[1]
        or any(
            (pair.before is None) != (pair.after is None) or abs(pair.difference or 0.0) >= _VISIBLE for pair in figures
        )
    )


def _reasons(found: Scored, spot: Spot, new: TouchpointScore, old: TouchpointScore | None) -> Iterator[Reason]:
    """What moved a touchpoint: something of its own, else only what the others did."""
    if old is None:
        yield "new"
        return
    own = False
    if _data_changed(found, spot):
        own = True
        yield "figures"
    facts, was = found.facts[spot], found.old_facts.get(spot)
    if was is not None and (facts.stated, facts.derived, new.reach.value) != (was.stated, was.derived, old.reach.value):
        own = True
        yield "weight"
    if (new.brand.expression, new.brand.gap) != (old.brand.expression, old.brand.gap):
        own = True
        yield "brand"
    if (new.choice.overruled, new.choice.reason) != (old.choice.overruled, old.choice.reason):
        own = True
        yield "overruled"
    if not own:
        yield "others"


def _data_changed(found: Scored, spot: Spot) -> bool:
    was, now = found.old_facts.get(spot), found.facts.get(spot)
    if was is None or now is None:
        return False
    one, other = was.figure, now.figure
    if one is None or other is None:
        return one is not other
    return abs(one.p - other.p) > _SAME or one.n != other.n or was.is_hypothesis != now.is_hypothesis


def _certainty(found: Scored, changes: Sequence[Change], spot: Spot) -> Certainty:
    """How sure it is that customers think otherwise than before."""
    if not _data_changed(found, spot):
        return "same"
    if found.facts[spot].is_hypothesis or found.facts[spot].figure is None:
        return "assumed"
    if found.old_facts[spot].is_hypothesis or found.old_facts[spot].figure is None:
        return "first-measured"
    mine = [one for one in changes if (one.journey, one.touchpoint) == spot]
    if not mine:
        return "corrected"
    if any(one.verdict == "clear" for one in mine):
        return "clear"
    return "too-few" if all(one.verdict == "too-few" for one in mine) else "within-noise"


def _interval(point: TouchpointScore | None) -> Interval:
    return (
        Interval()
        if point is None
        else Interval(point.performance.value, point.performance.low, point.performance.high)
    )
