"""One event log through an engine: which rows are events, when they were, and of which touchpoint they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import narwhals as nw

from journeykit.diagnostics import message
from journeykit.evidence.engine import Engine, EngineError, named
from journeykit.evidence.locating import broken_rows, locate, unreadable
from journeykit.evidence.logs import expressions, times
from journeykit.evidence.logs.activities import Activities
from journeykit.evidence.logs.found import LogFile
from journeykit.evidence.logs.moments import at_once, is_here, lacking, lacks, untimed, with_moments
from journeykit.evidence.logs.values import LogColumns
from journeykit.evidence.text_file import plain_copy
from journeykit.evidence.values import Export, Loss, RefusedError, refuse

if TYPE_CHECKING:
    from journeykit.evidence.logs.expressions import Frame

_MOST_NAMED = 100
_STARTS, _ENDS = "start", "complete"


def read_log(export: Export, columns: LogColumns, engine: Engine, activities: Activities, copy: Path) -> LogFile:
    """Read the events of a file.

    Args:
        export: The file.
        columns: Which column of it is what.
        engine: Who counts.
        activities: Knows of which touchpoint an activity is.
        copy: Where a plain copy may go, for when the engine minds something in the file that is not wrong.

    Raises:
        RefusedError: The file cannot be trusted.
    """
    try:
        return _read(export, columns, engine, activities, copy.with_suffix(".parquet"))
    except EngineError as error:
        if export.form != "csv" or copy.exists():
            raise RefusedError(unreadable(export, error)) from None
        if findings := broken_rows(export):
            raise RefusedError(*findings) from None
        lines = plain_copy(export.path, export.separator, export.skip, copy)
        plain = replace(export, path=copy, skip=0, above=0, numbers=tuple(export.line(line) for line in lines))
        return read_log(plain, columns, engine, activities, copy)


def _read(export: Export, columns: LogColumns, engine: Engine, activities: Activities, kept: Path) -> LogFile:
    raw = engine.frame(export, columns.columns, {})
    text = _texts(raw)
    cells = {"case": text(columns.case), "activity": text(columns.activity)}
    named_ones = {"channel": columns.channel, "lifecycle": columns.lifecycle, "outcome": columns.outcome}
    cells |= {name: text(index) for name, index in named_ones.items() if index is not None}
    found = LogFile(export.file, raw)
    timed = at_once(export, columns, raw, cells, engine, kept)
    if timed is not None:
        lost = Counter({str(why): int(n) for why, n in engine.rows(expressions.counted(timed, "reason"))})
        found.rows = lost.total()
        _refuse_nothing(export, found)
        _lose(export, columns, lost, found)
        timed = timed.filter(nw.col("reason") == "") if lost.keys() - {""} else timed
    else:
        time = _moment(columns.time) if columns.time in export.dated else text(columns.time)
        frame = raw.select(time=time, **cells)
        written = _written(export, columns, frame, engine, found)
        whole = frame.filter(lacking(lacks("time")) == "")
        timed = with_moments(export, columns, whole, written, engine, kept, found)
    if raw.collect_schema()[named(columns.time)] == nw.Date:
        found.said.append(untimed(found.rows))
    if columns.outcome is not None:
        said = (nw.col("outcome") != "") & ~nw.col("outcome").is_null()
        found.outcomes = timed.filter(said).select("case", "outcome")
    known = _known(export, columns, timed, engine, activities, found)
    found.events = _lived(known, columns, engine, found)
    locate(export, found.losses, engine)
    return found


def _refuse_nothing(export: Export, found: LogFile) -> None:
    if not found.rows:
        raise refuse(export.file, message("there is nothing below the header"))


def _texts(frame: Frame) -> Callable[[int], nw.Expr]:
    """Return how to take a cell without the space around it.

    Few have any, and here looking costs a tenth of taking it off; servers compare by the rules of some language.
    """

    def quickly(index: int) -> nw.Expr:
        text = nw.col(named(index)).cast(nw.String)
        spaced = (text < "!") | (text.str.tail(1) < "!")
        return nw.when(spaced).then(text.str.strip_chars()).otherwise(text)

    return quickly if is_here(frame) else lambda index: nw.col(named(index)).cast(nw.String).str.strip_chars()


def _moment(index: int) -> nw.Expr:
    # No letter between day and hour: PostgreSQL takes DDT and H for an ordinal.
    return nw.col(named(index)).cast(nw.Datetime("us")).dt.to_string("%Y-%m-%d %H:%M:%S.%f")


def _lowered(name: str) -> nw.Expr:
    return nw.col(name).str.to_lowercase().fill_null("")


def _written(
    export: Export, columns: LogColumns, frame: Frame, engine: Engine, found: LogFile
) -> Counter[tuple[str, str]]:
    """Count the rows, and leave out those without a case, an activity or a moment; return how the others write theirs.

    Their days with their shapes: all that is asked of a file before its moments are read, in one go.
    """
    lost: Counter[str] = Counter()
    written: Counter[tuple[str, str]] = Counter()
    asked = expressions.written(frame, lacking(lacks("time")), times.shape_of(nw.col("time")))
    for why, day, shape, count in engine.rows(asked):
        found.rows += int(count)
        if why:
            lost[str(why)] += int(count)
        else:
            written[str(day), str(shape)] += int(count)
    _refuse_nothing(export, found)
    _lose(export, columns, lost, found)
    return written


def _lose(export: Export, columns: LogColumns, lost: Counter[str], found: LogFile) -> None:
    for why, count in sorted(lost.items()):
        if why:
            found.lose(export, why, _SAID[why], count, ((getattr(columns, _COLUMN[why]), ""),))


_SAID = {
    "no-case": message("there is no case: nobody can tell whose event this is"),
    "no-activity": message("there is no activity: nobody can tell what happened"),
    "no-time": message("there is no moment: nobody can tell when this happened"),
}
_COLUMN = {"no-case": "case", "no-activity": "activity", "no-time": "time"}


def _known(
    export: Export, columns: LogColumns, frame: Frame, engine: Engine, activities: Activities, found: LogFile
) -> Frame:
    """Add `touchpoint`, its place in the journey; leave out the events of other activities, which are told apart."""
    places: dict[str, int] = {}
    unknown: Counter[str] = Counter()
    for activity, count in engine.rows(expressions.counted(frame, "activity")):
        place = activities.place(str(activity), int(count))
        if place is None:
            unknown[str(activity)] += int(count)
        else:
            places[str(activity)] = place
    for activity, count in sorted(unknown.items(), key=lambda one: (-one[1], one[0]))[:_MOST_NAMED]:
        said = message('activity "{activity}" is no touchpoint of the journey', activity=activity)
        loss = Loss(
            export.file, "no-touchpoint", said, count, ((columns.activity, activity),), hint=activities.hint(activity)
        )
        found.losses.append(loss)
    if unknown:
        found.dropped["no-touchpoint"] += unknown.total()
    numbered = frame.with_columns(touchpoint=expressions.numbered("activity", places))
    return numbered.filter(~nw.col("touchpoint").is_null()) if unknown else numbered


def _lived(frame: Frame, columns: LogColumns, engine: Engine, found: LogFile) -> Frame:
    """Add `life`: 0 for a start, 1 for an end or a moment of its own; leave out plans, pauses and what was called off."""
    channel = (nw.lit("") if columns.channel is None else _lowered("channel")).alias("channel")
    names = ("case", "touchpoint", "at", nw.col("month").cast(nw.Int32), "life", channel)
    if columns.lifecycle is None:
        return frame.with_columns(life=nw.lit(1)).select(*names)
    frame = frame.with_columns(lifecycle=_lowered("lifecycle"))
    said = {str(word): int(count) for word, count in engine.rows(expressions.counted(frame, "lifecycle"))}
    if not said.keys() & {_STARTS, _ENDS}:
        found.said.append(message("the lifecycle says neither start nor complete: every event counts"))
        return frame.with_columns(life=nw.lit(1)).select(*names)
    found.paired = _STARTS in said
    kept = [word for word in said if word in (_STARTS, _ENDS, "")]
    lost = sum(count for word, count in said.items() if word not in kept)
    if lost:
        others = _listed(word for word in said if word not in kept)
        found.dropped["lifecycle"] += lost
        found.said.append(
            message(
                "{count} events are neither start nor complete ({words}) and are left out", count=lost, words=others
            )
        )
        frame = frame.filter(nw.col("lifecycle").is_in(kept))
    return frame.with_columns(life=nw.when(nw.col("lifecycle") == _STARTS).then(0).otherwise(1)).select(*names)


def _listed(words: Iterable[str]) -> str:
    found = sorted(words)
    return ", ".join(found[:5]) + (", …" if len(found) > 5 else "")


def day_at(at: int) -> date:
    """Return the day of a moment in microseconds since 1970."""
    return datetime.fromordinal(719_163 + at // (86_400 * 1_000_000)).date()
