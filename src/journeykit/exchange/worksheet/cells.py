"""From a field to the text of a cell and back.

Whatever a cell shows is compared with what it would show now: only a cell that differs is a change, so a sheet that
nobody touched changes nothing, also where showing loses something (a line break inside an item of a list).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.exchange.filling.texts import item_meant, items, joined, normal
from journeykit.exchange.worksheet.columns import Column, Holds
from journeykit.sheets import number
from journeykit.words import say

if TYPE_CHECKING:
    from journeykit.exchange.filling.names import Names
    from journeykit.model import Touchpoint
    from journeykit.sheets import Cell


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
