"""The marks of a task on a channel: each has a shape of its own, so that none needs its colour."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.palette import LINE2, MIDDLE_BAR, WARN, WARN_TINT, WHITE, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.tasks.content import Availability

RADIUS = 9.0


def paint_mark(sheet: Sheet, answer: Availability | None, at: Point, accent: Accent) -> None:
    """Draw a full disc with a tick (yes), a dashed clock (planned), a square with a cross (no), or a dot (unknown)."""
    x, y = at
    if answer == "yes":
        sheet.under.circle(at, RADIUS, accent.strong)
        sheet.under.line([(x - 4.2, y + 0.4), (x - 1.2, y + 3.4), (x + 4.4, y - 3.2)], WHITE, 1.7)
    elif answer == "planned":
        sheet.under.circle(at, RADIUS - 0.6, WHITE, accent.strong, line=1.2, style="dashed")
        sheet.under.line([(x, y - 4.4), (x, y), (x + 3.4, y + 2.2)], accent.strong, 1.2)
    elif answer == "no":
        sheet.under.box(Box.around(at, 7.6), WARN_TINT, WARN, line=0.9)
        sheet.under.line([(x - 3.4, y - 3.4), (x + 3.4, y + 3.4)], WARN, 1.4)
        sheet.under.line([(x - 3.4, y + 3.4), (x + 3.4, y - 3.4)], WARN, 1.4)
    else:
        sheet.under.circle(at, 1.7, MIDDLE_BAR)


def paint_share(sheet: Sheet, at: Point, width: float, yes: float, planned: float, accent: Accent) -> None:
    """Draw a bar of what can be done, and paler behind it what is planned (shares of 1)."""
    x, y = at
    sheet.under.box(Box(x, y, width, 5), LINE2, radius=2.5)
    if planned:
        sheet.under.box(Box(x, y, max(5.0, width * (yes + planned)), 5), accent.middle, radius=2.5)
    if yes:
        sheet.under.box(Box(x, y, max(5.0, width * yes), 5), accent.strong, radius=2.5)
