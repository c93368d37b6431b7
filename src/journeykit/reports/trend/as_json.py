"""A trend for programs: JSON and CSV, the same in every language. A figure that is not known is null."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from journeykit.reports.indented import indented
from journeykit.reports.scores.as_json import interval_json, rounded
from journeykit.sheets import guarded

if TYPE_CHECKING:
    from journeykit.history import Change, Line, Mark, Moment, Row, Trend
    from journeykit.history.trend_values import Course

VERSION = 1


def trend_json(trend: Trend) -> str:
    """Return a trend as JSON, version 1."""
    data = {
        "version": VERSION,
        "by": trend.by,
        "since": trend.since,
        "shallow": trend.shallow,
        "moments": trend.moments,
        "confidence": trend.confidence,
        "journeys": [_line(line) for line in trend.lines],
        "changes": [_change(change) for change in trend.changes],
        "tested": trend.tested,
        "marks": [_mark(mark) for mark in trend.marks],
    }
    return indented(data) + "\n"


def nothing_json(by: str) -> str:
    """Return the JSON of a trend that there is not."""
    empty: dict[str, Any] = {"version": VERSION, "by": by, "since": None, "shallow": False, "moments": 0}
    return indented(empty | {"confidence": None, "journeys": [], "changes": [], "tested": 0, "marks": []}) + "\n"


def _line(line: Line) -> dict[str, Any]:
    found = {"id": line.journey, "title": line.title, "points": [_row(row) for row in line.rows]}
    return found | ({"counted": [_course(one) for one in line.counted]} if line.counted else {})


def _course(one: Course) -> dict[str, Any]:
    points = [{"period": at.period, "value": rounded(at.value), "n": _count(at.n)} for at in one.counted.points]
    return {"touchpoint": one.touchpoint, "metric": one.counted.metric, "unit": one.counted.unit, "points": points}


def _row(row: Row) -> dict[str, Any]:
    figures = row.figures
    found: dict[str, Any] = {**_moment(row.moment), "state": row.state}
    if figures is None:
        return found | {"index": None, "peak_end": None, "school_mark": None, "minimum": None, "below_floor": None,
                        "n": None, "touchpoints": []}  # fmt: skip
    minimum = figures.minimum
    mark = figures.school_mark
    return found | {
        "index": interval_json(figures.index),
        "peak_end": rounded(figures.peak_end),
        "school_mark": None if mark is None else round(mark, 1),
        "minimum": None if minimum is None else {"touchpoint": minimum[0], "value": rounded(minimum[1])},
        "below_floor": figures.below_floor,
        "n": _count(figures.n),
        "touchpoints": [
            {
                "id": point.id,
                "name": point.name,
                "performance": {**interval_json(point.performance), "n": _count(point.n)},
                "choice": point.choice,
            }
            for point in figures.touchpoints
        ],
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "moment": moment.id,
        "day": moment.day.isoformat(),
        "tags": list(moment.tags),
        "subject": moment.subject,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "journey": change.journey,
        "touchpoint": change.touchpoint,
        "metric": change.metric,
        "from": change.earlier.id,
        "to": change.later.id,
        "before": {**interval_json(change.before), "n": _count(change.n_before)},
        "after": {**interval_json(change.after), "n": _count(change.n_after)},
        "difference": interval_json(change.difference),
        "chance": None if change.chance is None else round(change.chance, 6),
        "better": change.better,
        "verdict": change.verdict,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "kind": mark.kind,
        "name": mark.name,
        "starts": mark.starts.isoformat(),
        "until": None if mark.until is None else mark.until.isoformat(),
        "journey": mark.journey,
        "touchpoint": mark.touchpoint,
    }


def _count(n: float | None) -> int | float | None:
    """A number of answers: whole when it is."""
    return None if n is None else int(n) if float(n).is_integer() else rounded(n)


HEADER = (
    "journey", "moment", "day", "tags", "state", "index", "index_low", "index_high", "peak_end", "school_mark",
    "minimum_touchpoint", "minimum", "below_floor", "n",
)  # fmt: skip


def trend_csv(trend: Trend | None) -> str:
    """Return a trend as CSV, a line a row; without one, the header alone."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEADER)
    for line in trend.lines if trend is not None else ():
        for row in line.rows:
            writer.writerow(_cells(line, row))
    return written.getvalue()


def _cells(line: Line, row: Row) -> list[Any]:
    figures = row.figures
    head = [
        line.journey,
        guarded(row.moment.id),
        row.moment.day.isoformat(),
        guarded(" ".join(row.moment.tags)),
        row.state,
    ]
    if figures is None:
        return [*head, *[None] * 9]
    index, mark, minimum = figures.index, figures.school_mark, figures.minimum or (None, None)
    return [
        *head, rounded(index.value), rounded(index.low), rounded(index.high), rounded(figures.peak_end),
        None if mark is None else round(mark, 1), minimum[0], minimum[1], figures.below_floor, _count(figures.n),
    ]  # fmt: skip
