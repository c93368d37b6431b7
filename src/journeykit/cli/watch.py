"""`journeykit watch`: a page that draws itself anew when a file is saved."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from journeykit.cli import console
from journeykit.cli.clock import clock
from journeykit.cli.exits import Exit
from journeykit.cli.options import AsOf, Journeys
from journeykit.cli.project import open_journeys
from journeykit.diagnostics import JourneykitError, message

DEFAULT_PORT = 8017


def command(
    journeys: Journeys = None,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Where on this machine; 0 takes a free one.")
    ] = DEFAULT_PORT,
    as_of: AsOf = None,
) -> int:
    """Show journeys on a page of this machine that draws itself anew when a file is saved.

    Findings stand on the page too. Ctrl-C ends it.
    """
    try:
        from journeykit.live.watching import watch
    except ImportError as error:
        raise JourneykitError(
            message("the page needs watchfiles, Starlette and uvicorn"), message("pip install 'journeykit[watch]'")
        ) from error
    from journeykit.live.board import Board

    workspace, chosen = open_journeys(journeys)
    wanted = tuple(journey.id for journey in chosen) if journeys else ()
    place = workspace.root if workspace.project_file is not None else _place(journeys)
    try:
        watch(Board(place, wanted, clock(as_of)), port, console.out)
    except KeyboardInterrupt:
        return Exit.CLEAN  # it is how one ends it
    return Exit.CLEAN


def _place(journeys: list[str] | None) -> Path:
    """Return what to look at without a project: the first file or folder that was named, else this folder."""
    return next((Path(name) for name in journeys or () if Path(name).exists()), Path.cwd())
