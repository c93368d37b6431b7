"""What `score` and `rank` share: opening and scoring journeys, and how wide a table may be."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from journeykit.cli.project import met_by, open_journeys
from journeykit.diagnostics import NothingToDoError, message
from journeykit.process.collecting import collect_no_more
from journeykit.scoring import Scores, score, simulate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from journeykit.cli.options import Language
    from journeykit.workspace import Workspace

NARROWEST = 80

Draws = Annotated[
    int | None,
    typer.Option("--draws", metavar="N", min=1, help="Draws behind the intervals; by default scoring.draws (2000)."),
]
Seed = Annotated[
    int | None,
    typer.Option("--seed", metavar="N", min=0, help="The seed of the draws; by default scoring.seed (1)."),
]


def open_scores(
    names: Sequence[str] | None,
    as_of: dt.date | None,
    draws: int | None = None,
    seed: int | None = None,
    persona: str | None = None,
    *,
    places: bool = True,
) -> tuple[Workspace, Scores]:
    """Read the project, score the journeys of some ids or paths (without names, all), and draw their intervals.

    With a persona: the journeys that it goes through, as it goes through them. Without `places` nobody asks how sure
    the places within each journey are.
    """
    collect_no_more()
    workspace, journeys = met_by(*open_journeys(names), persona)
    scores = score(workspace, as_of).only({journey.id for journey in journeys})
    if not scores.journeys:
        raise NothingToDoError(message("future journeys are drawn and compared, never scored"))
    return workspace, simulate(scores, draws, seed, places=places)


def nothing_scored() -> tuple[Workspace, Scores]:
    """A project without journeys: programs get an answer in its usual form also when there is nothing to work on."""
    from pathlib import Path

    from journeykit.model import Project
    from journeykit.workspace import Workspace

    empty = Workspace(root=Path(), project=Project(kind="project", name=""), documents=(), findings=())
    return empty, score(empty)


def language_of(workspace: Workspace, asked: Language | None) -> str:
    """The language of the report: the one that was asked for, else the project's."""
    return asked.value if asked else workspace.project.language


def table_width(output: Path | None) -> int:
    """How wide a table may be: as the terminal, and 80 columns where there is none, so that files are always the same."""
    return max(NARROWEST, get_terminal_size().columns) if output is None and sys.stdout.isatty() else NARROWEST
