"""`journeykit export xlsx` and `export csv`: everything as sheets, to filter and to chart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.project import open_journeys
from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from journeykit.exchange.tables.columns import Sheet


def export_tables(
    name: str, journeys: list[str] | None, sheets: Sequence[str] | None, output: Path | None, language: str | None
) -> int:
    """Write sheets as one workbook, or as CSV files in a folder; one CSV alone goes anywhere."""
    from journeykit.exchange.tables import as_csv, as_xlsx

    chosen = _chosen(sheets)
    alone = name == "csv" and len(chosen) == 1 and not (output and output.is_dir())
    if name == "csv" and not alone and (output is None or output == Path("-") or output.is_file()):
        raise JourneykitError(
            message("this makes several files"), message("name a folder: -o DIR; or one of them: --sheet NAME")
        )
    workspace, picked = open_journeys(journeys)
    spoken = language or workspace.project.language
    if name == "xlsx":
        console.write_result(as_xlsx(workspace, picked, spoken, chosen), output)
        return Exit.CLEAN
    for file, data in as_csv(workspace, picked, spoken, chosen).items():
        console.write_result(data.decode(), output if alone or output is None else output / file)
    return Exit.CLEAN


def _chosen(names: Sequence[str] | None) -> tuple[Sheet, ...]:
    from journeykit.exchange.tables import SHEETS

    known = {sheet.key: sheet for sheet in SHEETS}
    for name in names or ():
        if name not in known:
            raise JourneykitError(
                message('there is no sheet "{name}"', name=name),
                message("choose from {names}", names=", ".join(known)),
            )
    return tuple(known[name] for name in dict.fromkeys(names)) if names else SHEETS
