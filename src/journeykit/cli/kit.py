"""`journeykit kit`: printable guides and forms made from the touchpoints."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.options import Journeys, OutputFile, ReportLanguage
from journeykit.cli.project import open_journeys
from journeykit.cli.scored import language_of
from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from journeykit.workspace import Workspace


class KitName(StrEnum):
    """The guides and forms."""

    WORKSHOP = "workshop"
    INTERVIEW = "interview"
    DIARY = "diary"
    OWN_EXPERIENCE = "own-experience"
    SCAN = "scan"


class KitFormat(StrEnum):
    """What it is written as."""

    MARKDOWN = "markdown"
    HTML = "html"


def command(
    name: Annotated[KitName, typer.Argument(metavar="KIT", help="workshop, interview, diary, own-experience or scan.")],
    journeys: Journeys = None,
    kit_format: Annotated[
        KitFormat | None,
        typer.Option("--format", help="Markdown to edit, or a page that prints on A4; by default as FILE ends."),
    ] = None,
    blank_research: Annotated[
        bool,
        typer.Option("--blank-research", help="The way back: a research document with a line for each touchpoint."),
    ] = False,
    at: Annotated[
        str | None, typer.Option("--at", metavar="COMPETITOR", help="For own-experience: whom to visit.")
    ] = None,
    output: OutputFile = None,
    language: ReportLanguage = None,
) -> int:
    """Make printable guides and forms from the touchpoints.

    workshop: script, worksheet and agreements. interview: a guide for talks of three quarters of an hour.
    diary: for customers to keep. own-experience: a list for being a customer yourself, also at a competitor.
    scan: the ten-point scan with its questions. What comes back is written as research: --blank-research.
    """
    from journeykit.starting import kit

    if at is not None and name is not KitName.OWN_EXPERIENCE:
        raise JourneykitError(message("--at goes with own-experience: only there somebody is visited"))
    workspace, chosen = open_journeys(journeys)
    if at is not None:
        _check_competitor(workspace, at)
    current = [journey for journey in chosen if journeys or journey.state != "future"] or list(chosen)
    spoken = language_of(workspace, language)
    if blank_research:
        text = kit.blank_research(workspace, name.value, current, spoken, at=at)
    elif (kit_format or _as_it_ends(output)) is KitFormat.HTML:
        text = kit.kit_page(workspace, name.value, current, spoken, at=at)
    else:
        text = kit.kit(workspace, name.value, current, spoken, at=at)
    console.write_result(text, output)
    return Exit.CLEAN


def _as_it_ends(output: Path | None) -> KitFormat:
    ends = output.suffix.lower() if output else ""
    return KitFormat.HTML if ends in (".html", ".htm") else KitFormat.MARKDOWN


def _check_competitor(workspace: Workspace, at: str) -> None:
    """Competitors are free words until the project declares them; from then on they must be among those."""
    known = workspace.project.competitors
    if known and not any(at in (one.id, one.name) for one in known):
        ids = [one.id for one in known]
        near = get_close_matches(at, ids, n=1)
        raise JourneykitError(
            message('there is no competitor "{name}"', name=at),
            message('did you mean "{word}"?', word=near[0]) if near else message("known: {ids}", ids=", ".join(ids)),
        )
