"""`journeykit scan`: the ten-point scan, its mismatches, and the questions to ask."""

from __future__ import annotations

from typing import Annotated

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.options import FigureFormat, Journeys, OutputFile, ReportLanguage, TableFormat
from journeykit.cli.project import load_project, open_journeys
from journeykit.cli.scored import language_of, table_width
from journeykit.diagnostics import NothingToDoError, message


def command(
    journeys: Journeys = None,
    questions: Annotated[
        bool, typer.Option("--questions", help="The questions behind the ten points, with the ids that checks use.")
    ] = False,
    figure_format: FigureFormat = TableFormat.TABLE,
    output: OutputFile = None,
    language: ReportLanguage = None,
) -> int:
    """Show the ten-point scan and its mismatches.

    The customer's five points against the organisation's five, for the organisation, each journey and each touchpoint
    that was rated: gaps and what works on them, raters who disagree, and what helps against each mismatch. With
    JOURNEY, without the organisation.
    """
    from journeykit.reports.scan import questions_report, scan_report
    from journeykit.scoring.scan_levels import scan

    if questions:
        spoken = language.value if language else _language()
        console.write_result(questions_report(figure_format.value, spoken, table_width(output)), output)
        return Exit.CLEAN
    workspace, chosen = open_journeys(journeys) if journeys else (load_project(), ())
    ids = {journey.id for journey in chosen if journey.state != "future"} if journeys else None
    if ids is not None and not ids:
        raise NothingToDoError(message("future journeys are drawn and compared, never scanned"))
    found = scan(workspace, ids)
    text = scan_report(found, workspace, figure_format.value, language_of(workspace, language), table_width(output))
    console.write_result(text, output)
    return Exit.CLEAN


def _language() -> str:
    """The project's language where there is one; the questions can be asked anywhere."""
    from journeykit.workspace import load

    try:
        return load().project.language
    except NothingToDoError:
        return "en"
