"""Tidy data for derived importance: the rows of each respondent put together to what would be one row of wide data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING, Any, TypeAlias

from journeykit.diagnostics import message
from journeykit.evidence.drivers import asking
from journeykit.evidence.drivers.cells import Cells, journey_of, word_of
from journeykit.evidence.drivers.values import Asked, Driver
from journeykit.evidence.metrics import metric_of
from journeykit.evidence.subjects import Subject
from journeykit.model.metrics import METRICS

if TYPE_CHECKING:
    from journeykit.evidence.binding import Reading
    from journeykit.evidence.drivers.collecting import Opened
    from journeykit.evidence.drivers.values import Together, Unit

Question: TypeAlias = tuple[str, str]
"""Touchpoint and metric."""
Given: TypeAlias = tuple[tuple[Question, float], ...]
"""What somebody answered."""
Pattern: TypeAlias = tuple[str | None, float | None, float | None, Given]
"""Period, weight, outcome, and the answers."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands in one row of a respondent."""

    journey: str
    period: str | None
    month: str | None
    weight: float | None
    cases: int
    question: Question | None
    answer: float | None
    outcome: float | None


def put_together(opened: Opened, outcome: Reading, made: Together) -> None:
    """Add what the respondents of a tidy file answered.

    Args:
        opened: The file.
        outcome: The column with the outcome.
        made: Takes it.
    """
    plan = opened.plan
    if plan.respondent is None:
        made.said[
            message(
                "no importance was derived: nobody knows which rows are of one person; name in the mapping the column that tells "
                "them apart (respondent:)"
            )
        ] = None
        return
    answer = next((reading for reading in plan.readings if not reading.overall), None)
    if answer is None:
        return
    one_in = _one_in(opened, outcome)
    if one_in > 1:
        said = message("importance is derived from one of every {count} respondents, taken by chance", count=one_in)
        made.said[said] = None
    patterns: dict[str, Counter[Pattern]] = {}
    repeated = several = averaged = 0
    for rows in _respondents(opened, answer, outcome, one_in):
        if outcome.rows is not None:
            rows, again = _beside(rows)  # noqa: PLW2901 - the same rows, with the outcome in all of them
            averaged += again
        responses = list(_responses(rows))
        several += len(responses) > len({(own[0].journey, _year(own[0])) for own in responses})
        for own in responses:
            given, again = _answers(own)
            repeated += again
            if own[0].journey not in patterns:
                patterns[own[0].journey] = Counter()
            patterns[own[0].journey][_pattern(own, given)] += min(row.cases for row in own)
    if repeated:
        said = message(
            "people who answered a question about a touchpoint more than once: {count}; the mean of their answers counts",
            count=repeated,
        )
        made.said[said] = None
    if several:
        said = message(
            "people who gave several outcomes in a year: {count}; what they said beside each counts apart",
            count=several,
        )
        made.said[said] = None
    if averaged:
        said = message(
            "people who gave several outcomes in a month: {count}; nobody knows beside which of them they said what, and their "
            "mean counts",
            count=averaged,
        )
        made.said[said] = None
    for journey, found in patterns.items():
        made.add_tidy(*_wide(opened, journey, outcome, found))


