"""JSON that strangers wrote: every value with its place, and nothing in it that surprises.

Python's own reader takes `NaN`, the last of two equal keys and integers of any length, and knows no places; here scalars are
read by it, and the rest by hand.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from journeykit.diagnostics import Message, Span, message
from journeykit.text.characters import FORBIDDEN, line_starts

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath

DEEPEST: Final = 64
MOST_VALUES: Final = 200_000
LONGEST_NUMBER: Final = 200
_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r'["\-0-9tfnNI]')

# Where a value starts and ends, and its parts: (start, end, parts by key or in order).
Entry = tuple[int, int, Any]


class NotJsonError(Exception):
    """Why a text cannot be read any further, and the offset of the character that it is about."""

    def __init__(self, at: int, said: Message, hint: Message | None = None) -> None:
        super().__init__(said.english)
        self.at = at
        self.message = said
        self.hint = hint


@dataclass(slots=True)
class JsonText:
    """A JSON text, what it says, and what is wrong with it beside its form: offsets with sentences."""

    text: str
    data: Any = None
    entry: Entry = (0, 0, None)
    troubles: list[tuple[int, Message]] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)

    def span(self, path: KeyPath) -> Span:
        """Return where the value at a path stands; of one that is missing, its nearest ancestor."""
        start, end, parts = self.entry
        for step in path:
            try:
                start, end, parts = parts[step]
            except (KeyError, IndexError, TypeError):
                break
        return Span(*self.position(start), *self.position(end))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of a character, both from 1."""
        if not self._lines:
            self._lines = line_starts(self.text)
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def parse_json(text: str) -> JsonText:
    """Read a JSON text.

    Raises:
        NotJsonError: It is none, or goes beyond what is read.
    """
    read = JsonText(text)
    scanner = _Scanner(read)
    read.data, read.entry = scanner.value(scanner.skip(0), 0)
    rest = scanner.skip(read.entry[1])
    if rest < len(text):
        raise NotJsonError(rest, message("the JSON ends here, and more text follows"))
    return read


class _Scanner:
    def __init__(self, read: JsonText) -> None:
        self.read, self.text, self.count = read, read.text, 0
        self.scalars = json.JSONDecoder(parse_int=_whole, parse_float=_decimal, parse_constant=_constant)

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        assert found
        return found.end()

    def value(self, at: int, depth: int) -> tuple[Any, Entry]:
        self.count += 1
        if self.count > MOST_VALUES:
            raise NotJsonError(at, message("the file holds more than {most} values", most=MOST_VALUES))
        sign = self.text[at : at + 1]
        if sign and sign in "{[":
            if depth >= DEEPEST:
                raise NotJsonError(
                    at, message("lists and mappings are nested deeper than {deepest} levels", deepest=DEEPEST)
                )
            return self._mapping(at, depth) if sign == "{" else self._list(at, depth)
        if not _SCALAR.match(sign):
            raise NotJsonError(at, message("a value was expected here"), _quotes(sign))
        try:
            value, end = self.scalars.raw_decode(self.text, at)
        except (ValueError, RecursionError) as error:
            raise NotJsonError(at, _why(error)) from None
        if isinstance(value, str):
            self._sound(value, at)
        return value, (at, end, None)

    def _sound(self, text: str, at: int) -> None:
        found = FORBIDDEN.search(text)
        if found:
            name = f"U+{ord(found.group()):04X}"
            self.read.troubles.append((at, message("the character {name} cannot stand in a text", name=name)))

    def _mapping(self, start: int, depth: int) -> tuple[Any, Entry]:
        made: dict[str, Any] = {}
        parts: dict[str, Entry] = {}
        at = self.skip(start + 1)
        while self.text[at : at + 1] != "}" or made:
            if self.text[at : at + 1] != '"':
                raise NotJsonError(
                    at, message("a key between double quotes was expected here"), _quotes(self.text[at : at + 1])
                )
            key, place = self.value(at, depth)
            at = self.skip(place[1])
            if self.text[at : at + 1] != ":":
                raise NotJsonError(at, message("a colon was expected here"))
            value, part = self.value(self.skip(at + 1), depth + 1)
            if key in made:
                self.read.troubles.append((place[0], message('the key "{key}" is given twice', key=key)))
            made[key], parts[key] = value, part
            at = self.skip(part[1])
            if self.text[at : at + 1] == "}":
                break
            if self.text[at : at + 1] != ",":
                raise NotJsonError(at, message("a comma or a closing brace was expected here"))
            at = self.skip(at + 1)
        return made, (start, at + 1, parts)

    def _list(self, start: int, depth: int) -> tuple[Any, Entry]:
        made: list[Any] = []
        parts: list[Entry] = []
        at = self.skip(start + 1)
        while self.text[at : at + 1] != "]" or made:
            value, part = self.value(at, depth + 1)
            made.append(value)
            parts.append(part)
            at = self.skip(part[1])
            if self.text[at : at + 1] == "]":
                break
            if self.text[at : at + 1] != ",":
                raise NotJsonError(at, message("a comma or a closing bracket was expected here"))
            at = self.skip(at + 1)
        return made, (start, at + 1, parts)


class _NumberError(ValueError):
    """A number that no document of ours could hold."""


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _NumberError
    return int(digits)


def _decimal(digits: str) -> float:
    number = float(digits) if len(digits) <= LONGEST_NUMBER else float("inf")
    if not isfinite(number):
        raise _NumberError
    return number


def _constant(_word: str) -> float:
    raise _NumberError


def _why(error: Exception) -> Message:
    if isinstance(error, _NumberError):
        return message("this number means nothing: it is too large, or NaN or Infinity")
    if isinstance(error, json.JSONDecodeError) and "tring" in error.msg:
        return message("this text between quotes does not end, or holds a line end or a wrong escape")
    return message("a value was expected here")


def _quotes(sign: str) -> Message | None:
    return message("JSON has double quotes only") if sign in ("'", "\u2018", "\u201c") else None
