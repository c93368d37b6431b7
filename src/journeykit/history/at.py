"""A project as it was at a revision, or as it is staged: a workspace like any other, read from git's own objects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.git import trees
from journeykit.git.objects import Objects
from journeykit.git.repository import home_of
from journeykit.git.revisions import Commit, commit_at, merge_base, resolve, tree_of
from journeykit.history.texts import root_of, sources, tree_of_project, wanted
from journeykit.workspace import read
from journeykit.workspace.listing import LARGEST

if TYPE_CHECKING:
    from os import PathLike

    from journeykit.workspace import Workspace


def at(folder: str | PathLike[str], revision: str = "HEAD") -> Workspace:
    """Read a project as it was at a revision.

    Args:
        folder: The project, or a folder in it; also a bare repository.
        revision: What git takes for one: a branch, a tag, `HEAD~3`, the start of an id.

    Returns:
        The workspace; its limits, findings and what is broken are as for files on disk.

    Raises:
        NothingToDoError: There is no repository, no such revision, or the project was not there.
        JourneykitError: The repository is damaged.
    """
    root = root_of(Path(folder))
    home = home_of(root)
    with Objects(root, LARGEST) as objects:
        tree = tree_of_project(objects, home, tree_of(home, resolve(home, revision)))
        return read(sources(objects, root, trees.files(objects, tree, wanted)))


def commit_of(folder: str | PathLike[str], revision: str) -> Commit:
    """Return the commit that a revision names.

    Raises:
        NothingToDoError: There is no repository, or no such revision.
    """
    home = home_of(root_of(Path(folder)))
    return commit_at(home, resolve(home, revision))


def parted(folder: str | PathLike[str], one: str, other: str) -> str:
    """Return the id of the commit at which two revisions parted.

    Raises:
        NothingToDoError: There is no repository, no such revision, or they have nothing in common.
    """
    return merge_base(home_of(root_of(Path(folder))), one, other)


def staged(folder: str | PathLike[str]) -> Workspace:
    """Read a project as it is staged for the next commit (`git add`).

    Raises:
        NothingToDoError: There is no repository.
        JourneykitError: The repository is damaged.
    """
    root = root_of(Path(folder))
    home = home_of(root)
    with Objects(root, LARGEST) as objects:
        return read(sources(objects, root, trees.staged(home, wanted)))
