"""`journeykit plan`: the action plan, as Markdown to read or JSON to work with."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf, Journeys, OutputFile, ReportLanguage
from journeykit.cli.project import open_journeys
from journeykit.diagnostics import NothingToDoError, message
from journeykit.model import Journey


class PlanFormat(StrEnum):
    """What the plan is written as."""

    MARKDOWN = "markdown"
    JSON = "json"


def command(
    journeys: Journeys = None,
    plan_format: Annotated[PlanFormat, typer.Option("--format", help="What the plan is written as.")] = (
        PlanFormat.MARKDOWN
    ),
    language: ReportLanguage = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="DIR", help="A folder with templates of your own; they run sandboxed."),
    ] = None,
    maps: Annotated[
        str | None,
        typer.Option("--maps", metavar="DIR", help="Link to the pictures DIR/<journey>-overview.svg."),
    ] = None,
    as_of: AsOf = None,
    output: OutputFile = None,
) -> int:
    """Write the action plan.

    Per journey how it stands, then per touchpoint what customers say, what is needed, and who does what by when.
    What is not known is said to be unknown. Future journeys are not planned.
    """
    from journeykit.planning import plan
    from journeykit.reports.plan import json_text, markdown

    workspace, chosen = open_journeys(journeys)
    made = plan(workspace, journeys=planned(chosen) if journeys else None, as_of=as_of)
    if plan_format is PlanFormat.JSON:
        write_result(json_text(made), output)
    else:
        spoken = language.value if language else None
        write_result(markdown(made, spoken, template=template, maps=maps), output)
    return Exit.CLEAN


def planned(chosen: Sequence[Journey]) -> list[str]:
    """Return the ids of journeys without the future ones."""
    found = [journey.id for journey in chosen if journey.state != "future"]
    if not found:
        raise NothingToDoError(message("future journeys are drawn and compared, never planned"))
    return found
