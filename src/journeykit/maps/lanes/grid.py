"""The grid of the lane map: where every column and phase stands, and how large its type is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeykit.maps.canvas import typography as type_
from journeykit.maps.canvas.sheet import Line
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import MOST_LINES, wrap
from journeykit.maps.content import MapContent, MapPhase, MapTouchpoint
from journeykit.words import Sentence

MARGIN = 44
PAD = 9
NARROWEST = 720
DENSE_FROM = 19
TIP = 11  # how far the point of a phase sticks out


@dataclass(frozen=True, slots=True)
class Column:
    """One touchpoint's column."""

    touchpoint: MapTouchpoint
    x: float
    width: float

    @property
    def center(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2

    @property
    def text_x(self) -> float:
        """Where its text starts."""
        return self.x + PAD


@dataclass(frozen=True, slots=True)
class Span:
    """One phase's stretch, from left to right."""

    phase: MapPhase
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """All columns and phases of a map, and its type. `column` is the width of one that is not shared."""

    width: float
    gutter: float
    gap: float
    column: float
    columns: tuple[Column, ...]
    spans: tuple[Span, ...]
    dense: bool

    @property
    def left(self) -> float:
        """Where the columns begin."""
        return MARGIN + self.gutter

    @property
    def right(self) -> float:
        """Where the columns end."""
        return max((span.end for span in self.spans), default=self.width - MARGIN)

    @property
    def inner(self) -> float:
        """The width of a text in a column."""
        return self.column - 2 * PAD

    @property
    def body(self) -> TextStyle:
        """Running text."""
        return type_.DENSE_BODY if self.dense else type_.BODY

    @property
    def quote(self) -> TextStyle:
        """What the customer thinks."""
        return type_.DENSE_QUOTE if self.dense else type_.QUOTE

    @property
    def small(self) -> TextStyle:
        """Channels and notes."""
        return type_.DENSE_SMALL if self.dense else type_.SMALL

    @property
    def name(self) -> TextStyle:
        """Names of touchpoints."""
        return type_.DENSE_NAME if self.dense else type_.NAME


@dataclass(frozen=True, slots=True)
class Board:
    """What every lane gets: the content, its grid, and the language."""

    content: MapContent
    grid: Grid
    t: Sentence

    def lines(self, text: str, style: TextStyle, less: float = 0, most: int = MOST_LINES) -> list[Line]:
        """Break a text for a column; `less` is what something else takes of its width."""
        return [(line, style) for line in wrap(text, self.grid.inner - less, style, most)]

    def say(self, touchpoint: MapTouchpoint, lane: str, text: str) -> tuple[str, str]:
        """Return a cell's name (the title that people see in the SVG) and its tooltip."""
        return f"{lane}: {touchpoint.name}", f"{touchpoint.name}\n{lane}: {text}"


def make_grid(content: MapContent, shares: Mapping[str, float] | None = None) -> Grid:
    """Place columns and phases; a phase without touchpoints keeps the width of one column.

    `shares`: touchpoints that need only this part of a column.
    """
    shares = shares or {}
    dense = len(content.touchpoints) >= DENSE_FROM
    column, gap, gutter = (112.0, 16.0, 120.0) if dense else (134.0, 20.0, 128.0)
    slots = sum(max(1.0, sum(shares.get(p.id, 1.0) for p in phase.touchpoints)) for phase in content.phases)
    gaps = gap * max(0, len(content.phases) - 1)
    if slots:
        room = NARROWEST - 2 * MARGIN - gutter - gaps
        column = max(column, float(room // slots))
    columns: list[Column] = []
    spans: list[Span] = []
    x = MARGIN + gutter
    for phase in content.phases:
        start = x
        for touchpoint in phase.touchpoints:
            wide = column * shares.get(touchpoint.id, 1.0)
            columns.append(Column(touchpoint, x, wide))
            x += wide
        x = max(x, start + column)
        spans.append(Span(phase, start, x))
        x += gap
    width = max(NARROWEST, MARGIN + gutter + slots * column + gaps + MARGIN)
    return Grid(width, gutter, gap, column, tuple(columns), tuple(spans), dense)
