"""The ground of a row: its phases as arrows, each with the surface on which its cards stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from journeykit.maps.canvas.curve import Box
from journeykit.maps.canvas.palette import BAND, Accent
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.flow.layout import PHASE, Level
from journeykit.maps.flow.places import CARD_WIDTH
from journeykit.maps.heading import Band, paint_phase
from journeykit.words import Sentence


def paint_level(sheet: Sheet, t: Sentence, level: Level, accent: Accent) -> None:
    """Draw the phases of a row; a border lies midway between the cards of two phases."""
    ends = []
    for part in level.row:
        middles = [level.places.cards[id_][0] for id_ in part.ids]
        ends.append((min(middles) - CARD_WIDTH / 2, max(middles) + CARD_WIDTH / 2))
    top, foot = level.top, level.foot
    borders = [level.left, *((a[1] + b[0]) / 2 for a, b in pairwise(ends)), level.right]
    for i, part in enumerate(level.row):
        first, last = i == 0, i == len(level.row) - 1
        start, end = borders[i] + (0 if first else 4), borders[i + 1] - (0 if last else 4)
        sheet.under.box(Box(start, top + PHASE + 8, end - start, foot - top - PHASE - 8), BAND, radius=6)
        band = Band(Box(start, top, end + (0 if last else 7) - start, PHASE), 11, first, 12 if first else 20)
        name = t("{phase} (continued)", phase=part.phase.name) if part.continued else part.phase.name
        shown = replace(part.phase, name=name)
        paint_phase(sheet, band, shown, t("Phase: {phase}", phase=name), accent, numbered=True)
