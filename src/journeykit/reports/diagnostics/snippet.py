"""The line of a file that a finding is about, with a mark below it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.words import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.diagnostics import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_WIDEST = 100
_BEFORE_MARK = 40
_TAB = "    "


class Lines:
    """The lines of the files that findings are about; each file is split once."""

    def __init__(self, texts: Mapping[PurePosixPath, bytes]) -> None:
        self._texts = texts
        self._split: dict[PurePosixPath, list[str]] = {}

    def line(self, file: PurePosixPath, number: int) -> str:
        """Return a line, without its end; nothing when there is no such line."""
        if file not in self._split:
            text = self._texts.get(file, b"").removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
            self._split[file] = _LINE_END.split(text) if "\r" in text else text.split("\n")
        lines = self._split[file]
        return lines[number - 1] if 0 < number <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line as it is shown, and where the mark below it begins and how long it is, in columns of the terminal."""

    line: str
    indent: int
    length: int


def snippet(line: str, span: Span) -> Snippet:
    """Return what to show of a line: cut around the mark when it is long, nothing in it that acts."""
    start = min(span.column - 1, len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
    end = max(end, start)
    first, last = _window(line, start)
    stop = min(end, last)
    before, after = _shown(line[first:start]), _shown(line[max(start, stop) : last])
    marked = _shown(line[start:stop], marked=True)
    cut_before, cut_after = "…" if first > 0 else "", "…" if last < len(line) else ""
    return Snippet(
        cut_before + before + marked + after.rstrip() + cut_after,
        len(cut_before) + _width(before),
        max(_width(marked), 1),
    )


def _window(line: str, start: int) -> tuple[int, int]:
    """Return which characters of a line to show; all of them unless the line is too long."""
    if len(line) <= _WIDEST and _width(_shown(line)) <= _WIDEST:
        return 0, len(line)
    first, room = start, _BEFORE_MARK
    while first > 0 and (room := room - _width(_shown(line[first - 1]))) >= 0:
        first -= 1
    last, room = first, _WIDEST - 2
    while last < len(line) and (room := room - _width(_shown(line[last]))) >= 0:
        last += 1
    return first, max(last, start)


def _shown(text: str, *, marked: bool = False) -> str:
    if text.isprintable():  # as nearly every line is
        return text
    return "".join(_seen(character, marked=marked) for character in text)


def _seen(character: str, *, marked: bool) -> str:
    """Return a character so that it can be seen; invisible joiners stay, unless it is them that the mark is about."""
    if character == "\t":
        return _TAB
    shown = one_line(character)
    if shown != character or character.isprintable() or (unicodedata.category(character) == "Cf" and not marked):
        return shown
    return f"\\u{ord(character):04x}"


def _width(shown: str) -> int:
    """The columns that a shown text takes."""
    return len(shown) if shown.isascii() else sum(map(_columns, shown))


@cache
def _columns(character: str) -> int:
    """The columns of one character: East Asian characters and most pictures take two."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
