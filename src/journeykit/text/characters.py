"""From bytes to text and back: UTF-8, and nothing that a terminal or a reader could trip over."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final

from journeykit.diagnostics import Finding, Message, Place, Span, message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from journeykit.diagnostics import KeyPath

BOM: Final = b"\xef\xbb\xbf"
# Nobody reads more of them, and a hostile file could hold millions.
MOST_FINDINGS: Final = 1000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HARMLESS_ASCII = bytes([9, 10, 13, *range(0x20, 0x7F)])
# C0 but tab and line ends, DEL, C1 (with NEL), the two Unicode line ends, overrides of the writing direction,
# surrogates and noncharacters.
_NONCHARACTERS = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}-{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + _NONCHARACTERS
    + "]"
)
_LINE_END = re.compile(r"\r\n|\r|\n")


def decode(data: bytes) -> str:
    """The text of a file, without its byte order mark, line endings as found."""
    return data.removeprefix(BOM).decode("utf-8")


def encode(text: str, *, like: bytes = b"") -> bytes:
    """The bytes of a text, with a byte order mark when the bytes that it comes from had one."""
    return (BOM if like.startswith(BOM) else b"") + text.encode("utf-8")


def line_ending(text: str) -> str:
    """The line ending that a text uses first; a newline when it has none."""
    found = _LINE_END.search(text)
    return found.group() if found else "\n"


def line_starts(text: str) -> list[int]:
    """The offset of the first character of each line."""
    if "\r" in text:
        return [0, *(found.end() for found in _LINE_END.finditer(text))]
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def readable(data: bytes, file: PurePosixPath) -> tuple[str, tuple[Finding, ...]]:
    """The text of a file and what makes it unreadable; `data` is without byte order mark."""
    try:
        text = data.decode("utf-8")
        broken = len(data)
    except UnicodeDecodeError as error:
        broken = error.start
    if data.count(0) * 4 > len(data):  # UTF-16 without a mark: every other byte of plain letters is nought
        broken = min(broken, data.index(0))
    if broken < len(data):
        return "", (_not_utf8(data, broken, file),)
    # Deleting harmless ASCII leaves so little that the regex costs nothing; both work on the whole file at once.
    rest = data.translate(None, _HARMLESS_ASCII)
    if rest and FORBIDDEN.search(rest.decode("utf-8")):
        return text, tuple(_forbidden(text, file))
    return text, ()


def _forbidden(text: str, file: PurePosixPath) -> Iterator[Finding]:
    starts = line_starts(text)
    for found in islice(FORBIDDEN.finditer(text), MOST_FINDINGS):
        line = bisect_right(starts, found.start())
        column = found.start() - starts[line - 1] + 1
        yield unreadable(file, Span(line, column, line, column + 1), found.group())


def unreadable(file: PurePosixPath, span: Span, character: str, path: KeyPath = ()) -> Finding:
    """The finding for one character that no text may hold."""
    return Finding(Place(file, path, span), *_about(character), code="JK003")


def _about(character: str) -> tuple[Message, Message]:
    name = f"U+{ord(character):04X}"
    if character in "\x85\u2028\u2029":
        return (
            message("the line separator {name} is not a line ending in YAML", name=name),
            message("replace it with an ordinary line ending or a space"),
        )
    if "\u202a" <= character <= "\u2069":
        return (
            message(
                "{name} changes the direction of writing, so that the text looks different from what it is", name=name
            ),
            message("take the invisible character out"),
        )
    return (
        message("the character {name} cannot stand in a text", name=name),
        message("take the invisible character out"),
    )


def _not_utf8(data: bytes, offset: int, file: PurePosixPath) -> Finding:
    if data.startswith(_UTF16):
        hint = message("the file is UTF-16; save it as UTF-8")
    elif b"\x00" in data[:64]:
        hint = message("the file looks like UTF-16 or a binary file; save it as UTF-8")
    else:
        hint = message("the file may be Windows-1252 or Latin-1; save it as UTF-8")
    before = data[:offset].decode("utf-8")
    span = span_of(before + "?", len(before), len(before) + 1)
    return Finding(
        Place(file, span=span),
        message("the file is not UTF-8: byte {byte} cannot be read", byte=f"0x{data[offset]:02X}"),
        hint,
        code="JK003",
    )


def span_of(text: str, start: int, end: int) -> Span:
    """The span of the characters from `start` up to `end`."""
    return Span(*_position(text, start), *_position(text, end))


def _position(text: str, offset: int) -> tuple[int, int]:
    line, start = 1, 0
    for found in _LINE_END.finditer(text, 0, offset):
        line, start = line + 1, found.end()
    return line, offset - start + 1
