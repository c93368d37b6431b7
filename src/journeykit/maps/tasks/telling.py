"""The map of tasks in plain text: each task, and where it can be done."""

from __future__ import annotations

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps.content import MapContent
from journeykit.maps.plain import clean, filled, headline, joined, wrapped
from journeykit.maps.speaking import figure, speaker
from journeykit.maps.tasks.content import MapTask, TaskMap
from journeykit.maps.tasks.finding import ANSWERS, finding, said, subtitle
from journeykit.words import Sentence

_NAME = 60


def tell_tasks(content: MapContent) -> str:
    """Return what customers can do where, as text.

    Raises:
        NothingToDoError: the journey names no task with a channel.
    """
    tasks = content.tasks
    if tasks is None or not tasks.channels:
        raise NothingToDoError(
            message("{journey} has no map of tasks: it does not say what customers can do where", journey=content.id)
        )
    t = speaker(content.language)
    lines = headline(finding(t, tasks), content.subject, *subtitle(t, tasks))
    for task in tasks.tasks:
        lines += ["", *_task(t, tasks, task)]
    lines += ["", t("Tasks that it can do")]
    for i, channel in enumerate(tasks.channels):
        offered = t("{count} of {all}", count=tasks.column(i).count("yes"), all=len(tasks.tasks))
        known = channel.performance
        score = t("score {value}", value=figure(known.value, known.low, known.high)) if known else ""
        told = ", ".join(filter(None, [offered, score, channel.hours]))
        lines += wrapped(f"{filled(clean(channel.name), 24)}  {told}", "  ")
    return joined(lines)


def _task(t: Sentence, tasks: TaskMap, task: MapTask) -> list[str]:
    total = t("{count} of {all}", count=task.count("yes"), all=len(task.cells))
    lines = [f"{filled(clean(task.name), _NAME)}  {total}"]
    for answer in ANSWERS:
        names = [channel.name for channel in tasks.channels_of(task, answer)]
        if names:
            lines += wrapped(clean(f"{said(t, answer)}: {', '.join(names)}"), "    ")
    if task.without:
        lines += wrapped(clean(f"{t('Not on a channel of choice')}: {', '.join(task.without)}"), "    ")
    return lines
