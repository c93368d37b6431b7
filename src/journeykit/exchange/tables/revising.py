"""Tables brought back into the documents: whole, or with everything that is in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.exchange.filling.names import Names
from journeykit.exchange.formats import Revision, Source
from journeykit.exchange.merging import Problem, Said, merged, shared
from journeykit.exchange.steps import Step, Where
from journeykit.exchange.tables.comparing import Refused, Wish, compare, touched
from journeykit.exchange.tables.figures import Figures
from journeykit.exchange.tables.improvements import PROJECT
from journeykit.exchange.tables.matching import Gone, key_of, record_of, title_of
from journeykit.exchange.tables.reading import Filled, read_sources
from journeykit.exchange.tables.stepping import steps

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath
    from journeykit.exchange.tables.columns import Column, Record
    from journeykit.model import Journey
    from journeykit.workspace import Workspace

_CODE = "tables"
_MOST_NAMED = 10


@dataclass(slots=True)
class _Asked:
    """What the rows ask for together: steps by file, what is in the way, and what is good to know."""

    workspace: Workspace
    names: Names
    steps: dict[PurePosixPath, list[Step]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    columns: dict[tuple[PurePosixPath, KeyPath], str] = field(default_factory=dict)


def revise(source: Source, workspace: Workspace, into: Journey | None) -> Revision:
    """Return what one workbook or CSV file changes; with anything in the way, only what that is."""
    return revise_all([source], workspace, into)


def revise_all(sources: Sequence[Source], workspace: Workspace, into: Journey | None) -> Revision:
    """Return what some workbooks or CSV files change together; with anything in the way, only what that is."""
    read = read_sources(sources)
    plan = _Asked(workspace, Names(workspace.project), problems=list(read.problems), said=list(read.said))
    figures = Figures(workspace, workspace.journeys, judged=False)
    for filled in read.filled:
        if filled.sheet.keys:
            _hold(filled, figures, into, plan)
        else:
            _computed(filled, plan)
    file = sources[0].file if len(sources) == 1 else None
    return merged(
        workspace, plan.steps, plan.problems, lambda: plan.said, file, _CODE, lambda *at: _column_of(plan, *at)
    )


def _hold(filled: Filled, figures: Figures, into: Journey | None, plan: _Asked) -> None:
    """Hold every row of a sheet against the record it is about."""
    sheet = filled.sheet
    records: dict[tuple[str, ...], Record] = {}
    for record in sheet.records(figures):
        records.setdefault(record.key, record)  # of two journeys with one id the first counts, as everywhere
    missing = [column for column in sheet.key_columns if filled.rows and column not in filled.rows[0].titles]
    if missing:
        said = message('the column "{name}" is missing: rows are found by it', name=missing[0].key)
        plan.problems.append(Problem(Where(1, filled.name), said))
        return
    seen: dict[tuple[str, ...], Where] = {}
    refused: dict[bool, list[tuple[Where, Column]]] = {True: [], False: []}
    for row in filled.rows:
        key = key_of(sheet, row, plan.names, into)
        found = record_of(key, sheet, row, records, plan.names)
        if key in seen:
            said = message('line {line} is about "{id}" too', line=seen[key].line, id=title_of(key))
            found = Problem(row.where, said)
        if isinstance(found, Problem):
            plan.problems.append(found)
            continue
        if isinstance(found, Gone):
            plan.said.append((row.where, found.said, True))
            continue
        seen[key] = row.where
        wished: list[Wish] = []
        for one in compare(sheet, row, found, plan.names, narrow=filled.narrow):
            if isinstance(one, Wish):
                wished.append(one)
            elif isinstance(one, Refused):
                refused[one.emptied].append((row.where, one.column))
            else:
                plan.problems.append(one)
        if wished:
            _wish(found, wished, row.where, into, plan)
    plan.said += _refusals(refused)
    left = [key for key in records if key not in seen]
    if left and filled.rows:
        shown = ", ".join(title_of(key) for key in left[:_MOST_NAMED])
        said = message("without a row, and left as they are: {count} ({names})", count=len(left),
                       names=shown + (", …" if len(left) > _MOST_NAMED else ""))  # fmt: skip
        plan.said.append((Where(1, filled.name), said, False))


def _wish(record: Record, wished: list[Wish], where: Where, into: Journey | None, plan: _Asked) -> None:
    journey = record.computed.get("journey", record.key[0]) or PROJECT
    if into is not None and journey != into.id:
        said = message('the row is about the journey "{id}", not about "{into}"', id=journey, into=into.id)
        plan.problems.append(Problem(where, said))
        return
    if record.borrows:
        said = message('"{id}" comes from the library: the change stands in this journey alone', id=record.key[-1])
        plan.said.append((where, said, False))
    plan.steps.setdefault(record.file, []).extend(steps(record, wished, where))
    for wish in wished:
        plan.columns[record.file, (*record.path, *wish.column.path)] = wish.column.key


def _computed(filled: Filled, plan: _Asked) -> None:
    found: list[tuple[Where, Column]] = [
        (row.where, column) for row in filled.rows for column in touched(filled.sheet, row, plan.names)
    ]
    plan.said += _refusals({False: found, True: []})


def _refusals(refused: dict[bool, list[tuple[Where, Column]]]) -> Iterator[Said]:
    for where, columns in _by_row(refused[False]):
        yield where, message("computed, so what was typed goes nowhere: {columns}", columns=columns), True
    for where, columns in _by_row(refused[True]):
        said = message(
            "an empty cell changes nothing, and a cell with only - takes the text away: {columns}", columns=columns
        )
        yield where, said, True


def _by_row(refused: Iterable[tuple[Where, Column]]) -> Iterator[tuple[Where, str]]:
    by_row: dict[Where, list[str]] = {}
    for where, column in refused:
        by_row.setdefault(where, []).append(column.key)
    yield from ((where, ", ".join(keys)) for where, keys in by_row.items())


def _column_of(plan: _Asked, file: PurePosixPath, path: KeyPath) -> Message | None:
    """Say in which column the value stands that a path of a changed document comes from."""
    for (there, place), key in plan.columns.items():
        # What is wrong stands in the field, in a part of it, or in what the field is part of.
        if there == file and shared(place, path) == min(len(place), len(path)):
            return message("look at the column {column}", column=key)
    return None
