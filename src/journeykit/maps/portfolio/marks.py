"""The mark of a shared touchpoint in a journey: its score, with a shape and a fill that say what the colour says."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import INK, INK2, INK3, MIDDLE_BAR, MIDDLE_PILL, WARN, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import Performance
from journeykit.maps.portfolio.content import Spot

RADIUS = 11.0


def paint_mark(sheet: Sheet, known: Performance | None, at: Point, accent: Accent) -> None:
    """Draw a square below the norm, a rounded box in between, a disc from sufficient on; hollow when it is unsure."""
    x, y = at
    if known is None:
        sheet.under.circle(at, RADIUS - 0.5, WHITE, INK3, line=0.9, style="dashed")
        sheet.under.words((x, y + 3.2), "?", 9, INK2, bold=True, anchor="middle")
        return
    fill, line, text = {
        "low": (WARN, WARN, WHITE),
        "middle": (MIDDLE_PILL, MIDDLE_BAR, INK),
        "high": (accent.strong, accent.strong, WHITE),
    }[known.level]
    style = "solid"
    if known.guessed or known.small:
        fill, text = WHITE, INK if known.level == "middle" else line
        style = "dashed" if known.guessed else "solid"
    if known.level == "low":
        sheet.under.box(Box.around(at, 10), fill, line, line=1.1, style=style)
    elif known.level == "middle":
        sheet.under.box(Box.around(at, 10), fill, line, line=1.1, radius=6, style=style)
    else:
        sheet.under.circle(at, RADIUS, fill, line, line=1.1, style=style)
    sheet.under.words((x, y + 3.2), f"{known.value:.0f}", 9, text, bold=True, anchor="middle")


def paint_broken(sheet: Sheet, at: Point) -> None:
    """Draw the sign of a broken basic beside a mark."""
    x, y = at
    sheet.under.polygon([(x + 10, y - 6), (x + 19, y - 6), (x + 14.5, y - 14)], WHITE, WARN, line=1.1)


def paint_spot(sheet: Sheet, spot: Spot, at: Point, accent: Accent) -> None:
    """Draw a shared touchpoint where a journey meets it."""
    paint_mark(sheet, spot.performance, at, accent)
    if spot.broken:
        paint_broken(sheet, at)
