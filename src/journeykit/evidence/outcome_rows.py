"""The overall outcome of tidy data in rows of its own: from there on it is a column, as where an export gives it one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import narwhals as nw

from journeykit.diagnostics import Message, message
from journeykit.evidence.binding import TOLD
from journeykit.evidence.engine import named
from journeykit.evidence.losing import text_of
from journeykit.evidence.metrics import metric_of
from journeykit.sheets import folded, unguarded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.evidence.binding import Plan, Reading
    from journeykit.evidence.engine import Engine
    from journeykit.evidence.expressions import Frame
    from journeykit.evidence.values import Export


def set_apart(frame: Frame, export: Export, plan: Plan, engine: Engine) -> tuple[Frame, Plan, list[Message]]:
    """Return a frame in which the outcome stands in a column of its own, and no longer among the other answers.

    An engine tells which texts there are; which of them are meant is judged here, as touchpoints and metrics are everywhere.

    Returns:
        The frame, the plan that reads it, and what there is to say. Where no outcome stands in rows, nothing changes.
    """
    outcome = next((reading for reading in plan.readings if reading.rows is not None), None)
    if outcome is None or plan.touchpoint_column is None:
        return frame, plan, []
    columns = [one for one in (plan.touchpoint_column, plan.metric_column) if one is not None]
    names = [named(one) for one in columns]
    there = list(engine.rows(frame.group_by(*names).agg(nw.len().alias("count")).select(*names)))
    whole = [texts for texts in there if folded(_word(texts[0], export)) == folded(outcome.rows or "")]
    found = [texts for texts in whole if all(metric_of(_word(one, export)) == outcome.metric for one in texts[1:])]
    is_told = nw.all_horizontal(
        *(_is_one_of(name, {texts[i] for texts in found}) for i, name in enumerate(names)), ignore_nulls=False
    )
    answer = nw.col(named(outcome.column))
    parted = frame.with_columns(nw.when(is_told).then(answer).otherwise(nw.lit(None)).alias(TOLD)).with_columns(
        nw.when(is_told).then(nw.lit(None)).otherwise(answer).alias(named(outcome.column))
    )
    beside = tuple(
        (column, text_of(text)) for column, text in zip(columns, min(found, key=repr, default=()), strict=False)
    )
    readings = tuple(replace(one, beside=beside) if one is outcome else one for one in plan.readings)
    said = [] if found else [_nowhere(outcome, export.columns[columns[0]].name, known=bool(whole))]
    return parted, replace(plan, readings=readings), said


def _word(raw: Any, export: Export) -> str:
    """Return the text of a cell without what guards it against being taken for a formula."""
    text = text_of(raw)
    return text.removeprefix("'") if export.kind.guards else unguarded(text)


def _is_one_of(name: str, texts: Iterable[Any]) -> nw.Expr:
    """Return whether a cell is one of some; an empty one is none of them, unless it is meant."""
    column = nw.col(name)
    given = sorted({text for text in texts if text is not None}, key=repr)
    is_given = column.is_in(given) if given else nw.lit(value=False)
    return (~column.is_null() & is_given) | column.is_null() if None in texts else ~column.is_null() & is_given


def _nowhere(outcome: Reading, column: str, *, known: bool) -> Message:
    if not known:
        return message('no row has "{word}" in "{column}": there is no outcome', word=outcome.rows or "", column=column)
    return message(
        'of the rows with "{word}" in "{column}" none is about {metric}: there is no outcome',
        word=outcome.rows or "", column=column, metric=outcome.metric or "",
    )  # fmt: skip
