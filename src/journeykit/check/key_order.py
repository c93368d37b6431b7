"""Keys in the order in which the format describes them; what belongs to a key goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from journeykit.model import KINDS
from journeykit.model.fields import names, part_at
from journeykit.text.layout import end_of, is_flow, line_end, line_start, next_line, own_entries

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath
    from journeykit.model.base import Part
    from journeykit.text import Tree
    from journeykit.text.building import Entry

Edit = tuple[int, int, str]

# What something is comes first, also where a model inherits its fields; what is a team's own comes last.
_FIRST = ("kind", "format", "use", "id", "name", "title")
_LAST = "meta"


def ordered(tree: Tree, kind: str) -> str:
    """Return the text of a document with its keys in order; mappings where that is not safe stay as they are."""
    return _rendered(tree.text, 0, len(tree.text), _edits(tree, tree.entry(()), (), KINDS[kind]))


def _edits(tree: Tree, entry: Entry, path: KeyPath, model: type[Part]) -> list[Edit]:
    """The changes inside one value, from the first to the last, none of them in another."""
    if not isinstance(entry[-2], list) or entry[-1] is not None:  # a scalar, or an alias: its anchor has its turn
        return []
    own = own_entries(entry)
    inner = [edit for key, value in own for edit in _edits(tree, value, (*path, key), model)]
    order = _order(own, path, model)
    if order == list(range(len(own))):
        return inner
    if is_flow(tree, entry):
        return _swapped(tree, own, order, inner)
    return _moved(tree, own, order, inner) or inner


def _order(own: list[tuple[Any, Entry]], path: KeyPath, model: type[Part]) -> list[int]:
    """Return the places of the entries as they should follow; as they are when a key is not known here."""
    part = part_at(model, path)
    as_it_is = list(range(len(own)))
    if part is None or not own or len(own[0][1]) != 4:
        return as_it_is
    fields = names(part)
    known = [*(name for name in _FIRST if name in fields), *(name for name in fields if name not in (*_FIRST, _LAST))]
    rank = {name: place for place, name in enumerate([*known, _LAST])}
    if any(key not in rank for key, _ in own):
        return as_it_is
    return sorted(as_it_is, key=lambda i: rank[own[i][0]])


def _swapped(tree: Tree, own: list[tuple[Any, Entry]], order: list[int], inner: list[Edit]) -> list[Edit]:
    """Entries between braces take each other's places; the commas stay where they are."""
    slots = [(entry[0], end_of(tree, entry)) for _, entry in own]
    if "\n" in (region := tree.text[slots[0][0] : slots[-1][1]]) or "\r" in region:
        return inner  # a comment may stand on one of the lines, and nobody knows to what it belongs
    pieces = [_rendered(tree.text, start, end, inner) for start, end in slots]
    return [(start, end, pieces[i]) for (start, end), i in zip(slots, order, strict=True)]


def _moved(tree: Tree, own: list[tuple[Any, Entry]], order: list[int], inner: list[Edit]) -> list[Edit]:
    """Entries on lines of their own take the comments right above them along; nothing when it is not clear which."""
    source = tree.text
    column = tree.column(own[0][1][0])
    starts = [entry[0] for _, entry in own]
    ends = [line_end(source, end_of(tree, entry)) for _, entry in own]
    leads: list[str] = [""]
    for i in range(1, len(own)):
        first = line_start(source, starts[i])
        ends[i - 1] = _with_own_comments(source, ends[i - 1], first, column)
        lead = source[next_line(source, ends[i - 1]) : first]
        if source[first : starts[i]].strip(" ") or not _is_lead(lead, column):
            return []
        leads.append(lead)
    if source[line_start(source, starts[0]) : starts[0]].strip(" -"):
        return []
    if order[0] != 0 and (_has_comment_above(source, starts[0]) or leads[order[0]].strip()):
        return []
    if order[-1] != len(own) - 1 and _has_comment_below(source, ends[-1], column):
        return []
    ending = _ending(source, ends[0])
    margin = " " * column
    parts = []
    for place, i in enumerate(order):
        body = _rendered(source, starts[i], ends[i], inner)
        parts.append(body if place == 0 else ending + leads[i] + margin + body)
    return [(starts[0], ends[-1], "".join(parts))]


def _with_own_comments(source: str, end: int, first: int, column: int) -> int:
    """Return where a value ends with the comments right below it that are deeper than its key: they belong to it."""
    at = next_line(source, end)
    while at < first:
        line = source[at : line_end(source, at)]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) <= column:
            break
        end = line_end(source, at)
        at = next_line(source, at)
    return end


def _is_lead(lead: str, column: int) -> bool:
    """Whether lines are blank ones and then comments at the margin of the key below them, or nothing."""
    seen = False
    for line in lead.splitlines():
        if not line.strip():
            if seen:
                return False
        elif line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) == column:
            seen = True
        else:
            return False
    return True


def _has_comment_above(source: str, start: int) -> bool:
    """Whether a comment right above the first key, or behind the dash, might be about it."""
    first = line_start(source, start)
    if source[first:start].strip(" ") or not first:  # behind a dash: what is above it is about the whole item
        return False
    return source[line_start(source, first - 1 - source[:first].endswith("\r\n")) : first].lstrip(" ").startswith("#")


def _has_comment_below(source: str, end: int, column: int) -> bool:
    """Whether a comment behind the last value, as deep as its key, might be about it."""
    at = next_line(source, end)
    while at < len(source):
        line = source[at : line_end(source, at)]
        bare = line.lstrip(" ")
        if bare.startswith("#") and len(line) - len(bare) >= column:
            return True
        if bare and not bare.startswith("#"):
            return False
        at = next_line(source, at)
    return False


def _ending(source: str, at: int) -> str:
    return source[at : next_line(source, at)] or "\n"


def _rendered(source: str, start: int, end: int, edits: list[Edit]) -> str:
    """A stretch of the text with the changes that lie in it."""
    pieces: list[str] = []
    for first, last, new in edits:
        if start <= first and last <= end:
            pieces += (source[start:first], new)
            start = last
    return "".join((*pieces, source[start:end]))
