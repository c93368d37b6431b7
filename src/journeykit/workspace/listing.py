"""Which files a project has, by name and by content. Light: `validate` asks it before anything else is imported."""

from __future__ import annotations

import os

from journeykit import git

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PROJECT_NAMES = ("journeykit.yaml", "journeykit.yml")
LARGEST = 4 * 1024 * 1024
_YAML = (".yaml", ".yml")
# Folders that hold other people's YAML by the thousand; without git nothing else says so.
_NEVER = frozenset({".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__"})
_SHA1 = 40


def project_above(path: str) -> str | None:
    """Return the nearest folder upwards with a project file; `path` is absolute."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    while True:
        if any(os.path.isfile(os.path.join(folder, name)) for name in PROJECT_NAMES):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def files_below(folder: str) -> list[str]:
    """Return the YAML files below a folder; a folder with a project file of its own is another project.

    A folder that cannot be read stands in the list itself, so that what is in it does not vanish without a word.
    """
    listed = git.listed_below(folder)
    if listed is None:
        return _without_others(_walked(folder), folder)
    names = [*(name for name in listed[0] if name.endswith(_YAML)), *listed[1]]
    return _without_others([os.path.join(folder, name) for name in names], folder)


def _walked(folder: str) -> list[str]:
    found: list[str] = []
    unread: list[str] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: unread.append(error.filename)):
        folders[:] = sorted(name for name in folders if name not in _NEVER)
        found += [os.path.join(here, name) for name in sorted(files) if name.endswith(_YAML)]
    return found + unread


def _without_others(paths: list[str], folder: str) -> list[str]:
    others = {
        home
        for path in paths
        if path.endswith(PROJECT_NAMES)
        and os.path.basename(path) in PROJECT_NAMES
        and (home := os.path.dirname(path)) != folder
        and os.path.isfile(path)
    }
    return [path for path in paths if not _is_inside(path, others)] if others else paths


def _is_inside(path: str, folders: set[str]) -> bool:
    above = os.path.dirname(path)
    while above not in folders:
        path, above = above, os.path.dirname(above)
        if path == above:
            return False
    return True


def contents_below(folder: str) -> dict[str, str] | None:
    """Return the id of the content of each file of `files_below`, by path; None when something is out of the ordinary.

    The ids are git's, which is asked first: for what has not changed it knows them without reading a file.
    """
    entries = git.entries_below(folder)
    if entries is None:
        return contents_of(files_below(folder))
    known: dict[str, str] = {}
    unknown: list[str] = []
    top = os.path.join(folder, "")
    for entry in entries:
        if not entry.path.endswith(_YAML):
            continue
        path = top + (entry.path if os.sep == "/" else entry.path.replace("/", os.sep))
        if not entry.id:
            unknown.append(path)
        elif entry.mode.startswith("100"):
            known[path] = entry.id
        else:
            return None  # a link
    read = contents_of([path for path in unknown if os.path.lexists(path)], like=next(iter(known.values()), ""))
    if read is None:
        return None
    known |= read
    kept = _without_others(list(known), folder)
    return known if len(kept) == len(known) else {path: known[path] for path in kept}


def contents_of(paths: Sequence[str], *, like: str = "") -> dict[str, str] | None:
    """Return the ids of the contents of files; None when one is no plain file that can be read."""
    found: dict[str, str] = {}
    for path in paths:
        if os.path.islink(path) or not os.path.isfile(path):
            return None
        try:
            with open(path, "rb") as stream:
                data = stream.read(LARGEST + 1)
        except OSError:
            return None
        found[path] = content_id(data, like=like)
    return found


def content_id(data: bytes, *, like: str = "") -> str:
    """Return git's id of a content; in a repository of SHA-256 (`like` is an id of it) by that."""
    import hashlib

    head = b"blob %d\0" % len(data)
    if like and len(like) != _SHA1:
        return hashlib.sha256(head + data).hexdigest()
    return hashlib.sha1(head + data, usedforsecurity=False).hexdigest()


def same_contents(read: Mapping[str, bytes], ids: Mapping[str, str]) -> bool:
    """Tell whether texts that were read are those of the ids, no more and no less."""
    return read.keys() == ids.keys() and all(
        content_id(data, like=ids[path]) == ids[path] for path, data in read.items()
    )
