"""`journeykit whatif`: what would move when figures were others or improvements were done."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeykit.cli.console import write_result
from journeykit.cli.exits import Exit
from journeykit.cli.nothing import for_programs
from journeykit.cli.options import AsOf, Journeys, OfPersona, OutputFile, ReportLanguage
from journeykit.cli.project import met_by, open_journeys
from journeykit.cli.scored import language_of, table_width
from journeykit.diagnostics import NothingToDoError, message


class WhatIfFormat(StrEnum):
    """How what would move is written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def command(
    journeys: Journeys = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="ID.FIELD=VALUE",
            help="A figure of a touchpoint (or journey/touchpoint): performance=80, importance=5, reach=.5, "
            "emotion=1, brand.VALUE=3, basics.BASIC=kept. May be given several times.",
        ),
    ] = None,
    do: Annotated[
        list[str] | None,
        typer.Option("--do", metavar="IMPROVEMENT", help="An improvement to take as done. May be given several times."),
    ] = None,
    persona: OfPersona = None,
    form: Annotated[
        WhatIfFormat | None,
        typer.Option("--format", help="How what would move is written; by default as FILE ends, else a table."),
    ] = None,
    output: OutputFile = None,
    language: ReportLanguage = None,
    as_of: AsOf = None,
) -> int:
    """Show what would move when figures were others or improvements were done.

    Index, peak and end, choices, places in the order and brand fit before and after, with the reasons. Improvements
    bring what is expected of them. Nothing is written.
    """
    from journeykit.planning.whatif.moves import what_if
    from journeykit.planning.whatif.values import WhatIf
    from journeykit.reports.whatif.as_json import json_text
    from journeykit.reports.whatif.report import whatif_report

    kind = form or _as_it_ends(output)

    def nothing() -> None:
        write_result(json_text(WhatIf(assumptions=(), done=(), journeys=(), notes=())), output)

    with for_programs(nothing if kind is WhatIfFormat.JSON else None):
        workspace, chosen = met_by(*open_journeys(journeys), persona)
        ids = [journey.id for journey in chosen if journey.state != "future"]
        if not ids:
            raise NothingToDoError(message("future journeys are drawn and compared, never scored"))
    found = what_if(workspace, set_ or (), do or (), journeys=ids, as_of=as_of)
    text = whatif_report(found, workspace, kind.value, language_of(workspace, language), table_width(output))
    write_result(text, output)
    return Exit.CLEAN


def _as_it_ends(output: Path | None) -> WhatIfFormat:
    known = {".md": WhatIfFormat.MARKDOWN, ".json": WhatIfFormat.JSON}
    return known.get(output.suffix.lower() if output else "", WhatIfFormat.TABLE)
