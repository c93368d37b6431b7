"""Colours, lines and places of SVG elements: what is inherited, and what a transform does to a point."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from journeykit.maps.canvas.curve import Point
from journeykit.maps.logo.elements import declarations
from journeykit.maps.logo.values import BROKEN, LogoError, unfit

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_CALL = re.compile(r"\s*,?\s*([A-Za-z]+)\s*\(([^()]*)\)\s*")
_NAMED = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff",
    "navy": "#000080", "teal": "#008080", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0",
    "maroon": "#800000", "purple": "#800080", "olive": "#808000", "lime": "#00ff00", "aqua": "#00ffff",
    "cyan": "#00ffff", "fuchsia": "#ff00ff", "magenta": "#ff00ff", "yellow": "#ffff00", "orange": "#ffa500",
    "gold": "#ffd700", "currentcolor": "#000000",
}  # fmt: skip
_LEAVES_ALONE = ("none", "normal", "auto", "")
_NOT_DRAWN = ("filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "mix-blend-mode")


class Matrix(NamedTuple):
    """A transform of the plane: x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __call__(self, point: Point) -> Point:
        """Return where a point comes to stand."""
        x, y = point
        return (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def then_inside(self, other: Matrix) -> Matrix:
        """Return the transform of what stands inside: first `other`, then this one."""
        (e, f), a, c = self((other.e, other.f)), (other.a, other.b), (other.c, other.d)
        return Matrix(
            self.a * a[0] + self.c * a[1],
            self.b * a[0] + self.d * a[1],
            self.a * c[0] + self.c * c[1],
            self.b * c[0] + self.d * c[1],
            e,
            f,
        )

    @property
    def scale(self) -> float:
        """How much wider it makes a line."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


UNMOVED = Matrix()


@dataclass(frozen=True, slots=True)
class Paint:
    """How an element is painted, with what it inherits."""

    fill: str = "black"
    stroke: str = "none"
    line: float = 1.0
    even_odd: bool = False
    opacity: float = 1.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    shown: bool = True
    matrix: Matrix = UNMOVED

    def inside(self, attributes: Mapping[str, str], rules: Mapping[str, Mapping[str, str]], name: str) -> Paint:
        """Return how an element inside is painted."""
        given = {**attributes, **rules.get(name, {})}
        for each in attributes.get("class", "").split():
            given |= rules.get(f".{each}", {})
        given |= declarations(attributes.get("style", ""))
        for key in _NOT_DRAWN:
            if given.get(key, "") not in _LEAVES_ALONE:
                raise unfit(key)
        fill, stroke = given.get("fill", self.fill), given.get("stroke", self.stroke)
        return replace(
            self,
            fill=self.fill if fill == "inherit" else fill,
            stroke=self.stroke if stroke == "inherit" else stroke,
            line=length(given["stroke-width"]) if "stroke-width" in given else self.line,
            even_odd=given["fill-rule"].strip() == "evenodd" if "fill-rule" in given else self.even_odd,
            opacity=self.opacity * _share(given.get("opacity")),
            fill_opacity=_share(given["fill-opacity"]) if "fill-opacity" in given else self.fill_opacity,
            stroke_opacity=_share(given["stroke-opacity"]) if "stroke-opacity" in given else self.stroke_opacity,
            shown=self.shown
            and given.get("display") != "none"
            and given.get("visibility") not in ("hidden", "collapse"),
            matrix=_transformed(self.matrix, given.get("transform", "")),
        )

    @property
    def filling(self) -> str:
        """The colour of the surface as `#rrggbbaa`, empty for none."""
        return _colour(self.fill, self.opacity * self.fill_opacity)

    @property
    def lining(self) -> str:
        """The colour of the line as `#rrggbbaa`, empty for none."""
        return _colour(self.stroke, self.opacity * self.stroke_opacity) if self.line else ""


def length(text: str) -> float:
    """Return a length in the units of the drawing; only points of a screen (`px`) and bare numbers are known."""
    found = re.fullmatch(rf"\s*({_NUMBER.pattern})\s*(px|pt|mm|cm|in)?\s*", text)
    if not found:
        raise LogoError(BROKEN)
    units = {"px": 1, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
    return float(found.group(1)) * units.get(found.group(2) or "px", 1)


def numbers(text: str) -> list[float]:
    """Return all numbers in a text."""
    return [float(each) for each in _NUMBER.findall(text)]


def _share(text: str | None) -> float:
    if text is None:
        return 1.0
    try:
        value = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    except ValueError as error:
        raise LogoError(BROKEN) from error
    return min(1.0, max(0.0, value))


def _colour(text: str, opacity: float) -> str:
    text = text.strip().lower()
    if text in ("none", "transparent") or not opacity:
        return ""
    text = _NAMED.get(text, text)
    alpha = 1.0
    if re.fullmatch("#[0-9a-f]{3,4}", text):
        text = "#" + "".join(2 * digit for digit in text[1:])
    if re.fullmatch("#[0-9a-f]{8}", text):
        text, alpha = text[:7], int(text[7:], 16) / 255
    if text.startswith(("rgb(", "rgba(")):
        parts = re.findall(r"[\d.]+%?", text)
        channels = [float(p[:-1]) * 2.55 if p.endswith("%") else float(p) for p in parts[:3]]
        alpha = _share(parts[3]) if len(parts) == 4 else 1.0
        text = "#" + "".join(f"{min(255, round(channel)):02x}" for channel in channels)
    if text.startswith("url("):
        raise unfit("a gradient or pattern")
    if not re.fullmatch("#[0-9a-f]{6}", text):
        raise unfit(text[:40])
    return f"{text}{round(255 * opacity * alpha):02x}"


def _transformed(outer: Matrix, text: str) -> Matrix:
    at = 0
    while at < len(text.rstrip()):
        found = _CALL.match(text, at)
        if not found:
            raise LogoError(BROKEN)
        outer, at = outer.then_inside(_matrix(found.group(1), numbers(found.group(2)))), found.end()
    return outer


def _matrix(name: str, n: list[float]) -> Matrix:
    match name, len(n):
        case "matrix", 6:
            return Matrix(*n)
        case "translate", 1 | 2:
            return Matrix(e=n[0], f=n[1] if len(n) > 1 else 0.0)
        case "scale", 1 | 2:
            return Matrix(a=n[0], d=n[-1])
        case "rotate", 1 | 3:
            cos, sin = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
            turn, (x, y) = Matrix(cos, sin, -sin, cos), (n[1], n[2]) if len(n) == 3 else (0.0, 0.0)
            return Matrix(e=x, f=y).then_inside(turn).then_inside(Matrix(e=-x, f=-y))
        case "skewX", 1:
            return Matrix(c=math.tan(math.radians(n[0])))
        case "skewY", 1:
            return Matrix(b=math.tan(math.radians(n[0])))
    raise LogoError(BROKEN)
