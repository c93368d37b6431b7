"""`journeykit export`: journeys in other formats."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.export_crm import Flavour, export_crm
from journeykit.cli.options import Journeys, OutputFile, ReportLanguage
from journeykit.cli.project import open_journeys
from journeykit.diagnostics import JourneykitError, message
from journeykit.exchange import FORMATS

_NAMES = [(known.name.upper(), known.name) for known in FORMATS if known.write] + [("CRM", "crm")]
Writable = StrEnum("Writable", _NAMES)  # type: ignore[misc]


def command(
    name: Annotated[Writable, typer.Argument(metavar="FORMAT", help="worksheet, mermaid or crm.")],
    journeys: Journeys = None,
    flavour: Annotated[
        Flavour | None, typer.Option("--flavour", help="The CRM that the files are for; only of crm.")
    ] = None,
    output: OutputFile = None,
    language: ReportLanguage = None,
) -> int:
    """Write journeys in other formats.

    worksheet: a table of the touchpoints to fill in with a team; `journeykit import worksheet` brings it back.

    mermaid: a user journey diagram, or several in Markdown; `journeykit map --format mermaid` writes other diagrams.

    crm: files that a CRM imports (touchpoints, journeys, owners, systems, data) and a page on how, in the folder `-o DIR`.
    """
    if name.value == "crm":
        return export_crm(journeys, flavour, output, language.value if language else None)
    if flavour is not None:
        raise JourneykitError(message("{option} means nothing for {format}", option="--flavour", format=name.value))
    chosen = next(known for known in FORMATS if known.name == name.value)
    assert chosen.write is not None
    workspace, picked = open_journeys(journeys)
    data = chosen.write(workspace, picked, language.value if language else workspace.project.language)
    console.write_result(data.decode(), output)
    return Exit.CLEAN
