"""Printable guides and forms made from a journey's own touchpoints, to read back as research."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from journeykit import shipped
from journeykit.starting.kit_context import context
from journeykit.starting.kit_html import page
from journeykit.starting.kit_research import blank_research

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.model import Journey
    from journeykit.workspace import Workspace

__all__ = ["KITS", "Kit", "blank_research", "kit", "kit_page"]

Kit = Literal["workshop", "interview", "diary", "own-experience", "scan"]
KITS: tuple[Kit, ...] = ("workshop", "interview", "diary", "own-experience", "scan")


def kit(workspace: Workspace, name: Kit, journeys: Sequence[Journey], language: str, *, at: str | None = None) -> str:
    """Make a guide or form as Markdown.

    Args:
        workspace: What was read.
        name: Which one.
        journeys: The journeys it is about: each has pages of its own.
        language: `nl` or `en`.
        at: For being a customer oneself: the competitor (an id or a name) that is visited.
    """
    from jinja2 import FileSystemLoader

    from journeykit.reports.templating import environment, tidy

    home = shipped.templates() / "kit"
    loader = FileSystemLoader([home / language, home])
    template = environment(loader, language).get_template(f"{name}.md.j2")
    return tidy(template.render(context(workspace, journeys, language, at)))


def kit_page(
    workspace: Workspace, name: Kit, journeys: Sequence[Journey], language: str, *, at: str | None = None
) -> str:
    """Make a guide or form as one self-contained HTML page that prints on A4; the arguments are those of `kit`."""
    text = kit(workspace, name, journeys, language, at=at)
    return page(text, language, accent=workspace.project.style.accent)
