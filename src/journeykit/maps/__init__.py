"""Pictures of journeys: `draw` makes a `Drawing` of a journey in one of the `VIEWS`, `render` makes it a file.

A new view is a function from `MapContent` to `Drawing` and one line in `VIEWS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps.content import MapContent
from journeykit.maps.drawing import Drawing
from journeykit.maps.gathering import gather
from journeykit.maps.index import index
from journeykit.maps.lanes import LANES, draw_lanes
from journeykit.maps.overview import draw_overview
from journeykit.maps.rendering import FORMATS, render

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

__all__ = ["FORMATS", "LANES", "VIEWS", "Drawing", "draw", "index", "render"]

VIEWS: dict[str, Callable[[MapContent], Drawing]] = {
    "lanes": draw_lanes,
    "overview": draw_overview,
}


def draw(
    workspace: Workspace,
    scores: Scores,
    view: str = "lanes",
    journey: Journey | None = None,
    language: str | None = None,
    lanes: Sequence[str] | None = None,
    persona: str | None = None,
    phases: Sequence[str] | None = None,
) -> Drawing:
    """Draw a journey.

    Args:
        workspace: The project.
        scores: Its scores.
        view: One of `VIEWS`.
        journey: Which one; by default the project's first.
        language: `nl` or `en`; by default the project's.
        lanes: For the lane map: which lanes, by their names in `LANES`.
        persona: The id of a persona through whose eyes it is drawn.
        phases: Ids of the phases that are drawn; by default all.

    Returns:
        The drawing as DOT, ready for `render`; its `notes` are for who asked for it.

    Raises:
        JourneykitError: there is no such view, lane, persona or phase.
    """
    if view not in VIEWS:
        raise JourneykitError(
            message("there is no view {view} yet", view=view),
            message("choose from {names}", names=", ".join(VIEWS)),
        )
    if lanes is not None and view != "lanes":
        raise JourneykitError(message("only the view lanes has lanes to choose"))
    chosen = journey if journey is not None else _first(workspace)
    content, notes = gather(workspace, scores, chosen, language, persona, phases)
    drawing = draw_lanes(content, lanes) if view == "lanes" else VIEWS[view](content)
    return replace(drawing, notes=notes)


def _first(workspace: Workspace) -> Journey:
    if not workspace.journeys:
        raise JourneykitError(message("the project has no journey"))
    return workspace.journeys[0]
