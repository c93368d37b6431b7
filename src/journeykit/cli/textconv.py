"""`journeykit textconv`: what git calls to show a document in `git log -p` and `git diff`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from journeykit.diagnostics import JourneykitError, message


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A document.")],
) -> None:
    """Print a document as plain lines, one a field; git calls this.

    `journeykit init --git-drivers` tells git to. Each line says to which touchpoint, phase or improvement it belongs.
    """
    from journeykit.history.merging import outline

    try:
        data = file.read_bytes()
    except OSError as error:
        raise JourneykitError(
            message("{file} cannot be read: {why}", file=str(file), why=error.strerror or str(error))
        ) from error
    sys.stdout.buffer.write(outline(data))
