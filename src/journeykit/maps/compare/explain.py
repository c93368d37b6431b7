"""What the legend of a comparison explains: both curves, and what is not there."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import DESIRED, INK, LINE, WHITE
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.legend import Entry

_WIDE = 26


def older(name: str) -> Entry:
    """The older curve."""
    return Entry(_WIDE, name, _old)


def newer(name: str) -> Entry:
    """The newer curve."""
    return Entry(_WIDE, name, _new)


def absent(words: str) -> Entry:
    """A touchpoint that one of the two does not have."""
    return Entry(_WIDE, words, _absent)


def _old(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.line([(x, y), (x + 26, y)], DESIRED, 1.8)
    sheet.under.circle((x + 13, y), 3.4, WHITE, DESIRED, line=1.4)


def _new(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.line([(x, y), (x + 26, y)], INK, 2.8)


def _absent(sheet: Sheet, x: float, y: float) -> None:
    sheet.under.box(Box(x, y - 6, 26, 12), "", LINE, line=0.9, radius=4, style="dashed")
