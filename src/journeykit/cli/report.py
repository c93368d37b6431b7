"""`journeykit report`: everything in one page of HTML that a client opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf, Journeys, OfPersona, OutputFile, ReportLanguage
from journeykit.cli.project import met_by, open_journeys

if TYPE_CHECKING:
    from pathlib import Path


def command(
    journeys: Journeys = None,
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

    workspace, chosen = met_by(*open_journeys(journeys), persona)
    scores = simulate(score(workspace, as_of))
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
    write_result(page, output)
    return Exit.CLEAN


def _revision(folder: Path) -> str | None:
    """Return the version of the files in a few digits, with a plus when they were changed since; None outside git."""
    from journeykit.git import run

    said = run(folder, ["describe", "--always", "--exclude=*", "--abbrev=8", "--dirty=+"])
    return said.decode("ascii", "replace").strip() or None if said else None
