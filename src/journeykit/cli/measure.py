"""`journeykit measure`: survey answers and event logs become measurements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.options import Language, ReportLanguage
from journeykit.diagnostics import JourneykitError, message
from journeykit.evidence.hashing import Hashing
from journeykit.process.collecting import collect_no_more

if TYPE_CHECKING:
    from journeykit.cli.measuring import Wanted
    from journeykit.evidence import Measured, Source
    from journeykit.workspace import Workspace


class ExportKind(StrEnum):
    """The kinds of export; the first rows of a file mostly tell."""

    QUALTRICS = "qualtrics"
    QUALTRICS_LEGACY = "qualtrics-legacy"
    SURVEYMONKEY = "surveymonkey"
    TYPEFORM = "typeform"
    MICROSOFT_FORMS = "microsoft-forms"
    GOOGLE_FORMS = "google-forms"
    CUSTOMERGAUGE = "customergauge"
    EVENT_LOG = "event-log"
    TABLE = "table"


class PeriodLength(StrEnum):
    """What answers are put together by."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class MeasureFormat(StrEnum):
    """How the report of answers or of an event log is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


class ImportanceMethod(StrEnum):
    """How importance is derived: Johnson's relative weights, LMG (Shapley, up to 12 questions), or not at all."""

    RELATIVE_WEIGHTS = "relative-weights"
    LMG = "lmg"
    NONE = "none"


class EngineChoice(StrEnum):
    """Who counts."""

    DUCKDB = "duckdb"
    POLARS = "polars"
    SPARK = "spark"


def command(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE...", help="CSV, XLSX, Parquet, JSON lines, XES, or a table; one document of all."),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", metavar="FILE", help="Which column is what; by default the project's that fits."),
    ] = None,
    kind: Annotated[
        ExportKind | None, typer.Option("--as", help="What the files are, if they are recognised as something else.")
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Write a first mapping for the file, for you to correct.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Only tell whether the document, or without FILE every one, is up to date."),
    ] = False,
    period: Annotated[
        PeriodLength, typer.Option("--period", help="What answers are put together by.")
    ] = PeriodLength.MONTH,
    minimum_n: Annotated[
        int, typer.Option("--minimum-n", metavar="N", min=1, help="Fewer answers are merged or withheld.")
    ] = 10,
    engine: Annotated[EngineChoice, typer.Option("--engine", help="Who counts.")] = EngineChoice.DUCKDB,
    master: Annotated[
        str | None,
        typer.Option("--master", metavar="URL", help="Where Spark runs: spark://HOST:PORT; else here, on every core."),
    ] = None,
    importance: Annotated[
        ImportanceMethod,
        typer.Option("--importance", help="How importance is derived from answers beside an overall outcome."),
    ] = ImportanceMethod.RELATIVE_WEIGHTS,
    quotes: Annotated[
        bool, typer.Option("--quotes", help="List open answers that could be quotes; they are never written.")
    ] = False,
    form: Annotated[
        MeasureFormat | None,
        typer.Option("--format", help="How the report on stdout is written, by default as tables."),
    ] = None,
    language: ReportLanguage = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where; by default in measurements/, named after FILE."),
    ] = None,
) -> int:
    """Turn survey answers and event logs into measurements.

    Reads what Qualtrics, SurveyMonkey, Typeform, Microsoft Forms, Google Forms and CustomerGauge export, and plain
    tables: tidy (a row an answer) or wide (a row a respondent). A mapping document says which column is what;
    --suggest writes a first one.

    A table of a database is named in the place of a file: duckdb:answers.duckdb/answers,
    postgresql://host/database/schema.table or bigquery://project/dataset.table. It is only read; passwords are those of
    ~/.pgpass, PGPASSWORD and so on.

    Event logs (a row an event: CSV, XES, Parquet, XLSX) become transitions, beside a report on stdout of the planned
    journey against what customers did.

    Where a mapping has an outcome, importance is derived: how much of the outcome hangs together with each
    touchpoint (--importance), with penalties and rewards; pairs of Kano's questions are counted.

    Columns that may hold personal data are not read, open answers are never written, and groups of fewer than
    --minimum-n answers are merged or withheld. What cannot be used is left out and named; a file that cannot be
    trusted is refused.
    """
    _refuse_unfit(engine, master, lists=suggest or quotes)
    collect_no_more()
    with ExitStack() as beside:
        # What is to be hashed is hashed from the start: the other processor has nothing to do while Python loads.
        hashings = {} if suggest or quotes else {one: beside.enter_context(Hashing(one)) for one in _here(files or ())}
        from journeykit.cli import measuring
        from journeykit.cli.project import load_project

        wanted = measuring.Wanted(
            mapping, kind.value if kind else None, period.value, minimum_n, engine.value, importance.value, output,
            master,
        )  # fmt: skip
        workspace = load_project()
        if not files:
            return _check(workspace, None, wanted, asked=check)
        sources = measuring.look(workspace, files, wanted)
        if suggest:
            return measuring.suggest_mapping(workspace, sources, wanted)
        if quotes:
            return measuring.offer_quotes(workspace, sources, wanted)
        sources = [replace(source, hashing=hashings.get(source.path)) for source in sources]
        if check:
            return _check(workspace, sources, wanted, asked=check)
        return _measure(workspace, sources, wanted, form, language)


def _here(files: Iterable[str]) -> set[Path]:
    """Return those that are files of this machine."""
    return {path for path in map(Path, files) if path.is_file()}


def _check(workspace: Workspace, sources: Sequence[Source] | None, wanted: Wanted, *, asked: bool) -> int:
    """Tell whether the document of some files is up to date; without files, every one."""
    if not asked:
        raise JourneykitError(message("which file? Without one, only --check works"))
    from journeykit.cli.measuring_again import check_all, check_one

    return check_all(workspace, wanted) if sources is None else check_one(workspace, sources, wanted)


def _measure(
    workspace: Workspace,
    sources: Sequence[Source],
    wanted: Wanted,
    form: MeasureFormat | None,
    language: Language | None,
) -> int:
    """Write the document, and say on stdout what else the answers or the log tell."""
    from journeykit.cli.measuring import work_out

    def nothing(measured: Measured) -> None:
        if form is MeasureFormat.JSON and wanted.output != Path("-"):
            _report(workspace, measured, form, language)  # programs read the usual shape beside exit code 3

    text, target, measured = work_out(workspace, sources, wanted, nothing)
    if text is None:
        return Exit.FINDINGS
    console.write_result(text, target)
    if target != Path("-"):
        _report(workspace, measured, form, language)
    return Exit.CLEAN


def _report(workspace: Workspace, measured: Measured, form: MeasureFormat | None, language: Language | None) -> None:
    """Say on stdout what the answers or the log tell."""
    if measured.log is None:
        found = measured.drivers
        if form is not None or found.derived or found.kano or found.said:
            from journeykit.cli.measuring_importance import say_importance

            say_importance(workspace, measured, form.value if form else "table", language)
        return
    from journeykit.cli.scored import language_of, table_width
    from journeykit.reports.event_log.report import log_report

    tongue, width = language_of(workspace, language), table_width(None)
    console.write_result(log_report(measured.log, form.value if form else "table", tongue, width), None)


def _refuse_unfit(engine: EngineChoice, master: str | None, *, lists: bool) -> None:
    if engine is EngineChoice.SPARK and lists:
        raise JourneykitError(
            message("--suggest and --quotes look at a file of this machine: leave out --engine spark")
        )
    if engine is not EngineChoice.SPARK and master is not None:
        raise JourneykitError(message("--master is of --engine spark"))
