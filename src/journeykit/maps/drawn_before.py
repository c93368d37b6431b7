"""What was drawn before: so that what did not change is not drawn again.

A picture needs no new drawing when the file on disk is, byte for byte, what we wrote there, and what it was drawn
from is the same. Both are kept as digests in the user's cache (`workspace.cache`), never in the pictures themselves or
beside them: these stay the same bytes on every machine. The cache may be deleted at any time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from functools import cache as cached
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeykit.workspace import cache

if TYPE_CHECKING:
    from journeykit.maps.drawing import Drawing

MOST_RUNS = 20
"""How many commands are remembered for one folder of pictures."""

_FORM = 1  # of the records; those of another form are not read


class DrawnBefore:
    """The records of one folder of pictures: read once, written once at the end.

    Two commands at the same time may each lose what the other noted; then something is drawn again, nothing worse.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        place = cache.folder()
        self._cache = cache.Cache(os.path.join(place, "maps")) if place else None  # noqa: PTH118 - as all of that room
        self._key = cache.key_of(("maps", str(_FORM), os.path.realpath(folder)))
        read = _read(self._cache.get(self._key) if self._cache else None)
        self._pictures: dict[str, list[str]] = _of(read.get("pictures"), list)
        self._runs: dict[str, dict[str, Any]] = _of(read.get("runs"), dict)
        self._digests: dict[str, str] = {}

    def is_drawn(self, name: str, key: str) -> bool:
        """Whether a file holds what would be drawn from `key`, untouched since."""
        kept = self._pictures.get(name) or [""]
        return kept[0] == key and len(kept) == 2 and self._is_untouched(name)

    def drew(self, name: str, key: str, data: bytes) -> None:
        """Note that a file was written."""
        self._pictures[name] = [key, sha256(data).hexdigest()]
        self._digests.pop(name, None)

    def outcome(self, key: str, root: Path) -> Mapping[str, Any] | None:
        """Return what was said of a whole command, if it would write the very same files again.

        Args:
            key: What went into it (`run_key`).
            root: The folder of the project, where the files stand that no document is (a logo).
        """
        run = self._runs.get(key)
        if run is None or not isinstance(run.get("count"), int):
            return None
        try:
            files, beside, keys = list(run["files"]), dict(run["beside"]), list(run["keys"])
            same = all(digest_of(root / name) == digest for name, digest in beside.items())
            return run if same and all(map(self.is_drawn, files, keys)) else None
        except (KeyError, TypeError, ValueError):
            return None

    def ran(self, key: str, names: Iterable[str], beside: Mapping[str, str], **said: Any) -> None:
        """Note what a whole command wrote, and what it said."""
        files = list(names)
        self._runs.pop(key, None)
        keys = [self._pictures[name][0] for name in files]
        self._runs[key] = {"files": files, "keys": keys, "beside": dict(beside), **said}

    def save(self) -> None:
        """Keep the records; where nothing can be kept, everything is drawn again the next time."""
        kept = dict(list(self._runs.items())[-MOST_RUNS:])
        data = json.dumps({"pictures": self._pictures, "runs": kept}, separators=(",", ":"))
        if self._cache:
            self._cache.put(self._key, data.encode("ascii"))

    def _is_untouched(self, name: str) -> bool:
        if name not in self._digests:
            self._digests[name] = digest_of(self.folder / name)
        return self._pictures[name][1:] == [self._digests[name]]


def picture_key(drawing: Drawing, kind: str, renderer: str) -> str:
    """Return the digest of everything that a picture is made of."""
    parts = [_program(), kind, renderer, drawing.name, drawing.title, drawing.description, drawing.dot]
    if drawing.logo:
        parts += [repr(drawing.logo.box), sha256(drawing.logo.logo.pixels).hexdigest()]
    return cache.key_of(parts)


def text_key(text: str) -> str:
    """Return the digest of a page that goes with pictures."""
    return cache.key_of([text])


def run_key(texts: Mapping[Any, bytes], renderer: str, *settings: object) -> str:
    """Return the digest of everything that a command draws from: all texts of the project, and what was asked."""
    digest = sha256(cache.key_of([_program(), renderer, *map(repr, settings)]).encode())
    for path, data in texts.items():
        digest.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
        digest.update(data)
    return digest.hexdigest()


def digest_of(path: Path) -> str:
    """Return the digest of a file, empty when it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


@cached
def _program() -> str:
    """Name this very program: its version alone would miss what is changed while one works on it."""
    import journeykit

    return cache.tool_id(str(Path(journeykit.__file__).parent))


def _read(data: bytes | None) -> dict[str, Any]:
    """Return the records; what is not as we write it counts as none."""
    try:
        read = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _of(values: Any, kind: type) -> dict[str, Any]:
    if not isinstance(values, dict):
        return {}
    return {name: value for name, value in values.items() if isinstance(value, kind)}
