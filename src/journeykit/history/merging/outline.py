"""A document as plain lines, one a field: what `git log -p` and `git diff` show of a change."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from journeykit import text
from journeykit.history.merging.identity import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.text import Node

_FILE: Final = PurePosixPath("document.yaml")


def outline(data: bytes) -> bytes:
    """Return each field of a document on a line of its own, under the ids of what it belongs to.

    The order of keys, spacing and comments are not shown: they say nothing about the journey. A document that cannot
    be read is returned as it is.
    """
    tree = text.read(data, _FILE)[0]
    if tree is None:
        return data
    return "".join(f"{line}\n" for line in _lines(tree.data, "")).encode()


def _lines(node: Node, path: str) -> Iterator[str]:
    if isinstance(node, dict) and node:
        for field in sorted(node):
            yield from _lines(node[field], f"{path}.{field}" if path else field)
    elif isinstance(node, list) and any(isinstance(item, dict | list) for item in node):
        for key, item in zip(keys_of(node), node, strict=True):
            name = key[1] if key[0] in ("id", "to") and len(key) == 2 else " ".join(part for part in key if part)
            yield from _lines(item, f"{path}[{name}]")
    else:
        yield from _field(node, path)


def _field(node: Node, path: str) -> Iterator[str]:
    if isinstance(node, list):
        said = ", ".join(str(item) for item in node)
    elif node is None or node == {}:
        said = ""
    else:
        said = {True: "true", False: "false"}[node] if isinstance(node, bool) else str(node)
    first, *rest = said.splitlines() or [""]
    yield f"{path}: {first}".rstrip()
    for line in rest:
        yield f"    {line}".rstrip()
