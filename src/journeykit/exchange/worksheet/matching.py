"""Which touchpoint each row of a worksheet is about, and every row that cannot be brought home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.exchange.filling.fingerprints import Fingerprint, read_fingerprint
from journeykit.exchange.merging import Problem
from journeykit.exchange.worksheet.columns import FINGERPRINT, ID, JOURNEY, NAME, PHASE
from journeykit.exchange.worksheet.placing import placed
from journeykit.exchange.worksheet.sorted_rows import Fresh, Gone, Known, Matched, written
from journeykit.exchange.worksheet.writing import CODED, phase_names
from journeykit.sheets import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from journeykit.exchange.steps import Where
    from journeykit.exchange.worksheet.table import Row
    from journeykit.model import Journey
    from journeykit.workspace import TouchpointAt, Workspace


class Register:
    """The touchpoints and phases of one journey, to be found by id and by name."""

    def __init__(self, journey: Journey, workspace: Workspace) -> None:
        self.journey = journey
        self.by_id: dict[str, TouchpointAt] = {}
        self.by_name: dict[tuple[int, str], list[TouchpointAt]] = {}
        for at in workspace.touchpoints(journey):
            self.by_id[at.touchpoint.id] = at
            self.by_name.setdefault((at.phase, folded(at.touchpoint.name)), []).append(at)
        self.phases = {folded(name): i for i, name in reversed([*enumerate(phase_names(journey))])}
        self.phase_ids = {phase.id: i for i, phase in enumerate(journey.phases)}

    def named(self, phase: int | str | None, name: str) -> list[TouchpointAt]:
        """Return the touchpoints of a phase that have a name."""
        return self.by_name.get((phase, folded(name)), []) if isinstance(phase, int) else []


def match(rows: Sequence[Row], workspace: Workspace, into: Journey | None) -> Matched:
    """Sort the rows out: by id, else by name within the phase; what is neither is new."""
    matched = Matched()
    lines: dict[tuple[str, ...], Where] = {}
    registers = {journey.id: Register(journey, workspace) for journey in workspace.journeys}
    context = _Context(registers, {written(row, ID) for row in rows}, _journeys_of_sheets(rows))
    sorted_out: list[Known | Fresh | None] = []
    for row in rows:
        journey = _journey(row, workspace, into, context)
        found = journey if isinstance(journey, Problem) else _row(row, registers[journey.id], context)
        if isinstance(found, Known | Fresh):
            found = _twice(found, lines) or found
        sorted_out.append(found if isinstance(found, Known | Fresh) else None)
        if isinstance(found, Problem):
            matched.problems.append(found)
            matched.refused.append(row)
        elif isinstance(found, Gone):
            matched.gone.append(found)
        if row.cells.get(FINGERPRINT, "").strip() and _base(row) is None:
            matched.unread.append(row.where)
    matched.known = [one for one in sorted_out if isinstance(one, Known)]
    matched.fresh = placed([one for one in sorted_out if one is not None])
    return matched


@dataclass(frozen=True, slots=True)
class _Context:
    """What a row must know of the others: all touchpoints, all ids, and the journey that each sheet is about."""

    registers: Mapping[str, Register]
    ids: frozenset[str] | set[str]
    journeys: Mapping[str, str]


def _journeys_of_sheets(rows: Iterable[Row]) -> dict[str, str]:
    """Return the journey of each sheet in which all rows that name one name the same."""
    named: dict[str, set[str]] = {}
    for row in rows:
        if name := written(row, JOURNEY):
            named.setdefault(row.where.sheet, set()).add(name)
    return {sheet: next(iter(names)) for sheet, names in named.items() if len(names) == 1}


def _twice(found: Known | Fresh, lines: dict[tuple[str, ...], Where]) -> Problem | None:
    """Remember what a row is about; two rows about one thing are a conflict."""
    where = found.row.where
    if isinstance(found, Fresh) and found.id is None:
        key: tuple[str, ...] = ("", found.journey.id, folded(str(found.phase)), folded(found.name))
    else:
        journey, id_ = (
            (found.journey.id, str(found.id))
            if isinstance(found, Fresh)
            else (found.at.journey.id, found.at.touchpoint.id)
        )
        key = (journey, id_)
    first = lines.setdefault(key, where)
    if first is where:
        return None
    if isinstance(found, Fresh) and found.id is None:
        return Problem(
            where, message('line {line} has a new touchpoint "{name}" too', line=_line(first, where), name=found.name)
        )
    return Problem(
        where,
        message('line {line} is about "{id}" too', line=_line(first, where), id=key[1]),
        message("a row for a new touchpoint has no id"),
    )


def _line(there: Where, here: Where) -> str:
    return str(there.line) if there.sheet == here.sheet else f"{there.line} ({there.sheet})"


def _journey(row: Row, workspace: Workspace, into: Journey | None, context: _Context) -> Journey | Problem:
    named = written(row, JOURNEY)
    if not named:
        if into is not None:
            return into
        if len(workspace.journeys) == 1:
            return workspace.journeys[0]
        named = context.journeys.get(row.where.sheet, "")
    if not named:
        return Problem(row.where, message("the row names no journey"), message("say which one it is: --into JOURNEY"))
    if into is not None and folded(named) in (into.id, folded(into.title)):
        return into
    found = [journey for journey in workspace.journeys if folded(named) in (journey.id, folded(journey.title))]
    if len(found) > 1:
        return Problem(row.where, message('several journeys are called "{name}"', name=named))
    if not found:
        return Problem(
            row.where,
            message('there is no journey "{name}"', name=named),
            message("the journeys are: {ids}", ids=", ".join(journey.id for journey in workspace.journeys) or "-"),
        )
    if into is not None:
        return Problem(
            row.where, message('the row is about the journey "{id}", not about "{into}"', id=found[0].id, into=into.id)
        )
    return found[0]


def _base(row: Row) -> Fingerprint | None:
    return read_fingerprint(row.cells.get(FINGERPRINT, ""), [column.header for column in CODED])


def _row(row: Row, register: Register, context: _Context) -> Known | Fresh | Gone | Problem | None:
    phase = _phase(row, register)
    if isinstance(phase, Problem):
        return phase
    id_, name, base = written(row, ID), written(row, NAME), _base(row)
    if id_:
        if base is not None and not base.is_about(register.journey.id, id_):
            return Problem(
                row.where,
                message("the id and the fingerprint of the row do not belong together"),
                message("perhaps only some columns were sorted; where the row is right, empty its fingerprint"),
            )
        at = register.by_id.get(id_)
        if at is not None:
            return _moved(row, at, phase, base) or Known(row, at, base)
        return Gone(row, register.journey, id_, base) if base else _unknown_id(row, phase, register, context.registers)
    if not name:
        return _nameless(row, phase)
    return _by_name(row, phase, base, register, context)


def _by_name(
    row: Row, phase: int | str | None, base: Fingerprint | None, register: Register, context: _Context
) -> Known | Fresh | Problem:
    name = written(row, NAME)
    same = register.named(phase, name)
    if len(same) > 1:
        ids = ", ".join(at.touchpoint.id for at in same)
        return Problem(
            row.where,
            message('several touchpoints of the phase are called "{name}": {ids}', name=name, ids=ids),
            message("fill in the id"),
        )
    was = next((id_ for id_ in register.by_id if base and base.is_about(register.journey.id, id_)), None)
    if same:
        return Known(row, same[0], base if was == same[0].touchpoint.id else None, by_name=True)
    if was is not None and was not in context.ids:
        return Problem(
            row.where,
            message('the id of the row is gone: it was "{id}"', id=was),
            message("fill it in again; of a row for a new touchpoint, empty the fingerprint"),
        )
    return _new(row, register.journey, phase, name, None)


def _phase(row: Row, register: Register) -> int | str | Problem | None:
    """Return the index of the phase that a row names, the name of one that is not there yet, or None."""
    named = written(row, PHASE)
    if not named:
        return None
    known = register.phases.get(folded(named), register.phase_ids.get(named))
    if known is not None:
        return known
    same = [phase.id for phase in register.journey.phases if folded(phase.name) == folded(named)]
    if same:
        return Problem(
            row.where,
            message('several phases are called "{name}": {ids}', name=named, ids=", ".join(same)),
            message("write the id of the phase"),
        )
    return named


def _moved(row: Row, at: TouchpointAt, phase: int | str | None, base: Fingerprint | None) -> Problem | None:
    named = written(row, PHASE)
    if phase is None or phase == at.phase or (base is not None and base.said(PHASE.header, named)):
        return None
    return Problem(
        row.where,
        message(
            '"{id}" stands in the phase "{there}", and the row says "{here}"',
            id=at.touchpoint.id, there=at.journey.phases[at.phase].name, here=named,
        ),
        message("a sheet moves no touchpoint: move it in the document"),
    )  # fmt: skip


def _unknown_id(
    row: Row, phase: int | str | None, register: Register, registers: Mapping[str, Register]
) -> Fresh | Problem:
    id_, name = written(row, ID), written(row, NAME)
    same = register.named(phase, name)
    if same:
        return Problem(
            row.where,
            message(
                'there is no "{id}", and "{name}" has the id {known}', id=id_, name=name, known=same[0].touchpoint.id
            ),
        )
    other = next((one.journey.id for one in registers.values() if id_ in one.by_id), None)
    if other is not None:
        return Problem(
            row.where,
            message('"{id}" is a touchpoint of the journey "{other}", not of "{journey}"',
                    id=id_, other=other, journey=register.journey.id),
        )  # fmt: skip
    if not name:
        return Problem(row.where, message('there is no "{id}", and a new touchpoint needs a name', id=id_))
    return _new(row, register.journey, phase, name, id_)


def _nameless(row: Row, phase: int | str | None) -> Problem | None:
    """A row without a touchpoint: that of an empty phase is to be filled in, any other is a mistake."""
    filled = any(written(row, column) for column in row.cells if column not in (JOURNEY, PHASE))
    if not filled and (isinstance(phase, int) or not written(row, PHASE)):
        return None
    return Problem(row.where, message("the row names no touchpoint"))


def _new(row: Row, journey: Journey, phase: int | str | None, name: str, id_: str | None) -> Fresh | Problem:
    if phase is None:
        return Problem(
            row.where,
            message('"{name}" is new, and the row does not say in which phase', name=name),
            message("fill in the phase"),
        )
    return Fresh(row, journey, phase, name, id_)
