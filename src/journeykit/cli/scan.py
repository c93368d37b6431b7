"""`journeykit scan`: the ten-point scan, its mismatches, and the questions to ask."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.nothing import for_programs
from journeykit.cli.options import Journeys, OutputFile, ReportLanguage
from journeykit.cli.project import each_once, load_project, open_journeys
from journeykit.cli.scored import language_of, nothing_scored, table_width
from journeykit.diagnostics import JourneykitError, NothingToDoError, message

if TYPE_CHECKING:
    from journeykit.reports.scan.report import Form
    from journeykit.scoring.scan_values import Scan
    from journeykit.workspace import Workspace


class ScanFormat(StrEnum):
    """How the scan is written, or drawn."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    SVG = "svg"
    PNG = "png"


_PICTURES = (ScanFormat.SVG, ScanFormat.PNG)
_FOR_PROGRAMS = (ScanFormat.JSON, ScanFormat.CSV)


def command(
    journeys: Journeys = None,
    questions: Annotated[
        bool, typer.Option("--questions", help="The questions behind the ten points, with the ids that checks use.")
    ] = False,
    chosen_format: Annotated[
        ScanFormat | None,
        typer.Option("--format", help="Svg and png are a small picture; by default as FILE ends, else table."),
    ] = None,
    output: OutputFile = None,
    language: ReportLanguage = None,
) -> int:
    """Show the ten-point scan and its mismatches.

    The customer's five points against the organisation's five, for the organisation, each journey and each touchpoint
    that was rated: gaps and what works on them, raters who disagree, and what helps against each mismatch. With
    JOURNEY, without the organisation.
    """
    from journeykit.reports.scan.report import questions_report, scan_report
    from journeykit.scoring.scan_levels import scan

    scan_format = chosen_format or _as_it_ends(output)
    form = cast("Form", scan_format.value)
    if questions and scan_format in _PICTURES:
        raise JourneykitError(message("the questions are no picture: choose table, json, csv or markdown"))
    if questions:
        spoken = language.value if language else _language()
        console.write_result(questions_report(form, spoken, table_width(output)), output)
        return Exit.CLEAN
    empty = (lambda: _write_empty(form, output)) if scan_format in _FOR_PROGRAMS else None
    with for_programs(empty):
        workspace, chosen = open_journeys(journeys) if journeys else (each_once(load_project()), ())
        ids = {journey.id for journey in chosen if journey.state != "future"} if journeys else None
        if ids is not None and not ids:
            raise NothingToDoError(message("future journeys are drawn and compared, never scanned"))
    found = scan(workspace, ids)
    spoken = language_of(workspace, language)
    if scan_format in _PICTURES:
        console.write_result(_picture(found, workspace, scan_format, spoken), output)
    else:
        console.write_result(scan_report(found, workspace, form, spoken, table_width(output)), output)
    return Exit.CLEAN


def _as_it_ends(output: Path | None) -> ScanFormat:
    ends = output.suffix.lower().removeprefix(".") if output else ""
    known = {"md": "markdown", "json": "json", "csv": "csv", "svg": "svg", "png": "png"}
    return ScanFormat(known.get(ends, "table"))


def _write_empty(form: Form, output: Path | None) -> None:
    from journeykit.reports.scan.report import scan_report
    from journeykit.scoring.scan_levels import scan

    empty, _ = nothing_scored()
    console.write_result(scan_report(scan(empty), empty, form, "en"), output)


def _picture(found: Scan, workspace: Workspace, scan_format: ScanFormat, language: str) -> str | bytes:
    from journeykit.maps import render
    from journeykit.maps.scan_picture import draw_scan

    if not found.scanned:
        raise NothingToDoError(
            message("nothing was scanned yet"), message("journeykit kit scan makes the form to begin with")
        )
    drawing = draw_scan(found, language, workspace.project.style.accent)
    for note in drawing.notes:
        console.note(console.spoken(note))
    (picture,) = render([drawing], scan_format.value)
    return picture.decode() if scan_format is ScanFormat.SVG else picture


def _language() -> str:
    """The project's language where there is one; the questions can be asked anywhere."""
    from journeykit.workspace import load

    try:
        return load().project.language
    except NothingToDoError:
        return "en"
