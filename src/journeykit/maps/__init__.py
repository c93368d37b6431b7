"""Pictures of journeys: `draw` makes a `Drawing` of a journey in one of the `VIEWS`, `render` makes it a file.

A new view is a function from `MapContent` to `Drawing` and one line in `VIEWS`. `draw_pages` gives every page of a
view; most have one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, Message, NothingToDoError, message
from journeykit.maps.drawing import Drawing
from journeykit.maps.index import index
from journeykit.maps.later import later
from journeykit.maps.look import PLAIN, Look
from journeykit.maps.rendering import FORMATS, render, render_each

if TYPE_CHECKING:
    from journeykit.maps.content import MapContent, MapTouchpoint
    from journeykit.maps.gathering import gather
    from journeykit.maps.gathering.comparing import Earlier, gather_pair, gather_since, is_earlier
    from journeykit.maps.gathering.portfolio import gather_portfolio
    from journeykit.model import Journey
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace
else:
    gather = later("gathering:gather")
    gather_pair = later("gathering.comparing:gather_pair")
    gather_since = later("gathering.comparing:gather_since")
    is_earlier = later("gathering.comparing:is_earlier")
    gather_portfolio = later("gathering.portfolio:gather_portfolio")

__all__ = [
    "FORMATS",
    "PROJECT_VIEWS",
    "TEXTS",
    "VIEWS",
    "Drawing",
    "Look",
    "MapContent",
    "MapTouchpoint",
    "draw",
    "draw_pages",
    "draw_project",
    "index",
    "look_pages",
    "render",
    "render_each",
    "tell_journey",
    "tell_project",
]


def __getattr__(name: str) -> object:
    """Import what a map shows when somebody asks for it by name."""
    if name in ("MapContent", "MapTouchpoint"):
        from journeykit.maps import content

        return getattr(content, name)
    raise AttributeError(name)


VIEWS: dict[str, Callable[[MapContent], Drawing]] = {
    "lanes": later("lanes:draw_lanes"),
    "overview": later("overview:draw_overview"),
    "phase": later("phase:draw_phase"),
    "matrix": later("matrix:draw_matrix"),
    "brand": later("brand:draw_brand"),
    "systems": later("systems:draw_systems"),
    "blueprint": later("blueprint:draw_blueprint"),
    "flow": later("flow:draw_flow"),
    "compare": later("compare:draw_compare"),
    "importance": later("importance:draw_importance"),
    "portfolio": later("portfolio:draw_portfolio"),
    "stakeholders": later("stakeholders:draw_stakeholders"),
    "tasks": later("tasks:draw_tasks"),
}

PROJECT_VIEWS = ("portfolio",)
"""The views that show several journeys together, and are drawn once."""

TEXTS: dict[str, Callable[[MapContent], str]] = {
    "lanes": later("telling:tell"),
    "matrix": later("matrix.telling:tell_matrix"),
    "flow": later("flow.telling:tell_flow"),
    "compare": later("compare.telling:tell_compare"),
    "importance": later("importance.telling:tell_importance"),
    "portfolio": later("portfolio.telling:tell_portfolio"),
    "stakeholders": later("stakeholders.telling:tell_stakeholders"),
    "tasks": later("tasks.telling:tell_tasks"),
}
"""The views that can be told as plain text; `lanes` tells all that is known of a journey's touchpoints."""

_MORE: dict[str, Callable[[Workspace, Scores, Journey, MapContent], MapContent]] = {
    "stakeholders": later("gathering.people:with_people"),
    "tasks": later("gathering.tasks:with_tasks"),
}
"""What some views show beside the touchpoints of a journey."""

SINCE_VIEWS = ("lanes", "compare")
"""The views that can be held against an earlier moment."""

_draw_lanes, _draw_since = later("lanes:draw_lanes"), later("since:draw_since")

_PAGES: dict[str, Callable[[MapContent], list[MapContent]]] = {"phase": later("phase:one_per_phase")}
"""How the views of several pages cut a journey."""


def draw(
    workspace: Workspace,
    scores: Scores,
    view: str = "lanes",
    journey: Journey | None = None,
    language: str | None = None,
    lanes: Sequence[str] | None = None,
    persona: str | None = None,
    phases: Sequence[str] | None = None,
    *,
    min_share: float | None = None,
    against: Journey | str | Earlier | None = None,
) -> Drawing:
    """Draw a journey; of a view with several pages the first. See `draw_pages`, and `Look` for what to show of it."""
    return draw_pages(workspace, scores, view, journey, Look(language, lanes, persona, phases, min_share, against))[0]


