"""`journeykit fmt`: one way to write documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli import console
from journeykit.cli.exits import Exit
from journeykit.cli.mending import show_diff, write_texts
from journeykit.cli.options import OutputFile, Paths
from journeykit.cli.reading import Reading
from journeykit.cli.reporting import shown_from
from journeykit.diagnostics import JourneykitError, NothingToDoError, message

if TYPE_CHECKING:
    from journeykit.check import Formatted


def command(
    paths: Paths = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name the files that would change, and fail.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change, and fail if anything would.")
    ] = False,
    output: OutputFile = None,
) -> int:
    """Put keys in the order of the format and spacing in order; comments stay.

    What cannot be written differently without risk is left as it is.
    """
    from journeykit.check import formatted

    reading = Reading(tuple(paths or ()))
    if reading.stdin or (output is not None and not diff):
        raise JourneykitError(message("fmt writes the files that it is given; -o goes with --diff"))
    workspace = reading.workspace()
    done = formatted(workspace)
    _say_what_is_left(done)
    if diff:
        show_diff(workspace.texts, done.texts, output)
    elif check:
        shown = shown_from(workspace.root, Path.cwd())
        for file in done.texts:
            console.out(console.one_line(shown(file)))
    else:
        written = write_texts(workspace, done.texts)
        return Exit.CLEAN if written and not done.left else Exit.FINDINGS
    return Exit.FINDINGS if done.texts or done.left else Exit.CLEAN


def _say_what_is_left(done: Formatted) -> None:
    if not done.count:
        raise NothingToDoError(
            message("there is no journeykit document here"),
            message("journeykit init starts a project; -C DIR works in another folder"),
        )
    for file in done.left:
        said = message("left as it is, because it cannot be written safely: {file}", file=file.as_posix())
        console.err(console.one_line(console.spoken(said)))
