"""What sheets have in common on their way back: all steps together, whole or not at all, every trouble told by its row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place, Span
from journeykit.exchange.formats import Change, Remark, Revision
from journeykit.exchange.proving import after_changes
from journeykit.exchange.steps import Step, StepRefusedError, Where, carry_out, whereabouts

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath
    from journeykit.workspace import Workspace

Said = tuple[Where | None, Message, bool]
"""What is good to know: where, what, and whether something was lost."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row, or one cell of it, cannot be taken."""

    where: Where
    message: Message
    hint: Message | None = None


def merged(
    workspace: Workspace,
    steps: Mapping[PurePosixPath, Sequence[Step]],
    problems: Iterable[Problem],
    said: Callable[[], Iterable[Said]],
    file: PurePosixPath | None,
    code: str,
    about: Callable[[PurePosixPath, KeyPath], Message | None] = lambda _file, _path: None,
) -> Revision:
    """Return what the steps of a sheet change; with a problem, only the problems.

    All that is in the way is found at once: what can be changed is changed, so that the documents can be looked at.

    Args:
        workspace: The project.
        steps: What is asked for, by document.
        problems: What cannot be asked for.
        said: What is good to know, when all can be done.
        file: Where it comes from; None when there are several, and the sheet's name says which.
        code: What the findings are called.
        about: What else to say of a value that would not be sound.
    """
    found = list(problems)
    changes: list[Change] = []
    for document, own in steps.items():
        before = workspace.texts[document]
        after, refused = _carried_out(before, own, document)
        found += [Problem(error.step.where, error.message, error.hint) for error in refused]
        changes.append(Change(document, before, after))
    found += _unsound(workspace, changes, steps, about)
    if found:
        told = {(one.where, one.message): one for one in sorted(found, key=lambda one: one.where)}
        return Revision(findings=tuple(_finding(file, one, code) for one in told.values()))
    remarks = (
        Remark(_named(file, where), where.line if where else None, text, lost=lost) for where, text, lost in said()
    )
    return Revision(tuple(change for change in changes if change.after != change.before), remarks=tuple(remarks))


def _named(file: PurePosixPath | None, where: Where | None) -> PurePosixPath:
    """Return the file as it is called before a line: with the sheet, if it has several."""
    sheet = where.sheet if where else ""
    if file is None:
        return PurePosixPath(sheet or "-")
    return PurePosixPath(f"{file}[{sheet}]") if sheet else file


def _finding(file: PurePosixPath | None, problem: Problem, code: str) -> Finding:
    line = problem.where.line
    place = Place(_named(file, problem.where), span=Span(line, 1, line, 1))
    return Finding(place, problem.message, hint=problem.hint, code=code)


def _carried_out(data: bytes, steps: Sequence[Step], file: PurePosixPath) -> tuple[bytes, list[StepRefusedError]]:
    """Return the bytes after all steps that can be taken, and why the others cannot."""
    left = list(steps)
    refused: list[StepRefusedError] = []
    while True:
        try:
            return carry_out(data, left, file), refused
        except StepRefusedError as error:
            refused.append(error)
            left = [step for step in left if step is not error.step]


def _unsound(
    workspace: Workspace,
    changes: Sequence[Change],
    steps: Mapping[PurePosixPath, Sequence[Step]],
    about: Callable[[PurePosixPath, KeyPath], Message | None],
) -> Iterator[Problem]:
    """Yield what would be wrong with the documents afterwards and is not wrong now."""
    places: dict[PurePosixPath, list[tuple[KeyPath, Where]]] = {}
    for found in after_changes(workspace, {change.file: change.after for change in changes}):
        document = workspace.document(found.file)
        if found.file not in places:
            places[found.file] = whereabouts(steps.get(found.file, ()), document.tree) if document else []
        # What is wrong may stand beside what was changed: then it is said of the row that is nearest.
        near = [(shared(place, found.path), where) for place, where in places[found.file]]
        best = max(near, key=lambda one: one[0], default=(0, Where(1)))
        yield Problem(best[1] if best[0] else Where(1), found.message, found.hint or about(found.file, found.path))


def shared(path: KeyPath, other: KeyPath) -> int:
    """Return how many keys two paths begin with together."""
    differ = (i for i, (one, two) in enumerate(zip(path, other, strict=False)) if one != two)
    return next(differ, min(len(path), len(other)))
