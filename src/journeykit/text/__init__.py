"""YAML: read once into a tree with positions, edited by splicing text, written anew only for new documents.

The only room that knows a YAML library.
"""

from __future__ import annotations

from journeykit.text.characters import decode, encode, line_ending
from journeykit.text.reading import LARGEST, read
from journeykit.text.tree import Tree
from journeykit.text.values import Node, Plain, Value, resolved

__all__ = ["LARGEST", "Node", "Plain", "Tree", "Value", "decode", "encode", "line_ending", "read", "resolved"]
