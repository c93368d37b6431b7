"""`journeykit status`: how far the project is in the eleven steps of journey mapping."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeykit.cli.clock import today
from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.nothing import for_programs
from journeykit.cli.options import AsOf, Journeys, OutputFile, ReportLanguage
from journeykit.cli.project import open_journeys, planned
from journeykit.cli.scored import language_of, table_width


class StatusFormat(StrEnum):
    """How it is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    journeys: Journeys = None,
    wanted: Annotated[
        StatusFormat | None, typer.Option("--format", help="How it is written; by default as FILE ends, else table.")
    ] = None,
    output: OutputFile = None,
    language: ReportLanguage = None,
    as_of: AsOf = None,
) -> int:
    """Show how far the project is in the eleven steps of journey mapping.

    Each step is done, under way or open, with what there is in the files and the next thing to do; below them the
    four steps of touchpoint optimisation. What is late is so today, or on --as-of.
    """
    from journeykit.planning import plan
    from journeykit.planning.steps.status import status
    from journeykit.reports.status import status_report

    status_format = wanted or _as_it_ends(output)
    day = today(as_of)
    with for_programs(lambda: _write_empty(day, output) if status_format is StatusFormat.JSON else None):
        workspace, chosen = open_journeys(journeys)
        made = plan(workspace, journeys=planned(chosen), as_of=day)
    text = status_report(
        status(workspace, made), status_format.value, language_of(workspace, language), table_width(output)
    )
    write_result(text, output)
    return Exit.CLEAN


def _as_it_ends(output: Path | None) -> StatusFormat:
    ends = output.suffix.lower() if output else ""
    return {".json": StatusFormat.JSON, ".md": StatusFormat.MARKDOWN}.get(ends, StatusFormat.TABLE)


def _write_empty(day: dt.date, output: Path | None) -> None:
    from journeykit.planning.steps.values import Status
    from journeykit.reports.status import status_json

    empty = Status(client="", journeys=(), steps=(), optimisation=(), as_of=day)
    write_result(status_json(empty), output)
