"""One file through an engine: its groups, judged, with the lines of what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Message, message
from journeykit.evidence import expressions
from journeykit.evidence.binding import Plan
from journeykit.evidence.days import Days, RowCount, format_of, order_of
from journeykit.evidence.engine import Engine, EngineError
from journeykit.evidence.judging import Judge, Judged
from journeykit.evidence.locating import broken_rows, locate, unreadable
from journeykit.evidence.outcome_rows import set_apart
from journeykit.evidence.text_file import is_utf8, plain_copy
from journeykit.evidence.values import Export, Loss, RefusedError, Settings

if TYPE_CHECKING:
    from journeykit.evidence.expressions import Frame
    from journeykit.evidence.subjects import Subjects

_MOST_NAMED = 50


@dataclass(slots=True)
class Found:
    """What was found in one file, beside its answers."""

    rows: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    losses: list[Loss] = field(default_factory=list)
    said: list[Message] = field(default_factory=list)


def read_export(
    export: Export,
    plan: Plan,
    engine: Engine,
    settings: Settings,
    subjects: Subjects,
    into: Judged,
    copy: Path | None = None,
) -> Found:
    """Read the answers of a file.

    Dates are first read by the engine, in the one format that the sample has; when a single one is not in it, the
    file is read once more with dates as texts, each of which is then judged.

    Args:
        export: The file.
        plan: Which column of it is what.
        engine: Who counts.
        settings: How answers are put together.
        subjects: What they may speak of.
        into: Takes them.
        copy: Where a plain copy may go, for when the engine minds something in the file that is not wrong.

    Raises:
        RefusedError: The file cannot be trusted.
    """
    form = format_of(export, plan) if engine.name != "polars" else None
    try:
        if form is not None:
            own = Judged()
            try:
                found = _counted(export, plan, engine, settings, subjects, own, form)
            except EngineError:
                pass
            else:
                _take(own, into)
                return _with_lines(export, found, into, engine)
        own = Judged()
        found = _counted(export, plan, engine, settings, subjects, own, None)
    except EngineError as error:
        mangled = export.path == export.original and export.form == "csv" and not is_utf8(export.path)[0]
        if export.form != "csv" or copy is None or mangled:
            raise RefusedError(unreadable(export, error)) from None
        if findings := broken_rows(export):
            raise RefusedError(*findings) from None
        # Nothing is wrong with it but its line ends, or a quotation mark that only engines mind.
        lines = plain_copy(export.path, export.separator, export.skip, copy)
        plain = replace(export, path=copy, skip=0, above=0, numbers=tuple(export.line(line) for line in lines))
        return read_export(plain, plan, engine, settings, subjects, into)
    _take(own, into)
    return _with_lines(export, found, into, engine)


def _counted(
    export: Export,
    plan: Plan,
    engine: Engine,
    settings: Settings,
    subjects: Subjects,
    into: Judged,
    form: str | None,
) -> Found:
    found = Found()
    dates = {plan.date: form} if form is not None and plan.date is not None else {}
    frame = engine.frame(export, plan.columns, dates)
    typed = export.dated | frozenset(dates)
    if plan.date is not None and plan.date in export.typed:
        frame = expressions.as_text(frame, plan.date)  # 20260930 as a number
    frame, repeated = _without_copies(frame, export, plan, engine, found)
    order, texts = None, list[str]()
    if plan.date is not None and plan.date not in typed:
        texts = [str(row[0]) for row in engine.rows(expressions.days(frame, plan.date)) if row[0] is not None]
        order, said = order_of(export, plan, [text.strip() for text in texts])
        found.said += [said] if said else []
    frame, plan, said_of_outcome = set_apart(frame, export, plan, engine)
    found.said += said_of_outcome
    days = Days(export, plan, settings.period, order)
    counting = RowCount(export, days)
    asked, overall = _apart(plan, found)
    # The answer of a row with an outcome is set apart, and the row may then seem empty.
    wide = len({reading.column for reading in asked.readings}) != 1 or plan.apart is not None
    if asked.readings:
        judge = Judge(export, asked, subjects, days, into)
        judge.take(
            engine.rows(expressions.groups(frame, asked, export, typed, settings.period)), None if wide else counting
        )
    if wide:
        kept = [name for name, _ in asked.keys if name in ("date", "status", "weight", "cases")]
        for row in engine.rows(expressions.rows(frame, asked, typed, settings.period)):
            if not row[-2]:
                counting.take(dict(zip(kept, row, strict=False)), int(row[-1]))
    if overall is not None:
        judge = Judge(export, overall, subjects, Days(export, overall, settings.period, order), into)
        alike = _alike(texts, days)
        judge.take(engine.rows(expressions.outcomes(frame, overall, typed, settings.period, alike)))
    if plan.pairs or any(reading.overall for reading in plan.readings):
        from journeykit.evidence.drivers import collect
        from journeykit.evidence.drivers.collecting import Opened

        months = Days(export, plan, "month", order)
        opened = Opened(frame, export, plan, engine, typed, settings.period, days, subjects, counting.total, months)
        into.together.add(collect(opened, settings))
    found.rows = counting.total + repeated
    found.dropped += counting.dropped
    found.losses += counting.losses.values()
    return found


def _alike(texts: Sequence[str], days: Days) -> list[list[str]]:
    """Return the days of each period that has several: who gave one outcome on two of them gave it once."""
    found: dict[str, list[str]] = {}
    for text in sorted(set(texts)):
        if (period := days.period({"date": text})) is not None:
            found.setdefault(period, []).append(text)
    return [own for own in found.values() if len(own) > 1]


def _apart(plan: Plan, found: Found) -> tuple[Plan, Plan | None]:
    """Return what is asked per touchpoint, and apart from it the outcome of tidy data.

    There a respondent has a row for each answer, and the same outcome in all of them, or in rows of its own.
    """
    outcome = [reading for reading in plan.readings if reading.overall]
    if not plan.tidy or not outcome:
        return plan, None
    asked = replace(plan, readings=tuple(reading for reading in plan.readings if not reading.overall))
    if plan.respondent is None and outcome[0].rows is None:
        found.said.append(
            message(
                'the outcome "{column}" is not counted: a respondent may stand in several rows, and no column says who '
                "it is (respondent: in the mapping)",
                column=outcome[0].name,
            )
        )
        return asked, None
    bare = replace(
        plan, readings=tuple(outcome), touchpoint_column=None, metric_column=None, unit_column=None, cases=None
    )
    return asked, bare


def _without_copies(frame: Frame, export: Export, plan: Plan, engine: Engine, found: Found) -> tuple[Frame, int]:
    """Leave out what stands in the file twice; of a response with rows that differ, all of them."""
    if plan.respondent is None:
        return frame, 0
    copies = Counter[Any]()
    for who, count in engine.rows(expressions.copies(frame, plan)):
        copies[who] += int(count) - 1
    if not copies:
        return frame, 0
    torn = [row[0] for row in engine.rows(expressions.differing(frame, plan))] if plan.own_number else []
    lost = 0
    if torn:
        lost = int(next(iter(engine.rows(expressions.of_respondents(frame, plan, torn))))[0])
        said = message("the same response in rows that do not agree: none of them counts")
        _drop(found, plan.respondent, Loss(export.file, "conflicting", said, lost), torn)
    same = sum(count for who, count in copies.items() if who not in set(torn))
    if same:
        said = message("the same row twice, or more often: it counts once")
        whose = [who for who in copies if who not in set(torn)]
        _drop(found, plan.respondent, Loss(export.file, "duplicate", said, same, copies=plan.columns), whose)
    return expressions.once(frame, plan, torn), lost + same


def _drop(found: Found, column: int, loss: Loss, who: Sequence[Any]) -> None:
    """Leave rows out, and say of some respondents where they stand."""
    found.dropped[loss.reason] += loss.count
    loss.cells = tuple((column, str(one)) for one in sorted(who, key=str)[:_MOST_NAMED])
    found.losses.append(loss)


def _with_lines(export: Export, found: Found, into: Judged, engine: Engine) -> Found:
    locate(export, [*found.losses, *(loss for loss in into.losses.values() if loss.file == export.file)], engine)
    return found


def _take(own: Judged, into: Judged) -> None:
    into.tallies = own.tallies
    into.losses = own.losses
    into.answers += own.answers
    into.dropped += own.dropped
    into.offered += own.offered
    into.misfits += own.misfits
    into.notes |= own.notes
    into.together.add(own.together)
