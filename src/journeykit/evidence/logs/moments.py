"""When the events of a log were: every text of its column of moments, read one way for the whole file, or left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import narwhals as nw

from journeykit.diagnostics import Message, message
from journeykit.evidence.binding import Plan
from journeykit.evidence.cells import DAY_KEY, day_of, is_iso
from journeykit.evidence.days import order_of
from journeykit.evidence.engine import Engine, EngineError, named
from journeykit.evidence.logs import expressions, quick, times
from journeykit.evidence.logs.found import LogFile
from journeykit.evidence.logs.values import LogColumns
from journeykit.evidence.values import Export, RefusedError, refuse

if TYPE_CHECKING:
    from journeykit.evidence.logs.expressions import Frame

_ENOUGH, _MISFITS = 20, 10
"""As of answers: one moment of a hundred that cannot be read is dirt, one of ten is another column."""
_MOST_NAMED = 100


def with_moments(
    export: Export,
    columns: LogColumns,
    frame: Frame,
    written: Mapping[tuple[str, str], int],
    engine: Engine,
    kept: Path,
    found: LogFile,
) -> Frame:
    """Add `at`, microseconds since 1970, and `month`; leave out what is no moment.

    Args:
        export: The file.
        columns: Which column of it is what.
        frame: Its rows that are whole.
        written: The days of their moments and the shapes of them, each with how often.
        engine: Who reads.
        kept: Where the events go, so that nothing is read twice.
        found: Takes what is left out.
    """
    if columns.time in export.typed:
        name = export.columns[columns.time].name
        said = message('the column "{column}" holds numbers, and no moments', column=name)
        raise refuse(export.file, said, message("write it as a timestamp, or as a text such as 2026-03-01T09:05:00"))
    shapes: Counter[str] = Counter()
    for (_, shape), count in written.items():
        shapes[shape] += count
    texts = {day for day, _ in written}
    _refuse_unread(export, columns, shapes, times.layouts(sorted(shapes), None))
    order = _order(export, columns, texts, found)
    layouts = times.layouts(sorted(shapes), order)
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


def at_once(
    export: Export, columns: LogColumns, raw: Frame, cells: Mapping[str, nw.Expr], engine: Engine, kept: Path
) -> Frame | None:
    """Read the events of a file with their moments in one go; None where these are not plain, all of one shape.

    Args:
        export: The file.
        columns: Which column of it is what.
        raw: Its rows.
        cells: What else is wanted of them.
        engine: Who reads.
        kept: Where the events go: `reason` says why one is none.
    """
    if not is_here(raw) or columns.time in export.typed:
        return None  # those that are far away read a text by formats of their own
    column, added, right = nw.col(named(columns.time)), nw.lit(0), nw.lit(0) == 0
    how = None
    if columns.time in export.dated:
        made = raw.select(**cells, written=column.cast(nw.Datetime("us")))
        none = nw.col("written").is_null()
    else:
        cells_of_it = (row[columns.time].strip() for row in export.sample if columns.time < len(row))
        how = quick.quick([cell for cell in cells_of_it if cell], columns.order)
        if how is None:
            return None
        text = nw.col("time")
        none = text.is_null() | (text == "")
        made = raw.select(**cells, time=column.cast(nw.String))
        made = made.with_columns(written=quick.local(text, how))
        added, right = quick.rest(text, how) or (added, right)
    at, month = quick.moment(nw.col("written")) + added, quick.month(nw.col("written"))
    made = made.with_columns(at=nw.when(right).then(at), month=month, reason=lacking(none))
    other = (nw.col("reason") == "") & nw.col("at").is_null()
    made = made.with_columns(reason=nw.when(other).then(nw.lit("other")).otherwise(nw.col("reason")))
    try:
        day = nw.col("written").dt.day().alias("day")
        timed = engine.kept(made.select(*cells, "at", "month", "reason", day), kept)
    except EngineError:
        return None
    misread = nw.when(nw.col("reason") == "other").then(1).otherwise(0).alias("misread")
    wrong, days = next(
        iter(engine.rows(timed.select(misread, "day").select(nw.col("misread").sum(), nw.col("day").max())))
    )
    unsure = how is not None and how.turned and not quick.says_order(int(days or 0), columns.order)
    return None if wrong or unsure else timed


def is_here(frame: Frame) -> bool:
    """Return whether the engine is one of those inside this process."""
    return frame.implementation.is_duckdb() or frame.implementation.is_polars()


def lacks(name: str) -> nw.Expr:
    """Return whether there is nothing in a column of texts."""
    return nw.col(name).is_null() | (nw.col(name) == "")


def lacking(no_moment: nw.Expr) -> nw.Expr:
    """Return why a row is no event; nothing when it is one."""
    return (
        nw.when(lacks("case")).then(nw.lit("no-case")).when(lacks("activity")).then(nw.lit("no-activity"))
        .when(no_moment).then(nw.lit("no-time")).otherwise(nw.lit(""))
    )  # fmt: skip


def untimed(count: int) -> Message:
    """Return what there is to say of events that have a day only."""
    return message(
        "{count} events have a day and no hour: within a day they stand in the order of the plan", count=count
    )


def _order(export: Export, columns: LogColumns, texts: Iterable[str], found: LogFile) -> str | None:
    """Return in which order day and month stand."""
    days = sorted({text if is_iso(text) else text.partition(" ")[0] for text in texts})
    try:
        order, said = order_of(export, Plan((), date=columns.time, order=columns.order), days)
    except RefusedError as refused:
        hint = message("say in the mapping which one holds: time: {{column: …, order: day-first}}")
        raise RefusedError(*(replace(finding, hint=hint) for finding in refused.findings)) from None
    found.said += [said] if said is not None else []
    return order


def _like(export: Export, columns: LogColumns, shape: str) -> str:
    """Return a text of a shape, as it stands in the file."""
    cells = (row[columns.time].strip() for row in export.sample if columns.time < len(row))
    return next((cell for cell in cells if re.sub("[0-9]", "9", cell) == shape), shape)


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
        plain = _like(export, columns, next(shape for shape, layout in layouts.items() if not layout.zoned))
        said = message(
            'some moments in "{column}" say how far they are from UTC ({one}), and others do not ({other}): their order'
            " cannot be known",
            column=name, one=_like(export, columns, zoned[0]), other=plain,
        )  # fmt: skip
        raise refuse(export.file, said)
    turned = [shape for shape, layout in layouts.items() if layout.turned]
    if turned and len(turned) < len(layouts):
        other = _like(export, columns, next(shape for shape, layout in layouts.items() if not layout.turned))
        said = message('the dates in "{column}" begin with the year ({one}) and end with it ({other})',
                       column=name, one=other, other=_like(export, columns, turned[0]))  # fmt: skip
        raise refuse(export.file, said, message("write them in one way"))


def _say_shapes(shapes: Mapping[str, int], layouts: dict[str, times.Layout], found: LogFile) -> None:
    days = sum(shapes[shape] for shape, layout in layouts.items() if not layout.timed)
    if days:
        found.said.append(untimed(days))


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
        found.lose(export, "not-a-time", said, count, ((columns.time, text),))
    found.dropped["not-a-time"] += sum(count for count, _ in counted[_MOST_NAMED:])
    if not found.dropped["not-a-time"]:
        del found.dropped["not-a-time"]
