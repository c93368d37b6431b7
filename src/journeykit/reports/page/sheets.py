"""What Graphviz drew, written again for a page: nothing but shapes and words, their looks as classes.

An SVG is read by a parser and only what a map consists of is written again, by us: no element, attribute or address of
it passes as it stands. That also takes three quarters of its size. Colours become names, so that a dark page can have
darker ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import groupby, islice
from typing import TYPE_CHECKING, Literal
from xml.parsers import expat

from journeykit.reports.page.outlines import Outline, along, around, points_of, through
from journeykit.reports.page.shapes import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from journeykit.maps.drawing import Layout
    from journeykit.reports.page.looks import Looks
    from journeykit.reports.page.shapes import Shapes

_NOTHING = ("none", "transparent")
_SHAPES = ("path", "polygon", "polyline", "ellipse")
_FEW, _MANY = 2, 12
_BACK = 24
"""So many shapes back one is looked for that another can be part of."""
_TALL = 60.0  # points: what is lower than this and stands on a border belongs to one lane all the same

_Box = tuple[float, float, float, float]


Kind = Literal["head", "lane", "behind", "foot"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a picture that stays together when lanes are left out.

    `behind` lies under several lanes, `head` above all of them and `foot` below; a picture without lanes is all head.
    """

    kind: Kind
    markup: str
    name: str = ""
    top: float = 0.0
    bottom: float = 0.0
    label: str = ""
    """The words at its left, which stay in sight when the rest is moved."""


@dataclass(slots=True)
class _Words:
    """A line of words: its look, what is written, and where."""

    look: str
    text: str
    x: int
    y: int


@dataclass(slots=True)
class _Shape:
    """A shape: its look, its outline, and the boxes that it fills."""

    look: str
    outline: Outline
    boxes: list[_Box]


_Mark = _Words | _Shape


class _Reading:
    """Reads what Graphviz drew into marks; `down` is how far its zero stands below the top of the sheet.

    `place` says where in the picture a box belongs: only what belongs together is written together.
    """

    def __init__(self, looks: Looks, down: float, head: float, place: Callable[[_Box], int]) -> None:
        self.places: dict[int, list[_Mark]] = {}
        self._looks, self._down, self._head, self._place = looks, down, head, place
        self._words: tuple[str, tuple[float, float]] | None = None
        self._said: list[str] = []

    def start(self, name: str, found: Mapping[str, str]) -> None:
        """Take in a shape, or the beginning of words; anything else is left out."""
        if name == "text":
            at = float(found["x"]), float(found["y"]) + self._down
            if at[1] >= self._head:
                self._words, self._said = (self._looks.words(found), at), []
        elif name in _SHAPES and not _invisible(found):
            self._shape(name, found)

    def end(self, name: str) -> None:
        """Finish words."""
        if name == "text" and self._words:
            look, at = self._words
            said = "".join(self._said).replace("\xa0", " ").strip()
            box = (at[0], at[1] - 1, at[0], at[1])
            if said:
                # Whole points do: lines stand whole points apart, so that all of them move alike.
                self._marks(box).append(_Words(look, escape(said, quote=False), round(at[0]), round(at[1])))
            self._words = None

    def said(self, text: str) -> None:
        """Take in a piece of words."""
        if self._words:
            self._said.append(text)

    def _marks(self, box: _Box) -> list[_Mark]:
        return self.places.setdefault(self._place(box), [])

    def _shape(self, name: str, found: Mapping[str, str]) -> None:
        look, down = self._looks.shape(found), self._down
        if name == "ellipse":
            x, y, rx, ry = (float(found[key]) for key in ("cx", "cy", "rx", "ry"))
            box = (x - rx, y + down - ry, x + rx, y + down + ry)
            outline = around((x, y + down), rx, ry)
        else:
            points = points_of(found["d"] if name == "path" else found["points"], down)
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            outline = along(found["d"], down) if name == "path" else through(points, closed=name == "polygon")
        if box[3] > self._head:
            self._add(_Shape(look, outline, [box]))

    def _add(self, shape: _Shape) -> None:
        """Add a shape; to one before it that looks alike when nothing in between touches it: they are one outline."""
        (box,) = shape.boxes
        marks = self._marks(box)
        if len(shape.outline.steps) < SHARED:
            for earlier in islice((one for one in reversed(marks) if isinstance(one, _Shape)), _BACK):
                apart = not any(_overlap(one, box) for one in earlier.boxes)
                if earlier.look == shape.look and (apart or shape.look in self._looks.hollow):
                    earlier.outline.join(shape.outline)
                    earlier.boxes.append(box)
                    return
                if not apart:
                    break
        marks.append(shape)


