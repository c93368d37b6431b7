"""A filled-in worksheet brought back into the documents: whole, or with everything that is in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place, Span, message
from journeykit.exchange.formats import Change, Remark, Revision, Source
from journeykit.exchange.naming import free_id
from journeykit.exchange.proving import after_changes
from journeykit.exchange.steps import StepRefusedError, carry_out
from journeykit.exchange.worksheet.changing import Wish, first_values, wishes
from journeykit.exchange.worksheet.columns import NAME, folded
from journeykit.exchange.worksheet.matching import Fresh, Known, Matched, Problem, match
from journeykit.exchange.worksheet.names import Names
from journeykit.exchange.worksheet.stepping import Steps
from journeykit.exchange.worksheet.table import Table, UnreadableTableError, read_csv
from journeykit.model.slug import slug

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.workspace import Workspace

_CODE = "worksheet"


def revise(source: Source, workspace: Workspace, into: Journey | None) -> Revision:
    """Return what a filled-in worksheet in CSV changes; with anything in the way, only what that is."""
    try:
        table = read_csv(source.data)
    except UnreadableTableError as error:
        return Revision(findings=(_finding(source, error.line, error.message, error.hint),))
    return revise_table(table, source, workspace, into)


def revise_table(table: Table, source: Source, workspace: Workspace, into: Journey | None) -> Revision:
    """Return what a filled-in worksheet changes, whatever kind of file its rows come from."""
    matched = match(table.rows, workspace, into)
    steps = Steps(workspace)
    problems = [*matched.problems, *_planned(matched, workspace, steps, narrow=table.narrow)]
    changes: list[Change] = []
    for file, own in steps.of.items():
        before = workspace.texts[file]
        try:
            changes.append(Change(file, before, carry_out(before, own, file)))
        except StepRefusedError as error:
            problems.append(Problem(error.step.line, error.message, error.hint))
    if not problems:
        problems += _unsound(workspace, changes, steps)
    if problems:
        told = {(one.line, one.message): one for one in sorted(problems, key=lambda one: one.line)}
        return Revision(findings=tuple(_finding(source, p.line, p.message, p.hint) for p in told.values()))
    remarks = [Remark(source.file, *said) for said in _said(table, matched, workspace)]
    return Revision(tuple(change for change in changes if change.after != change.before), remarks=tuple(remarks))


def _finding(source: Source, line: int, said: Message, hint: Message | None) -> Finding:
    return Finding(Place(source.file, span=Span(line, 1, line, 1)), said, hint=hint, code=_CODE)


def _planned(matched: Matched, workspace: Workspace, steps: Steps, *, narrow: bool) -> Iterator[Problem]:
    names = Names(workspace.project)
    for known in matched.known:
        document = workspace.document_of(known.at.journey)
        raw = document.tree.get(document.in_file(known.at.path))
        found = list(wishes(known.row, known.at.touchpoint, raw, names, narrow=narrow))
        yield from (one for one in found if isinstance(one, Problem))
        wished = [one for one in found if isinstance(one, Wish) and not (known.by_name and one.column is NAME)]
        if wished:
            steps.change(known.at, wished, known.row.line)
    journeys = {fresh.journey.id: fresh.journey for fresh in matched.fresh}
    for journey in journeys.values():
        rows: list[tuple[Fresh, str, list[Wish]]] = []
        own = [fresh for fresh in matched.fresh if fresh.journey is journey]
        taken = {touchpoint.id for touchpoint in journey.touchpoints} | {fresh.id for fresh in own if fresh.id}
        for fresh in own:
            found = list(first_values(fresh.row, names))
            yield from (one for one in found if isinstance(one, Problem))
            id_ = fresh.id or free_id(slug(fresh.name), taken)
            taken.add(id_)
            rows.append((fresh, id_, [one for one in found if isinstance(one, Wish)]))
        steps.begin(journey, rows)


def _unsound(workspace: Workspace, changes: Iterable[Change], steps: Steps) -> Iterator[Problem]:
    """Yield what would be wrong with the documents afterwards and is not wrong now."""
    for found in after_changes(workspace, {change.file: change.after for change in changes}):
        line = steps.line_of(found.file, found.path)
        yield Problem(line or 1, found.message, found.hint)


def _said(table: Table, matched: Matched, workspace: Workspace) -> Iterator[tuple[int | None, Message, bool]]:
    if table.encoding == "cp1252":
        yield None, message("the file was read as Windows-1252"), False
    phases: set[tuple[str, str]] = set()
    for fresh in matched.fresh:
        if isinstance(fresh.phase, str) and (fresh.journey.id, folded(fresh.phase)) not in phases:
            phases.add((fresh.journey.id, folded(fresh.phase)))
            yield fresh.row.line, message('"{name}" becomes a new phase', name=fresh.phase), False
        yield fresh.row.line, message('"{name}" becomes a new touchpoint', name=fresh.name), False
    yield from ((None, text, False) for text in _missing(matched.known, workspace))
    for header in table.unknown:
        yield 1, message('the column "{name}" is not known: it was left out', name=header), True


def _missing(known: Iterable[Known], workspace: Workspace) -> Iterator[Message]:
    """Touchpoints of the sheet's journeys that have no row: they stay."""
    seen: dict[str, set[str]] = {}
    for one in known:
        seen.setdefault(one.at.journey.id, set()).add(one.at.touchpoint.id)
    for journey in workspace.journeys:
        if journey.id in seen:
            ids = [touchpoint.id for touchpoint in journey.touchpoints if touchpoint.id not in seen[journey.id]]
            if ids:
                yield message(
                    "touchpoints of {journey} without a row stay as they are: {ids}",
                    journey=journey.id, ids=", ".join(ids),
                )  # fmt: skip
