"""A mapping or list as it is written: an entry with its lines and the comments above it is a piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.history.merging.identity import Key, keys_of
from journeykit.text.layout import end_of, is_flow, line_end, line_start, next_line, own_entries, starts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.text import Node, Tree
    from journeykit.text.building import Entry


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry: `lead` are the blank lines and comments above it, `body` its lines without the first margin.

    `start` and `stop` say where the body stands in the text of the tree, `entry` where its value does.
    """

    key: Key
    lead: str
    body: str
    tree: Tree
    node: Node
    entry: Entry
    start: int
    stop: int

    def says(self, other: Piece | None) -> bool:
        """Whether another version has the same lines."""
        return other is not None and (self.lead, self.body) == (other.lead, other.body)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A mapping or list, one entry a line or more: what stands before the first entry, and the entries in order.

    `inline`: the first entry begins behind a dash, so that it cannot have lines above it.
    """

    is_list: bool
    column: int
    inline: bool
    head: str
    entries: Mapping[Key, Piece]

    def fits(self, other: Pieces) -> bool:
        """Whether entries of the two can stand in one text."""
        return (self.is_list, self.column, self.inline) == (other.is_list, other.column, other.inline)


def whole(tree: Tree) -> Pieces | None:
    """Return the pieces of a document; None when it is not written as lines of entries."""
    return _pieces(tree, tree.data, tree.entry(()), 0, len(tree.text))


def inside(piece: Piece) -> Pieces | None:
    """Return the pieces of the value of a piece; None when it is one value, or written in brackets."""
    return _pieces(piece.tree, piece.node, piece.entry, piece.start, piece.stop)


def _pieces(tree: Tree, node: Node, entry: Entry, begin: int, end: int) -> Pieces | None:
    if not isinstance(entry[-2], list) or entry[-1] is not None or is_flow(tree, entry):
        return None
    own: list[tuple[Any, Entry]] = own_entries(entry)
    if not own:
        return None
    starts = starts_of(tree, entry)
    column = tree.column(starts[0])
    inline = bool(tree.text[line_start(tree.text, starts[0]) : starts[0]].strip(" "))
    leads = _leads(tree, own, starts, begin)
    if leads is None:
        return None
    keys: list[Key] = keys_of(node) if isinstance(node, list) else [(str(key),) for key, _ in own]
    items: Any = node
    nodes: list[Node] = items if isinstance(node, list) else [items[key] for key, _ in own]
    stops = [*leads[1:], end]
    entries = {}
    for number, (key, (_, inner)) in enumerate(zip(keys, own, strict=True)):
        start, lead, stop = starts[number], leads[number], stops[number]
        above = tree.text[lead : max(lead, line_start(tree.text, start))]
        entries[key] = Piece(key, above, tree.text[start:stop], tree, nodes[number], inner, start, stop)
    return Pieces(isinstance(node, list), column, inline, tree.text[begin : leads[0]], entries)


def _leads(tree: Tree, own: list[tuple[Any, Entry]], starts: list[int], begin: int) -> list[int] | None:
    """Return where the comments above each entry begin; None when entries share a line."""
    text = tree.text
    column = tree.column(starts[0])
    leads: list[int] = []
    floor = begin
    for start, (_, inner) in zip(starts, own, strict=True):
        line = line_start(text, start)
        shared = text[line:start].strip(" ")
        if shared:
            if leads:
                return None
            leads.append(start)
        else:
            leads.append(_above(text, line, floor, column))
        floor = next_line(text, line_end(text, end_of(tree, inner)))
    return leads


def _above(text: str, line: int, floor: int, column: int) -> int:
    """Return the start of the blank lines and the comments at this margin that stand right above a line."""
    while line > floor:
        above = line_start(text, line - 1)
        words = text[above : line - 1]
        bare = words.lstrip(" ")
        if above < floor or (bare and not (bare.startswith("#") and len(words) - len(bare) == column)):
            break
        line = above
    return line
