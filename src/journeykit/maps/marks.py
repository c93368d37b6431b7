"""Small marks that several views draw."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Point, arc, straight
from journeykit.maps.canvas.palette import WHITE
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import Grade

_RADIUS = 3.6


def paint_grade(sheet: Sheet, at: Point, grade: Grade, color: str) -> None:
    """Draw how we know: a dashed circle for a guess, half full for what customers told us, full for what was measured."""
    style = "dashed" if grade == "hypothesis" else "solid"
    sheet.under.circle(at, _RADIUS, color if grade == "quantitative" else WHITE, color, line=0.9, style=style)
    if grade == "qualitative":
        x, y = at
        half = arc((x, y), _RADIUS, 90, 270)
        sheet.under.shape([*half, *straight(half[-1], half[0])[1:]], color)
