"""`journeykit export crm`: import files in a folder, with a page on how to carry them in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from journeykit.cli import console
from journeykit.cli.bringing import report
from journeykit.cli.exits import Exit
from journeykit.cli.project import open_journeys
from journeykit.diagnostics import JourneykitError, message


class Flavour(StrEnum):
    """The CRM that files are for."""

    GENERIC = "generic"
    HUBSPOT = "hubspot"
    SALESFORCE = "salesforce"


def export_crm(journeys: list[str] | None, flavour: Flavour | None, output: Path | None, language: str | None) -> int:
    """Write the files and the page into a folder, and say what did not fit."""
    from journeykit.exchange.crm import for_crm

    if output is None or output == Path("-") or (output.exists() and not output.is_dir()):
        raise JourneykitError(message("this makes several files"), message("name a folder: -o DIR"))
    workspace, picked = open_journeys(journeys)
    made = for_crm(workspace, picked, (flavour or Flavour.GENERIC).value, language or workspace.project.language)
    for name, text in made.files.items():
        console.write_result(text, output / name)
    report(made.remarks)
    return Exit.CLEAN
