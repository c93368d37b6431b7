"""The phases above the columns of a lane map or a blueprint."""

from __future__ import annotations

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import LINE2
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.heading import Band, paint_phase
from journeykit.maps.lanes.grid import TIP, Board

PHASES = 30


def paint_phases(board: Board, sheet: Sheet, top: float, foot: float) -> None:
    """Draw the phases, and hairlines between them down to `foot`."""
    grid, t = board.grid, board.t
    for i, span in enumerate(grid.spans):
        last = i == len(grid.spans) - 1
        # The point reaches into the gap; the next phase starts 5 points behind it.
        end = span.end + (0 if last else grid.gap - 5)
        band = Band(Box(span.start, top, end - span.start, PHASES), TIP, i == 0, 20 if i else 12)
        words = t("Phase: {phase}", phase=span.phase.name)
        job = f"\n{t('Customer job')}: {span.phase.job}" if span.phase.job else ""
        paint_phase(sheet, band, span.phase, words + job, board.content.accent, numbered=True)
        if not last:
            x = span.end + grid.gap / 2
            sheet.under.line([(x, top + PHASES + 8), (x, foot)], LINE2, 0.8)
