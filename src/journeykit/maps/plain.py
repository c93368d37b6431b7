"""Plain text of at most 98 characters wide: what `--format text` is made of."""

from __future__ import annotations

import textwrap
import unicodedata

from journeykit.maps.canvas.escape import one_line
from journeykit.maps.canvas.measure import is_wide

WIDTH = 98


def headline(title: str, *under: str) -> list[str]:
    """Return a title with a line below it, and what is said under that."""
    title = clean(title)
    lines = [*wrapped(title), "=" * min(WIDTH, width(title))]
    for part in filter(None, under):
        lines += wrapped(clean(part))
    return lines


def joined(lines: list[str]) -> str:
    """Return lines as a text."""
    return "\n".join(line.rstrip() for line in lines) + "\n"


def clean(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(one_line(text).split())


def wrapped(text: str, indent: str = "") -> list[str]:
    """Break a text; further lines stand a little further to the right."""
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent and indent + "  ") or [""]


def filled(text: str, room: int) -> str:
    """Cut or fill a text to a width on the screen."""
    text = text[: 8 * room]  # what no column can show is not looked at
    if width(text) > room:
        while width(text) > room - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (room - width(text))


def width(text: str) -> int:
    """Return how many columns of a screen a text takes."""
    return sum(0 if unicodedata.combining(sign) else 2 if is_wide(sign) else 1 for sign in text)
