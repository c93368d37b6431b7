"""Plain spacing: no blanks at the ends of lines, one behind a colon, at most one empty line, one end of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeykit.text import line_ending
from journeykit.text.layout import after_colon, end_of, own_entries, start_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.text import Tree
    from journeykit.text.building import Entry

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_GAP = re.compile(r"[ \t]+(?=[^\s#])")


def spaced(tree: Tree) -> str:
    """Return the text of a document with plain spacing; texts of several lines stay as they are."""
    entries = list(_entries(tree.entry(())))
    kept = [(start_of(tree, entry), entry[-1]) for entry in entries if not isinstance(entry[-2], list)]
    several = [(start, end) for start, end in kept if "\n" in tree.text[start:end] or "\r" in tree.text[start:end]]
    gaps = dict(gap for entry in entries if (gap := _gap(tree, entry)) is not None)
    return _without_blanks(tree.text, sorted(several), gaps, line_ending(tree.text))


def _entries(entry: Entry) -> Iterator[Entry]:
    yield entry
    if isinstance(entry[-2], list) and entry[-1] is None:
        for _, inner in own_entries(entry):
            yield from _entries(inner)


def _gap(tree: Tree, entry: Entry) -> tuple[int, int] | None:
    """Return the blanks behind a colon when they are not just one."""
    if len(entry) != 4 or end_of(tree, entry) <= entry[1]:
        return None
    colon = after_colon(tree, entry)
    found = _GAP.match(tree.text, colon)
    if found is None or found.group() == " " or tree.text[colon - 1] != ":":
        return None
    return found.start(), found.end()


def _without_blanks(source: str, several: list[tuple[int, int]], gaps: dict[int, int], ending: str) -> str:
    lines: list[tuple[str, bool]] = []
    nowhere = (len(source), len(source))
    texts = iter(several)
    start, end = next(texts, nowhere)
    for found in _LINE.finditer(source):
        if not found.group():
            break
        while end <= found.start() and (start, end) != nowhere:
            start, end = next(texts, nowhere)
        if start < found.end() and found.start() < end:  # a text of several lines goes through this one
            lines.append((found.group(), True))
            continue
        line = _narrowed(source, found.start(), found.end(), gaps)
        body = line.rstrip(" \t\r\n")
        if body or (lines and lines[-1][0].strip()):
            lines.append((body + line[len(line.rstrip("\r\n")) :], False))
    while lines and not lines[-1][1] and not lines[-1][0].strip():
        lines.pop()
    whole = "".join(line for line, _ in lines)
    return whole if whole.endswith(("\n", "\r")) or not whole else whole + ending


def _narrowed(source: str, start: int, end: int, gaps: dict[int, int]) -> str:
    pieces: list[str] = []
    at = start
    for first in sorted(first for first in gaps if start <= first < end):
        pieces += (source[at:first], " ")
        at = gaps[first]
    return "".join((*pieces, source[at:end]))
