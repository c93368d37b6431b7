"""From improvements to actions: each once, with what it brings, asks and waits for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.action_values import Action, Requirement, Since, Source, Touched
from journeykit.planning.choosing import not_chosen
from journeykit.planning.pilots import pilot_story
from journeykit.scoring.gains import OVER
from journeykit.scoring.records import days
from journeykit.scoring.values import Interval

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from journeykit.diagnostics import Place
    from journeykit.model import Improvement
    from journeykit.scoring.expectations import Expectations, Key
    from journeykit.scoring.values import Scores, TouchpointScore
    from journeykit.workspace import ImprovementAt, Workspace

_PRESSING = ("repair", "excel", "improve", "measure", "protect", "good-enough", "ease-off", None)


def source(workspace: Workspace, place: Place) -> Source:
    """Return the file and line of a place."""
    span = workspace.span(place)
    return Source(place.file.as_posix(), span.line if span else None)


def all_actions(
    workspace: Workspace,
    scores: Scores,
    expected: Expectations,
    names: Mapping[str, str],
    journeys: Collection[str],
    as_of: date | None,
) -> tuple[Action, ...]:
    """Return the actions of some journeys and the project's that touch them: to do first, the most pressing on top."""
    uses: dict[Key, list[ImprovementAt]] = {}
    for at in workspace.improvements:
        uses.setdefault(at.key, []).append(at)
    by_name = _by_name(uses)
    made = []
    for key, places in uses.items():
        standing = [at for at in places if _stands(at, scores)]
        if not standing:  # a future journey or a planned touchpoint: drawn, but not planned
            continue
        action = _action(workspace, scores, expected, names, key, standing, journeys, as_of)
        action = _with_requirements(action, standing[0], by_name)
        everywhere = action.journey is None and not action.improvement.touchpoints
        if action.journey in journeys or action.touches or everywhere:
            made.append(action)
    return tuple(sorted(not_chosen(made), key=_order))


def _stands(at: ImprovementAt, scores: Scores) -> bool:
    if at.journey is None:
        return True
    if at.touchpoint is None:
        return scores.journey(at.journey.id) is not None
    return scores.touchpoint(at.journey.id, at.touchpoint.id) is not None


def _action(
    workspace: Workspace,
    scores: Scores,
    expected: Expectations,
    names: Mapping[str, str],
    key: Key,
    standing: list[ImprovementAt],
    journeys: Collection[str],
    as_of: date | None,
) -> Action:
    at = standing[0]
    improvement = at.improvement
    touches = _touches(scores, expected, key, standing, journeys)
    gains = {id_: gain for id_, gain in expected.of_improvement(key).items() if id_ in journeys}
    involves = tuple(dict.fromkeys(names.get(id_, id_) for id_ in improvement.involves))
    told = tuple(names.get(told.to, told.to) for told in improvement.communicated_to)
    owner = names.get(improvement.owner, improvement.owner) if improvement.owner else None
    own = source(workspace, at.place)
    take = min((touched.take for touched in touches), key=_PRESSING.index, default=None)
    return Action(
        key=key,
        improvement=improvement,
        journey=at.journey.id if at.journey else None,
        touchpoint=at.touchpoint.id if at.touchpoint else None,
        take=take,
        touches=touches,
        room=_room(scores, touches),
        gain=Interval(*gains.values()) if len(gains) == 1 and improvement.status not in OVER else Interval(),
        quick_win=None if improvement.status in OVER else expected.quick_wins.get(key),
        owner=owner,
        involves=involves,
        told=told,
        to_tell=tuple(name for name in involves if name not in told and name != owner),
        requires=(),
        alternatives=(),
        source=own,
        evidence=_evidence(workspace, scores, touches, own),
        why=_why(scores, touches),
        pilot=pilot_story(improvement, scores.settings, as_of),
        late=as_of is not None and improvement.due is not None and improvement.due < as_of
        and improvement.status not in OVER,
        since=_since(scores, improvement, touches),
    )  # fmt: skip


