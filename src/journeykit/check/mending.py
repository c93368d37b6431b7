"""Mend what can be mended: stretches of text are replaced, and what came of it is read again before anybody writes it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit import text
from journeykit.check.baseline import Known, key_of

if TYPE_CHECKING:
    from journeykit.check.report import Report
    from journeykit.diagnostics import Diagnostic, Fix, KeyPath, TextEdit
    from journeykit.text import Node
    from journeykit.workspace import Workspace

# A mend may bring another one to light, as when a field that is renamed holds a decimal comma.
_ROUNDS = 50

Texts = Mapping[PurePosixPath, bytes]


@dataclass(frozen=True, slots=True)
class Mended:
    """What mending would make of a project.

    `texts` are the files that change, as they become; `report` what is still to be said then; `count` how many
    findings were mended, `refused` those whose mend would have done more than it should.
    """

    workspace: Workspace
    report: Report
    texts: Texts
    count: int
    refused: tuple[Diagnostic, ...] = ()


def mend(
    workspace: Workspace,
    check: Callable[[Workspace], Report],
    reread: Callable[[Texts], Workspace],
    *,
    unsafe: bool = False,
) -> Mended:
    """Apply the mends of all findings, as far as each does what it says and nothing else. Nothing is written.

    Args:
        workspace: The project.
        check: How it is checked.
        reread: Reads the project again, with some texts in place of what is on disk.
        unsafe: Apply also the mends that may change what the author meant.
    """
    texts: dict[PurePosixPath, bytes] = {}
    refused: dict[Known, Diagnostic] = {}
    count = 0
    report = check(workspace)
    for _ in range(_ROUNDS):
        wanted = _wanted(report, refused, unsafe=unsafe)
        tried: dict[PurePosixPath, tuple[bytes, list[Diagnostic]]] = {}
        for file, diagnostics in wanted.items():
            after, done, wrong = _mended(workspace.texts[file], diagnostics)
            refused |= {key_of(diagnostic): diagnostic for diagnostic in wrong}
            if done:
                tried[file] = after, done
        if not tried:
            break
        before = Counter(map(key_of, report.diagnostics))
        there = reread(texts | {file: after for file, (after, _) in tried.items()})
        now = check(there)
        still = {known for known, n in Counter(map(key_of, now.diagnostics)).items() if n >= before[known]}
        for file, (after, done) in tried.items():
            vain = [diagnostic for diagnostic in done if key_of(diagnostic) in still]
            refused |= {key_of(diagnostic): diagnostic for diagnostic in vain}
            if not vain:
                texts[file] = after
                count += len(done)
        all_kept = all(texts.get(file) == after for file, (after, _) in tried.items())
        workspace = there if all_kept else reread(texts)
        report = now if all_kept else check(workspace)
    return Mended(workspace, report, texts, count, tuple(refused.values()))


def _wanted(
    report: Report, refused: Mapping[Known, Diagnostic], *, unsafe: bool
) -> dict[PurePosixPath, list[Diagnostic]]:
    files: dict[PurePosixPath, list[Diagnostic]] = {}
    for diagnostic in report.diagnostics:
        fix = diagnostic.fix
        if fix is not None and (fix.safe or unsafe) and key_of(diagnostic) not in refused:
            files.setdefault(fix.file, []).append(diagnostic)
    return files


def _mended(data: bytes, diagnostics: Sequence[Diagnostic]) -> tuple[bytes, list[Diagnostic], list[Diagnostic]]:
    """Return the text with all mends that go together; those that were done, and those that must not be."""
    chosen = _apart(diagnostics)
    after = _applied(data, chosen)
    if after is not None:
        return after, chosen, []
    done: list[Diagnostic] = []
    wrong: list[Diagnostic] = []
    waiting = [chosen]
    while waiting:  # some do harm: halve until it is known which
        some = waiting.pop()
        if _applied(data, [*done, *some]) is not None:
            done += some
        elif len(some) == 1:
            wrong += some
        else:
            waiting += [some[len(some) // 2 :], some[: len(some) // 2]]
    after = _applied(data, done) if done else data
    return (data, [], [*done, *wrong]) if after is None else (after, done, wrong)


def _apart(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the mends of which no two touch; the others have their turn in the next round."""
    taken: list[tuple[tuple[int, int], tuple[int, int]]] = []  # in order, so that only neighbours can touch
    chosen: list[Diagnostic] = []
    for diagnostic in diagnostics:
        spans = [
            ((edit.span.line, edit.span.column), (edit.span.end_line, edit.span.end_column))
            for edit in _fix(diagnostic).edits
        ]
        if not any(_touches(taken, start, end) for start, end in spans):
            for span in spans:
                insort(taken, span)
            chosen.append(diagnostic)
    return chosen


def _touches(
    taken: list[tuple[tuple[int, int], tuple[int, int]]], start: tuple[int, int], end: tuple[int, int]
) -> bool:
    at = bisect_left(taken, (start, end))
    before, behind = taken[at - 1 : at] if at else [], taken[at : at + 1]
    return any(start <= end_ for _, end_ in before) or any(start_ <= end for start_, _ in behind)


def _applied(data: bytes, diagnostics: Sequence[Diagnostic]) -> bytes | None:
    """Return the text after some mends; None when it would say anything else than these mends mean."""
    file = _fix(diagnostics[0]).file
    ending = text.line_ending(text.decode(data))
    edits = [_ending_as(edit, ending) for diagnostic in diagnostics for edit in _fix(diagnostic).edits]
    try:
        after = text.apply(data, edits, file=file)
    except text.EditRefusedError:
        return None
    old, new = text.read(data, file)[0], text.read(after, file)[0]
    if old is None or new is None or not _is_meant(old.data, new.data, diagnostics):
        return None
    return after


def _ending_as(edit: TextEdit, ending: str) -> TextEdit:
    return replace(edit, text=edit.text.replace("\n", ending)) if ending != "\n" else edit


def _fix(diagnostic: Diagnostic) -> Fix:
    assert diagnostic.fix is not None
    return diagnostic.fix


def _is_meant(old: Node, new: Node, diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether two texts differ in nothing but what some findings are about.

    At the place of a finding a scalar may have become another one, or a key may have another name and the same
    value; beside it one key may be new.
    """
    about = {diagnostic.path for diagnostic in diagnostics if diagnostic.path}
    room = Counter(path[:-1] for path in about)
    gone: dict[KeyPath, list[Node]] = {}
    added: dict[KeyPath, list[Node]] = {}
    for what, path, before, after in _differences(old, new):
        if what == "changed" and (path not in about or isinstance(after, dict | list) or not after):
            return False
        if what == "gone":
            if path not in about:
                return False
            gone.setdefault(path[:-1], []).append(before)
        if what == "added":
            added.setdefault(path[:-1], []).append(after)
    if any(len(values) > room[parent] for parent, values in added.items()):
        return False
    # What went away must be there again under its new name.
    return all(
        len(values) <= len(added.get(parent, ()))
        and all(any(text.same(value, other) for other in added[parent]) for value in values)
        for parent, values in gone.items()
    )


def _differences(old: Node, new: Node, path: KeyPath = ()) -> Iterator[tuple[str, KeyPath, Node, Node]]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() | new.keys():
            inner = (*path, key)
            if key not in new:
                yield "gone", inner, old[key], None
            elif key not in old:
                yield "added", inner, None, new[key]
            else:
                yield from _differences(old[key], new[key], inner)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for i, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _differences(before, after, (*path, i))
    elif not text.same(old, new):
        yield "changed", path, old, new
