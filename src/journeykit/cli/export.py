"""`journeykit export`: journeys in other formats."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.options import Journeys, OutputFile, ReportLanguage
from journeykit.cli.project import open_journeys
from journeykit.exchange import FORMATS

Writable = StrEnum("Writable", [(known.name.upper(), known.name) for known in FORMATS if known.write])  # type: ignore[misc]


def command(
    name: Annotated[Writable, typer.Argument(metavar="FORMAT", help="worksheet or mermaid.")],
    journeys: Journeys = None,
    output: OutputFile = None,
    language: ReportLanguage = None,
) -> int:
    """Write journeys in other formats.

    worksheet: a table of the touchpoints to fill in with a team; `journeykit import worksheet` brings it back.

    mermaid: a user journey diagram, or several in Markdown; `journeykit map --format mermaid` writes other diagrams.
    """
    chosen = next(known for known in FORMATS if known.name == name.value)
    assert chosen.write is not None
    workspace, picked = open_journeys(journeys)
    data = chosen.write(workspace, picked, language.value if language else workspace.project.language)
    console.write_result(data.decode(), output)
    return Exit.CLEAN
