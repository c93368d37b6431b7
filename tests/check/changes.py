"""Changes that people make to journeys, at random: values from elsewhere, keys that go, lists in another order, comments."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import PurePosixPath
from random import Random
from typing import Any

from journeykit.text import dump, read, resolved
from journeykit.workspace import Sources

_COMMENTS = ("# here", "", "# journeykit: ignore[JK304] why", "# journeykit: ignore-file[JK801, JK313] why")


def changed(sources: Sources, file: PurePosixPath, chance: Random) -> bytes:
    """Return the text of a file with something else in it."""
    data = _data(sources, file)
    if not isinstance(data, dict) or chance.random() < 0.2:
        lines = sources.files[file].decode().split("\n")
        lines.insert(chance.randrange(len(lines)), chance.choice(_COMMENTS))
        return "\n".join(lines).encode()
    data = copy.deepcopy(data)
    mapping, kind = chance.choice(list(_mappings(data)))
    files = chance.sample(sorted(sources.files), min(9, len(sources.files)))
    others = [one for other in files for one, its in _mappings(_data(sources, other)) if one and its == kind]
    what = chance.random()
    if what < 0.7 and others:
        other = chance.choice(others)
        key = chance.choice(sorted(other))
        mapping[key] = copy.deepcopy(other[key])
    elif what < 0.85 and mapping:
        del mapping[chance.choice(sorted(mapping))]
    else:
        for value in mapping.values():
            if isinstance(value, list):
                chance.shuffle(value)
    return dump(data).encode()


def _data(sources: Sources, file: PurePosixPath) -> Any:
    tree, _ = read(sources.files[file], file)
    return resolved(tree.data) if tree is not None else None


def _mappings(node: Any, kind: str = "") -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the mappings of a document, each with the key that it stands under."""
    if isinstance(node, dict):
        yield node, kind
        for key, value in node.items():
            yield from _mappings(value, key)
    elif isinstance(node, list):
        for item in node:
            yield from _mappings(item, kind)
