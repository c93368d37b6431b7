"""Tables of words on the page, and the words for what stands in most of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.maps import speaking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.maps import MapTouchpoint
    from journeykit.maps.content import Performance
    from journeykit.words import Sentence

NOTHING = ""
_STYLED = 16
"""So many columns the style sheet knows by number."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column; the cells of a `numeric` one are set at its right."""

    name: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of words; the first column names the row."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def numeric(self) -> str:
        """The classes that set columns at the right: said once of the table, and not of every cell."""
        return " ".join(f"n{i}" for i, head in enumerate(self.heads[:_STYLED], 1) if head.numeric)


def table_of(heads: Sequence[Head], rows: Iterable[Sequence[str]]) -> DataTable:
    """Return a table without columns that hold nothing."""
    written = [tuple(row) for row in rows]
    kept = [i for i in range(len(heads)) if i == 0 or any(row[i] for row in written)]
    return DataTable(tuple(heads[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in written))


def score(known: Performance | None, t: Sentence) -> str:
    """Write a performance with its interval, and that it is a hypothesis."""
    if known is None:
        return NOTHING
    written = speaking.figure(known.value, known.low, known.high)
    return f"{written} ({t('hypothesis')})" if known.guessed else written


def choice(touchpoint: MapTouchpoint, t: Sentence) -> str:
    """Write what to do with a touchpoint, when anybody knows."""
    return speaking.choice(t, touchpoint) if touchpoint.choice else NOTHING
