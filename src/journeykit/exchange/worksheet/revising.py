"""A filled-in worksheet brought back into the documents: whole, or with everything that is in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.exchange.filling.names import Names
from journeykit.exchange.formats import Revision, Source
from journeykit.exchange.merging import Problem, merged
from journeykit.exchange.naming import free_id
from journeykit.exchange.steps import Where
from journeykit.exchange.worksheet.changing import Reading, Wish, emptied, first_values, touched, wishes
from journeykit.exchange.worksheet.columns import LAYOUT, NAME
from journeykit.exchange.worksheet.matching import match
from journeykit.exchange.worksheet.sorted_rows import Fresh, Known, Matched
from journeykit.exchange.worksheet.stepping import Steps
from journeykit.exchange.worksheet.table import Table, read_table
from journeykit.model.slug import slug
from journeykit.sheets import folded

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.workspace import Workspace

_CODE = "worksheet"


def revise(source: Source, workspace: Workspace, into: Journey | None) -> Revision:
    """Return what a filled-in worksheet (CSV or XLSX) changes; with anything in the way, only what that is."""
    return revise_table(read_table(source.data, LAYOUT), source, workspace, into)


def revise_table(table: Table, source: Source, workspace: Workspace, into: Journey | None) -> Revision:
    """Return what a table of touchpoints changes, whatever its columns and the kind of file it comes from."""
    matched = match(table.rows, workspace, into)
    reading = Reading(Names(workspace.project), narrow=table.narrow)
    steps = Steps(workspace)
    problems = [*table.problems, *matched.problems, *_planned(matched, steps, reading)]
    return merged(workspace, steps.of, problems, lambda: _said(table, matched, workspace), source.file, _CODE)


def _planned(matched: Matched, steps: Steps, reading: Reading) -> Iterator[Problem]:
    for row in matched.refused:  # what their cells say is looked at all the same
        yield from (one for one in first_values(row, reading) if isinstance(one, Problem))
    for known in matched.known:
        yield from _change(known, matched, steps, reading)
    for gone in matched.gone:
        if headers := touched(gone.row, reading.names, gone.base):
            yield Problem(
                gone.row.where,
                message('there is no "{id}" any more, and the row was changed: {columns}',
                        id=gone.id, columns=", ".join(headers)),
                message("to make it anew, empty the id and the fingerprint; else take the row out"),
            )  # fmt: skip
    journeys = {fresh.journey.id: fresh.journey for fresh in matched.fresh}
    for journey in journeys.values():
        yield from _begin(journey, [fresh for fresh in matched.fresh if fresh.journey is journey], steps, reading)


def _change(known: Known, matched: Matched, steps: Steps, reading: Reading) -> Iterator[Problem]:
    document = steps.workspace.document_of(known.at.journey)
    raw = document.tree.get(document.in_file(known.at.path))
    found = list(wishes(known.row, known.at.touchpoint, raw, reading, known.base))
    yield from (one for one in found if isinstance(one, Problem))
    wished = [one for one in found if isinstance(one, Wish) and not (known.by_name and one.column is NAME)]
    if wished:
        steps.change(known.at, wished, known.row.where)
        matched.changed.append((known, tuple(known.row.headers[wish.column] for wish in wished)))


def _begin(journey: Journey, own: Sequence[Fresh], steps: Steps, reading: Reading) -> Iterator[Problem]:
    rows: list[tuple[Fresh, str, list[Wish]]] = []
    taken = {touchpoint.id for touchpoint in journey.touchpoints} | {fresh.id for fresh in own if fresh.id}
    for fresh in own:
        found = list(first_values(fresh.row, reading))
        yield from (one for one in found if isinstance(one, Problem))
        id_ = fresh.id or free_id(slug(fresh.name), taken)
        taken.add(id_)
        rows.append((fresh, id_, [one for one in found if isinstance(one, Wish)]))
    steps.begin(journey, rows)


def _said(table: Table, matched: Matched, workspace: Workspace) -> Iterator[tuple[Where | None, Message, bool]]:
    yield from ((where, said, False) for where, said in table.said)
    yield from ((where, said, False) for where, said in sorted(_becoming(matched), key=lambda one: one[0]))
    yield from ((None, text, False) for text in _missing(matched, workspace))
    for where, header in table.unknown:
        yield where, message('the column "{name}" is not known: it was left out', name=header), True
    for gone in matched.gone:
        yield gone.row.where, message('there is no "{id}" any more: its row was left out', id=gone.id), True
    for where in matched.unread:
        yield where, message("the fingerprint cannot be read: what was changed in the documents is not seen"), True
    for known in matched.known:
        if headers := emptied(known.row, known.base):
            said = message(
                "an empty cell changes nothing, and a cell with only - takes the text away: {columns}",
                columns=", ".join(headers),
            )
            yield known.row.where, said, True


def _becoming(matched: Matched) -> Iterator[tuple[Where, Message]]:
    """Yield what becomes of the rows that change something."""
    for known, headers in matched.changed:
        name, columns = known.at.touchpoint.name, ", ".join(headers)
        yield known.row.where, message('"{name}" changes: {columns}', name=name, columns=columns)
    phases: set[tuple[str, str]] = set()
    for fresh in matched.fresh:
        if isinstance(fresh.phase, str) and (fresh.journey.id, folded(fresh.phase)) not in phases:
            phases.add((fresh.journey.id, folded(fresh.phase)))
            yield fresh.row.where, message('"{name}" becomes a new phase', name=fresh.phase)
        yield fresh.row.where, message('"{name}" becomes a new touchpoint', name=fresh.name)


def _missing(matched: Matched, workspace: Workspace) -> Iterator[Message]:
    """Touchpoints of the sheet's journeys that have no row: they stay."""
    seen: dict[str, set[str]] = {}
    for one in matched.known:
        seen.setdefault(one.at.journey.id, set()).add(one.at.touchpoint.id)
    for journey in workspace.journeys:
        if journey.id in seen:
            ids = [touchpoint.id for touchpoint in journey.touchpoints if touchpoint.id not in seen[journey.id]]
            if ids:
                yield message(
                    "touchpoints of {journey} without a row stay as they are: {ids}",
                    journey=journey.id, ids=", ".join(ids),
                )  # fmt: skip
