"""Under the plot: the names of the points that found no room for one, and what is not in the picture at all."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from journeykit.maps.canvas.curve import Point
from journeykit.maps.canvas.palette import INK2
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.typography import TextStyle
from journeykit.maps.canvas.wrap import wrap
from journeykit.maps.content import MapContent
from journeykit.maps.speaking import listed
from journeykit.words import Sentence

_STYLE = TextStyle(8.5, 13, INK2)
_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Key:
    """Names in columns, and lines below them."""

    width: float
    names: tuple[str, ...]
    below: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows the names take."""
        return -(-len(self.names) // _COLUMNS)

    @property
    def height(self) -> float:
        """The room that the key takes."""
        lines = self.rows + len(self.below)
        return _STYLE.leading * lines + (20 if lines else 0)


def make_key(t: Sentence, content: MapContent, shown: Collection[str], named: Collection[str], width: float) -> Key:
    """Name what the plot does not name."""
    column = width / _COLUMNS - 12
    names = [f"{p.number}\u00a0 {p.name}" for p in content.touchpoints if p.id in shown and p.id not in named]
    unknown = [p.name for p in content.touchpoints if p.id not in shown]
    words = t("Not in the picture, performance unknown: {names}", names=listed(t, unknown)) if unknown else ""
    return Key(
        width, tuple(line for name in names for line in wrap(name, column, _STYLE, 1)), wrap(words, width, _STYLE, 4)
    )


def paint_key(sheet: Sheet, key: Key, at: Point) -> None:
    """Draw the key from its top left corner."""
    x, top = at
    for i, name in enumerate(key.names):
        place = (x + key.width / _COLUMNS * (i // key.rows), top + 9 + _STYLE.leading * (i % key.rows))
        sheet.under.words(place, name, _STYLE.size, _STYLE.color)
    for i, line in enumerate(key.below):
        sheet.under.words(
            (x, top + 9 + _STYLE.leading * (key.rows + i) + (4 if key.rows else 0)), line, _STYLE.size, _STYLE.color
        )
