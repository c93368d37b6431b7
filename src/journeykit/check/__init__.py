"""Run the rules over a workspace, put their findings in their places, apply what people chose to ignore."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import PurePosixPath
from types import ModuleType
from typing import TYPE_CHECKING, Any

from journeykit.check.choosing import ALWAYS, chosen_rules
from journeykit.check.found import CRASHED, UNUSED, Found, find, placed
from journeykit.check.report import Report
from journeykit.check.spans import Spans
from journeykit.diagnostics import Diagnostic, Finding, Message, Span, message
from journeykit.rules import Case, Ignore, Rule, ignores, team_rules

if TYPE_CHECKING:
    from journeykit.check.baseline import Baseline, read_baseline, renewed
    from journeykit.check.formatting import Formatted, formatted
    from journeykit.check.mending import Mended, mend
    from journeykit.workspace import Workspace

# Most runs only check: what mends, formats and knows old findings is loaded when it is first asked for.
_LATER = {
    "Baseline": "baseline",
    "Formatted": "formatting",
    "Mended": "mending",
    "formatted": "formatting",
    "mend": "mending",
    "read_baseline": "baseline",
    "renewed": "baseline",
}

__all__ = [
    "Baseline", "Formatted", "Mended", "Report", "check", "chosen_rules", "formatted", "mend", "read_baseline", "renewed",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import on first use what most runs go without."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"journeykit.check.{_LATER[name]}"), name)


# Below that many documents a second process takes longer to start than it saves.
_WORTH_TWO = 100
_NOWHERE = Span(0, 0, 0, 0)


def check(
    workspace: Workspace,
    as_of: date | None = None,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str | None = None,
    baseline: Baseline | None = None,
    processes: int = 1,
) -> Report:
    """Check a workspace.

    Args:
        workspace: What `journeykit.load` gives.
        as_of: The day that counts as today for rules about being late or stale; None keeps those silent.
        select: Codes, beginnings of codes or names of the only rules to run; else the project's choice.
        ignore: The same, of rules to leave out.
        profile: draft, standard or strict; else the project's, else standard.
        baseline: What was wrong already, and is left out (`read_baseline`).
        processes: 2 lets a copy of this process do half of the work of a large project, where that is possible. The
            report is the same.

    Returns:
        All findings in the order of files and lines. Nothing that people wrote raises.

    Raises:
        JourneykitError: `select` or `ignore` names a rule that does not exist.
    """
    rules = chosen_rules(workspace.project, select, ignore, profile)
    # Checking makes many values and no garbage: collecting in between took half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        report = _check(workspace, as_of, rules, processes)
    finally:
        if collecting:
            gc.enable()
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


def _check(workspace: Workspace, as_of: date | None, rules: Sequence[Rule], processes: int) -> Report:
    spans = Spans(workspace)
    found = _found(rules, Case(workspace, as_of), spans, processes)
    comments = ignores(workspace)
    kept, used = _without_ignored(found.diagnostics, comments)
    suppressed = _in_focus(workspace, found.diagnostics) - _in_focus(workspace, kept)
    unused = _unused(_judged(workspace, comments), used, rules, partial(_text_of, spans))
    late = Case(workspace, as_of, noted=(*found.crashes.values(), *unused))
    for rule in rules:
        if rule.code in (CRASHED, UNUSED):
            kept += placed(((rule, finding) for finding in rule.find(late)), spans)
    # A set: two ways to the same mistake are one finding.
    diagnostics = {diagnostic for diagnostic in kept if _is_shown(workspace, diagnostic)}
    everything = tuple(sorted(diagnostics, key=_order))
    return Report(everything, _files(workspace), suppressed, team=team_rules(workspace.project))


def _found(rules: Sequence[Rule], case: Case, spans: Spans, processes: int) -> Found:
    if processes > 1 and len(case.workspace.documents) >= _WORTH_TWO:
        from journeykit.check.halves import find_in_halves

        return find_in_halves(rules, case, spans)
    return find(rules, case, spans)


def _without_ignored(
    found: Sequence[Diagnostic], comments: Sequence[Ignore]
) -> tuple[list[Diagnostic], set[tuple[int, str]]]:
    """Leave out what a comment silences; tell which words of which comments did so."""
    whole: dict[PurePosixPath, list[tuple[int, Ignore]]] = {}
    lines: dict[tuple[PurePosixPath, int], list[tuple[int, Ignore]]] = {}
    for i, comment in enumerate(comments):
        if comment.whole_file:
            whole.setdefault(comment.file, []).append((i, comment))
        for line in comment.lines:
            lines.setdefault((comment.file, line), []).append((i, comment))
    kept: list[Diagnostic] = []
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
        if not silenced:
            kept.append(diagnostic)
    return kept if comments else list(found), used


def _judged(workspace: Workspace, comments: Sequence[Ignore]) -> list[tuple[int, Ignore]]:
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
    about_project = diagnostic.file == workspace.project_file and diagnostic.code in ALWAYS
    return diagnostic.code == CRASHED or about_project or workspace.in_focus(diagnostic.file)


def _in_focus(workspace: Workspace, found: Sequence[Diagnostic]) -> int:
    return sum(1 for diagnostic in found if workspace.in_focus(diagnostic.file))


def _files(workspace: Workspace) -> int:
    files = {document.file for document in workspace.documents} | {f.place.file for f in workspace.findings}
    return sum(1 for file in files if workspace.in_focus(file))


def _order(diagnostic: Diagnostic) -> tuple[str, int, int, int, int, str, Message]:
    span = diagnostic.span or _NOWHERE
    where = (span.line, span.column, span.end_line, span.end_column)
    return diagnostic.file.as_posix(), *where, diagnostic.code, diagnostic.message


class _Room(ModuleType):
    """The room and its front door have one name: `journeykit.check(workspace)` works whichever was imported first."""

    def __call__(self, *args: Any, **options: Any) -> Report:
        """Check a workspace; see `check`."""
        return check(*args, **options)


sys.modules[__name__].__class__ = _Room
