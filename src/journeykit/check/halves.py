"""A large project in two processes: each takes half of the journeys, and some of the rules that look across them.

The second process is a copy of this one, made when everything has been read; it sends back plain values. Who finds what
does not depend on where the project is cut. Where a process cannot be copied safely, or the copy dies, one does all.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from journeykit.check.found import Found, find
from journeykit.check.packing import packed, unpacked
from journeykit.check.sight import PER_JOURNEY
from journeykit.diagnostics import Finding, Message, Place, Span
from journeykit.rules import Case, Rule

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from journeykit.check.spans import Spans
    from journeykit.workspace import Workspace

# These share what may be spent on "did you mean", so one process runs them all, in their order.
_REFERENCES: Final = "2"


def find_in_halves(rules: Sequence[Rule], case: Case, spans: Spans) -> Found:
    """Run rules as `find` does, with the help of a copy of this process if there can be one."""
    if not _may_fork() or any(rule.is_own for rule in rules):
        return find(rules, case, spans)
    own, other = _cut(case.workspace)
    alone = [rule for rule in rules if rule.code in PER_JOURNEY]
    across = [rule for rule in rules if rule.code not in PER_JOURNEY]
    references = [rule for rule in across if rule.family == _REFERENCES]
    rest = [rule for rule in across if rule.family != _REFERENCES]
    copy = _Copy([(rest, case), (alone, replace(case, part=other))], spans)
    found = _together(find(references, case, spans), find(alone, replace(case, part=own), spans))
    helped = copy.found({rule.code: rule for rule in rules})
    return _together(found, helped if helped is not None else copy.work())


def _may_fork() -> bool:
    # macOS kills copies that use some of its libraries; elsewhere a copy without its threads may wait for them forever.
    return sys.platform == "linux" and _threads() == 1 and len(os.sched_getaffinity(0)) > 1


def _threads() -> int:
    """Return how many threads there are, also those that a library has started without telling Python."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - names are all that is asked
    except OSError:
        return 0  # nobody can tell


def _cut(workspace: Workspace) -> tuple[frozenset[PurePosixPath], frozenset[PurePosixPath]]:
    """Return two halves of the files; journeys of one id stay together, because figures are found by it."""
    halves: tuple[set[PurePosixPath], set[PurePosixPath]] = (set(), set())
    weights = [0, 0]
    homes: dict[str, int] = {}
    for document in workspace.documents:
        id_ = document.model.id if document.kind == "journey" and document.model is not None else None
        half = homes.get(id_, -1) if id_ is not None else -1
        if half < 0:
            half = 0 if weights[0] <= weights[1] else 1
        if id_ is not None:
            homes[id_] = half
        halves[half].add(document.file)
        weights[half] += len(document.tree.text)
    return frozenset(halves[0]), frozenset(halves[1])


class _Copy:
    """A copy of this process that runs rules and sends back what they find."""

    def __init__(self, work: Sequence[tuple[Sequence[Rule], Case]], spans: Spans) -> None:
        self._work, self._spans = work, spans
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
            found = self.work()
            crashes = {code: _packed_crash(crash) for code, crash in found.crashes.items()}
            data = marshal.dumps((list(map(packed, found.diagnostics)), crashes))
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(len(data).to_bytes(8, "little") + data)
            status = 0
        finally:
            os._exit(status)

    def work(self) -> Found:
        """Run the rules, in whichever process this is."""
        return _together(*(find(rules, case, self._spans) for rules, case in self._work))

    def found(self, rules: dict[str, Rule]) -> Found | None:
        """Wait for what the copy has found; None when it did not come to an end."""
        try:
            with os.fdopen(self._reading, "rb") as pipe:
                size = int.from_bytes(pipe.read(8), "little")
                data = pipe.read(size)
        finally:
            _, status = os.waitpid(self._process, 0)
        if status or not size or len(data) != size:
            return None
        diagnostics, crashes = marshal.loads(data)  # noqa: S302 - from our own copy, by a pipe that nobody else has
        files: dict[str, PurePosixPath] = {}
        return Found(
            [unpacked(one, rules, files) for one in diagnostics],
            {code: _unpacked_crash(one) for code, one in crashes.items()},
        )


def _together(*several: Found) -> Found:
    """Put together what was found; of a rule that has broken down anywhere nothing is known."""
    crashes = {code: crash for found in several for code, crash in found.crashes.items()}
    return Found([one for found in several for one in found.diagnostics if one.code not in crashes], crashes)


def _packed_crash(crash: Finding) -> tuple[Any, ...]:
    hint = crash.hint and (crash.hint.text, crash.hint.args)
    return crash.place.file.as_posix(), crash.message.text, crash.message.args, hint, crash.code


def _unpacked_crash(one: tuple[Any, ...]) -> Finding:
    from pathlib import PurePosixPath as Path

    file, text, args, hint, code = one
    place = Place(Path(file), (), Span(1, 1, 1, 1))
    return Finding(place, Message(text, args), hint=hint and Message(*hint), code=code)
