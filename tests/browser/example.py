"""The example project, drawn in every view."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from journeykit.diagnostics import NothingToDoError
from journeykit.maps import VIEWS, Drawing, draw_pages, render
from journeykit.maps.look import Look
from journeykit.scoring import Scores, score
from journeykit.workspace import Workspace, load

FOLDER = Path(__file__).parents[2] / "examples" / "zonnewende-energie"


@cache
def _read() -> tuple[Workspace, Scores]:
    workspace = load(FOLDER)
    return workspace, score(workspace)


@cache
def pictures(language: str, journey: str = "klant-worden") -> dict[str, tuple[Drawing, str]]:
    """Return a journey in each view that has something to show, as SVG; of a view with pages the first."""
    workspace, scores = _read()
    drawings: dict[str, Drawing] = {}
    for view in VIEWS:
        try:
            drawings[view] = draw_pages(workspace, scores, view, workspace.journey(journey), Look(language))[0]
        except NothingToDoError:
            continue
    return {view: (drawings[view], svg.decode()) for view, svg in zip(drawings, render(drawings.values()), strict=True)}
