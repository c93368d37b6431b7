"""What an action's figures come from: the touchpoints that it works on, their room, their evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.action_values import InJourney, Since, Source, Touched
from journeykit.planning.unequal import worst
from journeykit.rules.telling import affected
from journeykit.scoring.records import days
from journeykit.scoring.sums import Spot, summed_impact
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from journeykit.diagnostics import Place
    from journeykit.model import Improvement, Journey, Touchpoint
    from journeykit.planning.unequal import ServedWorse, Where
    from journeykit.scoring.expectations import Expectations, Expected, Key
    from journeykit.scoring.values import Scores, TouchpointScore
    from journeykit.workspace import ImprovementAt, Workspace

PRESSING = ("repair", "excel", "improve", "measure", "protect", "good-enough", "ease-off", None)


def source(workspace: Workspace, place: Place) -> Source:
    """Return the file and line of a place."""
    span = workspace.span(place)
    return Source(place.file.as_posix(), span.line if span else None)


def owner_of(owned: Journey | Touchpoint | None, names: Mapping[str, str]) -> str | None:
    """Return the department that a journey or a touchpoint belongs to, by its name; None when nobody said."""
    owner = owned.owner if owned else None
    return names.get(owner.department, owner.department) if owner else None


@dataclass(frozen=True)
class Ground:
    """What all actions of a plan rest on.

    `names` are those of departments, `journeys` the ids that are planned, `worse` where a persona is served worse.
    """

    workspace: Workspace
    scores: Scores
    expected: Expectations
    names: Mapping[str, str]
    journeys: Collection[str]
    as_of: date | None
    worse: Mapping[Where, tuple[ServedWorse, ...]] = field(default_factory=dict)

    def name(self, department: str) -> str:
        """Return what people call a department."""
        return self.names.get(department, department)

    def score(self, touched: Touched) -> TouchpointScore | None:
        """Return the figures of a touchpoint that an action works on."""
        return self.scores.touchpoint(touched.journey, touched.touchpoint)

    @cached_property
    def places(self) -> Mapping[tuple[str, str], int]:
        """Where each touchpoint stands among those of its journey."""
        return {
            (journey.id, one.id): i for journey in self.scores.journeys for i, one in enumerate(journey.touchpoints)
        }

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str, int]]:
        """Which row of the draws belongs to which touchpoint, journey by journey."""
        from journeykit.planning.gains_drawn import rows_of

        return {journey.id: rows_of(self.scores, journey) for journey in self.scores.journeys}

    @cached_property
    def affected(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Which departments feel a change of a touchpoint, by their names: the definition is that of JK711."""
        homes = {system.id: system.department for system in self.workspace.project.systems}
        return {
            (journey.id, one.id): tuple(map(self.name, affected(journey.touchpoints, i, homes)))
            for journey in self.workspace.journeys
            for i, one in enumerate(journey.touchpoints)
        }

    @cached_property
    def effects(self) -> Mapping[Key, list[Expected]]:
        """The effects of each improvement."""
        found: dict[Key, list[Expected]] = defaultdict(list)
        for one in self.expected.effects:
            found[one.key].append(one)
        return dict(found)


def touches(ground: Ground, key: Key, standing: list[ImprovementAt]) -> tuple[Touched, ...]:
    """The touchpoints of the planned journeys that it works on: where it stands, and those that it names."""
    effects = [(one.journey, one.touchpoint) for one in ground.effects.get(key, ())]
    places = [(at.journey.id, at.touchpoint.id) for at in standing if at.journey and at.touchpoint]
    found = []
    for journey, touchpoint in dict.fromkeys([*places, *effects]):
        one = ground.scores.touchpoint(journey, touchpoint)
        if one is not None and journey in ground.journeys:
            gain = ground.expected.at_touchpoint(journey, touchpoint, {key}) if effects else None
            found.append(Touched(journey, touchpoint, one.name, one.choice.take, one.impact.value, gain))
    return tuple(found)