def draw_pages(
    workspace: Workspace,
    scores: Scores,
    view: str = "lanes",
    journey: Journey | None = None,
    look: Look = PLAIN,
) -> tuple[Drawing, ...]:
    """Draw all pages of a journey in one view.

    Args:
        workspace: The project.
        scores: Its scores.
        view: One of `VIEWS`; those in `PROJECT_VIEWS` show the journey alone when one is given, else all of them.
        journey: Which one; by default the project's first.
        look: What to show of it.

    Returns:
        The drawings as DOT, ready for `render`; their `notes` are for who asked for them.

    Raises:
        NothingToDoError: the journey lacks what this view shows.
        JourneykitError: there is no such view, lane, persona or phase.
    """
    if view not in VIEWS:
        raise JourneykitError(
            message("there is no view {view} yet", view=view),
            message("choose from {names}", names=", ".join(VIEWS)),
        )
    if look.lanes is not None and view != "lanes":
        raise JourneykitError(message("only the view lanes has lanes to choose"))
    if view in PROJECT_VIEWS:
        return (draw_project(workspace, scores, view, None if journey is None else [journey], look.language),)
    chosen = journey if journey is not None else _first(workspace)
    pages, notes = look_pages(workspace, scores, view, chosen, look)
    drawings = [_drawn(view, page, look.lanes) for page in pages]
    return tuple(
        replace(drawing, notes=notes, journey=chosen.id, subject=chosen.title, view=view) for drawing in drawings
    )


def _drawn(view: str, page: MapContent, lanes: Sequence[str] | None) -> Drawing:
    if view != "lanes":
        return VIEWS[view](page)
    drawing: Drawing = (_draw_since if page.against else _draw_lanes)(page, lanes)
    return drawing


def look_pages(
    workspace: Workspace,
    scores: Scores,
    view: str,
    journey: Journey,
    look: Look = PLAIN,
) -> tuple[list[MapContent], tuple[Message, ...]]:
    """Return what every page of a view shows, and what is to be said about it: for who draws it in another form.

    Raises:
        NothingToDoError: the journey has no page of this view.
        JourneykitError: there is no such persona or phase.
    """
    if look.against is not None and is_earlier(look.against):
        if view not in SINCE_VIEWS:
            raise JourneykitError(
                message("the view {view} shows no changes", view=view),
                message("choose from {names}", names=", ".join(SINCE_VIEWS)),
            )
        content, notes = gather_since(workspace, scores, journey, look.against, look)
    elif view == "compare":
        content, notes = gather_pair(workspace, scores, journey, look)
    else:
        content, notes = gather(workspace, scores, journey, look)
    if view in _MORE:
        if look.persona:
            from journeykit.maps.gathering.personas import as_met_by

            workspace, scores, journey = as_met_by(workspace, scores, journey, look.persona)
        content = _MORE[view](workspace, scores, journey, content)
    pages = _PAGES[view](content) if view in _PAGES else [content]
    if not pages:
        raise NothingToDoError(
            message("{journey} has nothing to show in the view {view}", journey=journey.id, view=view)
        )
    return pages, notes


def draw_project(
    workspace: Workspace,
    scores: Scores,
    view: str = "portfolio",
    journeys: Sequence[Journey] | None = None,
    language: str | None = None,
) -> Drawing:
    """Draw several journeys together.

    Args:
        workspace: The project.
        scores: Its scores.
        view: One of `PROJECT_VIEWS`.
        journeys: Which journeys; by default all. What they share is counted among these.
        language: `nl` or `en`; by default the project's.

    Raises:
        NothingToDoError: there is no journey.
    """
    content, notes = gather_portfolio(workspace, scores, _all(workspace, journeys), language)
    return replace(VIEWS[view](content), notes=notes, subject=content.subject, view=view)


def tell_journey(
    workspace: Workspace,
    scores: Scores,
    journey: Journey,
    look: Look = PLAIN,
    view: str = "lanes",
) -> tuple[str, str]:
    """Return a journey in plain text, for who cannot see a picture, with a name that is good for a file.

    Raises:
        NothingToDoError: the journey lacks what this view tells.
    """
    (content, *_), _ = look_pages(workspace, scores, view, journey, look)
    return content.id if view == "lanes" else f"{content.id}-{view}", TEXTS[view](content)


def tell_project(
    workspace: Workspace,
    scores: Scores,
    view: str = "portfolio",
    journeys: Sequence[Journey] | None = None,
    language: str | None = None,
) -> tuple[str, str]:
    """Return several journeys together in plain text, with a name that is good for a file."""
    content, _ = gather_portfolio(workspace, scores, _all(workspace, journeys), language)
    return view, TEXTS[view](content)


def _all(workspace: Workspace, journeys: Sequence[Journey] | None) -> Sequence[Journey]:
    return workspace.journeys if journeys is None else journeys


def _first(workspace: Workspace) -> Journey:
    if not workspace.journeys:
        raise JourneykitError(message("the project has no journey"))
    return workspace.journeys[0]
