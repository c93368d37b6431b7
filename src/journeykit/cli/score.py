"""`journeykit score`: the figures of journeys and touchpoints."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.options import (
    MACHINE_FORMATS,
    AsOf,
    FigureFormat,
    Journeys,
    OutputFile,
    ReportLanguage,
    TableFormat,
)
from journeykit.cli.scored import Draws, Seed, language_of, nothing_scored, open_scores, table_width
from journeykit.diagnostics import JourneykitError, NothingToDoError, message


class View(StrEnum):
    """Looks at the figures beside the tables of the journeys."""

    BENCHMARKS = "benchmarks"
    SHARED = "shared"


def command(
    journeys: Journeys = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="phase|persona|channel|department",
            help="Figures together; also by the name of a segment in which answers were given.",
        ),
    ] = None,
    view: Annotated[
        View | None,
        typer.Option("--view", help="Against competitors, or touchpoints and journeys that belong together."),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain", metavar="ID", help="How the figures of one touchpoint (or journey/touchpoint) come about."
        ),
    ] = None,
    draws: Draws = None,
    seed: Seed = None,
    figure_format: FigureFormat = TableFormat.TABLE,
    output: OutputFile = None,
    language: ReportLanguage = None,
    as_of: AsOf = None,
) -> int:
    """Show the figures of journeys and touchpoints.

    Satisfaction (0-100, with its interval), weight, reach, the index points that a touchpoint is worth, brand, and
    what to do about it. What is not known is said to be unknown. Measurements are old from the day of the newest
    figures, or from --as-of.
    """
    from journeykit.reports.scores import score_report
    from journeykit.reports.scores_by import by_report
    from journeykit.reports.scores_explain import explain_report
    from journeykit.reports.scores_views import view_report

    if sum(asked is not None for asked in (by, view, explain)) > 1:
        raise JourneykitError(message("--by, --view and --explain are three questions: ask one at a time"))
    try:
        workspace, scores = open_scores(journeys, as_of, draws, seed)
    except NothingToDoError:
        if figure_format in MACHINE_FORMATS and by is view is explain is None:
            empty, none = nothing_scored()
            write_result(score_report(none, empty, figure_format.value, "en", table_width(output)), output)
        raise
    tongue, form, width = language_of(workspace, language), figure_format.value, table_width(output)
    if by is not None:
        text = by_report(by, scores, workspace, form, tongue, width)
    elif view is not None:
        text = view_report(view.value, scores, workspace, form, tongue, width)
    elif explain is not None:
        text = explain_report(explain, scores, workspace, form, tongue)
    else:
        text = score_report(scores, workspace, figure_format.value, tongue, width)
    write_result(text, output)
    return Exit.CLEAN
