"""The looks of what maps draw: each combination of colours, lines and type is one short class of the page's style sheet."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from journeykit.reports.page.night import at_night

if TYPE_CHECKING:
    from collections.abc import Mapping

_LETTERS = string.ascii_lowercase
_DIGITS = string.digits + _LETTERS
_THIN = 0.02  # Graphviz draws what has no line with one that nobody sees


class Looks:
    """The classes that were needed until now, by what they say."""

    def __init__(self) -> None:
        self._classes: dict[str, str] = {}
        self._colors: dict[str, str] = {}
        self.hollow: set[str] = set()
        """The classes that draw lines only."""

    def shape(self, found: Mapping[str, str]) -> str:
        """Return the class of a shape as Graphviz drew it."""
        fill, stroke = found.get("fill", "none"), found.get("stroke", "none")
        width = float(found.get("stroke-width", "1"))
        parts = [f"fill:{self._color(fill)}"]
        if stroke not in ("none", "transparent") and width > _THIN:
            parts.append(f"stroke:{self._color(stroke)}")
            parts += [f"stroke-width:{round(width, 2):g}"] if round(width, 2) != 1 else []
            parts += [f"stroke-dasharray:{dash}"] if (dash := _dashes(found.get("stroke-dasharray", ""))) else []
        name = self._class(";".join(parts))
        if parts[0] == "fill:none":
            self.hollow.add(name)
        return name

    def words(self, found: Mapping[str, str]) -> str:
        """Return the class of words as Graphviz drew them."""
        size = float(found.get("font-size", "14"))
        parts = [f"fill:{self._color(found.get('fill', '#000000'))}", f"font-size:{round(size, 2):g}px"]
        parts += ["font-weight:bold"] if found.get("font-weight") == "bold" else []
        parts += ["font-style:italic"] if found.get("font-style") == "italic" else []
        anchor = found.get("text-anchor", "start")
        parts += [f"text-anchor:{anchor}"] if anchor in ("middle", "end") else []
        return self._class(";".join(parts))

    def style(self) -> str:
        """Return the classes and their colours, by day and by night, as a style sheet."""
        return day_and_night(self._colors) + "".join(f".{name}{{{said}}}" for said, name in self._classes.items())

    def _color(self, found: str) -> str:
        """Return a colour as CSS; what is no colour of ours is not drawn."""
        color = found.lower()
        if len(color) != 7 or color[0] != "#" or any(sign not in "0123456789abcdef" for sign in color[1:]):
            return "none"
        if color not in self._colors:
            self._colors[color] = f"m{_short(len(self._colors))}"
        return f"var(--{self._colors[color]})"

    def _class(self, said: str) -> str:
        return self._classes.setdefault(said, f"m{_short(len(self._classes))}")


def day_and_night(colors: Mapping[str, str]) -> str:
    """Return the style of colours with their names: each has another at night where a browser knows how to say so."""
    day = "".join(f"--{name}:{color};" for color, name in colors.items())
    night = "".join(f"--{name}:light-dark({color},{at_night(color)});" for color, name in colors.items())
    return f":root{{{day}}}@supports (color:light-dark(red,red)){{:root{{{night}}}}}"


def _short(number: int) -> str:
    """Return the shortest name of a number."""
    first, rest = number % len(_DIGITS), number // len(_DIGITS)
    return _DIGITS[first] if not rest else _short(rest - 1) + _DIGITS[first]


def _dashes(found: str) -> str:
    numbers = found.split(",")
    return ",".join(numbers) if all(number.replace(".", "", 1).isdigit() for number in numbers) else ""
