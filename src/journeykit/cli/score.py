"""`journeykit score`: the figures of journeys and touchpoints."""

from __future__ import annotations

from typing import Annotated

import typer

from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf, FigureFormat, Journeys, OutputFile, ReportLanguage, TableFormat
from journeykit.cli.scored import Draws, Seed, language_of, open_scores, table_width


def command(
    journeys: Journeys = None,
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
    from journeykit.reports.scores_explain import explain_report

    workspace, scores = open_scores(journeys, as_of, draws, seed)
    tongue = language_of(workspace, language)
    if explain is None:
        text = score_report(scores, workspace, figure_format.value, tongue, table_width(output))
    else:
        text = explain_report(explain, scores, workspace, figure_format.value, tongue)
    write_result(text, output)
    return Exit.CLEAN