def _invisible(found: Mapping[str, str]) -> bool:
    return found.get("fill", "none") in _NOTHING and found.get("stroke", "none") in _NOTHING


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def parts_of(svg: bytes, looks: Looks, shapes: Shapes, height: float, layout: Layout) -> tuple[Part, ...]:
    """Return what an SVG shows below its heading, as elements of a page.

    Args:
        svg: What Graphviz drew.
        looks: The looks of the page; new ones are added.
        shapes: The shapes of the page that are drawn more than once; new ones are added.
        height: The height of the sheet.
        layout: What stands where: the heading, which a page says itself, and the lanes.
    """
    strips = layout.strips
    last = len(strips)

    def place(box: _Box) -> int:
        """Number of the lane in which a box stands; -2 for more than one, -1 above them, and behind the last below."""
        if not strips or box[3] <= strips[0].top + 1:
            return -1
        middle = (box[1] + box[3]) / 2
        if box[3] - box[1] > _TALL and any(box[1] < strip.top - 1 and box[3] > strip.top + 1 for strip in strips):
            return -2
        return next((i for i, strip in enumerate(strips) if middle <= strip.bottom), last)

    reading = _Reading(looks, height, layout.head, place)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, found: reading.start(name.rpartition(" ")[2], found)
    parser.EndElementHandler = lambda name: reading.end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = reading.said
    parser.Parse(svg, True)  # noqa: FBT003 - expat knows no names for its arguments
    return tuple(_parts(reading, shapes, layout, height))


def _parts(reading: _Reading, shapes: Shapes, layout: Layout, height: float) -> Iterator[Part]:
    """Write the parts from what lies behind to what lies at the foot."""
    strips = layout.strips
    for number, marks in sorted(reading.places.items()):
        if number == -2:
            yield Part("behind", _markup(marks, shapes), "", strips[0].top, strips[-1].bottom)
        elif number == -1:
            yield Part("head", _markup(marks, shapes))
        elif number < len(strips):
            strip = strips[number]
            names = [mark for mark in marks if isinstance(mark, _Words) and mark.x < layout.left]
            others = [mark for mark in marks if not (isinstance(mark, _Words) and mark.x < layout.left)]
            yield Part("lane", _markup(others, shapes), strip.name, strip.top, strip.bottom, _markup(names, shapes))
        else:
            yield Part("foot", _markup(marks, shapes), "", strips[-1].bottom, height)


def _markup(marks: Sequence[_Mark], shapes: Shapes) -> str:
    if len(marks) < _MANY:
        return "".join(_elements(marks, shapes))
    said = tuple(
        (mark.look, mark.text, mark.x, mark.y)
        if isinstance(mark, _Words)
        else (mark.look, mark.outline.begin, mark.outline.steps)
        for mark in marks
    )
    return shapes.once(said, lambda: "".join(_elements(marks, shapes)))


def _elements(marks: Sequence[_Mark], shapes: Shapes) -> Iterator[str]:
    """Write marks: shapes, then words, which nothing covers; words of one look say it once."""
    drawn = (mark for mark in marks if isinstance(mark, _Shape))
    for look, group in groupby(drawn, key=lambda shape: shape.look):
        first, *others = (shape.outline for shape in group)
        if not others:
            yield shapes.written(look, first)
        else:
            yield f'<g class="{look}">{"".join(shapes.written("", one) for one in (first, *others))}</g>'
    looks: dict[str, dict[int, list[_Words]]] = {}
    for mark in marks:
        if isinstance(mark, _Words):
            looks.setdefault(mark.look, {}).setdefault(mark.y, []).append(mark)
    for look, rows in looks.items():
        if len(rows) == 1:
            yield from (_row(one, f'class="{look}" ') for one in rows.values())
        else:
            yield f'<g class="{look}">{"".join(_row(one) for one in rows.values())}</g>'


def _row(words: Sequence[_Words], look: str = "") -> str:
    """Write words at one height; of more than two it is shorter to say it once."""
    if len(words) > _FEW:
        inner = "".join(f'<tspan x="{one.x}">{one.text}</tspan>' for one in words)
        return f'<text {look}y="{words[0].y}">{inner}</text>'
    return "".join(f'<text {look}x="{one.x}" y="{one.y}">{one.text}</text>' for one in words)
