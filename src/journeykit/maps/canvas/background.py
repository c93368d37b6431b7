"""What lies under the nodes: bands, lines, icons, bars and labels, as drawing operations of the graph.

They cost no node and carry no tooltip. One wrong operation and Graphviz drops them all without a word, so every
text is counted in bytes here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from journeykit.maps.canvas.curve import Box, Point, arc, diamond, rounded_box
from journeykit.maps.canvas.escape import drawn
from journeykit.maps.canvas.icons import strokes
from journeykit.maps.canvas.measure import text_width
from journeykit.maps.canvas.palette import INK2, INK3, LINE, WHITE
from journeykit.maps.canvas.typography import FONT

_HAIR = 0.01  # a filled shape without a line
_LIFT = 0.12  # drawn texts come out .05 to .2 of their size too high, by the version of Graphviz
_ANCHORS = {"left": -1, "middle": 0, "right": 1}
_PIECE = 4000  # characters between two line breaks in the string: the scanner takes pieces below 16,384 bytes
_ROW = 200  # numbers
_LONGEST = 300  # characters of one line of words


class Background:
    """The operations of one sheet, in the order in which they are drawn. y runs down."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._operations: list[str] = []
        self._face = ""  # of the last words; it holds until something else is drawn

    def polygon(
        self, points: Sequence[Point], fill: str = "", stroke: str = "", *, line: float = 1, style: str = "solid"
    ) -> None:
        """Draw a polygon, filled or only outlined."""
        self._add(_pen(fill, stroke, line, style), "P" if fill else "p", points)

    def shape(
        self, path: Sequence[Point], fill: str = "", stroke: str = "", *, line: float = 1, style: str = "solid"
    ) -> None:
        """Draw a Bezier path, filled or only as a line."""
        self._add(_pen(fill, stroke, line, style), "b" if fill else "B", path)

    def line(self, points: Sequence[Point], stroke: str = LINE, line: float = 1, style: str = "solid") -> None:
        """Draw straight lines from point to point."""
        self._add(_pen("", stroke, line, style), "L", points)

    def box(
        self, box: Box, fill: str = "", stroke: str = "", *, line: float = 1, radius: float = 0, style: str = "solid"
    ) -> None:
        """Draw a box, with rounded corners if it has a radius."""
        if radius:
            pen = _pen(fill, stroke, line, style)
            self._operations.append(f"{pen}{'b' if fill else 'B'} 25 {_rounded(box, radius, self.height)} ")
            self._face = ""
        else:
            self.polygon(box.corners, fill, stroke, line=line, style=style)

    def circle(
        self,
        center: Point,
        radius: float,
        fill: str = "",
        stroke: str = "",
        *,
        line: float = 1,
        style: str = "solid",
    ) -> None:
        """Draw a circle."""
        letter, r = "E" if fill else "e", number(radius)
        self._operations.append(f"{_pen(fill, stroke, line, style)}{letter} {self._at(*center)} {r} {r} ")
        self._face = ""

    def diamond(self, center: Point, radius: float, color: str, *, filled: bool) -> None:
        """Draw the diamond of a moment of truth: filled when strong, open when weak."""
        self.polygon(diamond(center, radius), color if filled else WHITE, color, line=0.6 if filled else 1.3)

    def words(
        self,
        at: Point,
        text: str,
        size: float = 8,
        color: str = INK3,
        *,
        bold: bool = False,
        italic: bool = False,
        anchor: str = "left",
    ) -> None:
        """Write one line on a baseline, really anchored left, in the middle or right."""
        if not text.strip():
            return
        face = _face(size, (1 if bold else 0) | (2 if italic else 0), color)
        self._operations.append(
            f"{'' if face == self._face else face}T {at[0]:.6g} {self.height - (at[1] + _LIFT * size):.6g} "
            f"{_ANCHORS[anchor]} {_words(text[:_LONGEST], size, bold)}"
        )
        self._face = face

    def icon(self, name: str, at: Point, size: float = 18, color: str = INK2, line: float = 1.2) -> None:
        """Draw an icon round a point."""
        scale = size / 24

        def placed(points: Sequence[Point]) -> list[Point]:
            return [(at[0] + (x - 12) * scale, at[1] + (y - 12) * scale) for x, y in points]

        for stroke in strokes(name):
            n = stroke.numbers
            match stroke.kind:
                case "L":
                    self.line(placed(stroke.points), color, line)
                case "P":
                    self.polygon(placed(stroke.points), color, color, line=line)
                case "B":
                    self.shape(placed(stroke.points), stroke=color, line=line)
                case "A":
                    self.shape(placed(arc((n[0], n[1]), n[2], n[3], n[4])), stroke=color, line=line)
                case "R":
                    self.shape(placed(rounded_box(Box(*n[:4]), n[4])), stroke=color, line=line)
                case "O":
                    self.circle(placed([(n[0], n[1])])[0], n[2] * scale, stroke=color, line=line)
                case "D":
                    self.circle(placed([(n[0], n[1])])[0], n[2] * scale, color)

    def written(self) -> str:
        """Return all operations as the value of `_background`, beginning with a white sheet that sets the size."""
        sheet = [(0.0, 0.0), (self.width, 0.0), (self.width, self.height), (0.0, self.height)]
        first = f"{_text('c', WHITE)}{_text('C', WHITE)}P 4 {self._points(sheet)} "
        pieces, length = [first], len(first)
        for operation in self._operations:
            for part in _parts(operation):
                length += len(part)
                if length > _PIECE:
                    pieces.append("\\\n")
                    length = len(part)
                pieces.append(part)
        return "".join(pieces)

    def _add(self, pen: str, letter: str, points: Sequence[Point]) -> None:
        self._operations.append(f"{pen}{letter} {len(points)} {self._points(points)} ")
        self._face = ""

    def _points(self, points: Sequence[Point]) -> str:
        # One format for all: this is half of the time that a map takes.
        height = self.height
        return _format(len(points)) % tuple([v for x, y in points for v in (x, height - y)])

    def _at(self, x: float, y: float) -> str:
        return f"{x:.6g} {self.height - y:.6g}"


