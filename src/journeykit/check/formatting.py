"""One way to write a document: keys in the order of the format, plain spacing; comments and values stay as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit import text
from journeykit.check.key_order import ordered
from journeykit.check.spacing import spaced

if TYPE_CHECKING:
    from journeykit.text import Tree
    from journeykit.workspace import Workspace

_UNREADABLE = frozenset({"JK001", "JK002", "JK003", "JK004", "JK005", "JK006"})

# Plain spacing may make it possible to change the order, and the other way round.
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Formatted:
    """What formatting would make of a project.

    `texts` are the files that change, as they become; `count` how many documents were looked at; `left` those that
    cannot be read, or that would not have said the same.
    """

    texts: Mapping[PurePosixPath, bytes]
    count: int
    left: tuple[PurePosixPath, ...] = ()


def formatted(workspace: Workspace) -> Formatted:
    """Format the documents of a project that were asked for. Nothing is written."""
    focus = workspace.focus
    unreadable = {found.place.file for found in workspace.findings if found.code in _UNREADABLE}
    kinds = {document.file: document.kind for document in workspace.documents}
    texts: dict[PurePosixPath, bytes] = {}
    left: list[PurePosixPath] = []
    asked = [
        file for file in sorted({*kinds, *unreadable}) if not focus or any(_is_below(file, path) for path in focus)
    ]
    for file in asked:
        old = workspace.texts.get(file)
        new = None if old is None or file in unreadable else formatted_text(old, kinds[file], file)
        if new is None:
            left.append(file)
        elif new != old:
            texts[file] = new
    return Formatted(texts, len(asked), tuple(left))


def formatted_text(data: bytes, kind: str, file: PurePosixPath) -> bytes | None:
    """Return a document as it should be written; None when that cannot be done without risk.

    Where the order of the keys cannot be changed safely (an alias would come before what it stands for), only the
    spacing is.
    """
    for _ in range(_ROUNDS):
        after = _once(data, kind, file)
        if after is None or after == data:
            return after
        data = after
    return None  # nobody's files would ever come to rest


def _once(data: bytes, kind: str, file: PurePosixPath) -> bytes | None:
    old = text.read(data, file)[0]
    if old is None:
        return None
    for in_order in (True, False):
        after = _pass(data, kind, file, in_order=in_order)
        # Without the blank line above it, a byte order mark inside a text would become that of the file.
        keeps_mark = after is not None and text.encode(text.decode(after), like=data) == after
        if after is not None and keeps_mark and _says_the_same(old, after, file):
            return after
    return None


def _pass(data: bytes, kind: str, file: PurePosixPath, *, in_order: bool) -> bytes | None:
    tree = text.read(data, file)[0]
    if tree is None:
        return None
    if in_order:
        data = text.encode(ordered(tree, kind), like=data)
        tree = text.read(data, file)[0]
        if tree is None:
            return None
    return text.encode(spaced(tree), like=data)


def _says_the_same(old: Tree, after: bytes, file: PurePosixPath) -> bool:
    new = text.read(after, file)[0]
    return new is not None and text.same(old.data, new.data) and _comments(old) == _comments(new)


def _comments(tree: Tree) -> Counter[str]:
    return Counter(comment.rstrip() for _, comment in tree.comment_lines())


def _is_below(file: PurePosixPath, path: PurePosixPath) -> bool:
    return file == path or path in file.parents
