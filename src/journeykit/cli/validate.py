"""`journeykit validate`: check everything, in words or as JSON."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf, OutputFile, Paths
from journeykit.diagnostics import JourneykitError, NothingToDoError, Severity, message

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.workspace import Workspace


class OutputFormat(StrEnum):
    """How findings are written."""

    TEXT = "text"
    JSON = "json"


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
        OutputFormat, typer.Option("--output-format", help="How the findings are written.")
    ] = OutputFormat.TEXT,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The least that gives exit code 1.")] = FailOn.ERROR,
    select: Words = None,
    ignore: Ignored = None,
    profile: Annotated[
        Profile | None, typer.Option("--profile", help="How much is asked; by default what the project says.")
    ] = None,
    as_of: AsOf = None,
    notes: Annotated[bool, typer.Option("--notes", help="Show notes too.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings never give exit code 1.")] = False,
    stdin_filename: Annotated[
        Path | None,
        typer.Option("--stdin-filename", metavar="FILE", help="With `-`: the file that standard input stands for."),
    ] = None,
    output: OutputFile = None,
) -> int:
    """Check everything; what CI runs.

    `-` in place of a path reads a document from standard input.
    """
    with _for_programs_too(output_format, output):
        workspace = _workspace(paths or [], stdin_filename)
        report = _checked(workspace, as_of, select, ignore, profile)
    _write(report, workspace, output_format, output, notes=notes or fail_on is FailOn.NOTE)
    failed = report.has(Severity(fail_on.value)) and not exit_zero
    return Exit.FINDINGS if failed else Exit.CLEAN


def _checked(
    workspace: Workspace,
    as_of: dt.date | None,
    select: list[str] | None,
    ignore: list[str] | None,
    profile: Profile | None,
) -> Report:
    from journeykit.check import check

    report = check(
        workspace,
        as_of or dt.datetime.now(tz=dt.UTC).astimezone().date(),
        select=_words(select),
        ignore=_words(ignore),
        profile=profile.value if profile else None,
    )
    if not report.files:
        raise NothingToDoError(
            message("there is no journeykit document here"),
            message("journeykit init starts a project; -C DIR works in another folder"),
        )
    return report


@contextmanager
def _for_programs_too(output_format: OutputFormat, output: Path | None) -> Iterator[None]:
    """When there is nothing to check, give programs an empty report: they read one whatever happens."""
    try:
        yield
    except NothingToDoError:
        if output_format is OutputFormat.JSON:
            from journeykit.check import Report
            from journeykit.reports.diagnostics_json import diagnostics_json

            console.write_result(diagnostics_json(Report((), 0)), output)
        raise


def _words(given: list[str] | None) -> list[str]:
    return [word.strip() for part in given or () for word in part.split(",") if word.strip()]


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


def _write(
    report: Report, workspace: Workspace, output_format: OutputFormat, output: Path | None, *, notes: bool
) -> None:
    """Write the report to stdout, or to a file and its words to stdout."""
    from journeykit.reports.diagnostics import Style, diagnostics_text, summary
    from journeykit.words import message_language

    shown = _shown_from(workspace.root)
    language = message_language(os.environ)
    to_file = output is not None and output != Path("-")
    if output_format is OutputFormat.JSON:
        from journeykit.reports.diagnostics_json import diagnostics_json

        console.write_result(diagnostics_json(report, shown), output)
        if not to_file:
            return
    elif to_file:
        plain = Style(language, color=False, notes=notes, shown=shown)
        console.write_result(diagnostics_text(report, workspace, plain), output)
        console.note(summary(report, plain))
        return
    style = Style(
        language, color=console.colored(sys.stdout), notes=notes, shown=shown, summary=not console.settings.quiet
    )
    text = diagnostics_text(report, workspace, style)
    if text:
        _say(text)


def _say(text: str) -> None:
    """Print text; a GitHub runner is told that nothing in it is a command."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        console.out(text, styled=True)
        return
    import secrets

    token = secrets.token_hex(16)
    console.out(f"::stop-commands::{token}\n{text}::{token}::", styled=True)


def _shown_from(root: Path) -> Callable[[PurePosixPath], str]:
    """Return how files are called from the current folder, so that terminals and CI find them."""
    try:
        prefix = os.path.relpath(os.path.realpath(root), os.path.realpath(Path.cwd())).replace(os.sep, "/")
    except ValueError:  # another drive
        prefix = "."
    return lambda file: file.as_posix() if prefix == "." else os.path.normpath(f"{prefix}/{file}").replace(os.sep, "/")
