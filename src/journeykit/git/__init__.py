"""One way to call git, safely: no shell, no configuration of the repository that runs programs, no prompts."""

from __future__ import annotations

import os
import subprocess

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# A repository comes from strangers: its configuration must not start a program of theirs, nor reach a network.
SAFE = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor="),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "protocol.allow=never"),
    *("-c", "protocol.ext.allow=never"),
)
_TIMEOUT_SECONDS = 60
_UNREAD = b"warning: could not open directory '"


def run(folder: Path | str, arguments: Sequence[str]) -> bytes | None:
    """Return what git prints in a folder, None when there is no git, no repository, or it refuses."""
    done = _run(folder, arguments)
    return done[0] if done is not None else None


def _run(folder: Path | str, arguments: Sequence[str]) -> tuple[bytes, bytes] | None:
    answer = ask(folder, arguments)
    return answer[1:] if answer is not None and answer[0] == 0 else None


def ask(folder: Path | str, arguments: Sequence[str]) -> tuple[int, bytes, bytes] | None:
    """Return git's exit code, what it prints, and what it complains of; None when it cannot be run at all."""
    try:
        done = subprocess.run(
            ["git", *SAFE, *arguments],
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):  # a NUL in an argument is a ValueError
        return None
    return done.returncode, done.stdout, done.stderr


def environment() -> dict[str, str]:
    """Return what git is told by its environment: no prompts, no network, no objects in the place of others."""
    return {
        **os.environ,
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def files_below(folder: Path | str) -> list[str] | None:
    """Return the paths below a folder that git does not ignore, tracked or new, relative to it; None outside git."""
    listed = listed_below(folder)
    return listed[0] if listed is not None else None


def listed_below(folder: Path | str) -> tuple[list[str], list[str]] | None:
    """Return the same, and beside it the folders that git could not look into."""
    listed = _run(folder, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."])
    if listed is None:
        return None
    names = {os.fsdecode(name) for name in listed[0].split(b"\0") if name}
    return sorted(names), list(_unread(listed[1].splitlines()))


def _unread(lines: Iterable[bytes]) -> Iterable[str]:
    for line in lines:
        if line.startswith(_UNREAD):
            yield os.fsdecode(line.removeprefix(_UNREAD).rpartition(b"'")[0].rstrip(b"/"))


class Entry:
    """A file as git knows it: `id` is the blob's when what stands in the folder is what git has, else empty."""

    __slots__ = ("id", "mode", "path")

    def __init__(self, path: str, id_: str = "", mode: str = "") -> None:
        self.path = path
        self.id = id_
        self.mode = mode


def entries_below(folder: Path | str) -> list[Entry] | None:
    """Return the files of `files_below` with the ids of their contents, by one call; None outside git.

    None too when git could not look everywhere. Files that differ from git's own, that are new, or that git was told
    not to look at have no id. Deleted ones are still listed, without an id.
    """
    asked = ["ls-files", "-z", "-s", "-v", "--cached", "--modified", "--others", "--exclude-standard", "--", "."]
    listed = _run(folder, asked)
    if listed is None or listed[1]:
        return None
    entries: dict[bytes, Entry] = {}
    for line in listed[0].split(b"\0"):
        tag, told, path = line[:1], *line[2:].rpartition(b"\t")[::2]
        if not line:
            continue
        if tag == b"H" and path not in entries:
            mode, id_, stage = told.split(b" ")
            whole = stage == b"0"  # in a conflict there are several
            entries[path] = Entry(os.fsdecode(path), id_.decode() if whole else "", mode.decode())
        else:
            entries[path] = Entry(os.fsdecode(path))
    return list(entries.values())
