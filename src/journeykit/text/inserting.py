"""Put an item into a list where it belongs, not only at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Span, TextEdit
from journeykit.text.characters import line_ending
from journeykit.text.editing import append_item, refuse_shared
from journeykit.text.layout import end_of, is_flow, line_end, line_start, next_line, own_entries, start_of, starts_of
from journeykit.text.scalars import as_node, flow_text, item_lines

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath
    from journeykit.text.building import Entry
    from journeykit.text.editing import Edits
    from journeykit.text.tree import Tree
    from journeykit.text.values import Node, Value


def insert_item(tree: Tree, path: KeyPath, index: int, value: Value) -> Edits:
    """Put one item into the sequence at a path, before the item of that index; behind the last one it is appended.

    A comment above an item stays with that item; a deeper one with the item that it stands in.
    """
    old = tree.get(path)
    if not isinstance(old, list) or index >= len(old):
        return append_item(tree, path, value)
    entry = tree.entry(path)
    refuse_shared(entry, path)
    node = as_node(value)
    if is_flow(tree, entry):
        return (_between_commas(tree, entry, index, flow_text(node, inside=True)),)
    starts = starts_of(tree, entry)
    return (_between_lines(tree, entry, index, starts, node),)


def _between_commas(tree: Tree, entry: Entry, index: int, text: str) -> TextEdit:
    if index:
        return _at(tree, end_of(tree, own_entries(entry)[index - 1][1]), ", " + text)
    return _at(tree, start_of(tree, entry) + 1, text + ", ")


def _between_lines(tree: Tree, entry: Entry, index: int, starts: list[int], node: Node) -> TextEdit:
    first = line_start(tree.text, starts[index])
    column = starts[index] - first
    margin, ending = " " * column, line_ending(tree.text)
    lines = item_lines(node)
    if index == 0:
        if tree.text[first : starts[0]].strip(" "):  # `- - a`: the new item takes the place behind the first dash
            return _at(tree, starts[0], "".join((line + ending + margin) for line in lines))
        first = _above_comments(tree, first, column)
        return _at(tree, first, "".join((margin + line if line else "") + ending for line in lines))
    before = line_end(tree.text, end_of(tree, own_entries(entry)[index - 1][1]))
    at = _behind_comments(tree, before, first, column)
    below = next_line(tree.text, at)
    if not tree.text[below : line_end(tree.text, below)].strip():  # items apart stay apart
        lines = ["", *lines]
    return _at(tree, at, "".join(ending + (margin + line if line else "") for line in lines))


def _above_comments(tree: Tree, first: int, column: int) -> int:
    """Return the start of the comments right above the first item, as deep as its dash: they are about that item."""
    while column and first:
        above = line_start(tree.text, first - (2 if tree.text[first - 2 : first] == "\r\n" else 1))
        if not tree.text[above:first].startswith(" " * column + "#"):
            break
        first = above
    return first


def _behind_comments(tree: Tree, at: int, stop: int, column: int) -> int:
    """Return the end of the last comment that is deeper than the dashes: it belongs to the item above."""
    here = next_line(tree.text, at)
    while here < stop:
        end = line_end(tree.text, here)
        line = tree.text[here:end]
        if line.strip() and len(line) - len(line.lstrip(" ")) > column:
            at = end
        here = next_line(tree.text, here)
    return at


def _at(tree: Tree, offset: int, text: str) -> TextEdit:
    place = tree.position(offset)
    return TextEdit(Span(*place, *place), text)
