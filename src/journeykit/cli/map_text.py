"""`journeykit map --format text`: views for who cannot see a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeykit.cli import console
from journeykit.diagnostics import JourneykitError, NothingToDoError, message

if TYPE_CHECKING:
    from journeykit.cli.map_files import Target
    from journeykit.maps import Look
    from journeykit.model import Journey
    from journeykit.workspace import Workspace


def tell(workspace: Workspace, journeys: Sequence[Journey], how: Look, target: Target, view: str | None) -> None:
    """Write each journey as plain text, or the project when the view shows it as a whole."""
    from journeykit.maps import PROJECT_VIEWS, TEXTS, tell_journey, tell_project
    from journeykit.scoring import score

    view = view or "lanes"
    if view not in TEXTS or how.lanes:
        raise JourneykitError(
            message("the view {view} cannot be told as text, and lanes cannot be chosen", view=view),
            message("choose from {names}", names=", ".join(TEXTS)),
        )
    scores = score(workspace)
    told: list[tuple[str, str]] = []
    lacking: list[NothingToDoError] = []
    if view in PROJECT_VIEWS:
        told = [tell_project(workspace, scores, view, journeys, how.language)]
    for journey in journeys if view not in PROJECT_VIEWS else ():
        try:
            told.append(tell_journey(workspace, scores, journey, how, view))
        except NothingToDoError as error:
            lacking.append(error)
    if not told and lacking:
        raise lacking[0]
    for nothing in lacking:
        console.note(console.spoken(nothing.message))
    told = list(dict.fromkeys(told))  # a current and a future journey are one comparison
    for name, text in told:
        console.write_result(text, target.folder / f"{name}.txt" if target.folder else target.file)
