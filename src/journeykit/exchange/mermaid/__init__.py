"""Mermaid: user journey diagrams in and out, and the views of maps that have a form in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journeykit.exchange.formats import Format, Remark
from journeykit.exchange.mermaid.reading import read

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.workspace import Workspace


def write(workspace: Workspace, journeys: Sequence[Journey], language: str) -> bytes:
    """Write journeys as user journey diagrams: one as it is, several in Markdown, each in a fence below its name."""
    from journeykit.exchange.mermaid.safely import heading
    from journeykit.exchange.mermaid.writing import write_views  # knows the maps, which an import need not load
    from journeykit.maps.look import Look
    from journeykit.scoring import score

    scores = score(workspace)
    diagrams = [
        (journey.title, write_views(workspace, scores, "lanes", journey, Look(language))[0][0][1]) for journey in journeys
    ]  # fmt: skip
    if len(diagrams) == 1:
        return diagrams[0][1].encode()
    return "\n".join(f"# {heading(title)}\n\n```mermaid\n{text}```\n" for title, text in diagrams).encode()


def losses(workspace: Workspace, journeys: Sequence[Journey], form: str) -> tuple[Remark, ...]:
    """Say what a diagram does not hold of journeys."""
    from journeykit.exchange.mermaid.losing import remarks

    return remarks(workspace, journeys, form)


FORMAT = Format("mermaid", read=read, write=write, losses=losses)

__all__ = ["FORMAT", "read", "write"]
