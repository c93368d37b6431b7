"""`journeykit merge-driver`: what git calls to merge two versions of a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeykit.diagnostics import JourneykitError, message


def command(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The version that both come from (%O).")],
    ours: Annotated[
        Path, typer.Argument(metavar="OURS", help="The version of this branch; the result goes here (%A).")
    ],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The version of the other branch (%B).")],
    marker_size: Annotated[
        int, typer.Option("--marker-size", min=1, max=100, help="How long the signs of a conflict are (%L).")
    ] = 7,
) -> int:
    """Merge two versions of a document by ids; git calls this.

    `journeykit init --git-drivers` tells git to. What both sides changed differently is left between git's own
    markers, and the exit code is 1. What is no readable document is merged line by line, as git does.
    """
    from journeykit.history.merging import merge
    from journeykit.text import write_file

    try:
        texts = [path.read_bytes() for path in (base, ours, theirs)]
    except OSError as error:
        raise JourneykitError(
            message("{file} cannot be read: {why}", file=str(error.filename), why=error.strerror or str(error))
        ) from error
    try:
        merged = merge(*texts, marker_size=marker_size)
    except Exception:  # noqa: BLE001 - git would take this branch's version for merged: no bug may cost anybody's work
        merged = None
    if merged is None:
        return _line_by_line(base, ours, theirs, marker_size)
    write_file(ours, merged.data)
    return 1 if merged.conflicts else 0


def _line_by_line(base: Path, ours: Path, theirs: Path, marker_size: int) -> int:
    """Let git merge the lines, as it would have without us."""
    from journeykit.git import ask
    from journeykit.text import write_file

    names = [item for label in ("ours", "base", "theirs") for item in ("-L", label)]
    files = [str(path.absolute()) for path in (ours, base, theirs)]
    done = ask(Path.cwd(), ["merge-file", "-p", f"--marker-size={marker_size}", *names, "--", *files])
    if done is None or not 0 <= done[0] <= 127:
        raise JourneykitError(message("git could not merge the lines of {file}", file=ours.name))
    write_file(ours, done[1])
    return 1 if done[0] else 0
