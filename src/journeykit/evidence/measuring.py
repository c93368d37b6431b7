"""From files to a document of measurements: recognise, read, judge, withhold what is too small, write."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import Finding, Message, message
from journeykit.evidence.binding import Plan, bind, refuse_strangers
from journeykit.evidence.databases.naming import Table
from journeykit.evidence.databases.opening import found_in, open_source, start_for
from journeykit.evidence.drivers import Report, report
from journeykit.evidence.engine import Engine
from journeykit.evidence.far import Far, bring, open_far
from journeykit.evidence.hashing import Hashing
from journeykit.evidence.judging import Judged
from journeykit.evidence.metrics import PERCENT, RATES
from journeykit.evidence.opening import open_export, unread_of
from journeykit.evidence.reading import read_export
from journeykit.evidence.records import Asked, Record, records_of
from journeykit.evidence.refusing import refuse_bad_dates, refuse_misfits, refuse_mixed, refuse_twice
from journeykit.evidence.repeated import repeated, said_of
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.tallies import worth
from journeykit.evidence.text_file import is_utf8
from journeykit.evidence.values import Counts, Export, Loss, RefusedError, Settings, refuse, wrong
from journeykit.evidence.withholding import Withheld, written

if TYPE_CHECKING:
    from journeykit.evidence.choosing import Chosen
    from journeykit.evidence.logs.measuring import Log
    from journeykit.evidence.logs.values import LogReport
    from journeykit.model import Mapping
    from journeykit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it is, and how people call it; its hash, where somebody has begun to make it."""

    path: Path
    file: PurePosixPath
    hashing: Hashing | None = None


