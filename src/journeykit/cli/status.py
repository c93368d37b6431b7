"""`journeykit status`: how far the project is in the eleven steps of journey mapping."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

import typer

from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf, Journeys, OutputFile, ReportLanguage
from journeykit.cli.plan import planned
from journeykit.cli.project import open_journeys
from journeykit.cli.scored import language_of, table_width


class StatusFormat(StrEnum):
    """How it is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    journeys: Journeys = None,
    status_format: Annotated[StatusFormat, typer.Option("--format", help="How it is written.")] = StatusFormat.TABLE,
    output: OutputFile = None,
    language: ReportLanguage = None,
    as_of: AsOf = None,
) -> int:
    """Show how far the project is in the eleven steps of journey mapping.

    Each step is done, under way or open, with what there is in the files and the next thing to do; below them the
    four steps of touchpoint optimisation. What is late is so today, or on --as-of.
    """
    from journeykit.planning import plan
    from journeykit.planning.steps_all import status
    from journeykit.reports.status import status_report

    workspace, chosen = open_journeys(journeys)
    today = as_of or dt.datetime.now(tz=dt.UTC).astimezone().date()
    made = plan(workspace, journeys=planned(chosen), as_of=today)
    text = status_report(
        status(workspace, made), status_format.value, language_of(workspace, language), table_width(output)
    )
    write_result(text, output)
    return Exit.CLEAN
