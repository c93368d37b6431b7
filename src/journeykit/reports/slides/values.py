"""What a slide shows, before anybody knows how it is written: titles, tables, pictures, remarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from journeykit.maps.drawing import Drawing

Tone = Literal["ink", "soft", "accent", "warn"]
Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph in a cell; `size` is in points, before a crowded table is set smaller."""

    text: str
    size: float = 12.0
    bold: bool = False
    tone: Tone = "ink"


Cell = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and its share of the width."""

    name: str
    share: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `tints` are the numbers of cells with a warning behind them, `note` what the speaker's notes add."""

    cells: tuple[Cell, ...]
    note: str = ""
    tints: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table that people can edit; without a head when no column has a name."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def has_head(self) -> bool:
        """Whether any column has a name."""
        return any(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, as PNG, with its size in points and what it shows in words.

    Its heading (`head` points) and some white at its sides are cropped: the slide has a title of its own. Whoever edits
    the slide can bring them back.
    """

    png: bytes
    full_width: float
    full_height: float
    name: str
    description: str
    head: float = 0.0
    side: float = 0.0

    @property
    def width(self) -> float:
        """How much of the width shows."""
        return self.full_width - 2 * self.side

    @property
    def height(self) -> float:
        """How much of the height shows."""
        return self.full_height - self.head


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """A slide: its finding as a title, a table or a picture or both, and the speaker's notes.

    `eyebrow` says in a few words what it is about. With `wanted` there is to be a picture, which is rendered later;
    `remark` stands where there is none.
    """

    title: str
    eyebrow: str = ""
    table: Table | None = None
    wanted: Drawing | None = None
    picture: Picture | None = None
    remark: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """All slides: the title and the lines below it, then the others. `client` stands at the foot of each."""

    client: str
    title: str
    lines: tuple[str, ...]
    slides: tuple[Slide, ...]
    language: str
    day: str | None = None
    """The last day of the figures: it is what the file says of when it was made."""
    accent: str | None = None


def words(text: str, size: float = 12.0, *, bold: bool = False, tone: Tone = "ink") -> Cell:
    """Make a cell of one paragraph; empty without text."""
    return (Words(text, size, bold, tone),) if text else ()
