"""A cell of the brand grid: how far a touchpoint expresses a value, how far it could, or that it contradicts it."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import (
    INK,
    INK2,
    LINE,
    PILL_LINE,
    TEXT_CONTRAST,
    WARN,
    WARN_TINT,
    WHITE,
    Accent,
    contrast,
    mix,
)
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.content import Fit
from journeykit.words import number

_SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a cell."""

    fill: str
    line: str
    text: str


def look(now: float | None, accent: Accent) -> Look:
    """Return how a cell looks: darker is more; orange contradicts."""
    if now is None:
        return Look(WHITE, PILL_LINE, INK2)
    if now < 0:
        return Look(WARN, WARN, WHITE) if now <= -1.5 else Look(WARN_TINT, WARN, WARN)
    if now >= 3.5:
        return Look(accent.strong, accent.strong, WHITE)
    fill = (WHITE, accent.tint, accent.middle, _third(accent))[round(now)]
    return Look(fill, LINE if fill == WHITE else fill, INK)


def _third(accent: Accent) -> str:
    """Return the darkest mixture of the accent that still carries ink."""
    mixed = (mix(accent.strong, white / 100) for white in range(32, 64, 4))
    return next((color for color in mixed if contrast(INK, color) >= TEXT_CONTRAST), accent.middle)


def written(fit: Fit, language: str) -> str:
    """Write now and, where there is more to be had, what it could be: 1 → 4."""
    now = "?" if fit.now is None else number(fit.now, language)
    if fit.potential is None or (fit.now is not None and fit.potential <= fit.now):
        return now
    return f"{now} → {number(fit.potential, language)}"


def paint_cell(sheet: Sheet, fit: Fit, box: Box, language: str, accent: Accent) -> None:
    """Draw a rated cell: round corners, but square ones and a triangle for a contradiction."""
    its = look(fit.now, accent)
    against = fit.now is not None and fit.now < 0
    style = "dashed" if fit.now is None else "solid"
    sheet.under.box(box, its.fill, its.line, line=1, radius=1.5 if against else 6, style=style)
    middle = (box.x + box.width / 2, box.y + box.height / 2 + _SIZE * 0.36)
    sheet.under.words(middle, written(fit, language), _SIZE, its.text, bold=True, anchor="middle")
    if against:
        x, y = box.right, box.y
        color = WHITE if its.fill == WARN else WARN
        sheet.under.polygon([(x - 11, y + 10), (x - 3, y + 10), (x - 7, y + 3)], color)
