"""YAML: read once into a tree with positions, edited by splicing text, written anew only for new documents.

The only room that knows a YAML library. Reading is loaded at once; writing when it is first asked for,
because `validate` never does.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from journeykit.text.characters import decode, encode, line_ending
from journeykit.text.reading import LARGEST, read
from journeykit.text.tree import Sketch, Tree
from journeykit.text.values import Node, Plain, Value, packed_tree, resolved

if TYPE_CHECKING:
    from journeykit.text.dumping import dump
    from journeykit.text.editing import EditRefusedError, append_item, remove, set_value
    from journeykit.text.files import NotWrittenError, write_file
    from journeykit.text.inserting import insert_item
    from journeykit.text.scalars import as_node, same
    from journeykit.text.splicing import apply, with_item, with_value, without_path

_WRITING = {
    "EditRefusedError": "editing",
    "NotWrittenError": "files",
    "append_item": "editing",
    "apply": "splicing",
    "as_node": "scalars",
    "dump": "dumping",
    "insert_item": "inserting",
    "remove": "editing",
    "same": "scalars",
    "set_value": "editing",
    "with_item": "splicing",
    "with_value": "splicing",
    "without_path": "splicing",
    "write_file": "files",
}

__all__ = [
    "LARGEST",
    "EditRefusedError",
    "Node",
    "NotWrittenError",
    "Plain",
    "Sketch",
    "Tree",
    "Value",
    "append_item",
    "apply",
    "as_node",
    "decode",
    "dump",
    "encode",
    "insert_item",
    "line_ending",
    "packed_tree",
    "read",
    "remove",
    "resolved",
    "same",
    "set_value",
    "with_item",
    "with_value",
    "without_path",
    "write_file",
]


def __getattr__(name: str) -> Any:
    """Import what writes on first use."""
    if name not in _WRITING:
        raise AttributeError(name)
    return getattr(import_module(f"journeykit.text.{_WRITING[name]}"), name)
