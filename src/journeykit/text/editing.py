"""Change a text by replacing stretches of it: what is not meant stays as it is, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, Span, TextEdit, message
from journeykit.text.characters import line_ending
from journeykit.text.layout import (
    after_colon,
    block_header,
    end_of,
    is_empty,
    is_flow,
    line_end,
    line_start,
    next_line,
    own_entries,
    start_of,
    starts_of,
)
from journeykit.text.scalars import (
    as_node,
    block_lines,
    flow_text,
    item_lines,
    key_text,
    literal,
    literal_header,
    scalar_text,
    short,
)

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath, Message
    from journeykit.text.building import Entry
    from journeykit.text.tree import Tree
    from journeykit.text.values import Node, Value

Edits = tuple[TextEdit, ...]


class EditRefusedError(JourneykitError):
    """The text cannot be changed without risk to the rest of it; nothing was written."""

    def __init__(self, why: Message) -> None:
        super().__init__(why, message("change it by hand"))


def set_value(tree: Tree, path: KeyPath, value: Value) -> Edits:
    """Replace the value at a path, or add the last key of the path to its mapping."""
    node = as_node(value)
    if not path:
        raise EditRefusedError(message("a whole document cannot be replaced by an edit"))
    if tree.has(path):
        return _replaced(tree, path, node)
    key = path[-1]
    if not isinstance(key, str) or not (len(path) == 1 or tree.has(path[:-1])):
        raise EditRefusedError(message("there is no {path} to change", path=spoken(path[:-1])))
    return _added(tree, path[:-1], key, node)


def append_item(tree: Tree, path: KeyPath, value: Value) -> Edits:
    """Add one item to the end of the sequence at a path; an empty value becomes a sequence."""
    node = as_node(value)
    old = tree.get(path)
    if old is None and tree.has(path) and path:
        return set_value(tree, path, [node]) if _in_flow(tree, path) else _begun(tree, path, item_lines(node))
    if not isinstance(old, list):
        raise EditRefusedError(message("there is no list at {path}", path=spoken(path)))
    entry = tree.entry(path)
    refuse_shared(entry, path)
    if is_flow(tree, entry):
        return _into_brackets(tree, entry, flow_text(node, inside=True))
    column = tree.column(entry[-2][1])
    first = start_of(tree, entry[-2][0][0])
    dash = entry[-2][1]
    gap = max(first - dash - 1, 1) if line_start(tree.text, first) == line_start(tree.text, dash) else 1
    return (_below(tree, end_of(tree, entry), item_lines(node, gap), column),)


def remove(tree: Tree, path: KeyPath) -> Edits:
    """Take the key or item at a path out, with the comment behind it."""
    if not path or not tree.has(path):
        raise EditRefusedError(message("there is no {path} to change", path=spoken(path)))
    parent = tree.entry(path[:-1])
    refuse_shared(parent, path[:-1])
    own = own_entries(parent)
    at = next((i for i, (key, _) in enumerate(own) if key == path[-1]), None)
    if at is None:
        raise EditRefusedError(message("{path} comes from a merge key", path=spoken(path)))
    if len(own) == 1:
        if len(path) == 1:
            raise EditRefusedError(message("a whole document cannot be replaced by an edit"))
        return _replaced(tree, path[:-1], {} if isinstance(own[0][0], str) else [])
    starts = starts_of(tree, parent)
    end = end_of(tree, own[at][1])
    if is_flow(tree, parent):
        if at + 1 < len(own):
            return (_edit(tree, starts[at], starts[at + 1], ""),)
        return (_edit(tree, end_of(tree, own[at - 1][1]), end, " " if is_empty(own[at - 1][1]) else ""),)
    first = line_start(tree.text, starts[at])
    if tree.text[first : starts[at]].strip(" "):  # `- a: 1`: the next key takes its place after the dash
        return (_edit(tree, starts[at], starts[at + 1], ""),)
    stop = next_line(tree.text, end)
    if (
        stop == len(tree.text) and not tree.text.endswith(("\n", "\r")) and first
    ):  # the last line stays without an ending
        return (_edit(tree, line_end(tree.text, end_of(tree, own[at - 1][1])) if at else first, stop, ""),)
    return (_edit(tree, first, stop, ""),)


def _replaced(tree: Tree, path: KeyPath, node: Node) -> Edits:
    entry = tree.entry(path)
    if tree.get(path) == node and type(tree.get(path)) is type(node) and not isinstance(node, dict | list):
        return ()
    flow = _in_flow(tree, path)
    end = end_of(tree, entry)
    keyed = len(entry) == 4
    if is_empty(entry):
        if not isinstance(node, dict | list) or flow or short(node):
            return (_edit(tree, end, end, (": " if flow and _bare(tree, entry) else " ") + _inline(node, flow=flow)),)
        return _begun(tree, path, block_lines(node))
    start = start_of(tree, entry)
    block = isinstance(entry[-2], list) and entry[-1] is None and not is_flow(tree, entry)
    if not block and (flow or short(node)):
        quote = tree.text[start] if tree.text[start] in "'\"" else ""
        text = scalar_text(node, quote=quote, flow=flow) if not isinstance(node, dict | list) else flow_text(node)
        if not text and keyed:
            start = after_colon(tree, entry)
        if tree.text[start : start + 1] == "|" and isinstance(node, str) and literal(node):
            return (_edit(tree, start, end, _rewritten(tree, start, node)),)
        if header := block_header(tree, entry):  # the comment behind the sign of a block of text stays
            stop = line_end(tree.text, header)
            return (_edit(tree, start, header, text), _edit(tree, stop, end, ""))
        return (_edit(tree, start, end, text),)
    if not keyed:
        column = tree.column(entry[-2][1] if block else start)
        lines = [_inline(node, flow=False)] if short(node) else block_lines(node)
        return (_edit(tree, start, end, _indented(tree, lines, column)),)
    colon = after_colon(tree, entry)
    if not block:
        return _begun(tree, path, block_lines(node))
    if short(node):
        after = line_end(tree.text, colon)  # a comment behind the colon stays
        text = _inline(node, flow=False)
        return (_edit(tree, colon, colon, " " + text if text else ""), _edit(tree, after, end, ""))
    column = tree.column(entry[-2][1])
    if column == tree.column(entry[0]) and isinstance(
        node, dict
    ):  # dashes may stand right below their key, keys may not
        first = line_start(tree.text, start)
        return (_edit(tree, first, end, " " * (column + 2) + _indented(tree, block_lines(node), column + 2)),)
    return (_edit(tree, start, end, _indented(tree, block_lines(node), column)),)


def _rewritten(tree: Tree, start: int, text: str) -> str:
    """A block of text in place of another one, at the same indentation."""
    first = next_line(tree.text, start)
    old = tree.text[first : line_end(tree.text, first)]
    margin = " " * (len(old) - len(old.lstrip()))
    comment = tree.text[start : line_end(tree.text, start)].lstrip("|>+-0123456789")
    lines = [literal_header(text) + comment, *(margin + line if line else "" for line in text.rstrip("\n").split("\n"))]
    return line_ending(tree.text).join(lines)


def _added(tree: Tree, path: KeyPath, key: str, node: Node) -> Edits:
    old = tree.get(path)
    lines = block_lines({key: node})
    if old is None:
        if not path:
            text = "".join(line + line_ending(tree.text) for line in lines)
            ended = not tree.text or tree.text.endswith(("\n", "\r"))
            return (_edit(tree, len(tree.text), len(tree.text), text if ended else line_ending(tree.text) + text),)
        return _replaced(tree, path, {key: node}) if _in_flow(tree, path) else _begun(tree, path, lines)
    if not isinstance(old, dict):
        raise EditRefusedError(message("there is no mapping at {path}", path=spoken(path)))
    entry = tree.entry(path)
    refuse_shared(entry, path)
    if is_flow(tree, entry):
        return _into_brackets(tree, entry, f"{key_text(key, flow=True)}: {flow_text(node, inside=True)}")
    own = own_entries(entry)
    return (_below(tree, end_of(tree, entry), lines, tree.column(own[0][1][0])),)


def _begun(tree: Tree, path: KeyPath, lines: list[str]) -> Edits:
    """Lines below a key, or behind a dash, in place of nothing or of a scalar; the comment behind it stays."""
    entry = tree.entry(path)
    end = end_of(tree, entry)
    if len(entry) != 4:
        start, gap = (end, " ") if is_empty(entry) else (start_of(tree, entry), "")
        column = start + len(gap) - line_start(tree.text, start)
        return (_edit(tree, start, end, gap + _indented(tree, lines, column)),)
    colon = after_colon(tree, entry)
    below = _below(tree, end, lines, tree.column(entry[0]) + 2)
    if header := block_header(tree, entry):
        return (_edit(tree, colon, header, ""), _edit(tree, line_end(tree.text, header), end, below.text))
    rest = line_end(tree.text, end)
    if end == colon:
        return (below,)
    return (_edit(tree, colon, end, below.text),) if rest == end else (_edit(tree, colon, end, ""), below)


def _below(tree: Tree, offset: int, lines: list[str], column: int) -> TextEdit:
    """New lines under the line that an offset stands in."""
    at = line_end(tree.text, offset)
    margin, ending = " " * column, line_ending(tree.text)
    return _edit(tree, at, at, "".join(ending + (margin + line if line else "") for line in lines))


def _indented(tree: Tree, lines: list[str], column: int) -> str:
    return (line_ending(tree.text) + " " * column).join(lines)


def _into_brackets(tree: Tree, entry: Entry, text: str) -> Edits:
    own = own_entries(entry)
    if not own:
        at = start_of(tree, entry) + 1
        return (_edit(tree, at, at, text),)
    at = end_of(tree, own[-1][1])
    return (_edit(tree, at, at, ", " + text),)


def _inline(node: Node, *, flow: bool) -> str:
    return flow_text(node, inside=flow)


def _in_flow(tree: Tree, path: KeyPath) -> bool:
    return any(is_flow(tree, tree.entry(path[:depth])) for depth in range(len(path)))


def _bare(tree: Tree, entry: Entry) -> bool:
    return len(entry) == 4 and after_colon(tree, entry) == entry[1]


def refuse_shared(entry: Entry, path: KeyPath) -> None:
    """Refuse to write inside an alias."""
    if isinstance(entry[-2], list) and entry[-1] is not None:
        raise EditRefusedError(
            message("{path} is an alias: what it stands for is used elsewhere too", path=spoken(path))
        )


def _edit(tree: Tree, start: int, end: int, text: str) -> TextEdit:
    return TextEdit(Span(*tree.position(start), *tree.position(end)), text)


def spoken(path: KeyPath) -> str:
    """A key path as people write it."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "."
