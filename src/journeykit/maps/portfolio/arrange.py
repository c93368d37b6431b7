"""Where everything stands on the portfolio: journeys below each other as trees, shared touchpoints beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.typography import HINT, TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.portfolio.content import MapJourney, Portfolio, SharedTouchpoint

MARGIN, CARD, FIGURES = 44.0, 462.0, 184.0
"""Of the cards: their width, and how much of it the index takes."""

MOST_COLUMNS = 12
_USUAL, _LEAST = 1040.0, 720.0
_NARROWEST, _WIDEST = 88.0, 150.0
_INDENT, _DEEPEST = 22.0, 3
_BEFORE_COLUMNS = 20.0
_GAP, _BETWEEN, _INSIDE = 8.0, 16.0, 9.0
NAME, DENSE_NAME = TextStyle(11, 14, bold=True), TextStyle(10, 12, bold=True)
META = HINT
SHARED = TextStyle(9.5, 12, bold=True)
_DENSE = 16  # journeys, from which on cards are set smaller


@dataclass(frozen=True, slots=True)
class Card:
    """A journey in its place; `around` is the box that also holds its parts, when it has any."""

    journey: MapJourney
    box: Box
    lines: tuple[str, ...]
    style: TextStyle
    around: Box | None
    depth: int

    @property
    def middle(self) -> float:
        """The height at which its marks stand."""
        return self.box.y + self.box.height / 2


@dataclass(frozen=True, slots=True)
class Column:
    """A shared touchpoint and the lines of its name."""

    touchpoint: SharedTouchpoint
    x: float
    width: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Where its marks stand."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything in its place; heights count from the first card."""

    width: float
    cards: tuple[Card, ...]
    columns: tuple[Column, ...]
    hidden: tuple[SharedTouchpoint, ...]
    names: float
    height: float


def arrange(portfolio: Portfolio) -> Arrangement:
    """Place cards and columns; more columns than fit make the sheet wider, the least important become a list."""
    shown, hidden = portfolio.shared[:MOST_COLUMNS], portfolio.shared[MOST_COLUMNS:]
    left = MARGIN + CARD + _BEFORE_COLUMNS
    each = min(_WIDEST, max(_NARROWEST, (_USUAL - MARGIN - left) / max(1, len(shown))))
    columns = tuple(
        Column(one, left + each * i, each, wrap(one.name, each - 12, SHARED, 4)) for i, one in enumerate(shown)
    )
    right = left + each * len(columns) if columns else MARGIN + CARD
    cards, height = _cards(portfolio)
    names = max((SHARED.leading * len(column.lines) for column in columns), default=0)
    return Arrangement(max(_LEAST, right + MARGIN), tuple(cards), columns, tuple(hidden), names, height)


def _cards(portfolio: Portfolio) -> tuple[list[Card], float]:
    dense = sum(1 for _ in portfolio.walk()) > _DENSE
    cards: list[Card] = []
    y = 0.0
    for journey in portfolio.journeys:
        y = _tree(cards, journey, 0, y, dense=dense) + (_BETWEEN if not dense else _GAP)
    return cards, y


def _tree(cards: list[Card], journey: MapJourney, depth: int, top: float, *, dense: bool) -> float:
    """Add a journey and its parts; return where the next one may begin, less the gap before it."""
    style = DENSE_NAME if dense else NAME
    indent = _INDENT * min(depth, _DEEPEST)
    inset = _INSIDE * min(depth, _DEEPEST)
    x, right = MARGIN + indent, MARGIN + CARD - inset
    lines = wrap(journey.title, MARGIN + CARD - FIGURES - x - 22, style, 2)
    least = 40.0 if dense else 50.0
    box = Box(x, top, right - x, max(least, style.leading * len(lines) + META.leading + (14 if dense else 20)))
    place = len(cards)
    cards.append(Card(journey, box, lines, style, None, depth))
    y = box.bottom
    for part in journey.parts:
        y = _tree(cards, part, depth + 1, y + (4 if part is journey.parts[0] else _GAP), dense=dense)
    if journey.parts:
        y += _INSIDE
        cards[place] = Card(journey, box, lines, style, Box(x, top, right - x, y - top), depth)
    return y
