"""`journeykit export`: journeys in other formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.bringing import report
from journeykit.cli.exits import Exit
from journeykit.cli.export_crm import Flavour, export_crm
from journeykit.cli.export_tables import export_tables
from journeykit.cli.export_worksheet import export_worksheet
from journeykit.cli.options import Journeys, OutputFile, ReportLanguage
from journeykit.cli.project import open_journeys
from journeykit.diagnostics import JourneykitError, message
from journeykit.exchange import FORMATS, Format

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.workspace import Workspace

_NAMES = [(known.name.upper(), known.name) for known in FORMATS if known.write] + [("CSV", "csv"), ("CRM", "crm")]
Writable = StrEnum("Writable", _NAMES)  # type: ignore[misc]


def command(
    name: Annotated[
        Writable, typer.Argument(metavar="FORMAT", help="worksheet, mermaid, ujg, ojf, cjml, xes, xlsx, csv or crm.")
    ],
    journeys: Journeys = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="worksheet: csv, xlsx or page. ujg: json or yaml. By default as FILE ends.",
        ),
    ] = None,
    blank: Annotated[
        bool, typer.Option("--blank", help="Only the names of the touchpoints, and room to write; only of worksheet.")
    ] = False,
    flavour: Annotated[
        Flavour | None, typer.Option("--flavour", help="The CRM that the files are for; only of crm.")
    ] = None,
    sheets: Annotated[
        list[str] | None,
        typer.Option("--sheet", metavar="NAME", help="Only this sheet; several times; of xlsx and csv."),
    ] = None,
    output: OutputFile = None,
    language: ReportLanguage = None,
) -> int:
    """Write journeys in other formats.

    worksheet: a table of the touchpoints to fill in with a team, as CSV, as a workbook with drop-downs, or as a page to
    print; `journeykit import worksheet` brings it back.

    mermaid: a user journey diagram, or several in Markdown; `journeykit map --format mermaid` writes other diagrams.

    ujg: a User Journey Graph, as JSON-LD or YAML; `journeykit import ujg` brings it back with all that is in it.

    ojf: an OpenJourney map of one journey; `journeykit import ojf` brings it back.

    cjml: planned journeys in CJML 2.0 (XML); `journeykit import cjml` brings them back with all that is in them.

    xes: the planned paths as an event log (IEEE 1849), for tools of process mining: a trace a path, an event a touchpoint.

    xlsx: a workbook with everything to filter and to chart: touchpoints, scores, plan, improvements, measurements,
    brand, journeys, phases and personas. csv: the same as files in the folder `-o DIR`. `journeykit import` brings back what people edit.

    crm: files that a CRM imports (touchpoints, journeys, owners, systems, data) and a page on how, in the folder `-o DIR`.

    What did not fit is reported at the end.
    """
    if blank and name.value != "worksheet":
        raise JourneykitError(message("{option} means nothing for {format}", option="--blank", format=name.value))
    spoken = language.value if language else None
    if sheets and name.value not in ("xlsx", "csv"):
        raise JourneykitError(message("{option} means nothing for {format}", option="--sheet", format=name.value))
    if name.value == "crm":
        return export_crm(journeys, flavour, output, spoken)
    if flavour is not None:
        raise JourneykitError(message("{option} means nothing for {format}", option="--flavour", format=name.value))
    if name.value == "worksheet":
        return export_worksheet(journeys, form, output, spoken, blank=blank)
    if name.value in ("xlsx", "csv"):
        if form is not None:
            raise JourneykitError(message("{option} means nothing for {format}", option="--format", format=name.value))
        return export_tables(name.value, journeys, sheets, output, spoken)
    chosen = next(known for known in FORMATS if known.name == name.value)
    assert chosen.write is not None
    workspace, picked = open_journeys(journeys)
    write = _writer(chosen, form, output)
    data = write(workspace, picked, spoken or workspace.project.language)
    console.write_result(data.decode(), output)
    if chosen.losses:
        report(chosen.losses(workspace, picked, form or ""), written=True)
    return Exit.CLEAN


def _writer(
    chosen: Format, form: str | None, output: Path | None
) -> Callable[[Workspace, Sequence[Journey], str], bytes]:
    """Return what writes the form that was asked for; without a word of it, what the file's name says."""
    assert chosen.write is not None
    if form is None:
        ending = output.suffix.removeprefix(".").replace("yml", "yaml") if output else ""
        return chosen.forms.get(ending, chosen.write)
    if not chosen.forms:
        raise JourneykitError(message("{option} means nothing for {format}", option="--format", format=chosen.name))
    if form not in chosen.forms:
        raise JourneykitError(
            message("{format} has no form {form}", format=chosen.name, form=form),
            message("choose from {names}", names=", ".join(chosen.forms)),
        )
    return chosen.forms[form]
