"""From files to a document of measurements: recognise, read, judge, withhold what is too small, write."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import message
from journeykit.evidence.databases.opening import start_for
from journeykit.evidence.drivers import report
from journeykit.evidence.judging import Judged
from journeykit.evidence.measured import Measured, Source
from journeykit.evidence.metrics import PERCENT, RATES
from journeykit.evidence.records import Asked, records_of
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.taking import Taking
from journeykit.evidence.tallies import worth
from journeykit.evidence.values import Counts, RefusedError, Settings, wrong
from journeykit.evidence.withholding import written

if TYPE_CHECKING:
    from journeykit.evidence.choosing import Chosen
    from journeykit.workspace import Workspace


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
    made = Measured()
    with tempfile.TemporaryDirectory(prefix="journeykit-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        try:
            engine = start_for(sources, settings, work)
        except RefusedError as refused:
            made.findings += refused.findings
            return made
        try:
            taking = Taking(work, engine, chosen, settings, Subjects(workspace), made)
            for source in sources:
                try:
                    taking.take(source)
                except RefusedError as refused:
                    made.findings += refused.findings
            if taking.logs and taking.dimensions:
                said = message("answers and event logs make documents of their own: measure them apart")
                made.findings.append(wrong(sources[0].file, said))
            elif taking.logs and not made.findings:
                _measure_logs(taking, workspace)
        finally:
            engine.close()
    made.mappings = tuple(chosen.used)
    made.losses += taking.judged.losses.values()
    if len(set(taking.dimensions)) > 1:
        made.findings.append(wrong(sources[0].file, message("these files have different segments: measure them apart")))
    if not (made.findings or taking.logs):
        _put_together(taking, sources[0])
    return made


def _measure_logs(taking: Taking, workspace: Workspace) -> None:
    from journeykit.evidence.logs.measuring import measure_logs

    found = measure_logs(taking.logs, taking.work, taking.engine, workspace, taking.subjects, taking.settings)
    made = taking.made
    made.records, made.rows, made.withheld, made.log = found.records, found.rows, found.withheld, found.report
    made.losses += found.losses
    made.said += found.said
    made.findings += found.findings


def _put_together(taking: Taking, first: Source) -> None:
    """Make records of what was judged, without what could be read back to a person."""
    made, judged, settings = taking.made, taking.judged, taking.settings
    dimensions = taking.dimensions[0] if taking.dimensions else ()
    groups, made.withheld = written(judged.tallies, dimensions, settings.minimum_n, judged.several)
    rates = _yes_and_no(judged)
    made.records = records_of(groups, taking.subjects, rates)
    made.drivers = report(judged.together, taking.subjects, settings)
    made.small = sum(worth([one.tally]) < Settings().minimum_n for one in groups)
    if made.withheld.answers:
        judged.dropped["withheld"] = made.withheld.answers
    made.rows = Counts(taking.rows, tuple(sorted(taking.dropped.items())))
    made.answers = Counts(judged.answers, tuple(sorted(judged.dropped.items())))
    made.said += [(first.file, said) for _, said in sorted(judged.notes.items())]
    for metric in sorted({metric for metric, _ in rates}):
        said = message("{metric}: the answers are yes and no; the figure is the percentage of yes", metric=metric)
        made.said.append((first.file, said))


def _yes_and_no(judged: Judged) -> frozenset[Asked]:
    """Return what was asked in percent and answered with yes or no only, or with 1 and 0."""
    answers: dict[Asked, set[Any]] = {}
    for group, cells in judged.tallies.items():
        if group.unit == PERCENT or (group.unit is None and group.metric in RATES):
            given = answers.setdefault((group.metric, group.unit), set())
            for tally in cells.values():
                given.update([None] if tally.counts is None else tally.counts)  # None: there are too many to be kept
    return frozenset(asked for asked, given in answers.items() if given <= {Decimal(0), Decimal(1)})
