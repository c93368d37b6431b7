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
_FACTS, _FIGURES = "f", "g"


class Remembered:
    """Facts by the id of a content, and figures by a key of all that they follow from.

    They stand in entries of the cache, by the first sign of their keys: the history of one project. Nothing lasts
    where the user has no cache folder, or where that lies in the project itself. Each is kept as the JSON that it is
    written as: thousands of them take a tenth of the memory so.
    """

    def __init__(self, store: str, prefix: str, root: Path) -> None:
        self._cache = _cache_for(root)
        self._names = _names(store, prefix) if self._cache else {}
        self._shards: dict[str, dict[str, str]] = {}
        self._new: dict[str, str] = {}

    def facts(self, key: str) -> list[Any] | None:
        """Return the facts of a content."""
        return self._get(key, _FACTS)

    def figures(self, key: str) -> list[Any] | None:
        """Return the figures of a key."""
        return self._get(key, _FIGURES)

    def keep_facts(self, key: str, facts: list[Any]) -> None:
        """Remember the facts of a content."""
        self._put(key, _FACTS, facts)

    def keep_figures(self, key: str, figures: list[Any]) -> None:
        """Remember the figures of a key."""
        self._put(key, _FIGURES, figures)

    def saw(self, tree: str) -> bool:
        """Tell whether a whole tree was looked at before."""
        return f"{tree}!" in self._shard(tree)

    def keep_seen(self, tree: str) -> None:
        """Remember that all of a tree was looked at."""
        if not self.saw(tree):
            self._put(tree, "!", [])

    def new(self) -> bytes:
        """Return what is new since the beginning, for another process to take over."""
        return _written(self._new)

    def take(self, told: bytes) -> None:
        """Take over what another process found out."""
        for name, text in _read(told).items():
            self._shard(name)[name] = text
            self._new[name] = text

    def save(self) -> None:
        """Write down what is new."""
        if self._cache is not None:
            for shard in sorted({name[0] for name in self._new}):
                self._cache.put(self._names[shard], _written(self._shards[shard]))
        self._new.clear()

    def _get(self, key: str, kind: str) -> list[Any] | None:
        text = self._shard(key).get(key + kind)
        return None if text is None else json.loads(text)

    def _put(self, key: str, kind: str, what: list[Any]) -> None:
        text = json.dumps(what, separators=(",", ":"))
        self._shard(key)[key + kind] = text
        self._new[key + kind] = text

    def _shard(self, key: str) -> dict[str, str]:
        shard = key[0]
        if shard not in self._shards:
            data = self._cache.get(self._names[shard]) if self._cache is not None else None
            self._shards[shard] = _read(data or b"")
        return self._shards[shard]


def _written(entries: dict[str, str]) -> bytes:
    """Names and JSON, line by line: JSON itself has no line end."""
    return "".join(f"{name}\t{text}\n" for name, text in entries.items()).encode()


def _read(data: bytes) -> dict[str, str]:
    return dict(line.split("\t", 1) for line in data.decode().split("\n") if line)


def _cache_for(root: Path) -> cache.Cache | None:
    place = cache.folder()
    if place is None:
        return None
    real = Path(os.path.realpath(place))
    # Whoever sends a change to a project could send figures with it.
    return None if real.is_relative_to(root) else cache.Cache(str(Path(place) / "trend"))


def _names(store: str, prefix: str) -> dict[str, str]:
    """The names of the entries: another version of what makes these figures may make others."""
    package = Path(__file__).resolve().parents[1]
    made_by = cache.key_of(cache.tool_id(str(package / room)) for room in _MAKERS)
    return {shard: cache.key_of(("trend", packing.VERSION, made_by, store, prefix, shard)) for shard in _SHARDS}
