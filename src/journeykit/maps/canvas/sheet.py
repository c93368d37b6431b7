"""The sheet: background, nodes and edges at places that we choose, written as DOT for `neato -n2`.

y runs down, a unit is a point. Graphviz never sizes a box by its text: reader and writer may have other fonts.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.maps.canvas import escape
from journeykit.maps.canvas.background import Background
from journeykit.maps.canvas.curve import Box, Point
from journeykit.maps.canvas.escape import plain
from journeykit.maps.canvas.palette import INK
from journeykit.maps.canvas.typography import FONT, TextStyle
from journeykit.maps.drawing import Layout, Spot, Strip

Line = tuple[str, TextStyle]

_ASCENT = 0.8  # of the type size, above the baseline


class Sheet:
    """One drawing: `under` holds what lies below the nodes; nodes are drawn in the order in which they are added."""

    def __init__(self, width: float, height: float, name: str, title: str) -> None:
        self.width, self.height = width, height
        self.name, self.title = name, title
        self.under = Background(width, height)
        self.head = 0.0
        self._spots: list[Spot] = []
        self._strips: list[Strip] = []
        self._body: list[str] = []
        self._names: set[str] = set()

    def text(self, at: Point, width: float, lines: Sequence[Line], name: str, tip: str = "") -> None:
        """Write lines, left aligned from a top left corner, with a tooltip over all of them.

        The words are drawn at our places; a label would be shifted by who has another font, and a build of
        Graphviz without an XML parser shows no label of several lines.
        """
        if not lines:
            return
        x, y = at
        for words, style in lines:
            baseline = y + (style.leading - style.size) / 2 + _ASCENT * style.size
            self.under.words((x, baseline), words, style.size, style.color, bold=style.bold, italic=style.italic)
            y += style.leading
        self.hover(Box(x, at[1], width, y - at[1]), name, tip)

    def hover(self, box: Box, name: str, tip: str) -> None:
        """Lay a tooltip over what the background shows there."""
        self._add(name, box, tip, f'label="", {_INVISIBLE}')

    def node(self, name: str, box: Box, tip: str = "", **attributes: str) -> str:
        """Add a node; attributes are DOT already. Returns its name as DOT."""
        return self._add(name, box, tip, _attributes({"label": '""'} | attributes))

    def edge(self, name: str, path: Sequence[Point], tip: str, **attributes: str) -> None:
        """Draw a curve on top of the background, between two invisible points at its ends."""
        if len(path) % 3 != 1 or len(path) < 4:
            raise ValueError(f"a curve has 3n+1 points, not {len(path)}")
        tail, head = (self._point(f"{name} {end}", at) for end, at in (("1", path[0]), ("2", path[-1])))
        given = {
            "id": plain(f"{self.name}-{len(self._names)}-curve"),
            "pos": plain(" ".join(f"{x:.6g},{self.height - y:.6g}" for x, y in path)),
            "tooltip": escape.tooltip(tip),
        }
        self._body.append(f"{tail} -- {head} [{_attributes(given | attributes)}]")

    def spot(self, touchpoint: str, box: Box) -> None:
        """Note where a touchpoint stands; nothing is drawn."""
        self._spots.append(Spot(touchpoint, box))

    def strip(self, name: str, top: float, bottom: float) -> None:
        """Note where a lane is; nothing is drawn."""
        self._strips.append(Strip(name, top, bottom))

    @property
    def layout(self) -> Layout:
        """What was noted, for the drawing."""
        return Layout(self.head, tuple(self._spots), tuple(self._strips))

    def dot(self) -> str:
        """Write the sheet as DOT."""
        graph = {
            "id": plain(self.name),
            "bgcolor": plain("#FFFFFF"),
            "layout": "nop2",  # as `neato -n2`: the plain `dot` that people try on our files would lay out anew, and crash
            "pad": "0",
            "margin": "0",
            "outputorder": "breadthfirst",
            "splines": "true",
            "fontname": plain(FONT),
            "_background": f'\n"{self.under.written()}"',
        }
        node = {
            "shape": "box",
            "fixedsize": "true",
            "margin": "0",
            "fontname": plain(FONT),
            "fontsize": "9",
            "fontcolor": plain(INK),
            "penwidth": "1",
        }
        edge = {"fontname": plain(FONT), "dir": "none"}
        defaults = f"graph [{_attributes(graph)}]\nnode [{_attributes(node)}]\nedge [{_attributes(edge)}]\n"
        return f"graph {escape.name(self.title)} {{\n{defaults}" + "".join(f"{line}\n" for line in self._body) + "}\n"

    def _add(self, name: str, box: Box, tip: str, attributes: str) -> str:
        identity = self._unique(name)
        x, y = box.x + box.width / 2, self.height - box.y - box.height / 2
        hover = f", tooltip={escape.tooltip(tip)}" if tip else ""
        self._body.append(
            f'{identity} [id="{self.name}-{len(self._names)}", pos="{x:.6g},{y:.6g}", '
            f"width={box.width / 72:.4f}, height={box.height / 72:.4f}, {attributes}{hover}]"
        )
        return identity

    def _point(self, name: str, at: Point) -> str:
        return self.node(name, Box.around(at, 0.5), shape="point", style="invis")

    def _unique(self, name: str) -> str:
        """Make equal names different by a no-break space: the title that people see stays as it is."""
        identity = escape.name(name)
        while identity in self._names:
            identity = identity[:-1] + '\u00a0"'
        self._names.add(identity)
        return identity


def filled(fill: str, stroke: str, style: str = "filled") -> dict[str, str]:
    """Return the attributes of a node with a fill and an outline."""
    return {"style": plain(style), "fillcolor": plain(fill), "color": plain(stroke)}


# A transparent fill: the whole box shows its tooltip, not only the letters.
_INVISIBLE = 'style=filled, fillcolor="transparent", color="transparent", penwidth=0'


def _attributes(given: dict[str, str]) -> str:
    return ", ".join(f"{key}={value}" for key, value in given.items())
