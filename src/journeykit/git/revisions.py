"""Revisions that people name, the commits between them, and the tags on them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.diagnostics import NothingToDoError, message
from journeykit.git import ask, run

if TYPE_CHECKING:
    from journeykit.git.repository import Home

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_FORM = ("--encoding=UTF-8", "--format=%H%x00%T%x00%cI%x00%s")


@dataclass(frozen=True, slots=True)
class Commit:
    """A moment of the history: its id, the id of its whole tree, when it was made, and its first line."""

    id: str
    tree: str
    when: dt.datetime
    subject: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A name for a commit, and when the name was given."""

    name: str
    commit: str
    when: dt.datetime | None


def resolve(home: Home, revision: str) -> str:
    """Return the id of the commit that a revision names: a branch, a tag, `HEAD~3`, the start of an id.

    After this only the id goes to git: what people write never becomes an option or a path.

    Raises:
        NothingToDoError: There is no such commit.
    """
    # `--end-of-options` before the revision: without it `--output=FILE` would be an option.
    found = _asked(home, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"])
    if found is None and revision == "HEAD":
        raise NothingToDoError(message("the repository has no commit yet"), message("git commit makes the first one"))
    if found is None:
        deep = message("this clone lacks older history; git fetch --unshallow brings it") if home.shallow else None
        raise NothingToDoError(message('git knows no revision "{revision}"', revision=revision), deep)
    return found


def exists(home: Home, revision: str) -> bool:
    """Tell whether a revision names a commit."""
    return _asked(home, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]) is not None


def merge_base(home: Home, one: str, other: str) -> str:
    """Return the commit at which two revisions parted.

    Raises:
        NothingToDoError: One does not exist, or they have nothing in common.
    """
    found = _asked(home, ["merge-base", resolve(home, one), resolve(home, other)])
    if found is None:
        deep = message("this clone lacks older history; git fetch --unshallow brings it") if home.shallow else None
        raise NothingToDoError(message("{one} and {other} have no history in common", one=one, other=other), deep)
    return found


def tree_of(home: Home, commit: str) -> str:
    """Return the id of the whole tree of a commit, by the commit's id."""
    found = _asked(home, ["rev-parse", "--verify", "--quiet", f"{commit}^{{tree}}"])
    if found is None:
        raise NothingToDoError(message('git knows no revision "{revision}"', revision=commit))
    return found


def commits(home: Home, until: str, since: str | None = None) -> list[Commit]:
    """Return the commits that changed a folder, the oldest first.

    Of a merge only the first parent is followed: what was worked on beside counts from when it came in.

    Args:
        home: The folder.
        until: The id of the last commit.
        since: The id of a commit; it and all before it are left out.
    """
    asked = ["rev-list", "--first-parent", *_FORM, until]
    if since is not None:
        asked.append(f"^{since}")
    asked += ["--", "."] if home.prefix else ["--"]
    return _read(run(home.folder, asked))[::-1]


def commit_at(home: Home, id_: str) -> Commit:
    """Return the commit of an id."""
    (found,) = _read(run(home.folder, ["rev-list", "--no-walk", *_FORM, id_, "--"]))
    return found


def tagged(home: Home, until: str) -> list[Commit]:
    """Return the commits that have a name, up to one and the oldest first; none stands before one that it was made from.

    Scripts and imports make several commits in one second, and clocks go wrong: their time alone is no order.
    """
    asked = ["rev-list", "--simplify-by-decoration", "--date-order", *_FORM, until, "--"]
    return _read(run(home.folder, asked))[::-1]


def tags(home: Home, until: str) -> list[Tag]:
    """Return the tags of a commit and of all before it, in the order of their names."""
    form = "%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:iso-strict)"
    listed = run(home.folder, ["for-each-ref", f"--merged={until}", f"--format={form}", "refs/tags"])
    found = []
    for line in (listed or b"").decode("utf-8", "replace").split("\n"):
        parts = line.split("\0")
        if len(parts) == 4:
            when = dt.datetime.fromisoformat(parts[3]) if parts[3] else None
            found.append(Tag(parts[0], parts[2] or parts[1], when))
    return found


def _read(listed: bytes | None) -> list[Commit]:
    found = []
    for line in (listed or b"").decode("utf-8", "replace").split("\n"):
        parts = line.split("\0", 3)
        if len(parts) == 4:
            found.append(Commit(parts[0], parts[1], dt.datetime.fromisoformat(parts[2]), parts[3]))
    return found


def _asked(home: Home, arguments: list[str]) -> str | None:
    """Return the id that git answers with; None when it answers anything else."""
    answer = ask(home.folder, arguments)
    if answer is None or answer[0]:
        return None
    found = answer[1].decode("ascii", "replace").strip()
    return found if _ID.fullmatch(found) else None
