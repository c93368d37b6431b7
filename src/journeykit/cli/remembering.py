"""`validate` says again what it said before, when nothing has changed that it depends on.

Remembered is what a run wrote and its exit code, under a key of all that decides it: the contents of the files, this
very journeykit, the arguments, the day, the folder, and what the environment says of language and colour. A run that
writes files, talks to a build server or runs a team's own rules is never remembered.

Everything here is light: an answer that is remembered comes before journeykit itself is imported.
"""

from __future__ import annotations

import os
import sys
import time

from journeykit.cli.asked import Asked, asked
from journeykit.workspace import cache
from journeykit.workspace.listing import contents_below, contents_of, project_above, same_contents

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, Self, TextIO

    from journeykit.workspace import Workspace

# What the words and colours of a report depend on.
_ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM")
# The other formats name files from the top of the repository, or speak to a build server.
_FORMATS = ("", "text", "concise", "json")
_BASELINE = ".journeykit-baseline.json"


class Memory:
    """What is remembered of one run, or will be."""

    def __init__(self, what: Asked, place: str) -> None:
        self._asked = what
        self._cache = cache.Cache(os.path.join(place, "validate"))
        self._ledgers = cache.Cache(os.path.join(place, "ledgers"))
        self._root, self._given = _places(what.paths)
        if os.path.commonpath([self._root, os.path.realpath(place)]) == self._root:
            raise ValueError(place)  # whoever sends a change to a project could send answers with it
        self._ids = _contents(self._root, self._given)
        self._key = self._made_key()

    def said(self) -> tuple[int, bytes, bytes] | None:
        """Return exit code, stdout and stderr of the same run before, in UTF-8."""
        found = self._cache.get(self._key)
        if found is None:
            return None
        head, _, rest = found.partition(b"\n")
        code, length = (int(number) for number in head.split())
        return code, rest[:length], rest[length:]

    def keep(self, code: int, heard: Heard, workspace: Workspace) -> None:
        """Remember a run, if what it read is what the key says, and nothing else had a say in it."""
        read = {str(workspace.root / file): data for file, data in workspace.texts.items()}
        if workspace.project.rules.entry_points or not heard.whole or not same_contents(read, self._ids):
            return
        if self._key != self._made_key():  # midnight has passed, or somebody has changed the baseline
            return
        out, err = (text.encode("utf-8", "backslashreplace") for text in heard.texts())  # as `console` writes it
        self._cache.put(self._key, b"%d %d\n" % (code, len(out)) + out + err)

    def ledger_key(self, day: str) -> str:
        """Return the key of what checks of this project, asked in this way on a day, leave behind for the next one."""
        what = self._asked
        asked_for = [f"{name}={getattr(what, name)!r}" for name in ("select", "ignore", "profile", "paths")]
        return cache.key_of(("ledger", _tool(), day, *asked_for, self._root, *self._given))

    def noted(self, key: str) -> bytes | None:
        """Return what the last check has left behind."""
        return self._ledgers.get(key)

    def note(self, key: str, ledger: bytes) -> None:
        """Keep what a check has left behind: it says itself of which files."""
        self._ledgers.put(key, ledger)

    def _made_key(self) -> str:
        root = self._root
        ids = sorted((path.removeprefix(root), id_) for path, id_ in self._ids.items())
        return cache.key_of(
            (
                "validate",
                _tool(),
                *self._asked.parts(),
                self._asked.as_of or time.strftime("%Y-%m-%d"),
                str(sys.stdout.isatty()),
                *(os.environ.get(name, "-") for name in _ENVIRONMENT),
                os.path.relpath(root, os.path.realpath(os.getcwd())),
                *(f"{os.path.relpath(path, root)} {os.path.isdir(path)}" for path in self._given),
                _baseline(root),
                "\0".join(f"{path}\0{id_}" for path, id_ in ids),
            )
        )


class Heard:
    """What a run writes, on its way to the terminal."""

    def __init__(self) -> None:
        self._streams: list[_Stream] = []

    def __enter__(self) -> Self:
        self._streams = [_Stream(sys.stdout), _Stream(sys.stderr)]
        streams: Any = self._streams
        sys.stdout, sys.stderr = streams
        return self

    def __exit__(self, *_: object) -> None:
        sys.stdout, sys.stderr = (stream.real for stream in self._streams)

    @property
    def whole(self) -> bool:
        """Whether everything went by here."""
        return all(stream.whole for stream in self._streams)

    def texts(self) -> Iterator[str]:
        """Return what went to stdout and to stderr."""
        return ("".join(stream.parts) for stream in self._streams)


class _Stream:
    def __init__(self, real: TextIO) -> None:
        self.real = real
        self.parts: list[str] = []
        self.whole = True

    def write(self, text: str) -> int:
        self.parts.append(text)
        return self.real.write(text)

    def __getattr__(self, name: str) -> Any:
        if name in ("buffer", "writelines", "detach"):
            self.whole = False
        return getattr(self.real, name)


def recalled(arguments: Sequence[str]) -> Memory | None:
    """Return the memory of a run of `validate` with these arguments; None when it is of a kind that has none."""
    what = asked(arguments)
    place = cache.folder()
    if what is None or what.no_cache or place is None or what.output_format not in _FORMATS:
        return None
    if os.environ.get("GITHUB_ACTIONS") == "true" or os.environ.get("JOURNEYKIT_OUTPUT_FORMAT"):
        return None
    try:
        return Memory(what, place)
    except (OSError, ValueError):  # a path that is not there, a link, a file that cannot be read: that needs words
        return None


def repeat(memory: Memory) -> int | None:
    """Say again what was said before and return the exit code; None when nothing was."""
    said = memory.said()
    if said is None:
        return None
    code, out, err = said
    _write(sys.stdout, out)
    _write(sys.stderr, err)
    return code


def _write(stream: Any, data: bytes) -> None:
    """Write as `console` does: in UTF-8, with the line ends of the machine."""
    if os.linesep == "\n" and hasattr(stream, "buffer"):
        stream.buffer.write(data)
    else:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
        stream.write(data.decode("utf-8"))
    stream.flush()


def _tool() -> str:
    return cache.tool_id(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def _places(paths: Sequence[str]) -> tuple[str, list[str]]:
    """Return the root of what is read, and the real paths that were given."""
    given = [os.path.realpath(path) for path in paths or ["."]]
    if not all(os.path.exists(path) for path in given):
        raise FileNotFoundError
    roots = {project_above(path) for path in given}
    if len(roots) > 1:
        raise ValueError(roots)
    found = roots.pop()
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in given]
    return found or os.path.commonpath(folders), given


def _contents(root: str, given: Sequence[str]) -> Mapping[str, str]:
    """Return what is in all files that will be read, by path.

    Raises:
        OSError: Something is not a plain file.
    """
    whole = project_above(root) == root
    ids: dict[str, str] = {}
    for path in [root] if whole else given:
        if os.path.isdir(path):
            ids |= _known(contents_below(path))
    named = [path for path in given if not os.path.isdir(path) and path not in ids]
    return ids | _known(contents_of(named, like=next(iter(ids.values()), "")))


def _known(ids: dict[str, str] | None) -> dict[str, str]:
    if ids is None:
        raise OSError
    return ids


def _baseline(root: str) -> str:
    path = os.path.join(root, _BASELINE)
    return _known(contents_of([path]))[path] if os.path.lexists(path) else "-"
