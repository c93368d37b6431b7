"""One drawing on its way to one format."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.drawing import Drawing

_FINE, _LARGEST = 192.0, 16000
"""Dots per inch of a png, and the most dots along its longest side (the libraries give up at twice that)."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to draw, and as what."""

    drawing: Drawing
    kind: str

    @property
    def dpi(self) -> float | None:
        """The resolution of a png: fine, but less so for a very wide sheet. The other formats have none."""
        if self.kind != "png":
            return None
        longest = max(self.drawing.width, self.drawing.height)
        return round(min(_FINE, 72 * _LARGEST / longest), 2)

    @property
    def dot(self) -> str:
        """The drawing as DOT, with its resolution."""
        if self.dpi is None:
            return self.drawing.dot
        # Behind a line break: names, where users' words stand, have none.
        return self.drawing.dot.replace("\ngraph [", f"\ngraph [dpi={self.dpi}, ", 1)
