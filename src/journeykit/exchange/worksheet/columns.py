"""The columns of the worksheet: what stands above each, and which field of a touchpoint it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from journeykit.words import LANGUAGES, say

if TYPE_CHECKING:
    from journeykit.model import Touchpoint


class Holds(Enum):
    """What a cell holds."""

    PLACE = auto()
    """Where the row belongs: the journey, the phase, the id."""
    TEXT = auto()
    NUMBER = auto()
    WORD = auto()
    """One of a few words, translated."""
    TEXTS = auto()
    """Several texts."""
    OBSTACLES = auto()
    """The texts of obstacles; their types are kept."""
    TITLES = auto()
    """The titles of improvements; new ones are added, none is taken away."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header in English (`words` has the Dutch), what it holds, and the field it stands for.

    `short` is the field of a long form that a bare value fills: `owner: sales` is `owner: {department: sales}`.
    `names` says what the values are ids of: the sheet shows their names.
    """

    header: str
    holds: Holds
    path: tuple[str, ...] = ()
    short: str | None = None
    names: str | None = None

    def titled(self, language: str) -> str:
        """Return the header in a language."""
        return say(self.header, {}, language)

    def value(self, touchpoint: Touchpoint) -> Any:
        """Return what a touchpoint says in the field: None or empty when it says nothing."""
        found: Any = touchpoint
        for name in (*self.path, *([self.short] if self.short else [])):
            found = getattr(found, name, None)
        return found


JOURNEY = Column("journey", Holds.PLACE)
PHASE = Column("phase", Holds.PLACE)
ID = Column("id", Holds.PLACE)
NAME = Column("touchpoint", Holds.TEXT, ("name",))
IMPROVEMENTS = Column("improvements", Holds.TITLES, ("improvements",))

COLUMNS: tuple[Column, ...] = (
    JOURNEY,
    PHASE,
    ID,
    NAME,
    Column("customer wants", Holds.TEXT, ("customer", "wants")),
    Column("customer does", Holds.TEXT, ("customer", "does")),
    Column("customer expects", Holds.TEXTS, ("customer", "expects")),
    Column("annoyances", Holds.TEXTS, ("customer", "annoyances")),
    Column("customer thinks", Holds.TEXT, ("customer", "thinks")),
    Column("customer feels", Holds.TEXT, ("customer", "feels")),
    Column("emotion now", Holds.NUMBER, ("customer", "emotion")),
    Column("desired thinking", Holds.TEXT, ("desired", "thinks")),
    Column("desired doing", Holds.TEXT, ("desired", "does")),
    Column("desired feeling", Holds.TEXT, ("desired", "feels")),
    Column("desired emotion", Holds.NUMBER, ("desired", "emotion")),
    Column("brand radiates", Holds.TEXT, ("desired", "radiates")),
    Column("meets expectation", Holds.WORD, ("customer", "expectation")),
    Column("obstacles", Holds.OBSTACLES, ("obstacles",)),
    Column("channels", Holds.TEXTS, ("channels",), names="channels"),
    Column("owner", Holds.TEXT, ("owner",), short="department", names="departments"),
    Column("importance", Holds.NUMBER, ("importance",), short="customer"),
    IMPROVEMENTS,
)
FIELDS = tuple(column for column in COLUMNS if column.holds is not Holds.PLACE)

WORDS = ("exceeded", "met", "missed")
"""What a cell of kind WORD can say; `words` has the Dutch."""


def folded(text: str) -> str:
    """Return a text as names are compared: without case, and with single spaces."""
    return " ".join(text.split()).casefold()


def column_of(header: str) -> Column | None:
    """Return the column that a header names, in either language."""
    return _BY_HEADER.get(folded(header))


def word_of(text: str) -> str | None:
    """Return the English word for a word of either language."""
    return _BY_WORD.get(folded(text))


_BY_HEADER = {folded(column.titled(language)): column for column in COLUMNS for language in LANGUAGES}
_BY_WORD = {folded(say(word, {}, language)): word for word in WORDS for language in LANGUAGES}
