"""A long history in two processes: a copy of this one looks at the later half, and sends back what it worked out."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from journeykit.git.revisions import Commit
    from journeykit.history.remembered import Remembered

_MANY = 200
"""So many unseen commits are worth a copy."""


def later_half(commits: Sequence[Commit], remembered: Remembered) -> int | None:
    """Return where the later half of what was never looked at begins; None when one process does as well."""
    if len(commits) < _MANY or not _may_fork():
        return None
    unseen = [number for number, commit in enumerate(commits) if not remembered.saw(commit.tree)]
    return unseen[len(unseen) // 2] if len(unseen) >= _MANY else None


def _may_fork() -> bool:
    # macOS kills copies that use some of its libraries; elsewhere a copy without its threads may wait for them forever.
    return sys.platform == "linux" and _threads() == 1 and len(os.sched_getaffinity(0)) > 1


def _threads() -> int:
    """Return how many threads there are, also those that a library has started without telling Python."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - names are all that is asked
    except OSError:
        return 0  # nobody can tell


@contextmanager
def without_collecting() -> Iterator[None]:
    """Looking back makes many objects and hardly any garbage: looking for it in between takes a quarter of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Copy:
    """A copy of this process that does some work and sends back bytes."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        self._reading, writing = os.pipe()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        self._process = os.fork()
        if self._process:
            os.close(writing)
            return
        status = 1  # in the copy: whatever happens, it ends here
        try:
            os.close(self._reading)
            data = work()
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(len(data).to_bytes(8, "little") + data)
            status = 0
        finally:
            os._exit(status)

    def found(self) -> bytes:
        """Wait for what the copy has found; nothing when it did not come to an end."""
        try:
            with os.fdopen(self._reading, "rb") as pipe:
                size = int.from_bytes(pipe.read(8), "little")
                data = pipe.read(size)
        finally:
            _, status = os.waitpid(self._process, 0)
        return b"" if status or len(data) != size else data
