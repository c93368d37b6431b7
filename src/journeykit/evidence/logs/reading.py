"""One event log through an engine: which rows are events, when they were, and of which touchpoint they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import narwhals as nw

from journeykit.diagnostics import Message, message
from journeykit.evidence.binding import Plan
from journeykit.evidence.cells import DAY_KEY, day_of
from journeykit.evidence.days import order_of
from journeykit.evidence.engine import Engine, EngineError, named
from journeykit.evidence.locating import broken_rows, locate, unreadable
from journeykit.evidence.logs import expressions, times
from journeykit.evidence.logs.activities import Activities
from journeykit.evidence.logs.values import LogColumns
from journeykit.evidence.text_file import plain_copy
from journeykit.evidence.values import Export, Loss, RefusedError, refuse

if TYPE_CHECKING:
    from journeykit.evidence.logs.expressions import Frame

_ENOUGH, _MISFITS = 20, 10
"""As of answers: one moment of a hundred that cannot be read is dirt, one of ten is another column."""
_MOST_NAMED = 100
_STARTS, _ENDS = "start", "complete"


@dataclass(slots=True)
class LogFile:
    """What was found in one file: its events as a frame, and what is not among them."""

    file: PurePosixPath
    events: Frame
    outcomes: Frame | None = None
    paired: bool = False
    rows: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    losses: list[Loss] = field(default_factory=list)
    said: list[Message] = field(default_factory=list)


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
    frame = raw.select(
        case=_text(columns.case), activity=_text(columns.activity), channel=_of(columns.channel).str.to_lowercase(),
        lifecycle=_of(columns.lifecycle).str.to_lowercase(), outcome=_of(columns.outcome),
        time=_moment(columns.time) if columns.time in export.dated else _text(columns.time),
    )  # fmt: skip
    found = LogFile(export.file, frame)
    whole = _whole(export, columns, frame, engine, found)
    timed = _timed(export, columns, whole, engine, kept, found)
    if columns.outcome is not None:
        said = (nw.col("outcome") != "") & ~nw.col("outcome").is_null()
        found.outcomes = timed.filter(said).select("case", "outcome")
    known = _known(export, columns, timed, engine, activities, found)
    found.events = _lived(known, columns, engine, found)
    locate(export, found.losses, engine)
    return found


def _text(index: int) -> nw.Expr:
    return nw.col(named(index)).cast(nw.String).str.strip_chars()


def _moment(index: int) -> nw.Expr:
    return nw.col(named(index)).cast(nw.Datetime("us")).dt.to_string("%Y-%m-%dT%H:%M:%S.%f")


def _of(index: int | None) -> nw.Expr:
    return nw.lit(None, dtype=nw.String) if index is None else _text(index)


def _lacks(name: str) -> nw.Expr:
    return nw.col(name).is_null() | (nw.col(name) == "")


def _whole(export: Export, columns: LogColumns, frame: Frame, engine: Engine, found: LogFile) -> Frame:
    """Leave out rows without a case, an activity or a moment."""
    reason = (
        nw.when(_lacks("case")).then(nw.lit("no-case")).when(_lacks("activity")).then(nw.lit("no-activity"))
        .when(_lacks("time")).then(nw.lit("no-time")).otherwise(nw.lit("")).alias("reason")
    )  # fmt: skip
    for why, count in engine.rows(frame.select(reason).group_by("reason").agg(nw.len().alias("count"))):
        found.rows += int(count)
        if why:
            _lose(export, found, str(why), _SAID[str(why)], int(count), ((getattr(columns, _COLUMN[str(why)]), ""),))
    return frame.filter(~_lacks("case") & ~_lacks("activity") & ~_lacks("time"))


_SAID = {
    "no-case": message("there is no case: nobody can tell whose event this is"),
    "no-activity": message("there is no activity: nobody can tell what happened"),
    "no-time": message("there is no moment: nobody can tell when this happened"),
}
_COLUMN = {"no-case": "case", "no-activity": "activity", "no-time": "time"}


def _lose(
    export: Export, found: LogFile, reason: str, said: Message, count: int, cells: tuple[tuple[int, str], ...]
) -> None:
    found.dropped[reason] += count
    found.losses.append(Loss(export.file, reason, said, count, cells))


def _timed(export: Export, columns: LogColumns, frame: Frame, engine: Engine, kept: Path, found: LogFile) -> Frame:
    """Add `at`, microseconds since 1970, and `month`; leave out what is no moment."""
    if columns.time in export.typed:
        name = export.columns[columns.time].name
        said = message('the column "{column}" holds numbers, and no moments', column=name)
        raise refuse(export.file, said, message("write it as a timestamp, or as a text such as 2026-03-01T09:05:00"))
    shapes: Counter[str] = Counter()
    texts: set[str] = set()
    for day, shape, count in engine.rows(expressions.written(frame, times.shape_of(nw.col("time")))):
        shapes[str(shape)] += int(count)
        texts.add(str(day))
    order, said_of_order = order_of(export, Plan((), date=columns.time, order=columns.order), sorted(texts))
    found.said += [said_of_order] if said_of_order is not None else []
    layouts = times.layouts(sorted(shapes), order)
    _refuse_unread(export, columns, shapes, layouts)
    _say_shapes(shapes, layouts, found)
    bad = sorted(text for text in texts if day_of(text, order) is None)
    made = times.timed(frame, layouts)
    possible = ~nw.col("at").is_null()
    if bad:
        possible &= ~nw.col("time").str.slice(0, DAY_KEY).is_in(bad)
    unread = nw.when(~possible).then(nw.col("time"))
    timed = engine.kept(made.with_columns(time=unread), kept)
    _drop_unread(export, columns, engine, timed.filter(~nw.col("time").is_null()), found)
    return timed.filter(nw.col("time").is_null())


def _refuse_unread(
    export: Export, columns: LogColumns, shapes: Mapping[str, int], layouts: dict[str, times.Layout]
) -> None:
    """Refuse a column that holds no moments, or moments of which some say their offset and others do not."""
    total, read = sum(shapes.values()), sum(shapes[shape] for shape in layouts)
    name = export.columns[columns.time].name
    if (total >= _ENOUGH and (total - read) * _MISFITS > total) or (total and not read):
        said = message(
            '{count} of {total} texts in "{column}" are no moments', count=total - read, total=total, column=name
        )
        raise refuse(export.file, said, message("a moment is written like 2026-03-01T09:05:00, or 1-3-2026 9:05"))
    if len(layouts) > times.MOST_SHAPES:
        raise refuse(
            export.file,
            message('the moments in "{column}" are written in {count} ways', column=name, count=len(layouts)),
        )
    zoned = [shape for shape, layout in layouts.items() if layout.zoned]
    if zoned and len(zoned) < len(layouts):
        plain = next(shape for shape, layout in layouts.items() if not layout.zoned)
        said = message(
            'some moments in "{column}" say how far they are from UTC ({one}), and others do not ({other}): their order'
            " cannot be known",
            column=name, one=zoned[0], other=plain,
        )  # fmt: skip
        raise refuse(export.file, said)
    turned = [shape for shape, layout in layouts.items() if layout.turned]
    if turned and len(turned) < len(layouts):
        other = next(shape for shape, layout in layouts.items() if not layout.turned)
        said = message('the dates in "{column}" begin with the year ({one}) and end with it ({other})',
                       column=name, one=other, other=turned[0])  # fmt: skip
        raise refuse(export.file, said, message("write them in one way"))


def _say_shapes(shapes: Mapping[str, int], layouts: dict[str, times.Layout], found: LogFile) -> None:
    untimed = sum(shapes[shape] for shape, layout in layouts.items() if not layout.timed)
    if untimed:
        said = message(
            "{count} events have a day and no hour: within a day they stand in the order of the plan", count=untimed
        )
        found.said.append(said)


def _drop_unread(export: Export, columns: LogColumns, engine: Engine, wrong: Frame, found: LogFile) -> None:
    """Count the texts that are no moments; name the commonest ones."""
    texts = engine.rows(expressions.counted(wrong, "time"))
    counted = sorted(((int(count), str(text)) for text, count in texts), reverse=True)
    total = sum(count for count, _ in counted)
    if found.rows >= _ENOUGH and total * _MISFITS > found.rows:
        name = export.columns[columns.time].name
        said = message(
            '{count} of {total} texts in "{column}" are no moments', count=total, total=found.rows, column=name
        )
        raise refuse(export.file, said, message('such as "{text}"', text=counted[0][1]))
    for count, text in counted[:_MOST_NAMED]:
        said = message('"{text}" is no moment', text=text[: times.LONGEST])
        _lose(export, found, "not-a-time", said, count, ((columns.time, text),))
    found.dropped["not-a-time"] += sum(count for count, _ in counted[_MOST_NAMED:])
    if not found.dropped["not-a-time"]:
        del found.dropped["not-a-time"]


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
    if not places:
        return frame.filter(nw.lit(0) == 1).with_columns(touchpoint=nw.lit(0))
    numbered = nw.col("activity").replace_strict(
        list(places), list(places.values()), default=None, return_dtype=nw.Int64
    )
    return frame.filter(nw.col("activity").is_in(list(places))).with_columns(touchpoint=numbered)


def _lived(frame: Frame, columns: LogColumns, engine: Engine, found: LogFile) -> Frame:
    """Add `life`: 0 for a start, 1 for an end or a moment of its own; leave out plans, pauses and what was called off."""
    names = ("case", "touchpoint", "at", "month", "life", "channel")
    if columns.lifecycle is None:
        return frame.with_columns(life=nw.lit(1)).select(*names)
    said = {str(word or ""): int(count) for word, count in engine.rows(expressions.counted(frame, "lifecycle"))}
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
    life = nw.when(nw.col("lifecycle") == _STARTS).then(0).otherwise(1)
    stays = nw.col("lifecycle").is_null() | nw.col("lifecycle").is_in(kept)
    return frame.filter(stays).with_columns(life=life).select(*names)


def _listed(words: Iterable[str]) -> str:
    found = sorted(words)
    return ", ".join(found[:5]) + (", …" if len(found) > 5 else "")


def day_at(at: int) -> date:
    """Return the day of a moment in microseconds since 1970."""
    return datetime.fromordinal(719_163 + at // (86_400 * 1_000_000)).date()
