"""What a map of tasks says: its title, the line below it, and its description for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.maps.speaking import listed
from journeykit.maps.tasks.content import Availability, MapTask, TaskMap
from journeykit.words import Sentence

DEVICES = ("website", "app", "portal", "kiosk")
"""Where customers help themselves; they expect the same on each."""

ANSWERS: tuple[Availability | None, ...] = ("yes", "planned", "no", None)
_WORDS = {"yes": "possible", "planned": "planned", "no": "not possible", "unknown": "unknown"}
_LONG = 48  # letters of two names: more of them would make a title of four lines


def said(t: Sentence, answer: Availability | None) -> str:
    """Return the word for what a channel offers."""
    return t(_WORDS[answer or "unknown"])


def finding(t: Sentence, tasks: TaskMap) -> str:
    """Say what stands out most: a task that can be done nowhere, on one channel only, or not on every device."""
    nowhere = [task for task in tasks.tasks if not task.count("yes")]
    if len(nowhere) == 1:
        return t("Customers can do this nowhere: {name}", name=nowhere[0].name)
    if len(nowhere) == 2 and sum(len(task.name) for task in nowhere) <= _LONG:
        return t("Customers can do this nowhere: {name}", name=listed(t, [task.name for task in nowhere]))
    if nowhere:
        return t("Customers can do {count} of {all} tasks nowhere", count=len(nowhere), all=len(tasks.tasks))
    return _single(t, tasks) or _devices(t, tasks) or t("Every task can be done on more than one channel")


def _single(t: Sentence, tasks: TaskMap) -> str:
    alone = [task for task in tasks.tasks if task.count("yes") == 1]
    if len(alone) == 1:
        (channel,) = tasks.channels_of(alone[0], "yes")
        return t("{name} can only be done by {channel}", name=alone[0].name, channel=channel.name)
    if alone:
        return t("{count} of {all} tasks can be done on one channel only", count=len(alone), all=len(tasks.tasks))
    return ""


def _devices(t: Sentence, tasks: TaskMap) -> str:
    """Compare the devices on which customers help themselves: the one that can most with the one that can least."""
    offered = [
        (tasks.column(i).count("yes"), channel.name)
        for i, channel in enumerate(tasks.channels)
        if channel.id in DEVICES
    ]
    if len(offered) < 2:
        return ""
    most, least = max(offered, key=lambda one: one[0]), min(offered, key=lambda one: one[0])
    if most[0] == least[0]:
        return ""
    return t(
        "Not the same everywhere: {most} tasks on {best}, {least} on {worst}",
        most=most[0],
        best=most[1],
        least=least[0],
        worst=least[1],
    )


def subtitle(t: Sentence, tasks: TaskMap) -> Iterator[str]:
    """Yield the parts of the line below the title."""
    yield t("Tasks: {tasks}, channels: {channels}", tasks=len(tasks.tasks), channels=len(tasks.channels))
    cells = [cell for task in tasks.tasks for cell in task.cells]
    yield ", ".join(f"{said(t, answer)} {cells.count(answer)}" for answer in ANSWERS if answer in cells)


def description(t: Sentence, subject: str, tasks: TaskMap) -> str:
    """Describe the picture: each task, and where it can be done."""
    return " ".join([
        t("What customers can do on which channel: {title}.", title=subject),
        *(f"{task.name}: {where(t, tasks, task)}." for task in tasks.tasks),
    ])  # fmt: skip


def where(t: Sentence, tasks: TaskMap, task: MapTask) -> str:
    """Write out where a task can be done, is planned, and cannot."""
    parts = []
    for answer in ANSWERS[:3]:
        names = [channel.name for channel in tasks.channels_of(task, answer)]
        if names:
            parts.append(f"{said(t, answer)}: {', '.join(names)}")
    return "; ".join(parts) or t("unknown")
