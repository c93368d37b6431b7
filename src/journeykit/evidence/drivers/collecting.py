"""One file for derived importance: the engine counts patterns of answers, and every different cell is judged once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import message
from journeykit.evidence.cells import Unread
from journeykit.evidence.drivers import asking
from journeykit.evidence.drivers.cells import Cells, journey_of
from journeykit.evidence.drivers.kano import category, feeling
from journeykit.evidence.drivers.linking import put_together
from journeykit.evidence.drivers.values import Asked, Driver, Together
from journeykit.model.metrics import METRICS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.evidence.binding import Pair, Plan, Reading
    from journeykit.evidence.days import Days
    from journeykit.evidence.drivers.values import Unit
    from journeykit.evidence.engine import Engine
    from journeykit.evidence.expressions import Frame
    from journeykit.evidence.subjects import Subjects
    from journeykit.evidence.values import Export, Period


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it is read: what an engine asks, and what judges the rows that it finds."""

    frame: Frame
    export: Export
    plan: Plan
    engine: Engine
    typed: frozenset[int]
    period: Period
    days: Days
    subjects: Subjects
    rows: int
    """How many rows it has."""
    months: Days
    """The same days as `days`, by the month, whatever they are put together by."""


def collect(opened: Opened, *, importance: bool) -> Together:
    """Return what a file has for derived importance, and its answers to Kano's pairs.

    Args:
        opened: The file.
        importance: Whether importance is asked for.
    """
    made = Together()
    if importance:
        _answers(opened, made)
    for pair in opened.plan.pairs:
        if opened.plan.tidy:
            said = message("Kano: pairs of questions are read from wide data only (a row a respondent)")
            made.said[said] = None
            break
        _pair(opened, pair, made)
    return made


def _answers(opened: Opened, made: Together) -> None:
    plan = opened.plan
    outcome = next((reading for reading in plan.readings if reading.overall), None)
    if outcome is None:
        return
    if plan.tidy:
        put_together(opened, outcome, made)
        return
    rated = [reading for reading in plan.readings if not reading.overall and reading.metric in METRICS]
    columns = list(dict.fromkeys([outcome.column, *(reading.column for reading in rated)]))
    if len(columns) < 2:
        return
    cells = Cells(opened.export.kind.unanswered)
    asked: dict[str, tuple[Counter[Unit], list[tuple[Reading, int]]] | None] = {}
    one_in = max(1, opened.rows // asking.MOST)
    if one_in > 1:
        made.said[message("importance is derived from one of every {count} rows, taken by chance", count=one_in)] = None
    for journey, period, weight, count, row in _rows(opened, columns, one_in=one_in):
        if journey not in asked:
            about = _asked(opened, journey, outcome, rated)
            places = [(reading, columns.index(reading.column)) for reading in about[1]] if about else []
            asked[journey] = (made.answers.setdefault(about[0], Counter()), places) if about else None
        found = asked[journey]
        if found is None:
            continue
        answers = tuple([cells.answer(reading, row[at]) for reading, at in found[1]])
        found[0][period, weight, cells.answer(outcome, row[0]), answers] += count


def _asked(
    opened: Opened, journey: str, outcome: Reading, rated: Sequence[Reading]
) -> tuple[Asked, tuple[Reading, ...]] | None:
    """Return what was asked about a journey; questions about other journeys are no part of it."""
    drivers, used = [], []
    for reading in rated:
        subject = opened.subjects.touchpoint(reading.touchpoint or "", journey)
        if subject is None or subject.touchpoint is None or subject.journey != journey:
            continue  # `other-journey/touchpoint` says where it stands
        assert reading.metric is not None
        drivers.append(Driver(reading.name, subject.touchpoint, reading.metric, reading.scale, reading.better))
        used.append(reading)
    if not drivers:
        return None
    return Asked(journey, outcome.name, outcome.metric or "nps", tuple(drivers)), tuple(used)


def _pair(opened: Opened, pair: Pair, made: Together) -> None:
    unread = 0
    for journey, period, _, count, (present, absent) in _rows(opened, [pair.present, pair.absent], anywhere=True):
        subject = opened.subjects.touchpoint(pair.touchpoint, journey or None)
        if subject is None or subject.touchpoint is None:
            made.said[message('Kano: the touchpoint "{word}" is not known', word=pair.touchpoint)] = None
            return
        feelings = [feeling(raw, pair.answers) for raw in (present, absent)]
        if Unread.NOT_A_NUMBER in feelings:
            unread += count
        elif None not in feelings:
            first, second = (int(one) for one in feelings if isinstance(one, int))
            own = made.pairs.setdefault((subject.journey, subject.touchpoint), Counter())
            own[period, category(first, second)] += count
    if unread:
        said = message('Kano: pairs about "{touchpoint}" that hold something that is no answer: {count} (1 like, 2 expect, 3 neutral, '
                       "4 live with, 5 dislike)", touchpoint=pair.touchpoint, count=unread)  # fmt: skip
        made.said[said] = None


def _rows(
    opened: Opened, columns: Sequence[int], *, anywhere: bool = False, one_in: int = 1
) -> Iterator[tuple[str, str | None, float | None, int, tuple[Any, ...]]]:
    """Yield journey, period, weight, count and cells of every pattern in rows that count."""
    plan = opened.plan
    names = [name for name, _ in plan.keys if name in asking.BESIDE]
    different = list(dict.fromkeys(columns))
    asked = asking.patterns(opened.frame, plan, different, opened.typed, opened.period, one_in=one_in)
    places = [len(names) + different.index(one) for one in columns]
    known: dict[tuple[Any, ...], tuple[str, str | None, float | None, int] | None] = {}
    for row in opened.engine.rows(asked):
        beside = tuple(row[: len(names)])
        if beside not in known:
            known[beside] = _beside(opened, dict(zip(names, beside, strict=True)), anywhere=anywhere)
        found = known[beside]
        if found is not None:
            journey, period, weight, cases = found
            yield journey, period, weight, int(row[-1]) * cases, tuple([row[at] for at in places])


def _beside(
    opened: Opened, keys: dict[str, Any], *, anywhere: bool
) -> tuple[str, str | None, float | None, int] | None:
    """Return what stands beside the answers of a row; None when it does not count."""
    journey = journey_of(opened, keys)
    if opened.days.is_lost(keys) is not None or (journey is None and not anywhere):
        return None
    weight = opened.days.weight(keys)
    told = None if weight is None else float(weight)
    return journey or "", opened.days.period(keys), told, opened.days.cases(keys)
