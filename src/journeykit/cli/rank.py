"""`journeykit rank`: the touchpoints of the whole project in order."""

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
    OfPersona,
    OutputFile,
    ReportLanguage,
    TableFormat,
)
from journeykit.cli.scored import Draws, Seed, language_of, nothing_scored, open_scores, table_width
from journeykit.diagnostics import NothingToDoError


class By(StrEnum):
    """What touchpoints are put in order by."""

    PRIORITY = "priority"
    IMPACT = "impact"
    BRAND = "brand"


def command(
    journeys: Journeys = None,
    by: Annotated[By, typer.Option("--by", help="Priority puts repairs first; impact is index points.")] = By.PRIORITY,
    top: Annotated[int | None, typer.Option("--top", metavar="N", min=1, help="Only the first N of each list.")] = None,
    persona: OfPersona = None,
    draws: Draws = None,
    seed: Seed = None,
    figure_format: FigureFormat = TableFormat.TABLE,
    output: OutputFile = None,
    language: ReportLanguage = None,
    as_of: AsOf = None,
) -> int:
    """Put the touchpoints of the whole project in order, and say how sure that order is.

    Journeys are weighed by their customers a year; when one does not say how many, each has an order of its own.
    A place such as 2-4 holds in 90 % of the draws, in which answers, importance and the balance of satisfaction and
    brand vary. The same seed gives the same figures.
    """
    from journeykit.reports.scores.report import rank_report
    from journeykit.scoring import rank

    machine = figure_format in MACHINE_FORMATS
    try:
        workspace, scores = open_scores(journeys, as_of, draws, seed, persona, places=machine)
    except NothingToDoError:
        if machine:
            empty, none = nothing_scored()
            nobody = rank(none, empty, by.value, top)
            write_result(rank_report(nobody, none, empty, figure_format.value, "en", table_width(output)), output)
        raise
    # JSON holds the order alone; how sure it is says each touchpoint in its journey.
    ranking = rank(scores, workspace, by.value, top, sure=figure_format is not TableFormat.JSON)
    text = rank_report(
        ranking, scores, workspace, figure_format.value, language_of(workspace, language), table_width(output)
    )
    write_result(text, output)
    return Exit.CLEAN
