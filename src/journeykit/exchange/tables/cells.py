"""From a value to a cell and back: what is shown, what it means, and what stands for it whatever its language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Message, message
from journeykit.exchange.filling.texts import item_meant, items, joined, normal
from journeykit.exchange.tables.columns import Column, Holds
from journeykit.sheets import AmbiguousNumberError, folded, truth
from journeykit.sheets import number as number_of
from journeykit.text.characters import FORBIDDEN
from journeykit.words import LANGUAGES, say

if TYPE_CHECKING:
    from journeykit.exchange.filling.names import Names
    from journeykit.sheets import Cell

_LONGEST = 20_000
_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[ T].*)?")
# As a Dutch spreadsheet writes a day.
_DUTCH = re.compile(r"(?P<day>[0-9]{1,2})-(?P<month>[0-9]{1,2})-(?P<year>[0-9]{4})(?: .*)?")


class NotTakenError(Exception):
    """A cell that cannot be taken, and what to do about it."""

    def __init__(self, said: Message, hint: Message | None = None) -> None:
        super().__init__(said.english)
        self.message = said
        self.hint = hint


def cell(column: Column, value: Any, names: Names, language: str) -> Cell:
    """Return what a sheet shows of a value."""
    if value is None or value in ((), ""):
        return None
    match column.holds:
        case Holds.NUMBER:
            return float(value) if isinstance(value, float) and not value.is_integer() else int(value)
        case Holds.DAY:
            return value if isinstance(value, date) else _day_or_text(str(value))
        case Holds.FLAG:
            return say(column.words["true" if value else "false"], {}, language)
        case Holds.WORD:
            return say(column.words.get(str(value), str(value)), {}, language)
        case Holds.WORDS:
            return joined(say(column.words.get(one, one), {}, language) for one in value)
        case Holds.TEXTS:
            return joined(names.name(column.names, one, language) for one in plain_texts(value))
        case _:
            return normal(names.name(column.names, str(value), language)) or None


def _day_or_text(text: str) -> date | str:
    """A period may be a day, and a quarter is a text."""
    return date.fromisoformat(text) if _DAY.fullmatch(text) else text


def plain_texts(value: Sequence[Any]) -> list[str]:
    """Return the texts of a list; an obstacle is told by its text."""
    return [one if isinstance(one, str) else str(one.text) for one in value]


def canonical(column: Column, said: Cell, names: Names) -> str:
    """Return what a cell says, whatever its language and notation: what fingerprints are made of, and compared by."""
    if said is None:
        return ""
    if isinstance(said, str):
        said = normal(said)
    if said == "":
        return ""
    # Nearly all cells are a bare text or number.
    if isinstance(said, str) and column.holds is Holds.TEXT and column.names is None:
        return said
    if isinstance(said, int | float) and column.holds is Holds.NUMBER and not isinstance(said, bool):
        return plain(said)
    try:
        meant = meaning(column, said, names)
    except NotTakenError:
        # A decimal comma with three decimals: only we write that, and it is compared with what we wrote.
        return plain(said).replace(",", ".") if column.holds is Holds.NUMBER else plain(said)
    return joined(meant) if isinstance(meant, list) else plain(meant)


def plain(value: Any) -> str:
    """Return a value as text, the same in every language."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        # A spreadsheet keeps fifteen digits.
        return str(int(value)) if value.is_integer() else repr(float(f"{value:.15g}"))
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


def meaning(column: Column, said: Cell, names: Names, title: str = "") -> Any:
    """Return what a cell means: a text, a number, a truth, a day (as text), a word, or a list of these.

    `title` is what stands above it, to be named.

    Raises:
        NotTakenError: It is nothing that the column can say.
    """
    return _Meaning(column, names, title or column.key).of(said)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """How the cells of one column are understood."""

    column: Column
    names: Names
    title: str

    def of(self, said: Cell) -> Any:
        """Return what a cell means."""
        text = normal(plain(said))
        match self.column.holds:
            case Holds.NUMBER:
                return said if isinstance(said, int | float) and not isinstance(said, bool) else self._number(text)
            case Holds.DAY:
                return text[:10] if isinstance(said, date) else self._day(text)
            case Holds.FLAG:
                return self._flag(text)
            case Holds.WORD:
                return self._word(text)
            case Holds.WORDS:
                return [self._word(item_meant(one)) for one in items(text)]
            case Holds.TEXTS:
                return [self._named(item_meant(one)) for one in items(self._sound(text))]
            case _:
                return self._named(self._sound(text))

    def _sound(self, text: str) -> str:
        if len(text) > _LONGEST:
            raise NotTakenError(message("a cell has more than {limit} characters", limit=_LONGEST))
        if found := FORBIDDEN.search(text):
            raise NotTakenError(
                message("a cell holds the invisible character U+{code}", code=f"{ord(found[0]):04X}"),
                message("take it out"),
            )
        return text

    def _number(self, text: str) -> float | int:
        try:
            return number_of(text)
        except AmbiguousNumberError:
            raise NotTakenError(
                message('"{text}" in the column "{column}" can be read in two ways', text=text, column=self.title),
                message("write no separator of thousands, and no three decimals"),
            ) from None
        except ValueError:
            raise NotTakenError(
                message('"{text}" in the column "{column}" is not a number', text=text, column=self.title)
            ) from None

    def _day(self, text: str) -> str:
        found = _ISO.fullmatch(text) or _DUTCH.fullmatch(text)
        try:
            if found:
                return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
        except ValueError:
            pass
        raise NotTakenError(
            message('"{text}" in the column "{column}" is not a day', text=text, column=self.title),
            message("write it as 2026-09-30"),
        )

    def _flag(self, text: str) -> bool:
        word = self.column.word(text)
        if word is not None:
            return word == "true"
        try:
            return truth(text)
        except ValueError:
            raise self._none_of(text, self._words()) from None

    def _word(self, text: str) -> str:
        word = self.column.word(text)
        if word is None:
            raise self._none_of(text, self._words())
        return word

    def _named(self, text: str) -> str:
        """Return the id that a name stands for; where all names are known, no others can stand there."""
        kind = self.column.names
        if kind is None:
            return text
        id_ = self.names.id(kind, text)
        if self.names.closed(kind) and not self.names.has(kind, id_):
            raise self._none_of(text, {language: self.names.all(kind, language) for language in LANGUAGES})
        return id_

    def _words(self) -> dict[str, list[str]]:
        """Return what the column can say, by language."""
        return {to: [say(shown, {}, to) for shown in self.column.words.values()] for to in LANGUAGES}

    def _none_of(self, text: str, allowed: Mapping[str, Sequence[str]]) -> NotTakenError:
        """Say that a cell is none of a few words, in the language of the header above it."""
        titled = {to: folded(self.column.titled(to)) for to in LANGUAGES}
        header = folded(self.title.partition("[")[0])
        language = next((to for to in LANGUAGES if titled[to] == header), LANGUAGES[0])
        near = get_close_matches(text, [one for several in allowed.values() for one in several], n=1)
        return NotTakenError(
            message(
                '"{word}" in the column "{column}" is not one of: {allowed}',
                word=text, column=self.title, allowed=", ".join(allowed[language]),
            ),
            message('did you mean "{word}"?', word=near[0]) if near else None,
        )  # fmt: skip
