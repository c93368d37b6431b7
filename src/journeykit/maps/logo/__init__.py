"""The client's logo (`style.logo`): a file of the project, looked through, and set in the head of every map.

Whatever a map shows of it stands in the map itself: shapes of an SVG are drawn again by our own pen, a PNG or JPEG
comes along as data, without its remarks.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from journeykit.diagnostics import Message, message
from journeykit.maps.logo.values import BROKEN, JPEG, PNG, Logo, LogoError, PlacedLogo

__all__ = ["Logo", "LogoError", "PlacedLogo", "find_logo", "read_logo"]

MOST_BYTES = 512 * 1024
OUTSIDE = message("a logo is a file inside the project, such as pictures/logo.svg")


def find_logo(root: Path, written: str | None, place: str) -> tuple[Logo | None, tuple[Message, ...]]:
    """Return the logo of a project; None and why, when it is left out.

    Args:
        root: The folder of the project; nothing outside of it is ever read.
        written: The path as the project file says it.
        place: Where it says so, for the message.
    """
    if not written:
        return None, ()
    try:
        return read_logo(_bytes(root, written)), ()
    except LogoError as error:
        without = message('{place}: the maps are drawn without the logo "{file}"', place=place, file=written)
        return None, (without, error.message)


def _bytes(root: Path, written: str) -> bytes:
    """Return the content of a file of the project; a link may lead anywhere, so its end is what counts."""
    inside = os.path.realpath(root)
    try:
        real = Path(os.path.realpath(root / written))
        if Path(written).is_absolute() or not real.is_relative_to(inside):
            raise LogoError(OUTSIDE)
        if not real.is_file():
            raise LogoError(message("there is no such file"))
        with real.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # a NUL in a path is a ValueError
        raise LogoError(message("the logo cannot be read: {reason}", reason=_reason(error))) from error
    if len(data) > MOST_BYTES:
        raise LogoError(message("the logo is larger than {limit} KiB", limit=MOST_BYTES // 1024))
    return data


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


@lru_cache(maxsize=4)
def read_logo(data: bytes) -> Logo:
    """Return a picture as a logo.

    Raises:
        LogoError: it is broken, unsafe, too large, or nothing that the maps draw.
    """
    # Most projects have no logo, and hardly any has two kinds: each kind is imported when there is one.
    if data.startswith(PNG):
        from journeykit.maps.logo.raster import read_png

        return read_png(data)
    if data.startswith(JPEG):
        from journeykit.maps.logo.raster import read_jpeg

        return read_jpeg(data)
    if b"<svg" in data:
        from journeykit.maps.logo.vector import read_svg

        return read_svg(data)
    raise LogoError(BROKEN)