def _rounded(box: Box, radius: float, height: float) -> str:
    """Write the points of `rounded_box`: 25, but eight places across and eight down, each written once.

    A quarter of all shapes are such boxes, and writing numbers is what takes the time.
    """
    p = rounded_box(box, radius)
    right, mid_right, mid_left, left = p[3][0], p[2][0], p[1][0], p[0][0]
    a, b, c, d = f"{p[18][0]:.6g}", f"{p[16][0]:.6g}", f"{left:.6g}", f"{mid_left:.6g}"
    e, f, g, h = f"{mid_right:.6g}", f"{right:.6g}", f"{p[4][0]:.6g}", f"{p[5][0]:.6g}"
    i, j, k, m = (f"{height - p[at][1]:.6g}" for at in (0, 5, 6, 7))
    n, o, q, r = (f"{height - p[at][1]:.6g}" for at in (8, 9, 10, 11))
    return (
        f"{c} {i} {d} {i} {e} {i} {f} {i} {g} {i} {h} {j} {h} {k} {h} {m} {h} {n} {h} {o} {h} {q} {g} {r} {f} {r} "
        f"{e} {r} {d} {r} {c} {r} {b} {r} {a} {q} {a} {o} {a} {n} {a} {m} {a} {k} {a} {j} {b} {i} {c} {i}"
    )


def _parts(operation: str) -> Sequence[str]:
    """Cut an operation of very many points between two numbers; words are never as long."""
    if len(operation) <= _PIECE:
        return (operation,)
    numbers = operation.split(" ")
    return [
        " ".join(numbers[i : i + _ROW]) + (" " if i + _ROW < len(numbers) else "") for i in range(0, len(numbers), _ROW)
    ]


@cache
def _format(points: int) -> str:
    return " ".join(["%.6g %.6g"] * points)


def number(value: float) -> str:
    """Write a coordinate with six digits: a hundredth of a point up to ten thousand."""
    return f"{value:.6g}"


def _text(letter: str, text: str) -> str:
    return f"{letter} {len(text.encode())} -{text} "


@lru_cache(maxsize=4096)
def _words(text: str, size: float, bold: bool) -> str:  # noqa: FBT001 - by place it is found again faster
    """Write a line of words for a drawing operation: its width, its length in bytes, and itself."""
    written, size_in_bytes = drawn(text)
    return f"{text_width(text, size, bold=bold):.6g} {size_in_bytes} -{written} "


@lru_cache(maxsize=256)
def _face(size: float, face: int, color: str) -> str:
    return f"F {number(size)} {len(FONT)} -{FONT} t {face} {_text('c', color)}"


@lru_cache(maxsize=1024)
def _pen(fill: str, stroke: str, line: float, style: str) -> str:
    width = f"setlinewidth({line if stroke or not fill else _HAIR:g})"  # 1 and 1.0 are one pen
    pen = _text("S", width) + _text("S", style) + _text("c", stroke or fill or LINE)
    return pen + _text("C", fill) if fill else pen
