"""What a logo is once it has been looked through: shapes of our own, or the pixels of a picture."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.maps.canvas.curve import Box, Point

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
"""How files of these kinds begin."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A Bezier path of 3n+1 points, filled, or drawn as a line."""

    path: tuple[Point, ...]
    fill: str = ""
    stroke: str = ""
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Logo:
    """A client's logo: `shapes` from an svg, or `pixels` of the `kind` png or jpeg; `width` and `height` as in the file."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    pixels: bytes = b""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PlacedLogo:
    """A logo and the box on the sheet that it fills exactly. y runs down."""

    logo: Logo
    box: Box


class LogoError(JourneykitError):
    """A file that is not shown as a logo; its message is the reason."""


def unfit(what: str) -> LogoError:
    """Return what is said of a file that may be a fine logo, but not one that the maps draw by themselves."""
    return LogoError(message("the logo has {what}, which the maps do not draw: save it as a png", what=what))


def unsafe(what: str) -> LogoError:
    """Return what is said of a file that could run or load something."""
    return LogoError(message("the logo has {what}, which could run or load something", what=what))


BROKEN: Message = message("the logo is no svg, png or jpg that can be read")
