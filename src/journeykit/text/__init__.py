"""YAML: read once into a tree with positions, edited by splicing text, written anew only for new documents.

The only room that knows a YAML library.
"""

from __future__ import annotations

from journeykit.text.characters import decode, encode, line_ending
from journeykit.text.dumping import dump
from journeykit.text.editing import EditRefusedError, append_item, remove, set_value
from journeykit.text.files import NotWrittenError, write_file
from journeykit.text.reading import LARGEST, read
from journeykit.text.scalars import as_node, same
from journeykit.text.splicing import apply, with_item, with_value, without_path
from journeykit.text.tree import Tree
from journeykit.text.values import Node, Plain, Value, resolved

__all__ = [
    "LARGEST",
    "EditRefusedError",
    "Node",
    "NotWrittenError",
    "Plain",
    "Tree",
    "Value",
    "append_item",
    "apply",
    "as_node",
    "decode",
    "dump",
    "encode",
    "line_ending",
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
