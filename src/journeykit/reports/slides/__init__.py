"""Slides: what is told in a meeting, as a presentation that people can edit, in our template or their own.

Title, headline findings, per journey its overview, matrix and brand, the most pressing actions, now, next and later, the
decision asked, what nobody knows yet, what it rests on, and the words of the field. Texts and tables are real; pictures
are PNG with their description. Needs `pip install 'journeykit[slides]'` (python-pptx), imported only here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, Message, message

if TYPE_CHECKING:
    from pathlib import Path

    from journeykit.maps.drawing import Drawing
    from journeykit.planning.values import Plan
    from journeykit.reports.slides.values import Deck, Picture
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

__all__ = ["Presentation", "slides"]

ABOVE, SIDE = 8.0, 24.0
"""Points of white of a map that stay above it, and that are cropped at each of its sides."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """A presentation as a `.pptx` file, how many slides it has, and what is good to know about it."""

    data: bytes
    count: int
    notes: tuple[Message, ...] = ()


def slides(
    workspace: Workspace, scores: Scores, plan: Plan, language: str | None = None, template: Path | None = None
) -> Presentation:
    """Make the slides of a project, or of the journeys of a plan.

    Args:
        workspace: What was read.
        scores: Its scores, best with their draws (`simulate`).
        plan: The plan made of them.
        language: `nl` or `en`; by default the project's.
        template: A client's own presentation (`.pptx` or `.potx`), or a folder that holds `slides.pptx`; its slides
            are left out, its layouts are filled.

    Returns:
        The same bytes for the same input. Without Graphviz there are no pictures, and the notes say so.

    Raises:
        JourneykitError: The extra is not installed, or the template cannot be read or filled.
    """
    if find_spec("pptx") is None:
        raise JourneykitError(message("slides need python-pptx"), message("pip install 'journeykit[slides]'"))
    from journeykit.reports.slides.story import story
    from journeykit.reports.slides.template import open_template
    from journeykit.reports.slides.writing import write

    opened = open_template(template, workspace.project.style.accent)
    deck, notes = with_pictures(story(workspace, scores, plan, language or plan.project.language))
    data = write(deck, opened)
    return Presentation(data, len(opened.presentation.slides), notes)


def with_pictures(deck: Deck) -> tuple[Deck, tuple[Message, ...]]:
    """Render the pictures of a deck; without Graphviz it keeps its tables, and says why there is no more."""
    from journeykit.maps import render
    from journeykit.maps.rendering import renderer
    from journeykit.words import translator

    wanted = [slide.wanted for slide in deck.slides if slide.wanted is not None]
    if not wanted:
        return deck, ()
    if not renderer("png"):
        lacking = translator(deck.language)("There is no picture: the computer that made these slides has no Graphviz.")
        told = message("the slides have no pictures: drawing needs Graphviz, and this machine has none")
        return replace(
            deck, slides=tuple(replace(one, remark=lacking) if one.wanted else one for one in deck.slides)
        ), (told,)
    rendered = iter(render(wanted, "png"))
    made = []
    for slide in deck.slides:
        drawing = slide.wanted
        if drawing is not None:
            picture = picture_of(drawing, next(rendered))
            made.append(replace(slide, picture=picture, wanted=None))
        else:
            made.append(slide)
    return replace(deck, slides=tuple(made)), ()


def picture_of(drawing: Drawing, png: bytes) -> Picture:
    """A map as a slide shows it: below its heading, and without the white at its sides."""
    from journeykit.reports.slides.values import Picture

    head = max(0.0, drawing.layout.head - ABOVE)
    return Picture(png, drawing.width, drawing.height, drawing.name, drawing.description, head, SIDE if head else 0.0)
