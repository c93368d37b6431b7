"""`journeykit map --format mermaid`: views in a form that Markdown hosts draw themselves."""

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

MERMAID, ENDING = "mermaid", "mmd"


def write_mermaid(
    workspace: Workspace, journeys: Sequence[Journey], views: Sequence[str], how: Look, target: Target
) -> None:
    """Write views of journeys as mermaid diagrams; of all views those that have such a form.

    Raises:
        JourneykitError: lanes were chosen, the view has no such form, or several diagrams go into one file.
    """
    from journeykit.exchange.mermaid.writing import VIEWS, write_views
    from journeykit.scoring import score

    if how.lanes:
        raise JourneykitError(message("a mermaid diagram has no lanes to choose"))
    scores, written, lacking = score(workspace), list[tuple[str, str]](), list[NothingToDoError]()
    for journey in journeys:
        for view in views if len(views) == 1 else VIEWS:
            try:
                pages, notes = write_views(workspace, scores, view, journey, how)
            except NothingToDoError as error:
                lacking.append(error)
                continue
            written += pages
            for said in notes:
                console.note(console.spoken(said))
    if not written and lacking:
        raise lacking[0]
    for nothing in lacking:
        console.note(console.spoken(nothing.message))
    if target.folder is None and len(written) > 1:
        raise JourneykitError(
            message("{count} drawings do not go into one file", count=len(written)),
            message("name a folder with -o DIR/, or one journey"),
        )
    for name, text in written:
        console.write_result(text, target.folder / f"{name}.{ENDING}" if target.folder else target.file)
