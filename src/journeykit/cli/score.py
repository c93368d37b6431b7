"""`journeykit score`: the figures of journeys and touchpoints."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.nothing import for_programs
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
from journeykit.diagnostics import JourneykitError, message
from journeykit.scoring.lenses.quadrants import CrossHair  # typer reads it when the program runs

if TYPE_CHECKING:
    from journeykit.reports.lenses.report import Asked
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace


class View(StrEnum):
    """Looks at the figures beside the tables of the journeys."""

    BENCHMARKS = "benchmarks"
    SHARED = "shared"
    PERSONAS = "personas"
    OPPORTUNITY = "opportunity"
    QUADRANTS = "quadrants"
    KANO = "kano"
    PENALTY_REWARD = "penalty-reward"
    FRICTION = "friction"
    CUSTOMER_DATA = "customer-data"

    @property
    def is_lens(self) -> bool:
        """Whether it explains its own figures."""
        return self not in (View.BENCHMARKS, View.SHARED, View.PERSONAS)


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
        typer.Option(
            "--view",
            help="Against competitors, what belongs together, each persona, or a further lens; see the manual.",
        ),
    ] = None,
    cross_hair: Annotated[
        CrossHair | None,
        typer.Option("--cross-hair", help="Where the lines between the quadrants stand; by default targets."),
    ] = None,
    persona: OfPersona = None,
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
    from journeykit.reports.lenses.report import Asked
    from journeykit.reports.scores.report import score_report

    _refuse_two_questions(by, view, explain, cross_hair)
    _refuse_two_groups(by, view, persona)

    def nothing() -> None:
        write_result(
            _nothing(by, view, Asked(figure_format.value, "en", table_width(output), cross_hair, explain)), output
        )

    with for_programs(nothing if figure_format in MACHINE_FORMATS else None):
        workspace, scores = open_scores(journeys, as_of, draws, seed, persona)
        tongue, width = language_of(workspace, language), table_width(output)
        if by is view is explain is None:
            text = score_report(scores, workspace, figure_format.value, tongue, width)
        else:
            asked = Asked(figure_format.value, tongue, width, cross_hair, explain)
            text = _asked(by, view, scores, workspace, asked)
    write_result(text, output)
    return Exit.CLEAN


def _nothing(by: str | None, view: View | None, asked: Asked) -> str:
    from journeykit.reports.scores.nothing import nothing_report

    workspace, scores = nothing_scored()
    return nothing_report(by, view.value if view is not None else None, asked, scores, workspace)


def _asked(by: str | None, view: View | None, scores: Scores, workspace: Workspace, asked: Asked) -> str:
    """Answer a question beside the tables of the journeys; where a page has no room for it, stderr says for whom."""
    from journeykit.reports.personas.words import seen_through
    from journeykit.reports.scores.explain import explain_report
    from journeykit.reports.scores.grouped import by_report

    if by is not None:
        return by_report(by, scores, workspace, asked.form, asked.language, asked.width)
    for line in seen_through(scores, workspace, asked.language):
        console.note(console.one_line(line))
    if view is not None:
        return _viewed(view, scores, workspace, asked)
    return explain_report(asked.explain or "", scores, workspace, asked.form, asked.language)


def _refuse_two_questions(by: str | None, view: View | None, explain: str | None, cross_hair: CrossHair | None) -> None:
    """Only a lens can be looked through and explained at once."""
    asked = (by, view, None if view is not None and view.is_lens else explain)
    if sum(one is not None for one in asked) > 1 or (by is not None and explain is not None):
        raise JourneykitError(message("--by, --view and --explain are three questions: ask one at a time"))
    if cross_hair is not None and view is not View.QUADRANTS:
        raise JourneykitError(message("--cross-hair belongs to --view quadrants"))


def _refuse_two_groups(by: str | None, view: View | None, persona: str | None) -> None:
    """One persona is looked at alone, or all of them beside each other."""
    if persona is not None and (view is View.PERSONAS or by not in (None, "phase", "channel", "department")):
        raise JourneykitError(
            message("--persona looks through the eyes of one persona, this compares groups"),
            message("leave out one of the two"),
        )


def _viewed(view: View, scores: Scores, workspace: Workspace, asked: Asked) -> str:
    from journeykit.reports.lenses.report import lens_report
    from journeykit.reports.scores.views import view_report

    if view is View.PERSONAS:
        from journeykit.reports.personas.report import personas_report

        return personas_report(scores, workspace, asked.form, asked.language, asked.width)
    if not view.is_lens:
        return view_report(view.value, scores, workspace, asked.form, asked.language, asked.width)
    return lens_report(view.value, scores, workspace, asked)
