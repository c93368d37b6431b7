"""What an action's figures come from: the touchpoints that it works on, their room, their evidence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.action_values import Since, Source, Touched
from journeykit.scoring.records import days
from journeykit.scoring.sums import Spot, summed_impact
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from journeykit.diagnostics import Place
    from journeykit.model import Improvement
    from journeykit.scoring.expectations import Expectations, Expected, Key
    from journeykit.scoring.values import Scores, TouchpointScore
    from journeykit.workspace import ImprovementAt, Workspace

PRESSING = ("repair", "excel", "improve", "measure", "protect", "good-enough", "ease-off", None)


def source(workspace: Workspace, place: Place) -> Source:
    """Return the file and line of a place."""
    span = workspace.span(place)
    return Source(place.file.as_posix(), span.line if span else None)


@dataclass(frozen=True)
class Ground:
    """What all actions of a plan rest on. `names` are those of departments, `journeys` the ids that are planned."""

    workspace: Workspace
    scores: Scores
    expected: Expectations
    names: Mapping[str, str]
    journeys: Collection[str]
    as_of: date | None

    def name(self, department: str) -> str:
        """Return what people call a department."""
        return self.names.get(department, department)

    def score(self, touched: Touched) -> TouchpointScore | None:
        """Return the figures of a touchpoint that an action works on."""
        return self.scores.touchpoint(touched.journey, touched.touchpoint)

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


def room(ground: Ground, touched: tuple[Touched, ...]) -> Interval:
    """The room of its touchpoints together; unknown over several journeys, whose points do not add up."""
    if len({one.journey for one in touched}) != 1:
        return Interval()
    journey = ground.scores.journey(touched[0].journey)
    wanted = {one.touchpoint for one in touched}
    spots = [Spot(journey, i) for i, one in enumerate(journey.touchpoints) if one.id in wanted] if journey else []
    return spots[0].touchpoint.impact if len(spots) == 1 else summed_impact(ground.scores, spots)


def gain(ground: Ground, key: Key) -> Interval:
    """What an improvement alone is expected to bring; unknown over several journeys, whose points do not add up."""
    gains = {id_: gain for id_, gain in ground.expected.of_improvement(key).items() if id_ in ground.journeys}
    if len(gains) != 1:
        return Interval()
    ((id_, value),) = gains.items()
    journey = ground.scores.journey(id_)
    if ground.scores.simulation is None or journey is None:
        return Interval(value)
    from journeykit.planning.gains_drawn import gain_interval

    effects = [one for one in ground.effects.get(key, ()) if one.journey == id_]
    return gain_interval(ground.scores, journey, effects, value)


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
