"""`journeykit report`: everything in one page of HTML that a client opens."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from journeykit.cli import console
from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf, Journeys, OfPersona, OutputFile, ReportLanguage
from journeykit.cli.project import met_by, open_journeys
from journeykit.cli.report_files import check_template, wanted, write_pdf, write_slides


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
    from journeykit.reports.page import report_page
    from journeykit.scoring import score, simulate

    form, output, names = wanted(journeys, output, slides=slides, pdf=pdf)
    check_template(template, form)
    gc.disable()  # the process ends soon, and collecting in between takes a tenth of its time
    workspace, chosen = met_by(*open_journeys(names), persona)
    scores = simulate(score(workspace, as_of))
    if form == "slides":
        write_slides(workspace, scores, chosen, language.value if language else None, template, output, as_of)
        return Exit.CLEAN
    page, undrawn = report_page(
        workspace,
        scores,
        chosen,
        language.value if language else None,
        as_of=as_of,
        revision=_revision(workspace.root),
    )
    if undrawn is not None:
        console.note(console.spoken(undrawn))
    if form == "pdf":
        write_pdf(page, scores, output)
    else:
        write_result(page, output)
    return Exit.CLEAN


def _revision(folder: Path) -> str | None:
    """Return the version of the files in a few digits, with a plus when they were changed since; None outside git."""
    from journeykit.git import run

    said = run(folder, ["describe", "--always", "--exclude=*", "--abbrev=8", "--dirty=+"])
    return said.decode("ascii", "replace").strip() or None if said else None
