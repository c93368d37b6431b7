"""A second process beside this one: a copy of it, that speaks by pipes, in plain values that `marshal` writes."""

from __future__ import annotations

import marshal
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

_LENGTH = 8


def may_fork() -> bool:
    """Tell whether this process can be copied safely, and the copy would have a processor of its own."""
    # macOS kills copies that use some of its libraries; elsewhere a copy without its threads may wait for them forever.
    return sys.platform == "linux" and _threads() == 1 and len(os.sched_getaffinity(0)) > 1


def _threads() -> int:
    """Return how many threads there are, also those that a library has started without telling Python."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - names are all that is asked
    except OSError:
        return 0  # nobody can tell


class Line:
    """One end of the way between two processes."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = os.fdopen(reading, "rb"), os.fdopen(writing, "wb")

    def tell(self, said: Any) -> None:
        """Send a value; who has gone does not hear it."""
        data = marshal.dumps(said)
        with suppress(BrokenPipeError):
            self._writing.write(len(data).to_bytes(_LENGTH, "little") + data)
            self._writing.flush()

    def heard(self) -> Any | None:
        """Wait for a value; None when the other has gone."""
        head = self._reading.read(_LENGTH)
        size = int.from_bytes(head, "little")
        data = self._reading.read(size)
        if len(head) < _LENGTH or len(data) < size:
            return None
        return marshal.loads(data)  # noqa: S302 - from our own copy, by a pipe that nobody else has

    def close(self) -> None:
        """Hang up."""
        for end in (self._reading, self._writing):
            with suppress(BrokenPipeError):
                end.close()


class Copy(Line):
    """The copy, seen from the process that it is made of; it ends with the `with` block, come what may."""

    def __init__(self, work: Callable[[Line], None]) -> None:
        ours, theirs = os.pipe(), os.pipe()  # each a pair of (reading, writing)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        self._process = os.fork()
        if not self._process:
            status = 1  # in the copy: whatever happens, it ends here
            try:
                os.close(ours[0])
                os.close(theirs[1])
                line = Line(theirs[0], ours[1])
                work(line)
                line.close()
                status = 0
            finally:
                os._exit(status)
        os.close(ours[1])
        os.close(theirs[0])
        super().__init__(ours[0], theirs[1])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)  # it has said all that is wanted of it
        os.waitpid(self._process, 0)
