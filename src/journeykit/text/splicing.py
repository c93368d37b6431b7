"""Apply edits to bytes, and prove that they did what was meant before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.text.characters import decode, encode
from journeykit.text.editing import EditRefusedError, append_item, remove, set_value
from journeykit.text.reading import read
from journeykit.text.scalars import as_node, changed, same, without
from journeykit.text.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import PurePosixPath

    from journeykit.diagnostics import KeyPath, TextEdit
    from journeykit.text.values import Node, Value


def apply(data: bytes, edits: Iterable[TextEdit], *, expect: Node = None, file: PurePosixPath) -> bytes:
    """The bytes of a file after the edits; EditRefusedError when they do not say what is expected, or nothing readable.

    Without `expect`, the new text must only be readable.
    """
    text = decode(data)
    after = spliced(text, edits)
    if after == text:
        return data
    changed_bytes = encode(after, like=data)
    tree, _ = read(changed_bytes, file)
    if tree is None:
        raise EditRefusedError(message("{file} would not be readable after the change", file=str(file)))
    if expect is not None and not same(tree.data, expect):
        raise EditRefusedError(message("{file} would say something else after the change", file=str(file)))
    return changed_bytes


def spliced(text: str, edits: Iterable[TextEdit]) -> str:
    """The text with each edit's span replaced; edits in the same place keep their order."""
    where = Tree(text, None)
    pieces: list[str] = []
    done = 0
    stretches = (
        (where.offset(e.span.line, e.span.column), where.offset(e.span.end_line, e.span.end_column), e.text)
        for e in edits
    )
    for start, end, new in sorted(stretches, key=lambda stretch: stretch[:2]):
        if not done <= start <= end <= len(text):
            raise EditRefusedError(message("two changes overlap"))
        pieces += (text[done:start], new)
        done = end
    return "".join((*pieces, text[done:]))


def with_value(data: bytes, path: KeyPath, value: Value, file: PurePosixPath) -> bytes:
    """The bytes of a file with another value at one path, and nothing else changed."""
    tree = _tree(data, file)
    return apply(data, set_value(tree, path, value), expect=changed(tree.data, path, as_node(value)), file=file)


def with_item(data: bytes, path: KeyPath, value: Value, file: PurePosixPath) -> bytes:
    """The bytes of a file with one more item in the sequence at a path."""
    tree = _tree(data, file)
    old = tree.get(path)
    items = [*old, as_node(value)] if isinstance(old, list) else [as_node(value)]
    return apply(data, append_item(tree, path, value), expect=changed(tree.data, path, items), file=file)


def without_path(data: bytes, path: KeyPath, file: PurePosixPath) -> bytes:
    """The bytes of a file without the key or item at a path."""
    tree = _tree(data, file)
    return apply(data, remove(tree, path), expect=without(tree.data, path), file=file)


def _tree(data: bytes, file: PurePosixPath) -> Tree:
    tree, findings = read(data, file)
    if tree is None:
        raise EditRefusedError(message("{file} cannot be read: {why}", file=str(file), why=findings[0].message.english))
    return tree
