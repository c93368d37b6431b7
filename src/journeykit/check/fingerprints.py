"""A name for a finding that survives edits elsewhere in the file."""

from __future__ import annotations

import hashlib
from json.encoder import encode_basestring_ascii as quoted
from typing import TYPE_CHECKING, Any

from journeykit.model.slug import slug

if TYPE_CHECKING:
    from journeykit.diagnostics import Finding, KeyPath
    from journeykit.text import Tree

_NAMES = ("name", "title", "text")


def fingerprint(code: str, finding: Finding, tree: Tree | None) -> str:
    """Return the SHA-256 of code, file, key path and message: no line numbers, and ids in place of list indices."""
    # JSON, put together by hand: an encoder for each finding took a tenth of the time of checking.
    path = ", ".join(map(quoted, stable_path(finding.place.path, tree)))
    args = ", ".join(f"[{quoted(name)}, {quoted(str(value))}]" for name, value in finding.message.args)
    what = f"[{quoted(code)}, {quoted(finding.place.file.as_posix())}, [{path}], [{args}]]"
    return hashlib.sha256(what.encode("ascii")).hexdigest()


def stable_path(path: KeyPath, tree: Tree | None) -> list[str]:
    """Return a key path in which list items are named by their ids, as far as they have one."""
    node: Any = tree.data if tree is not None else None
    steps: list[str] = []
    for step in path:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            node = None
        steps.append(_id_of(node) or f"#{step}" if isinstance(step, int) else step)
    return steps


def _id_of(node: Any) -> str | None:
    if isinstance(node, str):
        return f"={node}"
    if not isinstance(node, dict):
        return None
    for key in ("id", "use"):
        if isinstance(node.get(key), str):
            return f"@{node[key]}"
    return next((f"@{slug(node[key])}" for key in _NAMES if isinstance(node.get(key), str)), None)
