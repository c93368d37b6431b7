"""A large project in two processes: each takes half of the journeys, and some of the rules that look across them.

The second process is a copy of this one, made when everything has been read; it sends back plain values. Who finds what
does not depend on where the project is cut. Where a process cannot be copied safely, or the copy dies, one does all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from journeykit.check.found import Found, find
from journeykit.check.packing import packed, unpacked
from journeykit.check.sight import PER_JOURNEY
from journeykit.diagnostics import Finding, Message, Place, Span
from journeykit.process.copies import Copy, may_fork
from journeykit.rules import Case, Rule

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from journeykit.check.spans import Spans
    from journeykit.workspace import Workspace

# These share what may be spent on "did you mean", so one process runs them all, in their order.
_REFERENCES: Final = "2"


def find_in_halves(rules: Sequence[Rule], case: Case, spans: Spans) -> Found:
    """Run rules as `find` does, with the help of a copy of this process if there can be one."""
    if not may_fork() or any(rule.is_own for rule in rules):
        return find(rules, case, spans)
    own, other = _cut(case.workspace)
    alone = [rule for rule in rules if rule.code in PER_JOURNEY]
    across = [rule for rule in rules if rule.code not in PER_JOURNEY]
    references = [rule for rule in across if rule.family == _REFERENCES]
    rest = [rule for rule in across if rule.family != _REFERENCES]

    def help_out() -> Found:
        return _together(find(rest, case, spans), find(alone, replace(case, part=other), spans))

    with Copy(lambda line: line.tell(_told(help_out()))) as copy:
        found = _together(find(references, case, spans), find(alone, replace(case, part=own), spans))
        told = copy.heard()
    return _together(found, _understood(told, {rule.code: rule for rule in rules}) if told is not None else help_out())


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


def _told(found: Found) -> tuple[Any, ...]:
    return list(map(packed, found.diagnostics)), {code: _packed_crash(crash) for code, crash in found.crashes.items()}


def _understood(told: tuple[Any, ...], rules: dict[str, Rule]) -> Found:
    diagnostics, crashes = told
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
