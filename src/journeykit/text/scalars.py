"""How a value is written inside a line of YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from journeykit.text.values import Node, Plain, Value, resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEEDS_QUOTES = re.compile(
    r"""^[-?:,\[\]{}#&*!|>'"%@`=<]|^\.\.\.|^\s|\s$|[\r\n\t]|:(?:\s|$)|\s\#|[\x00-\x1f\x7f-\x9f\ufeff]|^$"""
)
_NEEDS_QUOTES_IN_FLOW = re.compile(r"[,\[\]{}]|:[,\[\]{}]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\ufeff": "\\uFEFF"}


def as_node(value: Value) -> Node:
    """The node that a plain Python value becomes once it is written and read again."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return Plain("true" if value else "false")
    if isinstance(value, int):
        return Plain(str(value))
    if isinstance(value, float):
        return Plain(_float_text(value))
    if isinstance(value, dict):
        return {key: as_node(inner) for key, inner in value.items()}
    return [as_node(inner) for inner in value]


def same(one: Node, other: Node) -> bool:
    """Whether two nodes say the same, a number being another thing than a text of digits."""
    waiting = [(one, other)]
    while waiting:
        left, right = waiting.pop()
        if type(left) is not type(right):
            return False
        if isinstance(left, dict) and isinstance(right, dict):
            if left.keys() != right.keys():
                return False
            waiting.extend((left[key], right[key]) for key in left)
        elif isinstance(left, list) and isinstance(right, list):
            if len(left) != len(right):
                return False
            waiting.extend(zip(left, right, strict=True))
        elif left != right:
            return False
    return True


def scalar_text(text: str | None, *, quote: str = "", flow: bool = False) -> str:
    """One scalar as YAML, in the given quotes if they can hold it, unquoted when that is safe."""
    if text is None:
        return "null" if flow else ""
    if isinstance(text, Plain):
        return str(text)
    if quote == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if quote == '"' or resolve(text) is not text or _NEEDS_QUOTES.search(text):
        return double_quoted(text)
    if flow and _NEEDS_QUOTES_IN_FLOW.search(text):
        return double_quoted(text)
    return text


def double_quoted(text: str) -> str:
    """The text in double quotes, escaped where needed."""
    return '"' + "".join(_ESCAPES.get(sign) or _escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    code = ord(sign)
    return sign if code >= 0xA0 or 0x20 <= code < 0x7F else f"\\x{code:02X}"


def flow_text(node: Node, *, inside: bool = False) -> str:
    """A node on one line: `[a, b]`, `{a: 1}` or a scalar."""
    if isinstance(node, dict):
        return (
            "{" + ", ".join(f"{key_text(key, flow=True)}: {flow_text(v, inside=True)}" for key, v in node.items()) + "}"
        )
    if isinstance(node, list):
        return "[" + ", ".join(flow_text(item, inside=True) for item in node) + "]"
    return scalar_text(node, flow=inside)


def key_text(key: str, *, flow: bool = False) -> str:
    """A key as YAML; keys are taken as written, so digits and `true` need no quotes."""
    if resolve(key) is not key and key:
        return key
    return scalar_text(key, flow=flow)


def short(node: Node, width: int = 90) -> bool:
    """Whether a node reads best on one line: a scalar, a list of short scalars, a small mapping of scalars."""
    if isinstance(node, dict):
        return all(not isinstance(v, dict | list) for v in node.values()) and len(flow_text(node)) <= width
    if isinstance(node, list):
        return (
            all(not isinstance(v, dict | list) and len(v or "") <= 40 for v in node) and len(flow_text(node)) <= width
        )
    return True


def block_lines(node: Node) -> list[str]:
    """A node as the lines of a block, without indentation: nested as far as it does not read best on one line."""
    if isinstance(node, dict) and node:
        return [line for key, value in node.items() for line in _entry_lines(key, value)]
    if isinstance(node, list) and node:
        return [line for item in node for line in item_lines(item)]
    return [flow_text(node)]


def _entry_lines(key: str, value: Node) -> list[str]:
    name = key_text(key)
    if short(value):
        return [f"{name}: {flow_text(value)}".rstrip() if value is None else f"{name}: {flow_text(value)}"]
    return [f"{name}:", *(f"  {line}" if line else "" for line in block_lines(value))]


def item_lines(item: Node, gap: int = 1) -> list[str]:
    """One item of a block sequence, dash included."""
    if item is None:
        return ["-"]
    if (isinstance(item, list) and not short(item)) or (isinstance(item, dict) and not short(item)):
        lines = block_lines(item)
    else:
        lines = [flow_text(item)]
    return ["-" + " " * gap + lines[0], *(" " * (gap + 1) + line if line else "" for line in lines[1:])]


def literal(text: str) -> bool:
    """Whether a text of several lines can stand under a `|`."""
    return (
        "\n" in text.strip("\n")
        and not text.startswith((" ", "\n", "\t"))
        and not text.endswith("\n\n")
        and all(line.replace("\t", "").isprintable() and line == line.rstrip() for line in text.split("\n"))
    )


def literal_header(text: str) -> str:
    """The sign that starts such a block."""
    return "|" if text.endswith("\n") else "|-"


def _float_text(value: float) -> str:
    text = repr(value)
    return {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}.get(text, text)


def changed(node: Node, path: tuple[str | int, ...], value: Node) -> Node:
    """A copy of the tree with another value at one path; a key or item that is not there yet is added."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(node, list) and isinstance(step, int):
        old = node[step] if step < len(node) else None
        return [*node[:step], changed(old, rest, value), *node[step + 1 :]]
    mapping: Mapping[str, Node] = node if isinstance(node, dict) else {}
    return {**mapping, str(step): changed(mapping.get(str(step)), rest, value)}


def without(node: Node, path: tuple[str | int, ...]) -> Node:
    """A copy of the tree without what stands at one path."""
    step, rest = path[0], path[1:]
    if isinstance(node, list) and isinstance(step, int):
        return [*node[:step], *([without(node[step], rest)] if rest else []), *node[step + 1 :]]
    if isinstance(node, dict):
        return {k: without(v, rest) if k == step else v for k, v in node.items() if rest or k != step}
    return node
