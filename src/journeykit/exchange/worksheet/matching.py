"""Which touchpoint each row of a worksheet is about, and every row that cannot be brought home."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.exchange.worksheet.cells import normal, unguarded
from journeykit.exchange.worksheet.columns import ID, JOURNEY, NAME, PHASE, folded
from journeykit.exchange.worksheet.writing import phase_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from journeykit.exchange.worksheet.columns import Column
    from journeykit.exchange.worksheet.table import Row
    from journeykit.model import Journey
    from journeykit.workspace import TouchpointAt, Workspace


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row, or one cell of it, cannot be taken."""

    line: int
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A row about a touchpoint that is there; `by_name`: found by its name, which is thereby not a new one."""

    row: Row
    at: TouchpointAt
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Fresh:
    """A row that is a new touchpoint: the index of its phase, or the name of a new one."""

    row: Row
    journey: Journey
    phase: int | str
    name: str
    id: str | None


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


@dataclass(slots=True)
class Matched:
    """All rows, sorted out."""

    known: list[Known] = field(default_factory=list)
    fresh: list[Fresh] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def match(rows: Iterable[Row], workspace: Workspace, into: Journey | None) -> Matched:
    """Sort the rows out: by id, else by name within the phase; what is neither is new."""
    matched = Matched()
    lines: dict[tuple[str, ...], int] = {}
    registers = {journey.id: Register(journey, workspace) for journey in workspace.journeys}
    for row in rows:
        journey = _journey(row, workspace, into)
        found = journey if isinstance(journey, Problem) else _row(row, registers[journey.id], registers)
        if isinstance(found, Known | Fresh):
            found = _twice(found, lines) or found
        if isinstance(found, Problem):
            matched.problems.append(found)
        elif isinstance(found, Known):
            matched.known.append(found)
        elif found is not None:
            matched.fresh.append(found)
    return matched


def _twice(found: Known | Fresh, lines: dict[tuple[str, ...], int]) -> Problem | None:
    """Remember what a row is about; two rows about one thing are a conflict."""
    line = found.row.line
    if isinstance(found, Fresh) and found.id is None:
        key: tuple[str, ...] = ("", found.journey.id, folded(str(found.phase)), folded(found.name))
        said = message('line {line} has a new touchpoint "{name}" too', line=lines.get(key, 0), name=found.name)
    else:
        journey, id_ = (
            (found.journey.id, str(found.id))
            if isinstance(found, Fresh)
            else (found.at.journey.id, found.at.touchpoint.id)
        )
        key = (journey, id_)
        said = message('line {line} is about "{id}" too', line=lines.get(key, 0), id=id_)
    if key in lines:
        return Problem(line, said)
    lines[key] = line
    return None


def written(row: Row, column: Column) -> str:
    """Return what a cell says; nothing when the sheet has no such column."""
    return unguarded(normal(row.cells.get(column, "")))


def _journey(row: Row, workspace: Workspace, into: Journey | None) -> Journey | Problem:
    named = written(row, JOURNEY)
    if not named:
        if into is not None:
            return into
        if len(workspace.journeys) == 1:
            return workspace.journeys[0]
        return Problem(row.line, message("the row names no journey"), message("say which one it is: --into JOURNEY"))
    if into is not None and folded(named) in (into.id, folded(into.title)):
        return into
    found = [journey for journey in workspace.journeys if folded(named) in (journey.id, folded(journey.title))]
    if len(found) > 1:
        return Problem(row.line, message('several journeys are called "{name}"', name=named))
    if not found:
        return Problem(
            row.line,
            message('there is no journey "{name}"', name=named),
            message("the journeys are: {ids}", ids=", ".join(journey.id for journey in workspace.journeys) or "-"),
        )
    if into is not None:
        return Problem(
            row.line, message('the row is about the journey "{id}", not about "{into}"', id=found[0].id, into=into.id)
        )
    return found[0]


def _row(row: Row, register: Register, registers: Mapping[str, Register]) -> Known | Fresh | Problem | None:
    phase = _phase(row, register)
    if isinstance(phase, Problem):
        return phase
    id_, name = written(row, ID), written(row, NAME)
    if id_:
        at = register.by_id.get(id_)
        if at is not None:
            return _moved(row, at, phase) or Known(row, at)
        return _unknown_id(row, phase, register, registers)
    if not name:
        return _nameless(row, phase)
    same = register.named(phase, name)
    if len(same) > 1:
        ids = ", ".join(at.touchpoint.id for at in same)
        return Problem(
            row.line,
            message('several touchpoints of the phase are called "{name}": {ids}', name=name, ids=ids),
            message("fill in the id"),
        )
    return Known(row, same[0], by_name=True) if same else _new(row, register.journey, phase, name, None)


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
            row.line,
            message('several phases are called "{name}": {ids}', name=named, ids=", ".join(same)),
            message("write the id of the phase"),
        )
    return named


def _moved(row: Row, at: TouchpointAt, phase: int | str | None) -> Problem | None:
    if phase is None or phase == at.phase:
        return None
    return Problem(
        row.line,
        message(
            '"{id}" stands in the phase "{there}", and the row says "{here}"',
            id=at.touchpoint.id, there=at.journey.phases[at.phase].name, here=written(row, PHASE),
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
            row.line,
            message(
                'there is no "{id}", and "{name}" has the id {known}', id=id_, name=name, known=same[0].touchpoint.id
            ),
        )
    other = next((one.journey.id for one in registers.values() if id_ in one.by_id), None)
    if other is not None:
        return Problem(
            row.line,
            message('"{id}" is a touchpoint of the journey "{other}", not of "{journey}"',
                    id=id_, other=other, journey=register.journey.id),
        )  # fmt: skip
    if not name:
        return Problem(row.line, message('there is no "{id}", and a new touchpoint needs a name', id=id_))
    return _new(row, register.journey, phase, name, id_)


def _nameless(row: Row, phase: int | str | None) -> Problem | None:
    """A row without a touchpoint: that of an empty phase is to be filled in, any other is a mistake."""
    filled = any(written(row, column) for column in row.cells if column not in (JOURNEY, PHASE))
    if not filled and isinstance(phase, int):
        return None
    return Problem(row.line, message("the row names no touchpoint"))


def _new(row: Row, journey: Journey, phase: int | str | None, name: str, id_: str | None) -> Fresh | Problem:
    if phase is None:
        return Problem(
            row.line,
            message('"{name}" is new, and the row does not say in which phase', name=name),
            message("fill in the phase"),
        )
    return Fresh(row, journey, phase, name, id_)
