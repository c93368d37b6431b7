"""What makes an item of a list the same item in another version of the document."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.text import Node

Key: TypeAlias = "tuple[str, ...]"
"""How an entry of a mapping or list is known: the key, or what the item calls itself."""

# Of two records with another figure for the same question, one is a correction of the other.
_OF_A_RECORD: Final = ("metric", "period", "journey", "touchpoint", "persona", "segment", "from", "to")
_NAMES: Final = ("id", "to", "name", "title", "text")


def keys_of(items: Iterable[Node]) -> list[Key]:
    """Name the items of a list; those of the same name are told apart by their order."""
    seen: Counter[Key] = Counter()
    keys = []
    for item in items:
        key = _name(item)
        seen[key] += 1
        keys.append(key if seen[key] == 1 else (*key, f"#{seen[key]}"))
    return keys


def _name(item: Node) -> Key:
    if not isinstance(item, dict):
        return ("", _written(item))
    if "id" not in item and "metric" in item:
        return tuple(_written(item.get(field)) for field in _OF_A_RECORD if item.get(field) is not None)
    for field in _NAMES:
        if isinstance(item.get(field), str):
            return (field, str(item[field]))
    return ("", _written(item))


def _written(item: Node) -> str:
    return item if isinstance(item, str) else json.dumps(item, ensure_ascii=False, sort_keys=True, default=str)