def in_journeys(ground: Ground, key: Key, touched: tuple[Touched, ...], *, over: bool) -> tuple[InJourney, ...]:
    """The room of its touchpoints together, and what it alone is expected to bring, journey by journey.

    The points of several journeys do not add up. What is over brings nothing any more.
    """
    gains = {} if over else ground.expected.of_improvement(key)
    ids = dict.fromkeys([*(one.journey for one in touched), *(id_ for id_ in gains if id_ in ground.journeys)])
    return tuple(InJourney(id_, _room(ground, id_, touched), _gain(ground, key, id_, gains.get(id_))) for id_ in ids)


def _room(ground: Ground, id_: str, touched: tuple[Touched, ...]) -> Interval:
    journey = ground.scores.journey(id_)
    wanted = dict.fromkeys(one.touchpoint for one in touched if one.journey == id_)
    places = sorted(ground.places[id_, touchpoint] for touchpoint in wanted)
    spots = [Spot(journey, i) for i in places] if journey else []
    return spots[0].touchpoint.impact if len(spots) == 1 else summed_impact(ground.scores, spots)


def _gain(ground: Ground, key: Key, id_: str, value: float | None) -> Interval:
    journey = ground.scores.journey(id_)
    if value is None or ground.scores.simulation is None or journey is None:
        return Interval(value)
    from journeykit.planning.gains_drawn import gain_interval

    effects = [one for one in ground.effects.get(key, ()) if one.journey == id_]
    return gain_interval(ground.scores, journey, effects, value, ground.rows[id_])


def evidence(ground: Ground, touched: tuple[Touched, ...], own: Source) -> tuple[Source, ...]:
    """Where it stands, and where the figures of its touchpoints stand."""
    found = [own]
    for one in touched:
        score = ground.score(one)
        if score is not None:
            found += [
                source(ground.workspace, rests.place) for rests in score.rests_on if rests.field == "measurements"
            ]
    return tuple(dict.fromkeys(found))


def since(ground: Ground, improvement: Improvement, touched: tuple[Touched, ...]) -> tuple[Since, ...]:
    """What was measured at its touchpoints in periods that began after it was done."""
    if improvement.status != "done" or improvement.done_on is None:
        return ()
    found = []
    for one in touched:
        score = ground.score(one)
        figure = score.performance if score else None
        used = [placed.record for metric in figure.metrics for placed in metric.records] if figure else []
        periods = [known for record in used if (known := days(record))]
        if figure and periods and all(first >= improvement.done_on for first, _ in periods):
            found.append(Since(one.name, Interval(figure.value, figure.low, figure.high), figure.n))
    return tuple(found)


def why(ground: Ground, touched: tuple[Touched, ...]) -> tuple[Message, ...]:
    """Why now, in a few words: the most pressing touchpoint, and whether it is a moment of truth."""
    first = min(touched, key=lambda one: PRESSING.index(one.take), default=None)
    score = ground.score(first) if first else None
    if score is None:
        return ()
    return (_reason(score), message("moment of truth")) if score.moment_of_truth else (_reason(score),)


def for_whom(ground: Ground, touched: tuple[Touched, ...]) -> Message | None:
    """For which persona it is above all: the one that is served worse at its touchpoints; None when there is none."""
    one = worst(ground.worse, [(at.journey, at.touchpoint) for at in touched])
    if one is None:
        return None
    own, rest = one.found.own.p, one.found.rest.p
    if len(touched) == 1:
        return message('"{persona}" gives {own:.0f} here, the others {rest:.0f}',
                      persona=one.person, own=own, rest=rest)  # fmt: skip
    return message('"{persona}" gives {own:.0f} at "{touchpoint}", the others {rest:.0f}',
                   persona=one.person, touchpoint=one.name, own=own, rest=rest)  # fmt: skip


def _reason(one: TouchpointScore) -> Message:
    p = one.performance.value
    if p is None:
        return message("a basic is not in order") if one.broken_basics else message("not measured yet")
    if one.choice.take == "repair":
        words = "a basic is not in order ({p:.0f} of 100)" if one.broken_basics else "insufficient ({p:.0f} of 100)"
        return message(words, p=p)
    if one.choice.take == "excel":
        return message("here the brand can make the difference")
    if one.choice.take == "improve":
        return message("important, not yet sufficient ({p:.0f} of 100)", p=p)
    if one.choice.take == "protect":
        return message("keeps strong what is strong ({p:.0f} of 100)", p=p)
    return message("not pressing ({p:.0f} of 100)", p=p)
