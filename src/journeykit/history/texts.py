"""The texts of a project as they were: which files of a tree belong to it, and what stands in them."""

from __future__ import annotations

import posixpath
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, NothingToDoError, Place, message
from journeykit.git.trees import File, below, files
from journeykit.workspace import Sources
from journeykit.workspace.listing import PROJECT_NAMES, project_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeykit.diagnostics import Message
    from journeykit.git.objects import Objects
    from journeykit.git.repository import Home

_MOST_LINKS = 8


def wanted(name: bytes) -> bool:
    """Tell whether a file of this name may be a document."""
    return name.endswith((b".yaml", b".yml"))


def root_of(folder: Path) -> Path:
    """Return the folder of the project that a path is in; the path itself where there is none."""
    real = folder.resolve()
    found = project_above(str(real))
    return Path(found) if found is not None else real if real.is_dir() else real.parent


def tree_of_project(objects: Objects, home: Home, tree: str) -> str:
    """Return the tree of the project in a whole tree.

    It stands where it stands today; where it did not yet, or nothing is checked out, it is the only project there is.

    Raises:
        NothingToDoError: There is no such folder, or there are several projects to choose from.
    """
    found = below(objects, tree, home.prefix)
    if found is not None and not home.bare:
        return found
    named = files(objects, tree, lambda name: name.decode("utf-8", "replace") in PROJECT_NAMES)
    folders = sorted({posixpath.dirname(path) for path in named})
    if "" in folders or (home.bare and not folders):
        return tree
    if len(folders) != 1:
        where = home.prefix or "."
        raise NothingToDoError(
            message("the folder {folder} was not there yet", folder=where)
            if not folders
            else message("there are several projects: {folders}", folders=", ".join(folders))
        )
    return below(objects, tree, folders[0]) or tree


def of_project(listed: Mapping[str, File]) -> dict[str, File]:
    """Return the files of a tree without those of other projects in it."""
    others = {
        folder for path in listed if posixpath.basename(path) in PROJECT_NAMES and (folder := posixpath.dirname(path))
    }
    if not others:
        return dict(listed)
    return {path: file for path, file in listed.items() if others.isdisjoint(_above(path))}


def linked(objects: Objects, listed: Mapping[str, File], path: str) -> str | None:
    """Return the id of the content of a file, behind its link if it is one; None when that leads out of the project."""
    for _ in range(_MOST_LINKS):
        file = listed.get(path)
        if file is None:
            return None
        if not file.link:
            return file.id
        target = objects.blob(file.id) or b"/"
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), target.decode("utf-8", "surrogateescape")))
    return None


def sources(objects: Objects, root: Path, listed: Mapping[str, File]) -> Sources:
    """Return the texts of a project from the files of its tree."""
    own = of_project(listed)
    ids = {path: linked(objects, own, path) for path in sorted(own)}
    contents = dict(objects.blobs({id_ for id_ in ids.values() if id_ is not None}))
    texts: dict[PurePosixPath, bytes] = {}
    problems: list[Finding] = []
    for path, id_ in ids.items():
        data = None if id_ is None else contents[id_]
        if data is not None:
            texts[PurePosixPath(path)] = data
        elif id_ is None:
            problems.append(_unread(path, message("the link leads out of the project")))
        else:
            problems.append(_unread(path, message("this clone has not got the file: git fetch brings it")))
    project = project_in(own)
    return Sources(root, texts, PurePosixPath(project) if project else None, findings=tuple(problems))


def project_in(paths: Iterable[str]) -> str | None:
    """Return the path of the project file among some paths."""
    have = set(paths)
    return next((name for name in PROJECT_NAMES if name in have), None)


def _unread(path: str, why: Message) -> Finding:
    return Finding(Place(PurePosixPath(path)), why, code="JK003")


def _above(path: str) -> set[str]:
    found = set()
    while path := posixpath.dirname(path):
        found.add(path)
    return found
