"""The type of the maps: one family, few sizes, leading in whole points (tables in Graphviz are whole numbers high)."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.canvas.palette import INK, INK2, INK3

FONT = "Helvetica,Arial,sans-serif"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a line of text looks."""

    size: float
    leading: int
    color: str = INK
    bold: bool = False
    italic: bool = False


TITLE = TextStyle(25, 30, bold=True)
OVERVIEW_TITLE = TextStyle(23, 28, bold=True)
JOB = TextStyle(10, 13)
LANE = TextStyle(9.5, 13, bold=True)
HINT = TextStyle(8, 11, INK3)
BODY, DENSE_BODY = TextStyle(9, 12), TextStyle(8.5, 11)
QUOTE, DENSE_QUOTE = TextStyle(9, 12, INK2, italic=True), TextStyle(8.5, 11, INK2, italic=True)
SMALL, DENSE_SMALL = TextStyle(8, 11, INK3), TextStyle(7.5, 10, INK3)
NAME, DENSE_NAME = TextStyle(10, 13, bold=True), TextStyle(9, 11, bold=True)
