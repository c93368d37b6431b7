"""`journeykit report`: everything in one page of HTML that a client opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf, Journeys, OfPersona, OutputFile, ReportLanguage
from journeykit.cli.project import met_by, open_journeys
from journeykit.cli.report_files import check_template, wanted, write_pdf, write_slides
from journeykit.process.collecting import collect_no_more

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from journeykit.model import Journey
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace


def command(
    journeys: Journeys = None,
    slides: Annotated[
        bool, typer.Option("--slides", help="Slides to edit and show (.pptx) instead; -o FILE.pptx alone says so too.")
    ] = False,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="The page on paper (.pdf), by a browser; -o FILE.pdf alone says so too.")
    ] = False,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE", help="For --slides: a .pptx of your own, whose layouts are filled."),
    ] = None,
    persona: OfPersona = None,
    language: ReportLanguage = None,
    as_of: AsOf = None,
    output: OutputFile = None,
) -> int:
    """Write everything in one page of HTML that a client opens.

    Findings, journeys with their maps, where to begin, the plan, the evidence and the terms: one file without
    anything from elsewhere, to mail, to show in a meeting and to print.
    """
    from journeykit.scoring import score, simulate

    form, output, names = wanted(journeys, output, slides=slides, pdf=pdf)
    check_template(template, form)
    collect_no_more()
    workspace, chosen = met_by(*open_journeys(names), persona)
    scores, spoken = simulate(score(workspace, as_of)), language.value if language else None
    if form == "slides":
        write_slides(workspace, scores, chosen, spoken, template, output, as_of)
    elif form == "pdf":
        write_pdf(_page(workspace, scores, chosen, spoken, as_of), scores, output)
    else:
        write_result(_page(workspace, scores, chosen, spoken, as_of), output)
    return Exit.CLEAN


def _page(
    workspace: Workspace, scores: Scores, journeys: Sequence[Journey], language: str | None, as_of: dt.date | None
) -> str:
    """Make the page, and say what keeps it from having pictures."""
    from journeykit.reports.page import past_of, report_page

    ids = [one.id for one in journeys if scores.journey(one.id) is not None]
    past = past_of(workspace.root, ids) if workspace.seen_by is None else None
    revision = _revision(workspace.root)
    page, undrawn = report_page(workspace, scores, journeys, language, as_of=as_of, revision=revision, past=past)
    if undrawn is not None:
        console.note(console.spoken(undrawn))
    return page


def _revision(folder: Path) -> str | None:
    """Return the version of the files in a few digits, with a plus when they were changed since; None outside git."""
    from journeykit.git import run

    said = run(folder, ["describe", "--always", "--exclude=*", "--abbrev=8", "--dirty=+"])
    return said.decode("ascii", "replace").strip() or None if said else None
