"""The brand grid's rows and columns: touchpoints below each other by phase, brand values beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeykit.maps.canvas.sheet import Line
from journeykit.maps.canvas.typography import HINT, TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import BrandValue, MapContent, MapTouchpoint

MARGIN, NAMES, BARS = 44.0, 236.0, 190.0
_USUAL, _NARROWEST, _WIDEST = 1040.0, 66.0, 124.0
_VALUE, _NAME = TextStyle(9.5, 12, bold=True), TextStyle(9, 12, bold=True)
_NUMBER = 22


@dataclass(frozen=True, slots=True)
class Row:
    """A touchpoint, or the head of a phase (then it has no touchpoint)."""

    lines: tuple[Line, ...]
    top: float
    height: float
    touchpoint: MapTouchpoint | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A brand value and the lines of its head."""

    value: BrandValue
    lines: tuple[Line, ...]
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Everything in its place; `top` is where the heads of the columns begin."""

    width: float
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: float

    @property
    def bars(self) -> float:
        """Where the bars of the whole touchpoint begin."""
        return self.columns[-1].x + self.columns[-1].width + 26

    @property
    def height(self) -> float:
        """From the heads to the last row."""
        last = self.rows[-1]
        return last.top + last.height


def make_grid(content: MapContent) -> Grid:
    """Divide the width over the values; more than fit make the sheet wider."""
    room = _USUAL - 2 * MARGIN - NAMES - BARS - 26
    each = min(_WIDEST, max(_NARROWEST, room / len(content.values)))
    columns = tuple(
        Column(value, _head(value, each - 10), MARGIN + NAMES + each * i, each)
        for i, value in enumerate(content.values)
    )
    head = max(_tall(column.lines) for column in columns) + 12
    width = MARGIN + NAMES + each * len(columns) + 26 + BARS + MARGIN
    return Grid(width, columns, tuple(_rows(content, head)), head)


def _head(value: BrandValue, room: float) -> tuple[Line, ...]:
    lines = [(line, _VALUE) for line in wrap(value.name, room, _VALUE, 3)]
    return (*lines, *((line, HINT) for line in wrap(value.means, room, HINT, 5)))


def _tall(lines: Sequence[Line]) -> float:
    return sum(style.leading for _, style in lines)


def _rows(content: MapContent, top: float) -> list[Row]:
    rows: list[Row] = []
    for phase in content.phases:
        if not phase.touchpoints:
            continue
        rows.append(Row(((phase.name, HINT),), top, 26))
        top += 26
        for touchpoint in phase.touchpoints:
            lines = tuple((line, _NAME) for line in wrap(touchpoint.name, NAMES - _NUMBER - 24, _NAME, 2))
            height = max(26.0, _tall(lines) + 10)
            rows.append(Row(lines, top, height, touchpoint))
            top += height
    return rows
