"""Which colour of text stands on which ground, on any map; a test in a browser finds no other."""

from __future__ import annotations

from journeykit.maps.canvas import palette
from journeykit.maps.canvas.palette import Accent


def text_pairs(accent: Accent) -> set[tuple[str, str]]:
    """Return every pair of text and ground that the views make of an accent."""
    quiet = (palette.WHITE, palette.BAND, palette.WARN_TINT, accent.tint)
    return {
        *((ink, ground) for ink in (palette.INK, palette.INK2, palette.INK3) for ground in quiet),
        *((palette.INK, fill) for fill in (accent.middle, palette.WARN_MIDDLE, palette.MIDDLE_PILL)),
        *((accent.strong, ground) for ground in (palette.WHITE, palette.BAND, accent.tint)),
        *((palette.WARN, ground) for ground in (*quiet, palette.GAP)),
        *((palette.WHITE, fill) for fill in (accent.strong, palette.WARN, palette.INK2)),
        (accent.pale, accent.strong),
    }
