"""What a customer notices of the client as a whole: promises and opening hours; and of a journey: what can be done where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.maps.gathering.hours import hours
from journeykit.reports.changelog.values import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.history.diff_values import Edit
    from journeykit.model import Journey, Project
    from journeykit.reports.changelog.values import News, Scene


def of_project(scene: Scene, edit: Edit) -> Iterator[News]:
    """Yield promises that are new, gone or other ones, and other opening hours."""
    paths = {one.path for one in edit.fields}
    old, new = scene.old.project, scene.new.project
    t = scene.t
    before, after = old.brand.promise, new.brand.promise
    if before and after and before != after:
        said = t("The promise to customers is now: “{after}” (it was: “{before}”).", before=before, after=after)
        yield scene.news(Weight.PROMISE, said)
    if any(path.startswith("basics") for path in paths):
        yield from _basics(scene, old, new)
    was = {one.id: one for one in old.channels}
    for channel in new.channels:
        earlier = was.get(channel.id)
        if earlier is None or earlier.open is None or channel.open is None or earlier.open == channel.open:
            continue
        name = channel.name[:1].upper() + channel.name[1:]
        said = t("{channel}: open {after} now; before {before}.", channel=name, after=hours(t, channel.open),
                 before=hours(t, earlier.open))  # fmt: skip
        yield scene.news(Weight.HOURS, said)


def _basics(scene: Scene, old: Project, new: Project) -> Iterator[News]:
    """Yield what holds everywhere: new, gone, in other words, or with another norm."""
    t = scene.t
    was, now = ({one.id: one for one in project.basics} for project in (old, new))
    for id_, one in now.items():
        text, earlier = one.text.rstrip("."), was.get(id_)
        if earlier is None:
            yield scene.news(Weight.PROMISE, t("New promise that holds everywhere: “{text}”.", text=text))
        elif earlier.norm and one.norm and earlier.norm != one.norm:
            said = t(
                "“{text}”: the norm is now {after}, it was {before}.", text=text, after=one.norm, before=earlier.norm
            )
            yield scene.news(Weight.PROMISE, said)
    for id_, one in was.items():
        if id_ not in now:
            said = t("No longer promised: “{text}”.", text=one.text.rstrip("."))
            yield scene.news(Weight.PROMISE_BROKEN, said)


def of_journey(scene: Scene, edit: Edit) -> Iterator[News]:
    """Yield a journey that is new, gone or has another name, and what customers can do in it now, or no longer."""
    t, item, was = scene.t, edit.item, edit.was or edit.item
    if edit.kind == "added" or scene.has_begun(item.id):
        yield scene.news(Weight.NEW, t("This journey is described here for the first time."), item.id)
        return
    if edit.kind == "removed":
        yield scene.news(Weight.GONE, t("This journey is no longer described here."), item.id)
        return
    if was.name != item.name:
        said = t("The journey “{before}” is now called “{after}”.", before=was.name, after=item.name)
        yield scene.news(Weight.NAMED, said, item.id)
    old, new = scene.old.journey(was.id), scene.new.journey(item.id)
    if old is not None and new is not None:
        yield from _tasks(scene, old, new)


def _tasks(scene: Scene, old: Journey, new: Journey) -> Iterator[News]:
    t = scene.t
    was = {one.id: one for one in old.tasks}
    for task in new.tasks:
        earlier = was.get(task.id)
        if earlier is None:  # it may have been possible for long
            continue
        can, could = ({id_ for id_, said in one.channels.items() if said == "yes"} for one in (task, earlier))
        more = [id_ for id_ in task.channels if id_ in can - could]
        less = [id_ for id_ in earlier.channels if id_ in could - can]
        if more:
            said = t("“{task}” is now also possible via {channels}.", task=task.name, channels=scene.listed(more))
            yield scene.news(Weight.MEANS, said, new.id)
        if less:
            said = t("“{task}” is no longer possible via {channels}.", task=task.name, channels=scene.listed(less))
            yield scene.news(Weight.GONE, said, new.id)
