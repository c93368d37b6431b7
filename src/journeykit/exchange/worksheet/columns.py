"""The columns of the worksheet: what stands above each, and which field of a touchpoint it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from journeykit.sheets import folded
from journeykit.words import LANGUAGES, say

if TYPE_CHECKING:
    from journeykit.model import Touchpoint


class Holds(Enum):
    """What a cell holds."""

    PLACE = auto()
    """Where the row belongs: the journey, the phase, the id."""
    FINGERPRINT = auto()
    """What the row said when the sheet was made, in code."""
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
    `names` says what the values are ids of: the sheet shows their names. `choices` are the words or figures that a
    spreadsheet offers; of what holds words there are no others. `note` explains the column, in English.
    """

    header: str
    holds: Holds
    path: tuple[str, ...] = ()
    short: str | None = None
    names: str | None = None
    choices: tuple[str, ...] = ()
    note: str = ""
    width: float = 20

    def titled(self, language: str) -> str:
        """Return the header in a language."""
        return say(self.header, {}, language)

    def explained(self, language: str) -> str:
        """Return what the column is for, in a language."""
        return say(self.note, {}, language) if self.note else ""

    def value(self, touchpoint: Touchpoint) -> Any:
        """Return what a touchpoint says in the field: None or empty when it says nothing."""
        found: Any = touchpoint
        for name in (*self.path, *([self.short] if self.short else [])):
            found = getattr(found, name, None)
        return found

    def word(self, text: str) -> str | None:
        """Return the English word for a word of either language; None when the cell cannot say that."""
        wanted = folded(text)
        return next((one for one in self.choices if wanted in {folded(say(one, {}, to)) for to in LANGUAGES}), None)


JOURNEY = Column("journey", Holds.PLACE, note="The journey of this row. Leave it as it is.", width=16)
PHASE = Column(
    "phase",
    Holds.PLACE,
    note="The phase that the touchpoint stands in. In a new row: choose one; any other name becomes a new phase.",
    width=18,
)
ID = Column(
    "id", Holds.PLACE, note="By this the row finds its touchpoint. Leave it as it is; a new row has none.", width=16
)
NAME = Column(
    "touchpoint",
    Holds.TEXT,
    ("name",),
    note="Where customers meet us. A name in an empty row makes a new touchpoint, in that place of its phase.",
    width=26,
)
IMPROVEMENTS = Column(
    "improvements",
    Holds.TITLES,
    ("improvements",),
    note="What would make it better. New ones are added as ideas, one a line; none is taken away.",
    width=26,
)
FINGERPRINT = Column(
    "fingerprint",
    Holds.FINGERPRINT,
    note=(
        "What the row said when the sheet was made, in code: it shows what was changed in the sheet, and what in the "
        "documents since. Leave it as it is; a new row has none."
    ),
    width=14,
)
FEELINGS = ("-2", "-1", "0", "1", "2")
EXPECTATIONS = ("exceeded", "met", "missed")

COLUMNS: tuple[Column, ...] = (
    JOURNEY,
    PHASE,
    ID,
    NAME,
    Column("customer wants", Holds.TEXT, ("customer", "wants"), note="What the customer wants to get done here."),
    Column("customer does", Holds.TEXT, ("customer", "does"), note="What the customer does here now."),
    Column(
        "customer expects",
        Holds.TEXTS,
        ("customer", "expects"),
        note="What the customer expects here. Several: one a line, or with ; between.",
    ),
    Column(
        "annoyances",
        Holds.TEXTS,
        ("customer", "annoyances"),
        note="What annoys the customer here. Several: one a line, or with ; between.",
    ),
    Column("customer thinks", Holds.TEXT, ("customer", "thinks"), note="What the customer thinks here now."),
    Column("customer feels", Holds.TEXT, ("customer", "feels"), note="What the customer feels here now, in words."),
    Column(
        "emotion now",
        Holds.NUMBER,
        ("customer", "emotion"),
        choices=FEELINGS,
        note="How it feels now: -2 very negative, -1 negative, 0 neutral, 1 positive, 2 very positive.",
        width=10,
    ),
    Column("desired thinking", Holds.TEXT, ("desired", "thinks"), note="What we want the customer to think here."),
    Column("desired doing", Holds.TEXT, ("desired", "does"), note="What we want the customer to do here."),
    Column("desired feeling", Holds.TEXT, ("desired", "feels"), note="What we want the customer to feel here."),
    Column(
        "desired emotion",
        Holds.NUMBER,
        ("desired", "emotion"),
        choices=FEELINGS,
        note="How it should feel: -2 very negative, -1 negative, 0 neutral, 1 positive, 2 very positive.",
        width=10,
    ),
    Column("brand radiates", Holds.TEXT, ("desired", "radiates"), note="What the brand should radiate here."),
    Column(
        "meets expectation",
        Holds.WORD,
        ("customer", "expectation"),
        choices=EXPECTATIONS,
        note="Whether the touchpoint does what the customer expects: choose one.",
        width=14,
    ),
    Column(
        "obstacles",
        Holds.OBSTACLES,
        ("obstacles",),
        note="What stands in the way: people, process, system, law or money. Several: one a line, or with ; between.",
    ),
    Column(
        "channels",
        Holds.TEXTS,
        ("channels",),
        names="channels",
        note="Where it happens: choose one, or write several with ; between.",
        width=20,
    ),
    Column(
        "owner",
        Holds.TEXT,
        ("owner",),
        short="department",
        names="departments",
        note="The department that looks after the touchpoint.",
        width=18,
    ),
    Column(
        "importance",
        Holds.NUMBER,
        ("importance",),
        short="customer",
        choices=("1", "2", "3", "4", "5"),
        note="How important it is to customers: from 1 (hardly) to 5 (very).",
        width=9,
    ),
    IMPROVEMENTS,
    FINGERPRINT,
)
FIELDS = tuple(column for column in COLUMNS if column.holds not in (Holds.PLACE, Holds.FINGERPRINT))


class Layout:
    """Columns to be found by what stands above them, in either language."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self._by_header = {folded(column.titled(language)): column for column in columns for language in LANGUAGES}

    def column_of(self, header: str) -> Column | None:
        """Return the column that a header names."""
        return self._by_header.get(folded(header))


LAYOUT = Layout(COLUMNS)


def is_worksheet(headers: Sequence[str]) -> bool:
    """Tell whether headers are those of a worksheet, for who reads other tables of touchpoints."""
    known = {column for header in headers if (column := LAYOUT.column_of(header)) is not None}
    return FINGERPRINT in known and 2 * len(known) >= len(headers)
