"""Check a project of which only a few journeys have changed, with what the last check has left behind.

What is found is what `check` finds. Where that is not sure there is no answer, and everything must be checked: when a
document that is no journey has changed, when a file came or went, and when a change shows in the outline of a journey.
`sight` says why that is enough.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.check.apart import Seen, find_apart
from journeykit.check.found import Found, find
from journeykit.check.judging import Judged, found_in, judged, without_old
from journeykit.check.ledger import Ledger, content_of, ledger_of, read_ledger
from journeykit.check.packing import CODE, RELATED, unpacked
from journeykit.check.report import Report
from journeykit.check.sight import BY_FILE, BY_OUTLINE, may_be_left, needs_words, outline
from journeykit.check.spans import Spans
from journeykit.diagnostics import Diagnostic, Place
from journeykit.rules import Case, Rule
from journeykit.rules.known import MOST_SEARCHES
from journeykit.workspace import read

if TYPE_CHECKING:
    from journeykit.check.asking import Asking
    from journeykit.workspace import Sources, Workspace

# With more to read than this part of a project, all of it is checked as quickly; a few files are always worth it.
_MOST, _FEW = 0.25, 16


def check_noting(sources: Sources, asking: Asking, *, noting: bool = True) -> tuple[Workspace, Report, bytes | None]:
    """Read and check a project as `check` does, in two processes when that is worth it.

    Args:
        sources: The project.
        asking: How it is asked for.
        noting: Whether the next check is to be helped.

    Returns:
        The workspace, of which some journeys may be no more than outlines, and the report; then what `check_again` needs,
        None when that could not use it.
    """
    seen = find_apart(sources, asking) or _seen_as_one(sources, asking)
    workspace = seen.case.workspace
    rules = asking.rules(workspace)
    result = judged(seen.case, rules, seen.found, seen.spans)
    report = Report.of(workspace, result.shown, result.ignored)
    ledger = None
    if noting and may_be_left(rules) and not seen.found.crashes:
        ledger = ledger_of(seen.case, result, report.files, seen.searches, words=needs_words(rules))
    noted = ledger.written() if ledger is not None else None
    return workspace, without_old(report, asking.baseline, workspace, rules), noted


def _seen_as_one(sources: Sources, asking: Asking) -> Seen:
    workspace = read(sources)
    case, spans = Case(workspace, asking.as_of), Spans(workspace)
    found = found_in(case, asking.rules(workspace), spans, 2)
    return Seen(case, spans, found, case.known.searches)


def check_again(sources: Sources, noted: bytes, asking: Asking) -> tuple[Workspace, Report] | None:
    """Check a project with what an earlier check of it has left behind; None when all of it must be checked.

    Args:
        sources: The project as it is now.
        noted: What `check_noting` gave for the same project, by the same journeykit, asked in the same way.
        asking: How it is asked for.

    Returns:
        The report, and a workspace of what was read for it, with the texts of all files.
    """
    ledger = read_ledger(noted)
    texts = {file.as_posix(): data for file, data in sources.files.items()}
    if ledger is None or sources.findings or texts.keys() != ledger.texts.keys():
        return None
    changed = {file for file, data in texts.items() if content_of(data) != ledger.texts[file].content}
    anew = changed | {file for file, entry in ledger.entries.items() if _points_into(entry.shown, changed)}
    needed = anew | {file for file, text in ledger.texts.items() if text.surrounds}
    if len(needed) > max(_MOST * len(texts), _FEW) or any(ledger.texts[file].outline is None for file in anew):
        return None
    some = {file: data for file, data in sources.files.items() if file.as_posix() in needed}
    workspace = replace(read(replace(sources, files=some)), texts=sources.files)
    rules = asking.rules(workspace)
    words = needs_words(rules)
    if not may_be_left(rules) or not all(_has_outline(workspace, file, ledger, words=words) for file in anew):
        return None
    known = {rule.code: rule for rule in rules}
    result = _anew(workspace, frozenset(map(PurePosixPath, anew)), ledger, asking, known)
    if result is None:
        return None
    report = _together(result, anew, ledger, known)
    return workspace, without_old(report, asking.baseline, workspace, rules)


def _points_into(shown: Iterable[Any], files: Container[str]) -> bool:
    """Tell whether packed findings also show a place in one of some files."""
    return any(related[0] in files for one in shown for related in one[RELATED])


def _has_outline(workspace: Workspace, file: str, ledger: Ledger, *, words: bool) -> bool:
    """Tell whether a journey looks from outside as it did."""
    document = workspace.document(PurePosixPath(file))
    seen = outline(document, words=words) if document is not None else None
    return seen is not None and content_of(seen) == ledger.texts[file].outline


def _anew(
    workspace: Workspace, files: frozenset[PurePosixPath], ledger: Ledger, asking: Asking, rules: Mapping[str, Rule]
) -> Judged | None:
    """Find what there is in some journeys; None when it may be something else beside all the others."""
    spans = Spans(workspace)
    case = Case(workspace, asking.as_of, elsewhere=ledger.touchpoints)
    found = find([rule for rule in rules.values() if rule.code in BY_FILE], case, spans)
    # "Did you mean" is said a number of times in a project: who comes last has to know how often it was.
    if found.crashes or ledger.searches + case.known.searches > MOST_SEARCHES:
        return None
    standing = [
        unpacked(one, rules, {})
        for file in files
        if (entry := ledger.entries.get(file.as_posix())) is not None
        for one in (*entry.shown, *entry.silenced)
        if one[CODE] in BY_OUTLINE
    ]
    if not all(map(_can_move, standing)):
        return None
    together = [one for one in found.diagnostics if one.file in files]
    together += (_moved(one, spans, files) for one in standing)
    return judged(case, tuple(rules.values()), Found(together, {}), spans, files)


def _can_move(one: Diagnostic) -> bool:
    """Tell whether a finding says itself where it stands, whatever happens to the lines above it."""
    return one.fix is None and one.at_key is not None and all(other.at_key is not None for other in one.related)


def _moved(one: Diagnostic, spans: Spans, files: Container[PurePosixPath]) -> Diagnostic:
    """Return a finding where it stands now."""
    return replace(
        one,
        span=spans.of(Place(one.file, one.path, at_key=bool(one.at_key))),
        related=tuple(
            replace(other, span=spans.of(Place(other.file, other.path, at_key=bool(other.at_key))))
            if other.file in files
            else other
            for other in one.related
        ),
    )


def _together(result: Judged, anew: Container[str], ledger: Ledger, rules: Mapping[str, Rule]) -> Report:
    """Put what was found anew in the place of what was found there before."""
    found: dict[str, list[Diagnostic]] = {}
    for one in result.shown:
        found.setdefault(one.file.as_posix(), []).append(one)
    count = result.ignored
    paths: dict[str, PurePosixPath] = {}
    for file, entry in ledger.entries.items():
        if file not in anew:
            found[file] = [unpacked(one, rules, paths) for one in entry.shown]
            count += entry.count
    return Report(tuple(one for file in sorted(found) for one in found[file]), ledger.files, count)
