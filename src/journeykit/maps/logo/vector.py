"""An SVG logo, drawn again with our own pen: nothing of the file itself ever stands in what we make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeykit.diagnostics import message
from journeykit.maps.canvas.curve import Box, Path, Point, arc, rounded_box, straight, through
from journeykit.maps.logo.compound import as_one
from journeykit.maps.logo.elements import Element, read_elements, style_rules
from journeykit.maps.logo.paint import Paint, length, numbers
from journeykit.maps.logo.paths import read_path
from journeykit.maps.logo.values import BROKEN, Logo, LogoError, Shape, unfit

MOST_POINTS = 6000
_SILENT = frozenset({"title", "desc", "metadata", "defs", "style", "clipPath", "symbol", "linearGradient", "radialGradient", "pattern", "mask", "filter", "marker"})  # fmt: skip
_HOLDERS = frozenset({"svg", "g", "a", "switch"})
_OUTSIDE = 0.02  # of its size: how far a shape may stick out of its frame, for what rounding does


def read_svg(data: bytes) -> Logo:
    """Return an SVG as shapes.

    Raises:
        LogoError: it is broken, too large, unsafe, or has what our pen does not draw (text, gradients, pictures).
    """
    root = read_elements(data)
    frame = _frame(root)
    rules = style_rules("".join(element.text for element in _all(root) if element.name == "style"))
    _forget_plain_frames(root)
    outer = Paint().inside(root.attributes, rules, "svg")
    shapes = [_moved(shape, frame) for child in root.children for shape in _shapes(child, outer, rules)]
    if not shapes:
        raise LogoError(message("the logo is empty"))
    if sum(len(shape.path) for shape in shapes) > MOST_POINTS:
        raise LogoError(message("the logo has more than {limit} points: save it as a png", limit=MOST_POINTS))
    _check_inside(shapes, frame)
    return Logo(frame.width, frame.height, tuple(shapes))


def _frame(root: Element) -> Box:
    view = numbers(root.attributes.get("viewBox", ""))
    if len(view) == 4:
        frame = Box(*view)
    else:
        frame = Box(0, 0, *(length(root.attributes.get(side, "")) for side in ("width", "height")))
    if not (frame.width > 0 and frame.height > 0):
        raise LogoError(BROKEN)
    return frame


def _forget_plain_frames(root: Element) -> None:
    """Take away clippings by one rectangle: drawing programs put their whole canvas round everything as such a one."""
    plain = {
        f"url(#{each.attributes.get('id')})"
        for each in _all(root)
        if each.name == "clipPath" and [child.name for child in each.children] == ["rect"]
    }
    for each in _all(root):
        if each.attributes.get("clip-path", "").replace(" ", "") in plain:
            del each.attributes["clip-path"]


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _all(child)


def _shapes(element: Element, outer: Paint, rules: Mapping[str, Mapping[str, str]]) -> Iterator[Shape]:
    if element.name in _SILENT:
        return
    paint = outer.inside(element.attributes, rules, element.name)
    if not paint.shown:
        return
    if element.name in _HOLDERS:
        if element.name == "svg":
            raise unfit("<svg> in <svg>")
        for child in element.children:
            yield from _shapes(child, paint, rules)
        return
    parts = [[paint.matrix(point) for point in part] for part in _outline(element)]
    if parts and paint.filling and element.name != "line":
        for path in as_one([_closed(part) for part in parts], even_odd=paint.even_odd):
            yield Shape(tuple(path), fill=paint.filling)
    if paint.lining:
        for part in parts:
            yield Shape(tuple(part), stroke=paint.lining, line=paint.line * paint.matrix.scale)


def _outline(element: Element) -> list[Path]:
    """Return the lines round an element in its own coordinates."""
    given = element.attributes

    def value(name: str) -> float:
        return length(given.get(name, "0"))

    match element.name:
        case "path":
            return read_path(given.get("d", ""))
        case "rect":
            box = Box(value("x"), value("y"), value("width"), value("height"))
            radius = max(value("rx"), value("ry"))
            corners = box.corners
            return [rounded_box(box, radius) if radius else through([*corners, corners[0]])]
        case "circle":
            return [arc((value("cx"), value("cy")), value("r"), 0, 360)]
        case "ellipse":
            rx, ry = value("rx"), value("ry")
            return [[(value("cx") + rx * x, value("cy") + ry * y) for x, y in arc((0, 0), 1, 0, 360)]]
        case "line":
            return [straight((value("x1"), value("y1")), (value("x2"), value("y2")))]
        case "polyline" | "polygon":
            n = numbers(given.get("points", ""))
            points = list(zip(n[::2], n[1::2], strict=False))
            if len(points) < 2:
                return []
            return [through([*points, points[0]] if element.name == "polygon" else points)]
    raise unfit(f"<{element.name}>")


def _closed(path: Path) -> Path:
    return path if path[0] == path[-1] else path + straight(path[-1], path[0])[1:]


def _moved(shape: Shape, frame: Box) -> Shape:
    return Shape(tuple((x - frame.x, y - frame.y) for x, y in shape.path), shape.fill, shape.stroke, shape.line)


def _check_inside(shapes: list[Shape], frame: Box) -> None:
    """What would be cut off at the frame elsewhere would lie over the map here."""
    slack = _OUTSIDE * max(frame.width, frame.height)

    def outside(point: Point, line: float) -> bool:
        x, y = point
        room = slack - line / 2
        return not (-room <= x <= frame.width + room and -room <= y <= frame.height + room)

    # The points of a Bezier that are its handles may lie outside; its ends may not.
    if any(outside(point, shape.line) for shape in shapes for point in shape.path[::3]):
        raise LogoError(message("the logo draws outside its own frame: save it as a png"))
