"""The rows and columns of the map of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.palette import INK2, WARN
from journeykit.maps.canvas.sheet import Line
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import balanced, wrap
from journeykit.maps.tasks.content import MapTask, TaskChannel, TaskMap
from journeykit.words import Sentence

MARGIN = 44.0
NAMES, TOTAL, WITHOUT = 250.0, 104.0, 142.0
GAP = 14.0
"""Between the kinds of channels, and before what stands at the right."""

HEAD_ICON = 22.0
_USUAL, _NARROWEST, _WIDEST, _LEAST = 1040.0, 64.0, 104.0, 720.0
NAME = TextStyle(9.5, 12, bold=True)
LACKING = TextStyle(9.5, 12, WARN, bold=True)
HEAD = TextStyle(9, 11, bold=True)
HOURS = TextStyle(7.5, 10, INK2)
WITHOUT_STYLE = TextStyle(8, 11, WARN)


@dataclass(frozen=True, slots=True)
class Column:
    """A channel, the lines of its name, and those of its hours."""

    channel: TaskChannel
    x: float
    width: float
    lines: tuple[str, ...]
    hours: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Where its marks stand."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Row:
    """A task: the lines of its name and of whom it is closed to; `top` counts from the first row."""

    task: MapTask
    lines: tuple[Line, ...]
    without: tuple[Line, ...]
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything in its place."""

    width: float
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: float
    without: float | None
    head: float

    @property
    def height(self) -> float:
        """The height of all rows."""
        return self.rows[-1].top + self.rows[-1].height


def make_grid(t: Sentence, tasks: TaskMap) -> Grid:
    """Divide the width over the channels; more than fit make the sheet wider."""
    closed = any(task.without for task in tasks.tasks)
    beside = TOTAL + GAP + (WITHOUT + GAP if closed else 0)
    groups = list(tasks.groups())
    gaps = GAP * (len(groups) - 1)
    room = _USUAL - 2 * MARGIN - NAMES - beside - gaps
    each = min(_WIDEST, max(_NARROWEST, room / len(tasks.channels)))
    columns = [
        _column(tasks.channels[i], MARGIN + NAMES + GAP * number + each * i, each)
        for number, (_, start, end) in enumerate(groups)
        for i in range(start, end)
    ]
    total = columns[-1].x + each + GAP
    without = total + TOTAL + GAP if closed else None
    right = total + TOTAL + (GAP + WITHOUT if closed else 0)
    head = max(11 * len(column.lines) + 10 * len(column.hours) for column in columns) + HEAD_ICON + 12
    return Grid(max(_LEAST, right + MARGIN), tuple(columns), tuple(_rows(t, tasks)), total, without, head)


def _column(channel: TaskChannel, x: float, width: float) -> Column:
    lines = balanced(channel.name, width - 8, HEAD, 3)
    return Column(channel, x, width, lines, wrap(channel.hours, width - 6, HOURS, 2))


def _rows(t: Sentence, tasks: TaskMap) -> list[Row]:
    rows: list[Row] = []
    top = 0.0
    for task in tasks.tasks:
        style = NAME if task.count("yes") else LACKING
        lines = [(line, style) for line in wrap(task.name, NAMES - 38, style, 2)]
        said = [(line, WITHOUT_STYLE) for line in _without(t, task)]
        height = max(30.0, _tall(lines) + 12, _tall(said) + 10)
        rows.append(Row(task, tuple(lines), tuple(said), top, height))
        top += height
    return rows


def _without(t: Sentence, task: MapTask) -> tuple[str, ...]:
    if not task.without:
        return ()
    shown = [name.split(",")[0].strip() or name for name in task.without[:2]]  # "Anja" of "Anja, the bookkeeper"
    if len(task.without) > 2:
        shown.append(t("{count} more", count=len(task.without) - 2))
    return wrap(", ".join(shown), WITHOUT - 12, WITHOUT_STYLE, 2)


def _tall(lines: Sequence[Line]) -> float:
    return sum(style.leading for _, style in lines)
