"""Texts in cells: one or several in each, as a sheet shows them and as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from journeykit.sheets import folded

REMOVAL = "-"
"""A cell that says just this takes the field away; an empty cell changes nothing."""

_SEPARATOR = re.compile(r"\n|(?<!\\)((?:\\\\)*);")


def normal(text: str) -> str:
    """Return a text as cells are compared: newlines as line ends, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def joined(items: Iterable[str]) -> str:
    """Return several texts in one cell: `a; b`."""
    return "; ".join(filter(None, map(item_shown, items)))


def each_once(titles: Iterable[str]) -> list[str]:
    """Return titles without those that say the same as one before."""
    first: dict[str, str] = {}
    for title in titles:
        first.setdefault(folded(title), title)
    return list(first.values())


def item_shown(item: str) -> str:
    r"""Return one text of several: on one line, a semicolon in it as `\;`."""
    text = " ".join(item.split())
    text = re.sub(r"(\\*);", lambda found: f"{found[1]}{found[1]}\\;", text)
    return re.sub(r"\\+$", lambda found: found[0] * 2, text)


def items(text: str) -> list[str]:
    r"""Return the texts of a cell; they are separated by `;` or line breaks, and `\;` is a semicolon inside one."""
    pieces: list[str] = []
    start = 0
    for found in _SEPARATOR.finditer(text):
        pieces.append(text[start : found.start()] + (found[1] or ""))
        start = found.end()
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def item_meant(text: str) -> str:
    """Return the text that one item of a cell stands for."""
    text = re.sub(r"\\+$", lambda found: found[0][: (len(found[0]) + 1) // 2], text)
    return re.sub(r"(\\*)\\;", lambda found: found[1][: len(found[1]) // 2] + ";", text)


def with_kept(pieces: Sequence[str], known: Sequence[str]) -> list[int | str]:
    """Return, per item of a cell, the index of the known text that it shows, or the new text that it is."""
    left = [(index, item_shown(text)) for index, text in enumerate(known)]
    meant: list[int | str] = []
    for piece in pieces:
        match = next((entry for entry in left if entry[1] == " ".join(piece.split())), None)
        if match is not None:
            left.remove(match)
            meant.append(match[0])
        else:
            meant.append(item_meant(piece))
    return meant
