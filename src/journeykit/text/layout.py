"""Where things begin and end in a text, as editing needs to know it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journeykit.text.building import Entry
    from journeykit.text.tree import Tree

_ANCHOR = re.compile(r"&\S+\s+")
_COLON = re.compile(r"\s*:")
_DASH = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*-(?=\s|\Z)")
_HEADER = re.compile(r"[|>][-+0-9]*")
_KEEPS = re.compile(r"[|>][1-9]?\+")  # a block of text that keeps the empty lines below it
_LAST_LINE_END = re.compile(r"(?:\r\n|\r|\n)\Z")
_LINE_END = re.compile(r"\r\n|\r|\n")


def start_of(tree: Tree, entry: Entry) -> int:
    """The index of the first character of a value, past its anchor."""
    value = entry[-2]
    start: int = (entry[-1][0] if entry[-1] is not None else value[1]) if isinstance(value, list) else value
    anchor = _ANCHOR.match(tree.text, start)
    return anchor.end() if anchor else start


def is_flow(tree: Tree, entry: Entry) -> bool:
    """Whether a mapping or sequence is written in brackets."""
    return isinstance(entry[-2], list) and tree.text[start_of(tree, entry) :][:1] in ("[", "{")


def is_empty(entry: Entry) -> bool:
    """Whether nothing stands where the value would."""
    return not isinstance(entry[-2], list) and bool(entry[-2] == entry[-1])


def own_entries(entry: Entry) -> list[tuple[Any, Entry]]:
    """The entries that are written inside a mapping or sequence: not those that a merge key brings."""
    branch = entry[-2]
    entries = branch[0]
    pairs = list(entries.items()) if isinstance(entries, dict) else list(enumerate(entries))
    first, last = branch[1], branch[2]
    if isinstance(entries, list):
        return pairs
    return sorted((pair for pair in pairs if first <= pair[1][0] < last), key=lambda pair: pair[1][0])


def block_header(tree: Tree, entry: Entry) -> int:
    """The index after the sign that starts a block of text (`|`, `>-`); 0 for any other value."""
    if isinstance(entry[-2], list):
        return 0
    header = _HEADER.match(tree.text, start_of(tree, entry), entry[-1])
    return header.end() if header else 0


def starts_of(tree: Tree, entry: Entry) -> list[int]:
    """The index where each entry begins: its key, in a block sequence its dash, in brackets the item itself."""
    own = own_entries(entry)
    if own and len(own[0][1]) == 4:
        return [pair[1][0] for pair in own]
    if is_flow(tree, entry):
        return [start_of(tree, item) for _, item in own]
    starts = []
    at = start_of(tree, entry)
    for _, item in own:
        dash = _DASH.match(tree.text, at)
        starts.append(dash.end() - 1 if dash else at)
        at = end_of(tree, item)
    return starts


def end_of(tree: Tree, entry: Entry) -> int:
    """The index just after the last character of a value; of an empty one, after its colon or dash."""
    while True:
        value, end = entry[-2], entry[-1]
        if not isinstance(value, list):
            break
        if end is not None:
            return int(end[1])
        if is_flow(tree, entry):
            return int(value[2])
        own = own_entries(entry)
        if not own:
            return int(value[1])
        entry = own[-1][1]
    if value == end:
        if len(entry) == 4:
            return after_colon(tree, entry)
        return len(tree.text[:value].rstrip())
    if _KEEPS.match(tree.text, start_of(tree, entry)):
        found = _LAST_LINE_END.search(tree.text, value, end)
        return found.start() if found else int(end)
    if tree.text[end - 1] in "\r\n":  # a block of text ends where the next line begins
        return len(tree.text[:end].rstrip())
    return int(end)


def after_colon(tree: Tree, entry: Entry) -> int:
    """The index after the colon of a key; after the key itself when it has none, as in `{a, b}`."""
    colon = _COLON.match(tree.text, entry[1])
    return colon.end() if colon else int(entry[1])


def line_end(text: str, offset: int) -> int:
    """The index of the end of the line, before its line ending."""
    found = _LINE_END.search(text, offset)
    return found.start() if found else len(text)


def next_line(text: str, offset: int) -> int:
    """The index of the first character of the next line."""
    found = _LINE_END.search(text, offset)
    return found.end() if found else len(text)


def line_start(text: str, offset: int) -> int:
    """The index of the first character of the line."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
