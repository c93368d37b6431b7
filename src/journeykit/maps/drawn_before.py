"""What was drawn before: so that what did not change is not drawn again.

A picture needs no new drawing when the file on disk is, byte for byte, what we wrote there, and what it was drawn
from is the same. Both are kept as digests in a folder of the user's (`cache_folder`), never in the pictures
themselves or beside them: these stay the same bytes on every machine. The folder may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from journeykit.maps.drawing import Drawing

MOST_RUNS = 20
"""How many commands are remembered for one folder of pictures."""

_FORM = 1  # of the file of records; another one is not read


class DrawnBefore:
    """The records of one folder of pictures: read once, written once at the end.

    Two commands at the same time may each lose what the other noted; then something is drawn again, nothing worse.
    """

    def __init__(self, folder: Path, cache: Path | None = None) -> None:
        self.folder = folder
        name = sha256(os.path.realpath(folder).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._file = (cache or cache_folder()) / "maps" / f"{name}.json"
        read = _read(self._file)
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
        if run is None:
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
        data = json.dumps({"form": _FORM, "pictures": self._pictures, "runs": kept}, separators=(",", ":"))
        temporary = self._file.with_name(f"{self._file.name}.{os.getpid()}.tmp")
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                temporary.write_text(data, encoding="ascii")
                temporary.replace(self._file)
            finally:
                temporary.unlink(missing_ok=True)

    def _is_untouched(self, name: str) -> bool:
        if name not in self._digests:
            self._digests[name] = digest_of(self.folder / name)
        return self._pictures[name][1:] == [self._digests[name]]


def picture_key(drawing: Drawing, kind: str, renderer: str) -> str:
    """Return the digest of everything that a picture is made of."""
    parts = [_program(), kind, renderer, drawing.name, drawing.title, drawing.description, drawing.dot]
    if drawing.logo:
        parts += [repr(drawing.logo.box), sha256(drawing.logo.logo.pixels).hexdigest()]
    return _digest(parts)


def text_key(text: str) -> str:
    """Return the digest of a page that goes with pictures."""
    return _digest([text])


def run_key(texts: Mapping[Any, bytes], renderer: str, *settings: object) -> str:
    """Return the digest of everything that a command draws from: all texts of the project, and what was asked."""
    digest = sha256(_digest([_program(), renderer, *map(repr, settings)]).encode())
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


def cache_folder() -> Path:
    """Return where journeykit may keep what it can make again: `JOURNEYKIT_CACHE_DIR`, else as the system has it."""
    own = os.environ.get("JOURNEYKIT_CACHE_DIR")
    if own:
        return Path(own)
    if sys.platform == "win32":
        home = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(home) / "journeykit" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "journeykit"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "journeykit"


@cache
def _program() -> str:
    """Name this very program: its version alone would miss what is changed while one works on it."""
    import journeykit

    here = Path(journeykit.__file__).parent
    stamps = []
    waiting = [here]
    while waiting:
        for entry in sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    waiting.append(Path(entry.path))
            elif entry.name.endswith((".py", ".mo", ".txt")):
                found = entry.stat()
                stamps.append(f"{entry.name} {found.st_size} {found.st_mtime_ns}")
    return _digest([journeykit.__version__, *stamps])


def _digest(parts: Iterable[str]) -> str:
    digest = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()


def _read(file: Path) -> dict[str, Any]:
    """Return the records; a file that is not as we write it counts as none."""
    try:
        read = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) and read.get("form") == _FORM else {}


def _of(values: Any, kind: type) -> dict[str, Any]:
    if not isinstance(values, dict):
        return {}
    return {name: value for name, value in values.items() if isinstance(value, kind)}
