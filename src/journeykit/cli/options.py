"""Options that several commands share, so that they read the same everywhere.

`-C`, `--color`, `-q` and `-v` are not here: every command has them without asking (app.py).
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """The languages that reports and maps are made in."""

    DUTCH = "nl"
    ENGLISH = "en"


class TableFormat(StrEnum):
    """How figures are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


MACHINE_FORMATS = (TableFormat.JSON, TableFormat.CSV)
"""What programs read: printed with every exit code but those of wrong usage and of a bug of ours."""


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date like 2027-03-01") from None


Journeys = Annotated[
    list[str] | None,
    typer.Argument(metavar="[JOURNEY]...", help="Ids of journeys, or paths of their files; none means all."),
]
Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="Files and folders; none means the project around this folder."),
]
OutputFile = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write the result to FILE instead of stdout."),
]
ReportLanguage = Annotated[
    Language | None,
    typer.Option("--language", help="Language of what is made; by default the project's."),
]
FigureFormat = Annotated[TableFormat, typer.Option("--format", help="How the figures are written.")]
AsOf = Annotated[
    dt.date | None,
    typer.Option("--as-of", metavar="DATE", parser=_date, help="The day to take for today, like 2027-03-01."),
]
OfPersona = Annotated[
    str | None, typer.Option("--persona", metavar="ID", help="As this persona goes through it, with its own figures.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Consent to every question beforehand.")]
