"""Marks of performance that several views draw: the bar with its interval and ticks, and the pill of a choice."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.measure import widest
from journeykit.maps.canvas.palette import (
    INK,
    INK2,
    INK3,
    LINE2,
    MIDDLE_BAR,
    MIDDLE_PILL,
    PILL_LINE,
    WARN,
    WARN_TINT,
    WHITE,
    Accent,
)
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import FLOOR, GOOD, Performance
from journeykit.maps.speaking import CHOICES

PILL = 13.0


def bar_color(performance: Performance, accent: Accent) -> str:
    """Return orange below the floor, the accent from sufficient on, grey between."""
    return {"low": WARN, "middle": MIDDLE_BAR, "high": accent.strong}[performance.level]


def paint_bar(
    sheet: Sheet, at: Point, width: float, performance: Performance | None, target: float, accent: Accent
) -> None:
    """Draw a bar from 0 to 100: hollow when few answered, dashed when it is a guess, empty when unknown.

    Ticks stand at 55, 65 and the target; the bracket under it is the interval.
    """
    x, y = at
    under = sheet.under
    if performance is None:
        under.box(Box(x + 0.4, y + 0.4, width - 0.8, 4.2), "", PILL_LINE, line=0.8, radius=2.1, style="dashed")
        return
    under.box(Box(x, y, width, 5), LINE2, radius=2.5)
    color = bar_color(performance, accent)
    length = max(5.0, performance.value / 100 * width)
    if performance.guessed or performance.small:
        style = "dashed" if performance.guessed else "solid"
        under.box(Box(x + 0.5, y + 0.5, length - 1, 4), WHITE, color, line=1, radius=2, style=style)
    else:
        under.box(Box(x, y, length, 5), color, radius=2.5)
    for tick in sorted({FLOOR, GOOD, target}):
        place = x + tick / 100 * width
        meant = tick == target
        under.line(
            [(place, y - (4 if meant else 3)), (place, y + (8 if meant else -0.5))],
            INK2 if meant else INK3,
            1 if meant else 0.7,
        )
    if performance.low is not None and performance.high is not None:
        low, high = (x + end / 100 * width for end in (performance.low, performance.high))
        under.line([(low, y + 7.5), (low, y + 11.5)], INK3, 0.8)
        under.line([(low, y + 9.5), (max(high, low + 1), y + 9.5)], INK3, 0.8)
        under.line([(high, y + 7.5), (high, y + 11.5)], INK3, 0.8)


def pill_width(word: str) -> float:
    """Return the width of a choice's pill."""
    return widest(word, 8, bold=True) + 12


def paint_choice(sheet: Sheet, at: Point, take: str, word: str, accent: Accent, *, suspected: bool = False) -> None:
    """Draw the pill of a choice: square corners for a problem, round ones for the rest, dashed when not certain."""
    assert take in CHOICES
    fill, line, text = {
        "repair": (WARN, WARN, WHITE),
        "improve": (WARN_TINT, WARN, WARN),
        "excel": (accent.strong, accent.strong, WHITE),
        "protect": (accent.tint, accent.strong, accent.strong),
        "ease-off": (MIDDLE_PILL, MIDDLE_PILL, INK),
        "good-enough": (MIDDLE_PILL, MIDDLE_PILL, INK),
        "measure": (WHITE, INK3, INK2),
    }[take]
    if suspected:
        fill, text = WHITE, line
    box = Box(at[0] + 0.5, at[1], pill_width(word) - 1, PILL)
    style = "dashed" if suspected or take == "measure" else "solid"
    radius = 1.5 if take in ("repair", "improve") else PILL / 2
    sheet.under.box(box, fill, line, line=0.9, radius=radius, style=style)
    sheet.under.words((box.x + box.width / 2, at[1] + 9.4), word, 8, text, bold=True, anchor="middle")
