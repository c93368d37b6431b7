"""From event logs to transition records and a report: read, put together, count, compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place, message
from journeykit.evidence.engine import Engine, EngineError
from journeykit.evidence.locating import unreadable
from journeykit.evidence.logs.activities import Activities, journey_of
from journeykit.evidence.logs.binding import bind_log
from journeykit.evidence.logs.comparing import compared
from journeykit.evidence.logs.counting import Counting, switching_ways
from journeykit.evidence.logs.found import LogFile
from journeykit.evidence.logs.planned import planned
from journeykit.evidence.logs.reading import read_log
from journeykit.evidence.logs.records import Record, transitions
from journeykit.evidence.logs.values import Counted, LogColumns, LogReport
from journeykit.evidence.opening import unread_of
from journeykit.evidence.values import Counts, Export, Loss, RefusedError, Settings, wrong
from journeykit.evidence.withholding import Withheld

if TYPE_CHECKING:
    from journeykit.evidence.subjects import Subjects
    from journeykit.model import Journey, Mapping
    from journeykit.workspace import Workspace

_MOST_SAID = 8


@dataclass(frozen=True, slots=True)
class Log:
    """A file that is an event log, with the mapping that says so."""

    export: Export
    mapping: Mapping
    mapping_file: PurePosixPath


def log_said(log: Log) -> Iterator[Message]:
    """Yield how a file was read."""
    yield log.export.kind.title
    yield from log.export.said
    read = {log.mapping.case, log.mapping.activity, log.mapping.lifecycle, log.mapping.channel}
    unread = [name for name in unread_of(log.export) if name not in read]
    if unread:
        yield message("not read, because they may hold personal data: {columns}", columns=", ".join(unread[:10]))


@dataclass(slots=True)
class LogMeasured:
    """What came of event logs."""

    records: list[Record] = field(default_factory=list)
    rows: Counts = field(default_factory=Counts)
    losses: list[Loss] = field(default_factory=list)
    said: list[tuple[PurePosixPath, Message]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    withheld: Withheld = field(default_factory=Withheld)
    report: LogReport | None = None


def measure_logs(
    logs: Sequence[Log], work: Path, engine: Engine, workspace: Workspace, subjects: Subjects, settings: Settings
) -> LogMeasured:
    """Measure event logs; several files are one log, in which a customer's way may go on from one into the other."""
    made = LogMeasured()
    first = logs[0]
    given = {activity: touchpoint for log in logs for activity, touchpoint in log.mapping.activities.items()}
    journey = journey_of(workspace.journeys, subjects, first.mapping.journey, given)
    if isinstance(journey, Message):
        made.findings.append(Finding(Place(first.mapping_file), journey))
        return made
    activities = Activities(journey, subjects, given)
    made.findings += activities.wrong_names(Place(first.mapping_file))
    files, columns = _read(logs, engine, activities, work, made)
    if made.findings:
        return made
    if not activities.seen:
        made.findings += _nothing_known(first, journey, activities)
        return made
    try:
        _count(files, columns, Counting(engine, work, len(journey.touchpoints)), activities, settings, made)
    except EngineError as error:
        made.findings.append(unreadable(first.export, error))
    return made


def _read(
    logs: Sequence[Log], engine: Engine, activities: Activities, work: Path, made: LogMeasured
) -> tuple[list[LogFile], list[LogColumns]]:
    files: list[LogFile] = []
    bound: list[LogColumns] = []
    for i, log in enumerate(logs):
        try:
            columns = bind_log(log.export, log.mapping, log.mapping_file)
            found = read_log(log.export, columns, engine, activities, work / f"log-{i}.csv")
        except RefusedError as refused:
            made.findings += refused.findings
            continue
        files.append(found)
        bound.append(columns)
        made.losses += found.losses
        made.said += [(log.export.file, one) for one in (*columns.said, *found.said)]
    return files, bound


def _nothing_known(log: Log, journey: Journey, activities: Activities) -> list[Finding]:
    unknown = activities.unknown_ones()
    said = message(
        'no activity is a touchpoint of "{journey}": {activities}', journey=journey.id,
        activities=", ".join(one.activity for one in unknown[:_MOST_SAID]) + (", …" if len(unknown) > _MOST_SAID else ""),
    )  # fmt: skip
    hint = message("say in the mapping which is which, under `activities:`; --suggest writes a first one")
    return [wrong(log.export.file, said, hint)]


def _count(
    files: Sequence[LogFile],
    columns: Sequence[LogColumns],
    counting: Counting,
    activities: Activities,
    settings: Settings,
    made: LogMeasured,
) -> None:
    journey = activities.journey
    plan = planned(journey, activities.seen | activities.named)
    own_channel = any(one.channel is not None for one in columns)
    channels = [point.channels for point in journey.touchpoints]
    switching = None if own_channel else switching_ways(channels)
    chained = counting.chain(files, switching)
    outcomes = [one.outcomes for one in files if one.outcomes is not None]
    counted = counting.count(chained, plan.ways, plan.ends, outcomes, settings.minimum_n, channelled=switching is None)
    made.records, made.withheld = transitions(counted, journey, plan.ways, settings.period, settings.minimum_n)
    names = {name for log in columns for name in ([log.outcome_name] if log.outcome_name else [])}
    made.report = compared(
        journey, plan, counted, minimum=settings.minimum_n, unknown=activities.unknown_ones(),
        outcome=min(names, default=None), channelled=own_channel or any(channels), switching=switching,
        ties=counting.ties,
    )  # fmt: skip
    dropped: Counter[str] = sum((one.dropped for one in files), Counter[str]())
    if counting.copies:
        dropped["duplicate"] += counting.copies
    made.rows = Counts(sum(one.rows for one in files), tuple(sorted(dropped.items())))
    made.said += [(files[0].file, said) for said in _said(counting, counted)]


def _said(counting: Counting, counted: Counted) -> Iterator[Message]:
    if counting.copies:
        yield message("the same event twice, or more often, {count} times: it counts once", count=counting.copies)
    if counting.backward:
        yield message("{count} visits end before they begin: they count at their beginning", count=counting.backward)
    if counting.ties:
        yield message(
            "{count} events are at the same moment as another of the case: they stand in the order of the plan",
            count=counting.ties,
        )
    if counted.unsettled:
        yield message(
            "{count} first visits are too late in the log to know who went on: the transitions leave them out",
            count=counted.unsettled,
        )
    if counted.torn:
        yield message(
            "{count} cases have several outcomes that differ: they do not count for the outcome", count=counted.torn
        )