def _one_in(opened: Opened, outcome: Reading) -> int:
    """Return of how many respondents with an outcome one is taken."""
    if opened.rows < 2 * asking.MOST:
        return 1
    many = asking.how_many(asking.respondents(opened.frame, opened.plan, outcome.cell))
    return max(1, int(next(iter(opened.engine.rows(many)))[0]) // asking.MOST)


def _respondents(opened: Opened, answer: Reading, outcome: Reading, one_in: int) -> Iterator[list[_Row]]:
    """Yield the rows of each respondent that count."""
    names = [name for name, _ in opened.plan.keys if name in (*asking.BESIDE, *asking.SPOKEN_OF)]
    asked = asking.by_respondent(
        opened.frame, opened.plan, answer.column, outcome.cell, opened.typed,
        opened.period if outcome.rows is None else "month", one_in=one_in,
    )  # fmt: skip
    cells = Cells(opened.export.kind.unanswered)
    known: dict[tuple[Any, ...], _Row | None] = {}

    def row_of(row: tuple[Any, ...]) -> _Row | None:
        if row not in known:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            known[row] = _row(opened, dict(zip(names, row, strict=False)), row[-2], row[-1], answer, outcome, cells)
        return known[row]

    for _, rows in groupby(opened.engine.rows(asked), key=lambda row: row[0]):
        kept = [found for row in rows if (found := row_of(tuple(row[1:]))) is not None]
        if kept:
            yield kept


_MOST_KNOWN = 1 << 18


def _row(
    opened: Opened, keys: dict[str, Any], raw: Any, told: Any, answer: Reading, outcome: Reading, cells: Cells
) -> _Row | None:
    """Return what a row says, None when it does not count."""
    days = opened.days
    journey = journey_of(opened, keys)
    if days.is_lost(keys) is not None or journey is None:
        return None
    question = _question(opened, journey, keys, answer)
    weight = days.weight(keys)
    return _Row(
        journey, days.period(keys), opened.months.period(keys), None if weight is None else float(weight), days.cases(keys), question,
        None if question is None else cells.answer(answer, raw, question[1]), cells.answer(outcome, told),
    )  # fmt: skip


def _question(opened: Opened, journey: str, keys: dict[str, Any], answer: Reading) -> Question | None:
    metric = answer.metric or metric_of(word_of(opened, keys.get("metric")))
    subject = opened.subjects.touchpoint(word_of(opened, keys.get("touchpoint")), journey)
    if metric not in METRICS or subject is None or subject.touchpoint is None or subject.journey != journey:
        return None
    return subject.touchpoint, metric


def _beside(rows: list[_Row]) -> tuple[list[_Row], bool]:
    """Put an outcome that stands in rows of its own beside all that was said of the journey in the same month.

    Returns:
        The rows, and whether the mean of several outcomes was taken.
    """
    told: dict[tuple[str, str | None], set[float]] = {}
    for row in rows:
        if row.outcome is not None:
            told.setdefault((row.journey, row.month), set()).add(row.outcome)
    means = {month: _mean(sorted(outcomes)) for month, outcomes in told.items()}
    beside = [replace(row, outcome=means.get((row.journey, row.month))) for row in rows]
    return beside, any(len(outcomes) > 1 for outcomes in told.values())


def _responses(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Yield the rows of a respondent that belong together: of one journey and year, beside one outcome.

    Who gave several outcomes in a year was asked several times; then rows without one belong to none of them.
    """
    apart: dict[tuple[str, str], list[_Row]] = {}
    for row in rows:
        apart.setdefault((row.journey, _year(row)), []).append(row)
    for own in apart.values():
        outcomes = sorted({row.outcome for row in own if row.outcome is not None})
        if len(outcomes) < 2:
            yield own
        for outcome in outcomes if len(outcomes) > 1 else ():
            yield [row for row in own if row.outcome == outcome]


def _year(row: _Row) -> str:
    return (row.period or "")[:4]


def _answers(rows: list[_Row]) -> tuple[Given, bool]:
    """Return what was answered, and whether something was more than once."""
    answers: dict[Question, list[float]] = {}
    for row in rows:
        if row.question is not None and row.answer is not None:
            answers.setdefault(row.question, []).append(row.answer)
    given = tuple((question, _mean(said)) for question, said in sorted(answers.items()))
    return given, any(len(said) > 1 for said in answers.values())


def _pattern(rows: list[_Row], given: Given) -> Pattern:
    weights = [row.weight for row in rows if row.weight is not None]
    period = max((row.period for row in rows if row.period is not None), default=None)
    outcome = next((row.outcome for row in rows if row.outcome is not None), None)
    return period, _mean(weights) if weights else None, outcome, given


def _mean(values: list[float]) -> float:
    return values[0] if len(set(values)) == 1 else fsum(values) / len(values)


def _wide(opened: Opened, journey: str, outcome: Reading, patterns: Counter[Pattern]) -> tuple[Asked, Counter[Unit]]:
    """Return the answers as wide data has them: a place for each question, in the order of the project."""

    def place(question: Question) -> Any:
        return opened.subjects.order(Subject(journey, question[0])), METRICS.index(question[1])

    questions = sorted({question for *_, given in patterns for question, _ in given}, key=place)
    units: Counter[Unit] = Counter()
    for (period, weight, told, given), count in patterns.items():
        answers = dict(given)
        units[period, weight, told, tuple(answers.get(question) for question in questions)] += count
    drivers = tuple(Driver(f"{touchpoint} ({metric})", touchpoint, metric) for touchpoint, metric in questions)
    return Asked(journey, outcome.name, outcome.metric or "nps", drivers, tidy=True), units
