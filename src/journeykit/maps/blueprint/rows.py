"""The rows of a blueprint: what stands in each box, how high the rows are, and where the three lines run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from journeykit.maps.canvas.palette import INK2, INK3
from journeykit.maps.canvas.sheet import Line
from journeykit.maps.canvas.typography import HINT, LANE, TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapTouchpoint, System
from journeykit.maps.lanes.grid import Board

RowName = Literal["action", "front", "back"]

PAD = 8
STEP = 23
_BOX = TextStyle(8.5, 11)
_NOTE = TextStyle(7.5, 10, INK3)
_SPACE = TextStyle(3, 3)
_MOST = 8
_HEAD = 40  # the icon above the name
_GAPS = {"action": 8.0, "front": 48.0, "back": 52.0, "systems": 50.0}
"""The room above a row; but for the first, a line runs through its middle."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is called, in the gutter."""

    name: str
    hint: str

    def lines(self, room: float) -> list[Line]:
        """Return the lines of the label."""
        return [
            *((line, LANE) for line in wrap(self.name, room, LANE)),
            *((line, HINT) for line in wrap(self.hint, room, HINT)),
        ]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of boxes; a touchpoint without one has no lines."""

    name: RowName
    label: Label
    cells: tuple[tuple[Line, ...], ...]
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands, from the top of the phases down. `systems` has the height of each system's line."""

    heads: tuple[tuple[Line, ...], ...]
    rows: tuple[Row, ...]
    systems: dict[str, tuple[System, float]]
    systems_top: float
    foot: float

    def row(self, name: RowName) -> Row | None:
        """Return a row, if the journey has it."""
        return next((row for row in self.rows if row.name == name), None)


def width_of(board: Board) -> float:
    """Return the width of a box."""
    return board.grid.columns[0].width - 14


def make_plan(board: Board, top: float) -> Plan:
    """Break the texts and stack the rows; a row that nobody fills is left out."""
    touchpoints = board.content.touchpoints
    heads = tuple(_head(board, touchpoint) for touchpoint in touchpoints)
    y = top + 12 + _HEAD + max(_tall(lines) for lines in heads) + 4
    rows: list[Row] = []
    for name, label in _labels(board).items():
        cells = tuple(_cell(board, name, touchpoint) for touchpoint in touchpoints)
        if any(cells):
            y += _GAPS[name]
            height = max(max(map(_tall, cells)) + 2 * PAD, _tall(label.lines(board.grid.gutter - 14)) + 4)
            rows.append(Row(name, label, cells, y, height))
            y += height
    systems = _ordered(touchpoints)
    systems_top = y + _GAPS["systems"]
    first = systems_top + 44
    placed = {system.name: (system, first + STEP * i) for i, system in enumerate(systems)}
    foot = first + STEP * len(systems) if systems else y + 20
    return Plan(heads, tuple(rows), placed, systems_top, foot)


def _labels(board: Board) -> dict[RowName, Label]:
    t = board.t
    return {
        "action": Label(t("Customer action"), t("What the customer does")),
        "front": Label(t("Frontstage"), t("What the customer sees us do")),
        "back": Label(t("Backstage"), t("What we do out of sight, and who")),
    }


def _head(board: Board, touchpoint: MapTouchpoint) -> tuple[Line, ...]:
    style, room = TextStyle(9, 11, bold=True), width_of(board)
    lines = [(line, style) for line in wrap(touchpoint.name, room, style, 4)]
    return (*lines, *((line, board.grid.small) for line in wrap(touchpoint.channels, room, board.grid.small, 2)))


def _cell(board: Board, name: RowName, touchpoint: MapTouchpoint) -> tuple[Line, ...]:
    room = width_of(board) - 2 * PAD
    if name == "action":
        lines = _lines(touchpoint.does, room)
        if touchpoint.wait:
            lines += _note(board.t("waits {time}", time=touchpoint.wait), room, first=not lines)
        return tuple(lines)
    if name == "front":
        if not touchpoint.front and (touchpoint.indirect or touchpoint.others):
            return tuple((line, _NOTE) for line in wrap(board.t("out of our hands"), room, _NOTE, 2))
        return tuple(_lines(touchpoint.front, room))
    lines = _lines(touchpoint.back, room)
    if touchpoint.owner:
        lines += _note(touchpoint.owner, room, first=not lines)
    return tuple(lines)


def _lines(text: str, room: float) -> list[Line]:
    return [(line, _BOX) for line in wrap(text, room, _BOX, _MOST)]


def _note(text: str, room: float, *, first: bool) -> list[Line]:
    style = TextStyle(7.5, 10, INK2, bold=True)
    lines: list[Line] = [] if first else [("", _SPACE)]
    return lines + [(line, style) for line in wrap(text, room, style, 2)]


def _ordered(touchpoints: tuple[MapTouchpoint, ...]) -> list[System]:
    """Return the systems: the CRM, what is linked to it, the islands; each group in the order of its first use."""
    used = {system.name: system for touchpoint in reversed(touchpoints) for system in reversed(touchpoint.systems)}
    first = {name: i for i, name in enumerate(reversed(used))}
    return sorted(used.values(), key=lambda system: (system.island, not system.crm, first[system.name]))


def _tall(lines: tuple[Line, ...] | list[Line]) -> float:
    return sum(style.leading for _, style in lines)
