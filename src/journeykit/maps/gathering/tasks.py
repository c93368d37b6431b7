"""What customers can do where, and how well each channel does."""

from __future__ import annotations

from dataclasses import replace

from journeykit.maps.canvas.pictograms import icon_for
from journeykit.maps.content import MapContent, Performance
from journeykit.maps.gathering import names
from journeykit.maps.gathering.hours import hours
from journeykit.maps.tasks.content import Kind, MapTask, TaskChannel, TaskMap
from journeykit.model import Journey
from journeykit.model.project import Channel
from journeykit.model.vocabulary import CHANNELS
from journeykit.scoring import Scores
from journeykit.scoring.groups import Group, grouped
from journeykit.scoring.tasks import tasks_of
from journeykit.words import translator
from journeykit.workspace import Workspace

_SCREEN = (
    "website", "app", "portal", "kiosk", "chatbot", "sms", "search", "marketplace", "comparison-site", "review-site",
)  # fmt: skip
_PERSON = (
    "phone", "chat", "messaging", "email", "video-call", "social", "store", "reception", "on-site", "event", "person",
    "telemarketing",
)  # fmt: skip
_PAPER = ("letter", "print")
_ORDER = (*_SCREEN, *_PERSON, *_PAPER)
_KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (("screen", _SCREEN), ("person", _PERSON), ("paper", _PAPER))


def with_tasks(workspace: Workspace, scores: Scores, journey: Journey, content: MapContent) -> MapContent:
    """Return the content of a map with the tasks of its journey."""
    own = {channel.id: channel for channel in workspace.project.channels}
    named = dict.fromkeys(channel for task in journey.tasks for channel in task.channels)
    order = sorted(named, key=lambda id_: (_rank(own, id_), list(named).index(id_)))
    figures, failing = _figures(workspace, scores, journey), _failing(workspace, journey)
    channels = tuple(_channel(workspace, content.language, own, id_, figures.get(id_)) for id_ in order)
    tasks = tuple(
        MapTask(
            task.name,
            tuple(task.channels.get(id_) for id_ in order),
            tuple(failing.get(number, ())),
        )
        for number, task in enumerate(journey.tasks)
    )
    return replace(content, tasks=TaskMap(tasks, channels))


def _like(own: dict[str, Channel], id_: str) -> str:
    """Return the built-in channel that one of the project's own is like: the one whose icon it takes."""
    if id_ in CHANNELS or id_ not in own:
        return id_
    return own[id_].icon or id_


def _kind(own: dict[str, Channel], id_: str) -> Kind:
    like = _like(own, id_)
    return next((kind for kind, members in _KINDS if like in members), "other")


def _rank(own: dict[str, Channel], id_: str) -> int:
    like = _like(own, id_)
    return _ORDER.index(like) if like in _ORDER else len(_ORDER)


def _channel(
    workspace: Workspace, language: str, own: dict[str, Channel], id_: str, known: Performance | None
) -> TaskChannel:
    t = translator(language)
    name = names.channels(t, workspace.project, [id_])
    icon = icon_for(None, [id_], names.channel_icons(workspace.project))
    when = own[id_].open if id_ in own else None
    return TaskChannel(id_, name, icon, _kind(own, id_), hours(t, when), known)


def _figures(workspace: Workspace, scores: Scores, journey: Journey) -> dict[str, Performance]:
    """Return how well the journey's touchpoints on each channel do together."""
    lists = grouped(scores.only([journey.id]), workspace, "channel")
    groups = lists[0].groups if lists else ()
    return {group.id: known for group in groups if group.id is not None and (known := _together(group))}


def _together(group: Group) -> Performance | None:
    if group.index.value is None:
        return None
    known = [spot.touchpoint.performance for spot in group.spots if spot.touchpoint.performance.value is not None]
    answers = [one.n for one in known if one.n is not None]
    return Performance(
        group.index.value,
        group.index.low,
        group.index.high,
        round(sum(answers)) if answers else None,
        all(one.is_hypothesis for one in known),
    )


def _failing(workspace: Workspace, journey: Journey) -> dict[int, list[str]]:
    """Return by the number of each task the personas that cannot do it on a channel of their choice.

    Through the eyes of one persona only that one.
    """
    seen, found = workspace.seen_by, dict[int, list[str]]()
    for persona in workspace.personas_of(journey):
        if seen is not None and persona.id != seen.group:
            continue
        for one in tasks_of(journey, persona):
            if one.fails:
                found.setdefault(one.number, []).append(persona.name)
    return found
