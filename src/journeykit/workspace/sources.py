"""Finding the documents of a client repository: paths to bytes, from disk or an editor's buffer."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from journeykit.diagnostics import Finding, JourneykitError, NothingToDoError, Place, message
from journeykit.workspace.listing import LARGEST, PROJECT_NAMES, files_below, project_above

# The keys at the left edge of a text, to tell a document from other YAML without reading it whole.
_TOP_KEYS = re.compile(rb"""^(?:\xef\xbb\xbf)?["']?([A-Za-z_]\w*)["']?[ \t]*:(?:[ \t\r\n]|$)""", re.MULTILINE)
_JOURNEY = re.compile(rb"^kind:[ \t]*journey[ \t]*(?:#[^\r\n]*)?\r?$", re.MULTILINE)
_OURS = frozenset({b"phases", b"touchpoints", b"records"})


@dataclass(frozen=True, slots=True)
class Sources:
    """The texts of one project, by path relative to its root.

    `asked` are the files that were named one by one; `focus` the paths whose findings are wanted, empty for all;
    `findings` what stood in the way of reading.
    """

    root: Path
    files: Mapping[PurePosixPath, bytes]
    project: PurePosixPath | None = None
    asked: frozenset[PurePosixPath] = frozenset()
    focus: tuple[PurePosixPath, ...] = ()
    findings: tuple[Finding, ...] = ()


def root_of(path: Path) -> Path | None:
    """Return the nearest folder upwards with a project file."""
    found = project_above(str(path))
    return Path(found) if found is not None else None


def find(paths: Sequence[Path] = (), buffers: Mapping[Path, bytes] | None = None) -> Sources:
    """Find the documents of the project around some paths (the current folder when there are none).

    Args:
        paths: Files and folders; without a project file above them, together they are the project.
        buffers: Texts to take instead of what is on disk, by path: an editor's, or standard input.

    Raises:
        NothingToDoError: A path does not exist, or nothing is there.
        JourneykitError: The paths belong to different projects.
    """
    held = {path.absolute(): data for path, data in (buffers or {}).items()}
    given = [path.absolute() for path in paths] or list(held) or [Path.cwd()]
    for path in given:
        if path not in held and not path.exists():
            raise NothingToDoError(message('there is no file or folder "{path}"', path=_shown(path)))
    given = [path if path in held else Path(os.path.realpath(path)) for path in given]
    roots = {root_of(path) for path in given}
    if len(roots) > 1:
        raise JourneykitError(
            message("these paths belong to different projects"),
            message("run journeykit once for each project"),
        )
    root = roots.pop()
    if root is None:
        return _loose(given, held)
    name = next(name for name in PROJECT_NAMES if (root / name).is_file())
    focus = tuple(_relative(path, root) for path in given if path != root)
    asked = [path for path in given if path in held or not path.is_dir()]
    return _read(root, _below(root), asked, held, project=PurePosixPath(name), focus=focus)


def _loose(given: Sequence[Path], held: Mapping[Path, bytes]) -> Sources:
    """Without a project file all given paths together are one project with the defaults."""
    folders = [path if path.is_dir() else path.parent for path in given]
    root = Path(os.path.commonpath(folders))
    listed: list[Path] = []
    for path in given:
        listed += _below(path) if path.is_dir() else [path]
    return _read(root, listed, [path for path in given if not path.is_dir()], held)


def _below(folder: Path) -> list[Path]:
    """Return the YAML files below a folder; a folder with a project file of its own is another project."""
    return [Path(path) for path in files_below(str(folder))]


def _read(
    root: Path,
    listed: Sequence[Path],
    asked: Sequence[Path],
    held: Mapping[Path, bytes],
    *,
    project: PurePosixPath | None = None,
    focus: tuple[PurePosixPath, ...] = (),
) -> Sources:
    files: dict[PurePosixPath, bytes] = {}
    problems: list[Finding] = []
    wanted = {_relative(path, root) for path in asked}
    paths = {_relative(path, root): path for path in [*listed, *asked, *held]}
    for name in sorted(paths):
        path = paths[name]
        try:
            size = None if path in held else _size_of(path)
            if size is not None:
                files[name] = _content(path, size)
                continue
            if name not in wanted and path not in held and not path.is_file() and not path.is_dir():
                if path.is_symlink():
                    path.stat()  # a link to nothing or to itself says here why it cannot be read
                continue  # deleted, though git still lists it; or a pipe, that one would wait for
            data = held[path] if path in held else _bytes_of(path, root)
        except OSError as error:
            problems.append(_unreadable(name, error))
            continue
        if data is None:
            problems.append(Finding(Place(name), message("the link leads out of the project"), code="JK003"))
        else:
            files[name] = data
    return Sources(root, files, project, frozenset(wanted), focus, tuple(problems))


def _size_of(path: Path) -> int | None:
    """Return the size of a plain file; None of everything else, as of what is not there."""
    try:
        told = os.lstat(path)
    except OSError:
        return None
    return told.st_size if stat.S_ISREG(told.st_mode) else None


def _bytes_of(path: Path, root: Path) -> bytes | None:
    """Return the bytes of a file, cut just over the limit; None when a link leads out of the project."""
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        return None
    return _content(path, LARGEST)


def _content(path: Path, size: int) -> bytes:
    """Return what a file of about this size holds, cut just over the limit."""
    with open(path, "rb") as stream:  # noqa: PTH123 - a third of the time of `path.open`
        data = stream.read(min(size, LARGEST) + 1)
        return data if len(data) <= size else data + stream.read(LARGEST + 1 - len(data))


def may_be_document(data: bytes) -> bool:
    """Tell whether a text may be a document of ours, so that other people's YAML is left in peace.

    A key one edit from `kind` counts too: a typed `knd:` must never make a journey vanish.
    """
    if b"{" in data[:200] and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return b"kind" in data
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    seen: set[bytes] = set()
    for found in _TOP_KEYS.finditer(data):  # `kind` mostly stands at the top: the rest is then not searched
        if found[1] in _OURS or (found[1] not in seen and one_edit(found[1].decode("ascii").lower(), "kind")):
            return True
        seen.add(found[1])
    return False


def seems_journey(data: bytes) -> bool:
    """Tell whether a text says that it is a journey, in the way that nearly all of them do."""
    return _JOURNEY.search(data) is not None


def one_edit(word: str, target: str) -> bool:
    """Tell whether a word is the target or one edit (letter added, lost, changed, two swapped) away from it."""
    if word == target:
        return True
    if abs(len(word) - len(target)) > 1:
        return False
    if len(word) == len(target):
        off = [i for i, (a, b) in enumerate(zip(word, target, strict=True)) if a != b]
        swapped = len(off) == 2 and word[off[0]] == target[off[1]] and word[off[1]] == target[off[0]]
        return len(off) == 1 or (swapped and off[1] == off[0] + 1)
    longer, shorter = (word, target) if len(word) > len(target) else (target, word)
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _relative(path: Path, root: Path) -> PurePosixPath:
    name, head = str(path), f"{root}{os.sep}"
    if name.startswith(head):
        return PurePosixPath(name[len(head) :].replace(os.sep, "/"))
    try:
        return PurePosixPath(path.relative_to(root).as_posix())
    except ValueError:
        return PurePosixPath(os.path.relpath(path, root).replace(os.sep, "/"))


def _shown(path: Path) -> str:
    """Return a path as short as it can be said: relative to the current folder when it is below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _unreadable(name: PurePosixPath, error: OSError) -> Finding:
    return Finding(
        Place(name),
        message("the file cannot be read: {reason}", reason=error.strerror or type(error).__name__),
        code="JK003",
    )
