"""What was worked out before, by content: bytes under a key, in the user's own cache folder.

It can be deleted at any time. Nothing in it is executed: an entry is bytes behind a digest of them, and what is torn,
cut or not ours is no entry. It never lies in the project: that is written by whoever sends a change.
"""

from __future__ import annotations

import os
import sys
import zlib
from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER_VARIABLE = "JOURNEYKIT_CACHE_DIR"
_MARK = b"journeykit cache 1\n"
_DIGEST = 32
_LARGEST, _LARGEST_OPENED = 64 * 1024 * 1024, 256 * 1024 * 1024
_MOST_ENTRIES, _MOST_BYTES = 256, 128 * 1024 * 1024


def key_of(parts: Iterable[str | bytes]) -> str:
    """Return the key of what an answer depends on, in this order."""
    digest = blake2b(digest_size=_DIGEST)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogateescape")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


def tool_id(package: str) -> str:
    """Return what this journeykit is made of: another version, or a changed line, has other answers."""
    found: list[str] = [sys.version]
    waiting = [package]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    waiting.append(entry.path)
            else:
                told = entry.stat()
                found.append(f"{entry.path} {told.st_mtime_ns} {told.st_size}")
    beside = (name for folder in sys.path if os.path.isdir(folder) for name in os.listdir(folder))
    found += [name for name in beside if name.endswith(".dist-info")]
    return key_of(sorted(found))


def folder() -> str | None:
    """Return the cache folder; None where a user has none."""
    if given := os.environ.get(FOLDER_VARIABLE):
        return os.path.abspath(given)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
        return os.path.join(base, "journeykit", "cache") if base else None
    if sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "journeykit") if os.path.isabs(base) else None


class Cache:
    """The entries of one folder; a folder that cannot be read or written is an empty one."""

    def __init__(self, place: str) -> None:
        self._place = place

    def get(self, key: str) -> bytes | None:
        """Return what stands under a key; None when there is nothing, or nothing whole."""
        path = self._path(key)
        try:
            if not _is_ours(self._place):
                return None
            with open(path, "rb") as stream:
                data = stream.read(_LARGEST + 1)
            os.utime(path)  # what is used stays
        except OSError:
            return None
        return _opened(data, key)

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key, all at once or not at all; what has not been used for long makes room."""
        packed = zlib.compress(data, 1)
        if len(data) > _LARGEST_OPENED or len(packed) > _LARGEST - len(_MARK) - _DIGEST:
            return
        path = self._path(key)
        beside = f"{path}.{os.getpid()}.new"
        try:
            os.makedirs(self._place, mode=0o700, exist_ok=True)
            if not _is_ours(self._place):
                return
            try:
                with open(beside, "xb") as stream:
                    stream.write(_MARK + _digest(key, packed) + packed)
                os.replace(beside, path)
            except OSError:
                os.unlink(beside)
                return
            self._make_room()
        except OSError:
            return

    def _path(self, key: str) -> str:
        return os.path.join(self._place, key)

    def _make_room(self) -> None:
        told = [(entry.stat(), entry.path) for entry in os.scandir(self._place) if entry.is_file(follow_symlinks=False)]
        kept = size = 0
        for stat, path in sorted(told, key=lambda one: one[0].st_mtime_ns, reverse=True):
            kept, size = kept + 1, size + stat.st_size
            if kept > _MOST_ENTRIES or size > _MOST_BYTES:
                os.unlink(path)


def _is_ours(place: str) -> bool:
    """Tell whether nobody else can write into a folder."""
    if sys.platform == "win32":
        return True
    told = os.stat(place)
    return told.st_uid == os.geteuid() and not told.st_mode & 0o022


def _digest(key: str, packed: bytes) -> bytes:
    return blake2b(packed, digest_size=_DIGEST, key=bytes.fromhex(key)).digest()


def _opened(data: bytes, key: str) -> bytes | None:
    start = len(_MARK) + _DIGEST
    packed = data[start:]
    if len(data) > _LARGEST or data[:start] != _MARK + _digest(key, packed):
        return None
    opening = zlib.decompressobj()
    try:
        opened = opening.decompress(packed, _LARGEST_OPENED)
    except zlib.error:
        return None
    return opened if opening.eof else None
