"""What a sheet of the tables is made of: its columns, and the records that its rows are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.sheets import folded
from journeykit.words import LANGUAGES, say

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath, Message
    from journeykit.exchange.tables.figures import Figures
    from journeykit.model.base import Part

FINGERPRINT = "fingerprint"
"""The key of the last column: what the row said when it was made, in code."""


NOWHERE = PurePosixPath()


class Holds(Enum):
    """What a cell holds."""

    TEXT = auto()
    NUMBER = auto()
    WORD = auto()
    """One of a few words, translated."""
    WORDS = auto()
    """Several of a few words."""
    TEXTS = auto()
    """Several texts."""
    DAY = auto()
    FLAG = auto()
    """Yes, no, or nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: the key that it has in every language, and what stands above it (`words` has the Dutch).

    The key of an editable column is the path of its field in a document; any other column is computed, and what is
    typed in it goes nowhere. What is not said counts as `default`. `words` are those that documents choose from, with what people read; `names` says what
    the values are ids of. A `mark` is a field that is there or not, and holds more than yes or no.
    """

    key: str
    header: str
    holds: Holds = Holds.TEXT
    editable: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    names: str | None = None
    format: str | None = None
    width: float | None = None
    mark: bool = False
    default: str | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The path of its field below the record."""
        return tuple(self.key.split("."))

    def titled(self, language: str) -> str:
        """Return the header in a language."""
        return say(self.header, {}, language)

    def word(self, text: str) -> str | None:
        """Return the word of a document for what a cell says in either language; None when it is none."""
        wanted = folded(text)
        for word, shown in self.words.items():
            if wanted == word or wanted in {folded(say(shown, {}, language)) for language in LANGUAGES}:
                return word
        return None


@dataclass(frozen=True, slots=True)
class Record:
    """What one row is about: the key it is found by, its values, and where it stands.

    `computed` are the values of columns that are no fields. `raw` is what the file says at `path`, long or short, and
    `part` the model of it. `borrows`: what is not said there comes from the library. `closed` says why nothing of it
    can be changed by a sheet. `identity` is what a record without id is told by.
    """

    key: tuple[str, ...]
    computed: Mapping[str, Any]
    model: Any = None
    part: type[Part] | None = None
    file: PurePosixPath = NOWHERE
    path: KeyPath = ()
    raw: Any = None
    borrows: bool = False
    closed: Message | None = None
    identity: str = ""

    def value(self, column: Column) -> Any:
        """Return what a column shows of it: None or empty when it says nothing."""
        if column.key in self.computed:
            return self.computed[column.key]
        found = self.model
        for name in column.path:
            found = getattr(found, name, None)
        if column.mark:
            return True if found is not None else None
        return column.default if found is None else found


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the key that it has in every language, its name, its columns, and where its records come from.

    `keys` are the columns that a record is found by; a sheet without them is computed as a whole.
    """

    key: str
    name: str
    columns: tuple[Column, ...]
    records: Callable[[Figures], Iterator[Record]]
    keys: tuple[str, ...] = ()
    frozen: int = 2

    def titled(self, language: str) -> str:
        """Return the name in a language."""
        return say(self.name, {}, language)

    def column_of(self, header: str) -> Column | None:
        """Return the column that a header means: by the key in brackets, by its words in either language, or by its key."""
        text = folded(header)
        bracketed = text.rpartition("[")[2].removesuffix("]") if text.endswith("]") else text
        if bracketed.startswith(f"{FINGERPRINT} "):
            bracketed = FINGERPRINT
        for column in self.columns:
            if bracketed == column.key or text in {folded(column.titled(language)) for language in LANGUAGES}:
                return column
        return None

    @property
    def key_columns(self) -> tuple[Column, ...]:
        """The columns that a record is found by."""
        return tuple(column for key in self.keys for column in self.columns if column.key == key)


def text(key: str, header: str, *, names: str | None = None, width: float | None = None) -> Column:
    """An editable text."""
    return Column(key, header, Holds.TEXT, editable=True, names=names, width=width)


def texts(key: str, header: str, *, names: str | None = None) -> Column:
    """Several editable texts."""
    return Column(key, header, Holds.TEXTS, editable=True, names=names, width=28)


def number(key: str, header: str) -> Column:
    """An editable number."""
    return Column(key, header, Holds.NUMBER, editable=True, width=11)


def word(key: str, header: str, words: Mapping[str, str], *, default: str | None = None) -> Column:
    """One of a few words, editable."""
    return Column(key, header, Holds.WORD, editable=True, words=words, width=15, default=default)


def several(key: str, header: str, words: Mapping[str, str]) -> Column:
    """Several of a few words, editable."""
    return Column(key, header, Holds.WORDS, editable=True, words=words, width=18)


def day(key: str, header: str) -> Column:
    """An editable day."""
    return Column(key, header, Holds.DAY, editable=True, width=12)


def flag(key: str, header: str, words: Mapping[str, str], *, mark: bool = False) -> Column:
    """An editable yes or no."""
    return Column(key, header, Holds.FLAG, editable=True, words=words, mark=mark, width=10)


def told(key: str, header: str, *, width: float | None = None) -> Column:
    """A text that is computed, or that a record is found by."""
    return Column(key, header, width=width)


def figure(key: str, header: str, shape: str | None = "0.0") -> Column:
    """A number that is computed, and the format in which a spreadsheet shows it."""
    return Column(key, header, Holds.NUMBER, format=shape, width=11)


def told_word(key: str, header: str, words: Mapping[str, str]) -> Column:
    """One of a few words, computed."""
    return Column(key, header, Holds.WORD, words=words, width=15)


def with_fingerprint(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return columns with that of the fingerprint behind them."""
    return (*columns, Column(FINGERPRINT, "fingerprint", width=14))


def rounded(value: float | None) -> float | None:
    """A computed figure to four decimals: what comes after is noise, and differs between machines."""
    return None if value is None else round(value, 4) + 0.0  # no -0.0
