"""What customers come to do, and whether a persona can do it on a channel that it prefers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from journeykit.model import Journey, Persona
    from journeykit.model.journey import Task

Can = Literal["yes", "planned", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class TaskFor:
    """A task as one persona meets it.

    `can`: on a channel of its choice it can be done (`yes`), is to come (`planned`) or cannot (`no`); `unknown` when
    the persona names no channel, or nothing is said of the ones it names. `on` are those of its channels with that
    answer, `elsewhere` the other channels on which the task can be done.
    """

    number: int
    task: Task
    can: Can
    on: tuple[str, ...]
    elsewhere: tuple[str, ...]

    @property
    def fails(self) -> bool:
        """Whether the persona cannot do it (yet) on any channel of its choice."""
        return self.can in ("planned", "no")


def tasks_of(journey: Journey, persona: Persona) -> tuple[TaskFor, ...]:
    """What a persona can do in a journey, in the order of the file."""
    return tuple(_task(number, task, persona) for number, task in enumerate(journey.tasks))


def _task(number: int, task: Task, persona: Persona) -> TaskFor:
    known = {channel: task.channels[channel] for channel in persona.channels if channel in task.channels}
    can: Can = next((answer for answer in ("yes", "planned", "no") if answer in known.values()), "unknown")
    return TaskFor(
        number,
        task,
        can,
        on=tuple(channel for channel, answer in known.items() if answer == can),
        elsewhere=tuple(
            channel for channel, answer in task.channels.items() if answer == "yes" and channel not in persona.channels
        ),
    )
