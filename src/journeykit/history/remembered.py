"""What was worked out of a repository's history before: facts and figures by content, in the user's own cache folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from journeykit.history import packing
from journeykit.workspace import cache

_MAKERS = ("git", "text", "model", "workspace", "scoring", "history")
_SHARDS = "0123456789abcdef"


class Remembered:
    """Facts by the id of a content, and figures by a key of all that they follow from.

    They stand in entries of the cache, by the first sign of their keys: the history of one project. Nothing lasts
    where the user has no cache folder, or where that lies in the project itself.
    """

    def __init__(self, store: str, prefix: str, root: Path) -> None:
        self._cache = _cache_for(root)
        self._names = {shard: _name(store, prefix, shard) for shard in _SHARDS} if self._cache else {}
        self._facts: dict[str, dict[str, list[Any]]] = {}
        self._figures: dict[str, dict[str, list[Any]]] = {}
        self._changed: set[str] = set()

    def facts(self, key: str) -> list[Any] | None:
        """Return the facts of a content."""
        return self._shard(key)[0].get(key)

    def figures(self, key: str) -> list[Any] | None:
        """Return the figures of a key."""
        return self._shard(key)[1].get(key)

    def keep_facts(self, key: str, facts: list[Any]) -> None:
        """Remember the facts of a content."""
        self._shard(key)[0][key] = facts
        self._changed.add(key[0])

    def keep_figures(self, key: str, figures: list[Any]) -> None:
        """Remember the figures of a key."""
        self._shard(key)[1][key] = figures
        self._changed.add(key[0])

    def save(self) -> None:
        """Write down what is new."""
        if self._cache is not None:
            for shard in sorted(self._changed):
                data = json.dumps([self._facts[shard], self._figures[shard]], separators=(",", ":"))
                self._cache.put(self._names[shard], data.encode())
        self._changed.clear()

    def _shard(self, key: str) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
        shard = key[0]
        if shard not in self._facts:
            self._facts[shard], self._figures[shard] = self._read(shard)
        return self._facts[shard], self._figures[shard]

    def _read(self, shard: str) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
        data = self._cache.get(self._names[shard]) if self._cache is not None else None
        if data is None:
            return {}, {}
        facts, figures = json.loads(data)
        return facts, figures


def _cache_for(root: Path) -> cache.Cache | None:
    place = cache.folder()
    if place is None:
        return None
    real = Path(os.path.realpath(place))
    # Whoever sends a change to a project could send figures with it.
    return None if real.is_relative_to(root) else cache.Cache(os.path.join(place, "trend"))  # noqa: PTH118 - as the cache does


def _name(store: str, prefix: str, shard: str) -> str:
    return cache.key_of(("trend", packing.VERSION, _tool(), store, prefix, shard))


def _tool() -> str:
    """What these figures are made by: another version of it may make others."""
    package = Path(__file__).resolve().parents[1]
    return cache.key_of(cache.tool_id(str(package / room)) for room in _MAKERS)
