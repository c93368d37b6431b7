"""From what figures follow from to the figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.history.scored import figures_of
from journeykit.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.history.figures import Figures
    from journeykit.history.pages import Pages
    from journeykit.history.standing import Recipe


def made(recipes: Sequence[Recipe], pages: Pages) -> dict[str, Figures]:
    """Return the figures of journeys that stand at one moment, by their ids."""
    if not recipes:
        return {}
    first = recipes[0]
    contents = {content for recipe in recipes for content in recipe.measurements}
    documents = [pages.page(content).document for content in contents]
    documents += [pages.page(recipe.journey, recipe.libraries).document for recipe in recipes]
    found = tuple(sorted((one for one in documents if one is not None), key=lambda one: one.file.as_posix()))
    workspace = Workspace(root=Path(), project=pages.project(first.project), documents=found)
    return figures_of(workspace, first.now, {recipe.id for recipe in recipes})
