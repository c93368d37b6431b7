"""Merge keys: `<<` takes over the keys of other mappings, places included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def merge(data: dict[str, Any], entries: dict[str, Any], text: str) -> list[tuple[Any, Any]]:
    """Resolve `<<` in place: own keys win, earlier mappings win; returns the places of what cannot be merged."""
    entry = entries["<<"]
    if text[entry[0]] in "\"'":  # quoted, it is a key like any other
        return []
    value = data["<<"]
    if not isinstance(value, dict | list) or (isinstance(value, list) and not all(isinstance(v, dict) for v in value)):
        return [(entry[0], entry[1])]
    own, own_entries = dict(data), dict(entries)
    data.clear()
    entries.clear()
    for key, inner in own.items():
        entries[key] = own_entries[key]  # the place of `<<` itself is kept: editing must know where it ends
        if key != "<<":
            data[key] = inner
            continue
        for other, other_entries in _sources(value, entry[-2]):
            for merged, node in other.items():
                if merged not in own and merged not in data:
                    data[merged], entries[merged] = node, other_entries[merged]
    return []


def _sources(value: Any, branch: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    if isinstance(value, dict):
        yield value, branch[0]
    else:
        for item, place in zip(value, branch[0], strict=True):
            yield item, place[-2][0]
