"""`journeykit validate`: check everything, in words or for programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from journeykit.cli.checking import Checking, words
from journeykit.cli.mending import Mending
from journeykit.cli.options import AsOf, OutputFile, Paths
from journeykit.cli.reading import Reading
from journeykit.cli.reporting import OutputFormat, Writing, chosen_format
from journeykit.cli.validating import Validating
from journeykit.diagnostics import Severity


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
    fix: Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely, and say what is left.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Mend also where that may change what the author meant.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and fail if it would; nothing is written.")
    ] = False,
    stdin_filename: Annotated[
        Path | None,
        typer.Option("--stdin-filename", metavar="FILE", help="With `-`: the file that standard input stands for."),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Check everything anew, and remember nothing.")] = False,
    output: OutputFile = None,
) -> int:
    """Check everything; what CI runs.

    `-` in place of a path reads a document from standard input.
    """
    del no_cache  # answers that are remembered have been looked for before this (cli/remembering.py)
    form = chosen_format(output_format, output, statistics=statistics)
    return Validating(
        Reading(tuple(paths or ()), stdin_filename),
        Checking(as_of, words(select), words(ignore), profile and profile.value, baseline, write_baseline),
        Writing(form, output, notes or fail_on is FailOn.NOTE, statistics),
        Mending(write=fix or unsafe_fixes, unsafe=unsafe_fixes, diff=diff),
        Severity(fail_on.value) if fail_on else None,
        exit_zero,
    ).run()