def _since(scores: Scores, improvement: Improvement, touches: tuple[Touched, ...]) -> tuple[Since, ...]:
    """What was measured at its touchpoints in periods that began after it was done."""
    if improvement.status != "done" or improvement.done_on is None:
        return ()
    found = []
    for touched in touches:
        one = scores.touchpoint(touched.journey, touched.touchpoint)
        figure = one.performance if one else None
        used = [placed.record for metric in figure.metrics for placed in metric.records] if figure else []
        periods = [known for record in used if (known := days(record))]
        if figure and periods and all(first >= improvement.done_on for first, _ in periods):
            found.append(Since(touched.name, Interval(figure.value, figure.low, figure.high), figure.n))
    return tuple(found)


def _touches(
    scores: Scores, expected: Expectations, key: Key, standing: list[ImprovementAt], journeys: Collection[str]
) -> tuple[Touched, ...]:
    """The touchpoints of the planned journeys that it works on: where it stands, and those that it names."""
    places = [(at.journey.id, at.touchpoint.id) for at in standing if at.journey and at.touchpoint]
    places += [(one.journey, one.touchpoint) for one in expected.effects if one.key == key]
    found = []
    for journey, touchpoint in dict.fromkeys(places):
        one = scores.touchpoint(journey, touchpoint)
        if one is not None and journey in journeys:
            gain = expected.at_touchpoint(journey, touchpoint, {key}) if _works(expected, key) else None
            found.append(Touched(journey, touchpoint, one.name, one.choice.take, one.impact.value, gain))
    return tuple(found)


def _works(expected: Expectations, key: Key) -> bool:
    return any(one.key == key for one in expected.effects)


def _room(scores: Scores, touches: tuple[Touched, ...]) -> Interval:
    journeys = {touched.journey for touched in touches}
    known = [touched for touched in touches if touched.room is not None]
    if len(journeys) != 1 or not known:
        return Interval()
    if len(known) > 1:
        return Interval(sum(touched.room or 0 for touched in known))
    one = scores.touchpoint(known[0].journey, known[0].touchpoint)
    return one.impact if one else Interval()


def _evidence(workspace: Workspace, scores: Scores, touches: tuple[Touched, ...], own: Source) -> tuple[Source, ...]:
    found = [own]
    for touched in touches:
        one = scores.touchpoint(touched.journey, touched.touchpoint)
        if one is not None:
            found += [source(workspace, rests.place) for rests in one.rests_on if rests.field == "measurements"]
    return tuple(dict.fromkeys(found))


def _why(scores: Scores, touches: tuple[Touched, ...]) -> tuple[Message, ...]:
    """Why now, in a few words: the most pressing touchpoint, and whether it is a moment of truth."""
    if not touches:
        return ()
    first = min(touches, key=lambda touched: _PRESSING.index(touched.take))
    one = scores.touchpoint(first.journey, first.touchpoint)
    if one is None:
        return ()
    return (_reason(one), message("moment of truth")) if one.moment_of_truth else (_reason(one),)


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


def _by_name(uses: Mapping[Key, list[ImprovementAt]]) -> dict[str, tuple[Key, Improvement]]:
    """Improvements by `journey/id` and by the id alone, where the first one counts."""
    found: dict[str, tuple[Key, Improvement]] = {}
    for key, places in uses.items():
        for at in places:
            if at.journey is not None:
                found.setdefault(f"{at.journey.id}/{key[1]}", (key, at.improvement))
        found.setdefault(key[1], (key, places[0].improvement))
    return found


def _with_requirements(action: Action, at: ImprovementAt, by_name: Mapping[str, tuple[Key, Improvement]]) -> Action:
    def named(id_: str) -> tuple[Key, Improvement] | None:
        own = by_name.get(f"{at.journey.id}/{id_}") if at.journey else None
        return own or by_name.get(id_)

    requires = []
    for id_ in action.improvement.requires:
        found = named(id_)
        requires.append(Requirement(id_, found[1].title if found else id_, found[1].status if found else "unknown"))
    alternatives = [
        found[0][0] + "\n" + found[0][1] for id_ in action.improvement.alternative_to if (found := named(id_))
    ]
    return replace(action, requires=tuple(requires), alternatives=tuple(alternatives))


def _order(action: Action) -> tuple[bool, bool, int, float]:
    gain = sum(touched.gain or 0 for touched in action.touches)
    return not action.selected, action.is_done, 0 if action.take == "repair" else 1, -gain
