"""One drawing on its way to one format."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.maps.canvas.escape import label
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
    def logo(self) -> tuple[str, bytes] | None:
        """The name and content of the picture file that the DOT asks for; an svg gets its logo afterwards."""
        placed = self.drawing.logo
        if placed is None or not placed.logo.pixels or self.kind == "svg":
            return None
        from hashlib import sha256  # 3 ms that most maps do without

        ending = "jpg" if placed.logo.kind == "jpeg" else "png"
        return f"logo-{sha256(placed.logo.pixels).hexdigest()[:16]}.{ending}", placed.logo.pixels

    @property
    def dot(self) -> str:
        """The drawing as DOT, with its resolution and its logo."""
        return self.dot_beside("")

    def dot_beside(self, folder: str) -> str:
        """Return the DOT for a Graphviz that finds the logo in a folder; empty is the one that it runs in."""
        dot = self.drawing.dot
        more = [] if self.dpi is None else [f"dpi={self.dpi}, "]
        if self.logo:
            dot = dot.removesuffix("}\n") + self._logo_node(self.logo[0]) + "}\n"
            more += [f"imagepath={label(folder)}, "] if folder else []
        # Behind a line break: names, where users' words stand, have none.
        return dot.replace("\ngraph [", f"\ngraph [{''.join(more)}", 1)

    def _logo_node(self, file: str) -> str:
        assert self.drawing.logo is not None
        box = self.drawing.logo.box
        x, y = box.x + box.width / 2, self.drawing.height - box.y - box.height / 2
        size = f"width={box.width / 72:.4f}, height={box.height / 72:.4f}"
        # No name of a user's has a backslash: this one is nobody else's.
        return f'"\\\\" [pos="{x:.6g},{y:.6g}", {size}, shape=none, label="", image="{file}", imagescale=both]\n'
