"""`journeykit export worksheet`: the touchpoints as a table to fill in, in a spreadsheet or by hand."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.project import open_journeys
from journeykit.diagnostics import JourneykitError, message


class SheetForm(StrEnum):
    """What a worksheet is written as."""

    CSV = "csv"
    XLSX = "xlsx"
    PAGE = "page"


_BY_ENDING = {".xlsx": SheetForm.XLSX, ".html": SheetForm.PAGE, ".htm": SheetForm.PAGE}


def export_worksheet(
    journeys: list[str] | None, form: str | None, output: Path | None, language: str | None, *, blank: bool
) -> int:
    """Write the worksheet of some journeys in the form that was asked for, or that the file's name says."""
    from journeykit.exchange.worksheet import as_csv, as_page, as_xlsx

    chosen = _form(form, output)
    workspace, picked = open_journeys(journeys)
    spoken = language or workspace.project.language
    match chosen:
        case SheetForm.XLSX:
            console.write_result(as_xlsx(workspace, picked, spoken, blank=blank), output)
        case SheetForm.PAGE:
            console.write_result(as_page(workspace, picked, spoken, blank=blank), output)
        case _:
            console.write_result(as_csv(workspace, picked, spoken, blank=blank).decode(), output)
    return Exit.CLEAN


def _form(form: str | None, output: Path | None) -> SheetForm:
    if form is None:
        return _BY_ENDING.get(output.suffix.lower() if output else "", SheetForm.CSV)
    if form not in list(SheetForm):
        raise JourneykitError(
            message("{format} has no form {form}", format="worksheet", form=form),
            message("choose from {names}", names=", ".join(SheetForm)),
        )
    return SheetForm(form)
