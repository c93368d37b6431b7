"""The trend over measured periods: each time as if nothing had been asked since, weighed as the project is today."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import JourneykitError, NothingToDoError, message
from journeykit.history.changing import changes
from journeykit.history.figures import Figures
from journeykit.history.marking import marks_of
from journeykit.history.scored import figures_of
from journeykit.history.texts import root_of
from journeykit.history.trend_values import Course, Line, Moment, Row, Trend
from journeykit.model.metrics import SATISFACTION
from journeykit.model.periods import days_of
from journeykit.scoring.operational import counted
from journeykit.scoring.records import days
from journeykit.scoring.settings import settings_of
from journeykit.workspace import load

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from os import PathLike

    from journeykit.model import Record
    from journeykit.workspace import Document, Workspace


def trend_of_periods(
    folder: str | PathLike[str] | Workspace, journeys: Collection[str] = (), *, since: str | None = None
) -> Trend:
    """Follow the figures of journeys over the periods in which they were measured.

    Args:
        folder: The project on disk, or its workspace.
        journeys: Their ids; without any, all current ones.
        since: The day or the period to begin at.

    Raises:
        NothingToDoError: There is no such journey, or nothing was ever measured.
    """
    from journeykit.workspace import Workspace as Loaded

    workspace = folder if isinstance(folder, Loaded) else load([root_of(Path(folder))])
    ids = [journey.id for journey in workspace.journeys if journey.state != "future"]
    for id_ in journeys:
        if id_ not in ids:
            raise NothingToDoError(message('there are no figures of a journey "{id}" in this history', id=id_))
    chosen = [id_ for id_ in ids if not journeys or id_ in journeys]
    ends = _ends(workspace)
    rows: dict[str, list[Row]] = {id_: [] for id_ in chosen}
    latest: dict[str, Figures] = {}
    for day, period in ends.items():
        moment = Moment(id=period, name=period, when=dt.datetime.combine(day, dt.time(), dt.UTC))
        latest = figures_of(_until(workspace, day), day, chosen)
        for id_ in chosen:
            last = rows[id_][-1].figures if rows[id_] else None
            if latest[id_].n and (last is None or not latest[id_].looks_like(last)):
                rows[id_].append(Row(moment, "scored", latest[id_]))
    first = _day(since)
    lines = tuple(
        Line(id_, latest[id_].title, _since(rows[id_], first), tuple(_courses(workspace, latest[id_])))
        for id_ in sorted(chosen)
        if rows[id_]
    )
    if not lines:
        raise NothingToDoError(message("nothing was measured yet, in any period"))
    confidence = settings_of(workspace.project).confidence
    found = changes(lines, confidence)
    return Trend(
        by="periods",
        lines=lines,
        changes=found,
        marks=marks_of(lines, [latest[line.journey] for line in lines]),
        confidence=confidence,
        moments=len(ends),
        tested=sum(one.verdict != "too-few" for one in found),
        since=since,
        client=workspace.project.name,
        language=workspace.project.language,
        accent=workspace.project.style.accent,
    )


def _courses(workspace: Workspace, figures: Figures) -> Iterator[Course]:
    """Yield what was counted of a journey and at its touchpoints."""
    subjects = [(None, figures.title), *((point.id, point.name) for point in figures.touchpoints)]
    for touchpoint, name in subjects:
        for one in counted(workspace.records_of(figures.id, touchpoint)):
            yield Course(touchpoint, name, one)


def _day(since: str | None) -> dt.date | None:
    if since is None:
        return None
    known = days_of(since)
    if known is None:
        raise JourneykitError(
            message("{text} is no day and no period", text=since), message("write it as 2027-03-01, 2027-Q1 or 2027")
        )
    return known[0]


def _since(rows: Sequence[Row], first: dt.date | None) -> tuple[Row, ...]:
    """The rows from a day on, and the last one before it: how it stood then."""
    if first is None:
        return tuple(rows)
    early = sum(row.moment.day < first for row in rows)
    return tuple(rows[max(0, early - 1) :])


def _ends(workspace: Workspace) -> dict[dt.date, str]:
    """The last days of all periods in which satisfaction was measured, with the name of the shortest that is no day."""
    found: dict[dt.date, tuple[bool, dt.date, str]] = {}
    for placed in workspace.records:
        record, known = placed.record, days(placed.record)
        if known is None or record.metric not in SATISFACTION:
            continue
        name = (known[0] != known[1], known[0], str(record.period or record.date))
        found[known[1]] = max(found.get(known[1], name), name)
    return {day: found[day][2] for day in sorted(found)}


def _until(workspace: Workspace, day: dt.date) -> Workspace:
    """The workspace as if nothing had been asked after a day; what has no day was always there."""
    return replace(workspace, documents=tuple(_document(one, day) for one in workspace.documents))


def _document(document: Document, day: dt.date) -> Document:
    model: Any = document.model
    if model is None or document.kind not in ("measurements", "journey"):
        return document
    if document.kind == "measurements":
        kept = _kept(model.records, day)
        if len(kept) == len(model.records):
            return document
        return replace(document, model=model.model_copy(update={"records": kept}))
    if not any(touchpoint.measurements for touchpoint in model.touchpoints):
        return document
    phases = tuple(
        phase.model_copy(
            update={
                "touchpoints": tuple(
                    one.model_copy(update={"measurements": _kept(one.measurements, day)}) for one in phase.touchpoints
                )
            }
        )
        for phase in model.phases
    )
    return replace(document, model=model.model_copy(update={"phases": phases}))


def _kept(records: Iterable[Record], day: dt.date) -> tuple[Record, ...]:
    return tuple(record for record in records if (known := days(record)) is None or known[1] <= day)
