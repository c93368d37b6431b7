"""From a field to the text of a cell and back.

Whatever a cell shows is compared with what it would show now: only a cell that differs is a change, so a sheet that
nobody touched changes nothing, also where showing loses something (a line break inside an item of a list).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from journeykit.exchange.worksheet.columns import Column, Holds, folded
from journeykit.sheets import number
from journeykit.words import say

if TYPE_CHECKING:
    from journeykit.exchange.worksheet.names import Names
    from journeykit.model import Touchpoint
    from journeykit.sheets import Cell

REMOVAL = "-"
"""A cell that says just this takes the field away; an empty cell changes nothing."""

_SEPARATOR = re.compile(r"\n|(?<!\\)((?:\\\\)*);")


def normal(text: str) -> str:
    """Return a text as cells are compared: newlines as line ends, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def shown(column: Column, touchpoint: Touchpoint, language: str, names: Names) -> str:
    """Return what a cell shows of a touchpoint, without guard."""
    value: Any = column.value(touchpoint)
    if value is None:
        return ""
    match column.holds:
        case Holds.NUMBER:
            return figure(value, language)
        case Holds.WORD:
            return say(value, {}, language)
        case Holds.TEXTS:
            return joined(names.name(column.names, item, language) for item in value)
        case Holds.OBSTACLES:
            return joined(obstacle.text for obstacle in value)
        case Holds.TITLES:
            return joined(improvement.title for improvement in value)
        case _:
            return normal(names.name(column.names, str(value), language))


def cell(column: Column, touchpoint: Touchpoint, language: str, names: Names) -> Cell:
    """Return the cell as it is written: a number is one, everything else is text."""
    if column.holds is Holds.NUMBER:
        value: float | None = column.value(touchpoint)
        return value
    return shown(column, touchpoint, language, names) or None


def canonical(column: Column, text: str, names: Names) -> str:
    """Return what a cell says whatever its language and notation: what fingerprints are made of."""
    text = normal(text)
    if column.holds is Holds.NUMBER:
        try:
            return figure(number(text), "en")
        except ValueError:
            return text.replace(",", ".")
    if column.holds is Holds.WORD:
        return column.word(text) or text
    if column.holds is Holds.TEXTS and column.names:
        return joined(names.id(column.names, item_meant(item)) for item in items(text))
    if column.holds in (Holds.TEXTS, Holds.OBSTACLES, Holds.TITLES):
        return joined(item_meant(item) for item in items(text))
    return names.id(column.names, text)


def figure(value: float, language: str) -> str:
    """Return a number as a spreadsheet of that language reads it."""
    text = str(int(value)) if float(value).is_integer() else repr(float(value))
    return text.replace(".", ",") if language == "nl" else text


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
