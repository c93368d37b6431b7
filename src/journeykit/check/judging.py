"""From what rules found to what is reported: without what people chose to ignore, in the order of files and lines."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from journeykit.check.choosing import ALWAYS
from journeykit.check.found import CRASHED, UNUSED, Found, find, placed
from journeykit.diagnostics import Diagnostic, Finding, Message, Span, message
from journeykit.rules import Case, Ignore, Rule, ignores

if TYPE_CHECKING:
    from journeykit.check.baseline import Baseline
    from journeykit.check.report import Report
    from journeykit.check.spans import Spans
    from journeykit.workspace import Workspace

# Below that many documents a second process takes longer to start than it saves.
_WORTH_TWO = 100
_NOWHERE = Span(0, 0, 0, 0)


class Judged(NamedTuple):
    """What is reported, in order; what comments silenced, and how much of that in the paths that were asked for."""

    shown: tuple[Diagnostic, ...]
    silenced: list[Diagnostic]
    ignored: int


def found_in(case: Case, rules: Sequence[Rule], spans: Spans, processes: int) -> Found:
    """Run the rules, in two processes when that is worth it."""
    if processes > 1 and len(case.workspace.documents) >= _WORTH_TWO:
        from journeykit.check.halves import find_in_halves

        return find_in_halves(rules, case, spans)
    return find(rules, case, spans)


def judged(
    case: Case, rules: Sequence[Rule], found: Found, spans: Spans, among: Container[PurePosixPath] | None = None
) -> Judged:
    """Leave out what is ignored, add the comments that ignore nothing, and put everything in order.

    Args:
        case: What was looked at.
        rules: The rules that have run.
        found: What they found.
        spans: Where things stand.
        among: The only files whose comments count; None: all.
    """
    workspace = case.workspace
    comments = [one for one in ignores(workspace) if among is None or one.file in among]
    kept, silenced, used = _without_ignored(found.diagnostics, comments)
    unused = _unused(_sound(workspace, comments), used, rules, partial(_text_of, spans))
    late = Case(workspace, case.as_of, noted=(*found.crashes.values(), *unused))
    for rule in rules:
        if rule.code in (CRASHED, UNUSED):
            kept += placed(((rule, finding) for finding in rule.find(late)), spans)
    # A set: two ways to the same mistake are one finding.
    shown = {diagnostic for diagnostic in kept if _is_shown(workspace, diagnostic)}
    ignored = sum(1 for diagnostic in set(silenced) if workspace.in_focus(diagnostic.file))
    return Judged(tuple(sorted(shown, key=_order)), silenced, ignored)


def without_old(report: Report, baseline: Baseline | None, workspace: Workspace, rules: Sequence[Rule]) -> Report:
    """Leave out of a report what a baseline has."""
    if baseline is None:
        return report
    from journeykit.check.baseline import without_known

    return without_known(report, baseline, rules, _is_judged(workspace))


def _is_judged(workspace: Workspace) -> Callable[[str], bool]:
    """Tell of which files one can say that a finding is gone: of none when only some were asked for.

    In broken files most rules look at nothing; without a project file nobody knows which files there are.
    """
    broken = {file.as_posix() for file in workspace.broken}
    read = {file.as_posix() for file in workspace.texts}
    whole = workspace.project_file is not None
    return lambda file: not workspace.focus and file not in broken and (whole or file in read)


def _without_ignored(
    found: Sequence[Diagnostic], comments: Sequence[Ignore]
) -> tuple[list[Diagnostic], list[Diagnostic], set[tuple[int, str]]]:
    """Part what a comment silences from the rest; tell which words of which comments did so."""
    whole: dict[PurePosixPath, list[tuple[int, Ignore]]] = {}
    lines: dict[tuple[PurePosixPath, int], list[tuple[int, Ignore]]] = {}
    for i, comment in enumerate(comments):
        if comment.whole_file:
            whole.setdefault(comment.file, []).append((i, comment))
        for line in comment.lines:
            lines.setdefault((comment.file, line), []).append((i, comment))
    kept: list[Diagnostic] = []
    silent: list[Diagnostic] = []
    used: set[tuple[int, str]] = set()
    for diagnostic in found if comments else ():
        file, span = diagnostic.file, diagnostic.span
        there = lines.get((file, span.line), ()) if span is not None else ()
        silenced = {
            (i, word)
            for i, comment in (*whole.get(file, ()), *there)
            for word in comment.words
            if word in (diagnostic.code, diagnostic.name)
        }
        used |= silenced
        (silent if silenced else kept).append(diagnostic)
    return kept if comments else list(found), silent, used


def _sound(workspace: Workspace, comments: Sequence[Ignore]) -> list[tuple[int, Ignore]]:
    """The comments of sound documents, numbered: in broken ones most rules look at nothing."""
    broken = {document.file for document in workspace.documents if not document.sound}
    return [(i, comment) for i, comment in enumerate(comments) if comment.file not in broken]


def _unused(
    comments: Sequence[tuple[int, Ignore]],
    used: set[tuple[int, str]],
    rules: Sequence[Rule],
    text_of: Callable[[PurePosixPath], str],
) -> Iterator[Finding]:
    """Yield a finding for each code in a comment that silenced nothing, if its rule has run."""
    if not comments:
        return
    from journeykit.check.unused import without_word

    names = {name for rule in rules for name in (rule.code, rule.name)}
    for i, comment in comments:
        for word in comment.words:
            if word in names and (i, word) not in used:
                said = message("{word} finds nothing here, so there is nothing to ignore", word=word)
                fix = without_word(comment, word, text_of(comment.file))
                yield Finding(comment.place(word), said, hint=message("take it out"), fix=fix, code=UNUSED)


def _text_of(spans: Spans, file: PurePosixPath) -> str:
    tree = spans.tree(file)
    return tree.text if tree is not None else ""


def _is_shown(workspace: Workspace, diagnostic: Diagnostic) -> bool:
    """Tell whether a finding lies in the paths that were asked for; without the project file nothing can be judged."""
    if not workspace.focus or diagnostic.code == CRASHED:
        return True
    about_project = diagnostic.code in ALWAYS and diagnostic.file == workspace.project_file
    return about_project or workspace.in_focus(diagnostic.file)


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, int, int, str, Message]:
    span = diagnostic.span or _NOWHERE
    where = (span.line, span.column, span.end_line, span.end_column)
    return diagnostic.file.as_posix(), *where, diagnostic.code, diagnostic.message
