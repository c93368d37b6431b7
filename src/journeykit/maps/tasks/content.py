"""What customers can do on which channel, as a map shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journeykit.maps.content import Performance

Availability = Literal["yes", "planned", "no"]
Kind = Literal["screen", "person", "paper", "other"]


@dataclass(frozen=True, slots=True)
class TaskChannel:
    """A channel: what kind of one it is, when it is open, and how well its touchpoints do."""

    id: str
    name: str
    icon: str = "doc"
    kind: Kind = "other"
    hours: str = ""
    performance: Performance | None = None


@dataclass(frozen=True, slots=True)
class MapTask:
    """Something that customers want to do. `cells` has one word a channel, None where nobody said.

    `without` names the personas that cannot do it on any channel that they prefer.
    """

    name: str
    cells: tuple[Availability | None, ...] = ()
    without: tuple[str, ...] = ()

    def count(self, answer: Availability | None) -> int:
        """Count the channels with one answer."""
        return self.cells.count(answer)


@dataclass(frozen=True, slots=True)
class TaskMap:
    """All tasks of a journey and all channels that any of them names, those of one kind beside each other."""

    tasks: tuple[MapTask, ...]
    channels: tuple[TaskChannel, ...]

    def column(self, position: int) -> list[Availability | None]:
        """Return what one channel offers, task by task."""
        return [task.cells[position] for task in self.tasks]

    def channels_of(self, task: MapTask, answer: Availability | None) -> list[TaskChannel]:
        """Return the channels of a task that have one answer."""
        return [channel for channel, cell in zip(self.channels, task.cells, strict=True) if cell == answer]

    def groups(self) -> Iterator[tuple[Kind, int, int]]:
        """Yield the kinds of channels with their first column and the one behind their last."""
        start = 0
        for i, channel in enumerate(self.channels):
            following = self.channels[i + 1].kind if i + 1 < len(self.channels) else None
            if channel.kind != following:
                yield channel.kind, start, i + 1
                start = i + 1
