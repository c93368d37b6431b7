"""The files of a folder at a commit, and what differs between two of them; a subfolder that is the same is not opened."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from journeykit.diagnostics import JourneykitError, message
from journeykit.git import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from journeykit.git.objects import Objects
    from journeykit.git.repository import Home

FOLDER, LINK = b"40000", b"120000"
_FILES = (b"100644", b"100755", b"100664", LINK)
_ENTRY = {
    20: re.compile(rb"([0-7]{5,6}) ([^\0/]+)\0(.{20})", re.DOTALL),
    32: re.compile(rb"([0-7]{5,6}) ([^\0/]+)\0(.{32})", re.DOTALL),
}
_DEEPEST = 64
# A few hundred bytes can stand for a tree of a billion files: each folder holds the next one ten times.
_MOST = 250_000
_MOST_AHEAD = 2_000


class File(NamedTuple):
    """A file as a tree has it: the id of its content, and whether that is where a link leads."""

    id: str
    link: bool = False


Changed = tuple[str, "File | None", "File | None"]


def below(objects: Objects, tree: str, prefix: str) -> str | None:
    """Return the id of the tree of a folder in a tree; None when the folder is not there."""
    for name in prefix.split("/") if prefix else ():
        entry = _entries(objects, tree).get(os.fsencode(name))
        if entry is None or entry[0] != FOLDER:
            return None
        tree = entry[1].hex()
    return tree


def files(objects: Objects, tree: str, wanted: Callable[[bytes], bool]) -> dict[str, File]:
    """Return the files of a tree whose names are wanted, by path."""
    return {path: new for path, _, new in changes(objects, None, tree, wanted) if new is not None}


def changes(objects: Objects, old: str | None, new: str | None, wanted: Callable[[bytes], bool]) -> Iterator[Changed]:
    """Yield the files with wanted names that differ between two trees: path, before, after; None: not there.

    Raises:
        JourneykitError: There are more files, or deeper folders, than a project has.
    """
    waiting = [(b"", old, new)]
    seen = 0
    while waiting:
        folder, one, other = waiting.pop()
        before, after = _of(objects, one), _of(objects, other)
        if folder.count(b"/") > _DEEPEST:
            raise JourneykitError(message("the folders of this revision are deeper than {most}", most=_DEEPEST))
        names = {name for name, entry in after.items() if before.get(name) != entry}
        names |= {name for name in before if name not in after}
        seen += len(names)
        if seen > _MOST:
            raise JourneykitError(message("this revision has more than {most} files", most=_MOST))
        for name in sorted(names, reverse=True):
            path = folder + name
            old_entry, new_entry = before.get(name), after.get(name)
            pair = _folder(old_entry), _folder(new_entry)
            if pair != (None, None):
                waiting.append((path + b"/", *pair))
            if wanted(name):
                was, is_ = _file(old_entry), _file(new_entry)
                if was != is_:
                    yield os.fsdecode(path), was, is_


def fetch(objects: Objects, wholes: Iterable[str], prefix: str) -> None:
    """Read a folder of several whole trees and what is below it, level by level, before they are walked one by one."""
    level = list(wholes)
    objects.fetch_trees(level)
    for name in prefix.split("/") if prefix else ():
        entries = [_entries(objects, tree).get(os.fsencode(name)) for tree in level]
        level = [found for entry in entries if (found := _folder(entry)) is not None]
        objects.fetch_trees(level)
    for _ in range(_DEEPEST):
        below_ = {found for tree in level for entry in _of(objects, tree).values() if (found := _folder(entry))}
        if not below_ or len(below_) > _MOST_AHEAD:
            return
        level = sorted(below_)
        objects.fetch_trees(level)


def staged(home: Home, wanted: Callable[[bytes], bool]) -> dict[str, File]:
    """Return the files of a folder as they are staged for the next commit, by path."""
    listed = run(home.folder, ["ls-files", "-z", "-s", "--cached", "--", "."])
    found: dict[str, File] = {}
    for line in (listed or b"").split(b"\0"):
        told, _, path = line.partition(b"\t")
        if not told or not wanted(path):
            continue
        mode, id_, stage = told.split(b" ")
        if stage == b"0" and mode in _FILES:
            found[os.fsdecode(path)] = File(id_.decode("ascii"), mode == LINK)
    return found


_Entry = tuple[bytes, bytes]


def _of(objects: Objects, tree: str | None) -> dict[bytes, _Entry]:
    return {} if tree is None else _entries(objects, tree)


def _entries(objects: Objects, tree: str) -> dict[bytes, _Entry]:
    """Return what stands in a folder: mode and id by name."""
    data = objects.tree(tree)
    if data is None:
        raise JourneykitError(
            message("this clone has not got all of its history"), message("git fetch brings what is missing")
        )
    return {name: (mode, id_) for mode, name, id_ in _ENTRY[len(tree) // 2].findall(data)}


def _folder(entry: _Entry | None) -> str | None:
    return entry[1].hex() if entry is not None and entry[0] == FOLDER else None


def _file(entry: _Entry | None) -> File | None:
    if entry is None or entry[0] not in _FILES:  # a folder, or a submodule: files of another repository
        return None
    return File(entry[1].hex(), entry[0] == LINK)