@dataclass(slots=True)
class Measured:
    """What came of some files: records, what was left out and why, and what there is to say."""

    records: list[Record] = field(default_factory=list)
    sources: list[tuple[PurePosixPath, str]] = field(default_factory=list)
    rows: Counts = field(default_factory=Counts)
    answers: Counts = field(default_factory=Counts)
    losses: list[Loss] = field(default_factory=list)
    said: list[tuple[PurePosixPath, Message]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    withheld: Withheld = field(default_factory=Withheld)
    small: int = 0
    """How many figures rest on fewer answers than are usually asked for."""
    mappings: tuple[PurePosixPath, ...] = ()
    drivers: Report = field(default_factory=Report)
    """Derived importance, and what there is to say of it; its records stand behind the others."""
    log: LogReport | None = None
    """What there is to say of an event log, beside its records."""


def measure(sources: Sequence[Source], workspace: Workspace, chosen: Chosen, settings: Settings) -> Measured:
    """Measure some files.

    Args:
        sources: The files; together they make one document.
        workspace: The project whose touchpoints they speak of.
        chosen: Finds the mapping for a file.
        settings: How answers are put together.

    Returns:
        The records; with findings, when a file is refused, no records: half of the answers would be another figure.
    """
    made, judged = Measured(), Judged()
    subjects = Subjects(workspace)
    dimensions: list[tuple[str, ...]] = []
    rows, dropped = 0, Counter[str]()
    logs: list[Log] = []
    with tempfile.TemporaryDirectory(prefix="journeykit-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        try:
            engine = start_for(sources, settings, work)
        except RefusedError as refused:
            made.findings += refused.findings
            return made
        try:
            for source in sources:
                try:
                    one = _one(source, work, engine, chosen, settings, subjects, judged, made)
                except RefusedError as refused:
                    made.findings += refused.findings
                    continue
                if not isinstance(one, tuple):
                    logs.append(one)
                    continue
                read, lost, plan = one
                rows += read
                dropped += lost
                dimensions.append(tuple(name for name, _ in plan.segments))
            if logs and dimensions:
                said = message("answers and event logs make documents of their own: measure them apart")
                made.findings.append(wrong(sources[0].file, said))
            elif logs and not made.findings:
                _take_logs(logs, work, engine, workspace, subjects, settings, made)
        finally:
            engine.close()
    made.mappings = tuple(chosen.used)
    made.losses += judged.losses.values()
    if len(set(dimensions)) > 1:
        made.findings.append(wrong(sources[0].file, message("these files have different segments: measure them apart")))
    if made.findings or logs:
        return made
    groups, withheld = written(judged.tallies, dimensions[0] if dimensions else (), settings.minimum_n, judged.several)
    rates = _yes_and_no(judged)
    made.records = records_of(groups, subjects, rates)
    made.drivers = report(judged.together, subjects, settings)
    made.withheld = withheld
    made.small = sum(worth([one.tally]) < Settings().minimum_n for one in groups)
    if withheld.answers:
        judged.dropped["withheld"] = withheld.answers
    made.rows = Counts(rows, tuple(sorted(dropped.items())))
    made.answers = Counts(judged.answers, tuple(sorted(judged.dropped.items())))
    made.said += [(sources[0].file, said) for _, said in sorted(judged.notes.items())]
    made.said += [
        (
            sources[0].file,
            message("{metric}: the answers are yes and no; the figure is the percentage of yes", metric=one),
        )
        for one in sorted({metric for metric, _ in rates})
    ]
    return made


def _one(
    source: Source,
    work: Path,
    engine: Engine,
    chosen: Chosen,
    settings: Settings,
    subjects: Subjects,
    judged: Judged,
    made: Measured,
) -> tuple[int, Counter[str], Plan] | Log:
    """Read one file; its hash is made while the engine counts. An event log is only opened: several make one."""
    whole = True
    source = found_in(source, engine)
    if isinstance(source.file, Far):
        path, whole = bring(source.file, engine, work)
        source = replace(source, path=path)
    with ExitStack() as beside:
        # What a cluster or a server reads is not fetched for a hash.
        served = isinstance(source.file, Table) and source.file.path is None
        hashing = beside.enter_context(source.hashing or Hashing(source.path)) if whole and not served else None
        opening = open_source if whole else open_far
        export = opening(source.path, source.file, work, engine, kind=settings.kind)
        if export.encoding == "cp1252":
            refuse_mixed(export)
        mapping, file = chosen.mapping_for(export)
        if mapping.case is not None:
            sha256 = hashing.result() if hashing else ""
            return _log(source, export, mapping, file, work, engine, chosen, settings, sha256, made)
        plan = bind(export, mapping, file)
        refuse_strangers(plan, mapping, file, subjects)
        own = Judged()
        try:
            found = read_export(export, plan, engine, settings, subjects, own, work / f"{len(made.sources)}-plain.csv")
        except RefusedError:
            if export.form != "csv" or export.path != export.original or is_utf8(source.path)[0]:
                raise
            # The start is UTF-8, the rest is not: once more, as what it is.
            refuse_mixed(export)
            export = open_export(source.path, source.file, work, engine, kind=settings.kind, encoding="cp1252")
            own = Judged()
            found = read_export(export, plan, engine, settings, subjects, own, work / f"{len(made.sources)}-plain.csv")
        sha256 = hashing.result() if hashing else ""
    if found.rows == 0:
        raise refuse(source.file, message("there is nothing below the header"))
    refuse_twice(source.file, sha256, made.sources)
    refuse_bad_dates(export, plan, found)
    refuse_misfits(export, own)
    own.several = repeated(plan, subjects)
    _add(own, judged)
    made.sources.append((source.file, sha256))
    made.losses += found.losses
    chosen_by = [chosen.said[source.file]] if source.file in chosen.said else []
    empty = [
        reading.name
        for reading in plan.readings
        if not (own.offered[reading.name] or reading.overall or (plan.tidy and own.losses))
    ]
    no_answers = [message('the column "{column}" holds no answers', column=name) for name in empty]
    made.said += [
        (source.file, said)
        for said in _said(export, plan, [*chosen_by, *found.said, *no_answers, *said_of(own.several)])
    ]
    return found.rows, found.dropped, plan


def _log(
    source: Source,
    export: Export,
    mapping: Mapping,
    file: PurePosixPath,
    work: Path,
    engine: Engine,
    chosen: Chosen,
    settings: Settings,
    sha256: str,
    made: Measured,
) -> Log:
    """Return an event log as it will be read, and say what there is to say of the file."""
    from journeykit.evidence.logs.measuring import Log, log_said

    if export.form == "csv" and export.path == export.original and not is_utf8(source.path)[0]:
        refuse_mixed(export)
        export = open_export(source.path, source.file, work, engine, kind=settings.kind, encoding="cp1252")
    refuse_twice(source.file, sha256, made.sources)
    made.sources.append((source.file, sha256))
    log = Log(export, mapping, file)
    chosen_by = [chosen.said[source.file]] if source.file in chosen.said else []
    made.said += [(source.file, said) for said in [*log_said(log), *chosen_by]]
    return log


def _take_logs(
    logs: Sequence[Log],
    work: Path,
    engine: Engine,
    workspace: Workspace,
    subjects: Subjects,
    settings: Settings,
    made: Measured,
) -> None:
    from journeykit.evidence.logs.measuring import measure_logs

    found = measure_logs(logs, work, engine, workspace, subjects, settings)
    made.records, made.rows, made.withheld, made.log = found.records, found.rows, found.withheld, found.report
    made.losses += found.losses
    made.said += found.said
    made.findings += found.findings


def _add(own: Judged, judged: Judged) -> None:
    from journeykit.evidence.tallies import together

    for group, cells in own.tallies.items():
        there = judged.tallies.setdefault(group, {})
        for segments, tally in cells.items():
            there[segments] = together([there[segments], tally]) if segments in there else tally
    judged.losses |= own.losses
    judged.answers += own.answers
    judged.dropped += own.dropped
    judged.notes |= own.notes
    judged.several |= {one: max(count, judged.several.get(one, 1)) for one, count in own.several.items()}
    judged.together.add(own.together)


def _said(export: Export, plan: Plan, more: Sequence[Message]) -> list[Message]:
    said = [export.kind.title, *export.said]
    unread = [name for name in unread_of(export) if not any(export.columns[i].name == name for i in plan.columns)]
    if unread:
        shown = ", ".join(unread[:10]) + (", …" if len(unread) > 10 else "")
        said.append(message("not read, because they may hold personal data: {columns}", columns=shown))
    return [*said, *plan.said, *more]


def _yes_and_no(judged: Judged) -> frozenset[Asked]:
    """Return what was asked in percent and answered with yes or no only, or with 1 and 0."""
    answers: dict[Asked, set[Any]] = {}
    for group, cells in judged.tallies.items():
        if group.unit == PERCENT or (group.unit is None and group.metric in RATES):
            given = answers.setdefault((group.metric, group.unit), set())
            for tally in cells.values():
                given.update([None] if tally.counts is None else tally.counts)  # None: there are too many to be kept
    return frozenset(asked for asked, given in answers.items() if given <= {Decimal(0), Decimal(1)})
