"""What a scalar says: YAML 1.2 core schema, with the text as written kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias, Union

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Node: TypeAlias = Union[str, "list[Node]", "dict[str, Node]", None]
Value: TypeAlias = Union[bool, int, float, str, "Sequence[Value]", "Mapping[str, Value]", None]

# Longer than this no number means anything, and int() and float() start to raise.
LONGEST_NUMBER = 200

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMBER = re.compile(
    r"(?P<int>[-+]?[0-9]+)|(?P<octal>0o[0-7]+)|(?P<hex>0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<inf>[-+]?\.(?:inf|Inf|INF))|(?P<nan>\.(?:nan|NaN|NAN))"
)

# Only a plain scalar that starts with one of these can be anything but a text ("" is the empty one).
SPECIAL_STARTS = frozenset({"", *"0123456789+-.~nNtTfF"})


class Plain(str):
    """An unquoted number or boolean: it is the text as written, and knows its value."""

    __slots__ = ()

    @property
    def value(self) -> int | float | bool:
        """The number or boolean that the YAML 1.2 core schema sees in the text."""
        truth = _TRUTHS.get(self)
        return number(self) if truth is None else truth


def number(text: str) -> int | float:
    """The number that a plain text stands for; ValueError when it is none."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise ValueError(text)
    match found.lastgroup:
        case "int":
            return int(text)
        case "octal" | "hex":
            return int(text, 0)
        case "float":
            return float(text)
        case _:
            return float(text.replace(".", "", 1))


# The same few numbers stand in every file; a bounded memory of them saves the regex.
_seen: dict[str, str | None] = {}
_SEEN_AT_MOST = 4096


def resolve(text: str) -> str | None:
    """What a plain scalar is: None, a `Plain` number or boolean, or simply its text."""
    try:
        return _seen[text]
    except KeyError:
        pass
    resolved: str | None
    if text in _NULLS:
        resolved = None
    elif text in _TRUTHS or (len(text) <= LONGEST_NUMBER and _NUMBER.fullmatch(text)):
        resolved = Plain(text)
    else:
        return text
    if len(_seen) < _SEEN_AT_MOST:
        _seen[text] = resolved
    return resolved


def resolved(node: Node) -> Value:
    """The tree as plain values, numbers and booleans in place of their texts."""
    if isinstance(node, Plain):
        return node.value
    if isinstance(node, list):
        return [resolved(item) for item in node]
    if isinstance(node, dict):
        return {key: resolved(item) for key, item in node.items()}
    return node


def packed_tree(node: Node) -> Any:
    """The tree in plain values, in which a number and a text that looks like one are still two things: for `marshal`."""
    if isinstance(node, dict):
        return {key: value if type(value) is str else packed_tree(value) for key, value in node.items()}
    if isinstance(node, list):
        return [value if type(value) is str else packed_tree(value) for value in node]
    return (str(node),) if isinstance(node, Plain) else node


def unpacked_tree(plain: Any) -> Node:
    """The tree again."""
    if isinstance(plain, dict):
        return {key: value if type(value) is str else unpacked_tree(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [value if type(value) is str else unpacked_tree(value) for value in plain]
    return Plain(*plain) if isinstance(plain, tuple) else plain
