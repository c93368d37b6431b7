"""A mapping held against a file: which column of it is what."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place, message
from journeykit.evidence.answering import worded
from journeykit.evidence.cells import Unread, answer_of, yes_or_no
from journeykit.evidence.engine import named
from journeykit.evidence.metrics import metric_of
from journeykit.evidence.names import Names
from journeykit.evidence.values import Export, RefusedError, Role, wrong

if TYPE_CHECKING:
    from journeykit.evidence.subjects import Subjects
    from journeykit.evidence.values import Column
    from journeykit.model import Mapping
    from journeykit.model.mapping import OverallOutcome

_FEW = 5
TOLD = "told"
"""Inside an engine, the column with an outcome that stands in rows of its own (`outcome_rows`)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A column with answers, and what they speak of; what is None stands in columns of its own."""

    column: int
    name: str
    touchpoint: str | None = None
    metric: str | None = None
    scale: tuple[float, float] | str | None = None
    better: str | None = None
    unit: str | None = None
    answers: Table[str, float] | None = None
    overall: bool = False
    """It speaks of the journey as a whole."""
    rows: str | None = None
    """What the column of touchpoints holds in the rows that are its answers; None: any row may have one."""
    beside: tuple[tuple[int, str], ...] = ()
    """What stands beside its answers, by which their lines are found."""

    @property
    def cell(self) -> str:
        """The name of its column inside an engine."""
        return named(self.column) if self.rows is None else TOLD


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns with answers to a pair of Kano's questions."""

    touchpoint: str
    present: int
    absent: int
    answers: Table[str, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which column of a file is what, by its place in the file; None: there is none."""

    readings: tuple[Reading, ...]
    date: int | None = None
    order: str | None = None
    journey: str | None = None
    journey_column: int | None = None
    touchpoint_column: int | None = None
    metric_column: int | None = None
    unit_column: int | None = None
    weight: int | None = None
    cases: int | None = None
    respondent: int | None = None
    own_number: bool = False
    """Whether the survey tool itself numbers responses: each number then stands in one row."""
    status: int | None = None
    segments: tuple[tuple[str, int], ...] = ()
    tidy: bool = False
    pairs: tuple[Pair, ...] = ()
    apart: tuple[str, str] | None = None
    """What the column of touchpoints holds in rows that are the outcome, and of what; None: it stands in no rows of its own."""
    said: tuple[Message, ...] = ()

    @property
    def keys(self) -> tuple[tuple[str, int], ...]:
        """The columns that stand beside every answer, by what they are for."""
        found = {
            "date": self.date, "journey": self.journey_column, "touchpoint": self.touchpoint_column,
            "metric": self.metric_column, "unit": self.unit_column, "weight": self.weight, "cases": self.cases,
            "status": self.status,
        }  # fmt: skip
        named = [(name, index) for name, index in found.items() if index is not None]
        return (*named, *((f"segment {i}", index) for i, (_, index) in enumerate(self.segments)))

    @property
    def columns(self) -> tuple[int, ...]:
        """All columns that are read, in the order of the file."""
        own = {index for _, index in self.keys} | {reading.column for reading in self.readings}
        own |= {index for pair in self.pairs for index in (pair.present, pair.absent)}
        return tuple(sorted(own | ({self.respondent} if self.respondent is not None else set())))


def bind(export: Export, mapping: Mapping, file: PurePosixPath) -> Plan:
    """Find the columns that a mapping names in a file.

    Raises:
        RefusedError: A column is missing, or holds something else than the mapping says.
    """
    names = Names(export)

    def at(*path: str | int) -> Place:
        return Place(file, path)

    def need(name: str | None, *path: str | int) -> int | None:
        return None if name is None else names.need(name, at(*path))

    said: list[Message] = []
    journey_column = _column_or_word(names, mapping.journey, "journey", said)
    metric_column = _column_or_word(names, mapping.metric, "metric", said) if mapping.score else None
    unit_column = _column_or_word(names, mapping.unit, "unit", said)
    readings = [
        Reading(
            names.need(question.column, at("questions", i, "column")), question.column, question.touchpoint,
            question.metric, question.scale, question.better, question.unit, question.answers,
        )
        for i, question in enumerate(mapping.questions)
    ]  # fmt: skip
    if mapping.score is not None:
        fixed = None if metric_column is not None else metric_of(mapping.metric or "")
        if fixed is None and metric_column is None:
            place = at("metric") if mapping.metric else at("score")
            names.findings.append(
                Finding(
                    place,
                    message(
                        '"{word}" is neither a column of {file} nor a metric',
                        word=mapping.metric or "",
                        file=str(export.file),
                    ),
                    names.hint(mapping.metric or ""),
                )
            )
        readings.append(
            Reading(
                names.need(mapping.score, at("score")), mapping.score, metric=fixed, answers=mapping.answers,
                unit=None if unit_column is not None else mapping.unit,
            )
        )  # fmt: skip
    if mapping.outcome is not None:
        readings.append(_outcome(mapping, mapping.outcome, readings, names, at("outcome", "column")))
    dated = mapping.date.column if mapping.date else None
    own = export.of(Role.DATE), export.of(Role.RESPONDENT), export.of(Role.STATUS)
    date = need(dated, "date") if dated else _index(own[0])
    if dated is None and own[0] is not None:
        said.append(message('the dates are those of "{column}"', column=own[0].name))
    status = _index(own[2]) if export.kind.tests else None
    plan = Plan(
        readings=tuple(readings),
        date=date,
        order=(mapping.date.order if mapping.date else None),
        journey=mapping.journey if journey_column is None else None,
        journey_column=journey_column,
        touchpoint_column=need(mapping.touchpoint, "touchpoint"),
        metric_column=metric_column,
        unit_column=unit_column,
        weight=need(mapping.weight, "weight"),
        cases=need(mapping.n, "n"),
        respondent=need(mapping.respondent, "respondent") if mapping.respondent else _index(own[1]),
        own_number=mapping.respondent is None and own[1] is not None,
        status=status,
        segments=tuple((name, names.need(one, at("segments", name))) for name, one in mapping.segments.items()),
        tidy=mapping.score is not None,
        pairs=tuple(
            Pair(
                pair.touchpoint,
                names.need(pair.present, at("kano", i, "present")),
                names.need(pair.absent, at("kano", i, "absent")),
                pair.answers,
            )
            for i, pair in enumerate(mapping.kano)
        ),
        apart=next(((one.rows, one.metric or "") for one in readings if one.rows is not None), None),
        said=tuple(said),
    )
    dropped = {names.need(name, at("drop", i)) for i, name in enumerate(mapping.drop) if names.find(name)}
    for i in sorted(dropped & set(plan.columns)):
        said_twice = message('the mapping reads the column "{column}" and drops it', column=export.columns[i].name)
        names.findings.append(Finding(at("drop"), said_twice))
    if names.findings:
        raise RefusedError(*names.findings)
    _refuse_texts(export, plan)
    return plan


def refuse_strangers(plan: Plan, mapping: Mapping, file: PurePosixPath, subjects: Subjects) -> None:
    """Refuse a mapping that names touchpoints that are not there (any more): all answers to a question would be lost.

    Raises:
        RefusedError: There are such.
    """
    findings = []
    named = [
        *((("questions", i, "touchpoint"), one.touchpoint) for i, one in enumerate(mapping.questions)),
        *((("kano", i, "touchpoint"), one.touchpoint) for i, one in enumerate(mapping.kano)),
    ]
    for path, word in named:
        if word and subjects.touchpoint(word, plan.journey) is None:
            said = message('the touchpoint "{word}" is not known, or several are called so', word=word)
            if plan.journey is not None:
                said = message('the journey {journey} has no touchpoint "{word}"', journey=plan.journey, word=word)
            findings.append(Finding(Place(file, path), said, subjects.hint(word)))
    if findings:
        raise RefusedError(*findings)


def _column_or_word(names: Names, word: str | None, what: str, said: list[Message]) -> int | None:
    """Return the column of that name if there is one, and say so."""
    column = names.find(word) if word else None
    if column is None:
        return None
    if what == "journey":
        said.append(message('"{column}" is a column: each row has its own journey', column=column.name))
    return column.index


def _outcome(mapping: Mapping, outcome: OverallOutcome, readings: list[Reading], names: Names, place: Place) -> Reading:
    """Return how the outcome is read: of a column, or of rows among those with the answers."""
    metric, column, rows = outcome.metric or "nps", outcome.column, outcome.rows
    if column is not None or rows is None:
        index = names.need(column or "", place)
        return Reading(index, column or "", metric=metric, scale=outcome.scale, overall=True)
    name = f"{rows} ({metric})" if rows.strip() else metric
    return Reading(readings[-1].column, name, metric=metric, scale=outcome.scale, answers=mapping.answers,
                   overall=True, rows=rows)  # fmt: skip


def _index(column: Column | None) -> int | None:
    return None if column is None else column.index


def _refuse_texts(export: Export, plan: Plan) -> None:
    """Refuse a file when a column with answers holds mostly texts: it is another column than the mapping means."""
    findings = []
    for reading in (one for one in plan.readings if one.rows is None):
        cells = [row[reading.column] for row in export.sample if reading.column < len(row)]
        given = [cell for cell in cells if answer_of(cell) not in (Unread.EMPTY, Unread.NOT_APPLICABLE)]
        texts = [cell for cell in given if _is_text(cell, reading.answers or {})]
        if len(given) >= _FEW and len(texts) * 2 > len(given):
            said = message('the column "{column}" holds texts, no answers in numbers', column=reading.name)
            hint = message("say in the mapping, under `answers:`, what the words stand for")
            findings.append(wrong(export.file, said, hint))
    if findings:
        raise RefusedError(*findings)


def _is_text(cell: str, answers: Table[str, float]) -> bool:
    return answer_of(cell) is Unread.NOT_A_NUMBER and worded(answers, cell) is None and yes_or_no(cell) is None
