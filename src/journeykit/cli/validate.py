"""`journeykit validate`: check everything, in words or for programs."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli.checking import Checking, words
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf, OutputFile, Paths
from journeykit.cli.reporting import OutputFormat, Writing, chosen_format
from journeykit.diagnostics import JourneykitError, Severity, message

if TYPE_CHECKING:
    from journeykit.workspace import Workspace


class FailOn(StrEnum):
    """The least that makes the command fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Profile(StrEnum):
    """How much is asked of the documents."""

    DRAFT = "draft"
    STANDARD = "standard"
    STRICT = "strict"


Words = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Only these rules: codes, their beginnings or names, with commas."),
]
Ignored = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULES", help="The same, of rules to leave out.")
]

_STDIN = "stdin.yaml"


def command(
    paths: Paths = None,
    output_format: Annotated[
        OutputFormat | None,
        typer.Option(
            "--output-format",
            envvar="JOURNEYKIT_OUTPUT_FORMAT",
            help="How the findings are written; by default text, and github in a GitHub action.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="The least that gives exit code 1; by default error.")
    ] = None,
    select: Words = None,
    ignore: Ignored = None,
    profile: Annotated[
        Profile | None, typer.Option("--profile", help="How much is asked; by default what the project says.")
    ] = None,
    as_of: AsOf = None,
    notes: Annotated[bool, typer.Option("--notes", help="Show notes too.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show how often each rule speaks instead of the findings.")
    ] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings never give exit code 1.")] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Leave out the findings of FILE; by default .journeykit-baseline.json at the top of the project.",
        ),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found to the baseline, so that it is put up with.")
    ] = False,
    stdin_filename: Annotated[
        Path | None,
        typer.Option("--stdin-filename", metavar="FILE", help="With `-`: the file that standard input stands for."),
    ] = None,
    output: OutputFile = None,
) -> int:
    """Check everything; what CI runs.

    `-` in place of a path reads a document from standard input.
    """
    form = chosen_format(output_format, output, statistics=statistics)
    writing = Writing(form, output, notes or fail_on is FailOn.NOTE, statistics)
    checking = Checking(as_of, words(select), words(ignore), profile and profile.value, baseline, write_baseline)
    with writing.for_programs_too():
        workspace = _workspace(paths or [], stdin_filename)
        report = checking.report(workspace)
    writing.report(report, workspace)
    # Who reads SARIF decides on what is in it: a step that fails would keep it from being uploaded.
    lenient = exit_zero or (form is OutputFormat.SARIF and fail_on is None)
    failed = report.has(Severity((fail_on or FailOn.ERROR).value)) and not lenient
    return Exit.FINDINGS if failed else Exit.CLEAN


def _workspace(paths: list[Path], stdin_filename: Path | None) -> Workspace:
    import gc

    from journeykit.text import LARGEST
    from journeykit.workspace import load

    gc.disable()  # the process ends soon, and reading makes no garbage: collecting took a third of the time
    if Path("-") not in paths:
        if stdin_filename is not None:
            raise JourneykitError(message("--stdin-filename goes with `-` in place of a path"))
        workspace = load(paths)
        # Without a path it is about the whole project, also from a folder inside it.
        return workspace if paths else replace(workspace, focus=())
    if len(paths) > 1:
        raise JourneykitError(message("`-` stands alone: standard input is the only document then"))
    file = stdin_filename or Path(_STDIN)
    return load([file], {file: sys.stdin.buffer.read(LARGEST + 1)})
