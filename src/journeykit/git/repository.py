"""Where a folder stands in a repository."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from journeykit.diagnostics import NothingToDoError, message
from journeykit.git import ask, run


@dataclass(frozen=True, slots=True)
class Home:
    """A folder of a repository, and where git is asked about it.

    `prefix` is the folder's path in the repository (`clients/zon`, empty for the top). `store` is where the
    repository keeps its objects: the same for all its worktrees. `shallow`: the clone lacks the older history.
    """

    folder: Path
    prefix: str
    store: str
    bare: bool = False
    shallow: bool = False


def home_of(folder: Path) -> Home:
    """Find the repository that a folder stands in: a plain one, a worktree, a submodule, or a bare one.

    Raises:
        NothingToDoError: There is none, or git refuses to look into it.
    """
    asked = ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"]
    answer = ask(folder, asked)
    if answer is None:
        raise NothingToDoError(
            message("git cannot be run here"), message("install git: what changed in the past is read from it")
        )
    code, out, complaint = answer
    if code and b"dubious ownership" in complaint:
        raise NothingToDoError(
            message("git does not trust this repository: it belongs to somebody else"),
            message("git config --global --add safe.directory FOLDER trusts it"),
        )
    if code:
        raise NothingToDoError(
            message("this folder is in no git repository"),
            message("the past is read from git: git init starts a repository, a commit makes its first moment"),
        )
    inside, shallow, prefix = out.split(b"\n", 2)
    store = run(folder, ["rev-parse", "--path-format=absolute", "--git-common-dir"])
    return Home(
        folder=folder,
        prefix=os.fsdecode(prefix.removesuffix(b"\n").removesuffix(b"/")) if inside == b"true" else "",
        store=os.fsdecode((store or b"").removesuffix(b"\n")),
        bare=inside != b"true",
        shallow=shallow == b"true",
    )
