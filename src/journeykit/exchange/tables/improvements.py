"""The sheet of improvements: what people keep up in a spreadsheet more than anything else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import message
from journeykit.exchange.tables import vocabulary as words
from journeykit.exchange.tables.columns import Record, Sheet, day, number, text, texts, told, with_fingerprint, word
from journeykit.model import Improvement

if TYPE_CHECKING:
    from pathlib import PurePosixPath

    from journeykit.diagnostics import KeyPath
    from journeykit.exchange.tables.figures import Figures
    from journeykit.workspace import ImprovementAt, Workspace

PROJECT = "(project)"
"""Where an improvement of the whole project belongs; no journey is called so."""
LIBRARY = "library/"


def _improvements(figures: Figures) -> Iterator[Record]:
    """Yield every improvement once; one of the library stands in the library, wherever it is used."""
    seen: set[tuple[str, str]] = set()
    for placed in figures.workspace.improvements:
        if placed.key in seen or (placed.journey is not None and placed.journey.id not in figures.ids):
            continue
        seen.add(placed.key)
        yield _record(figures.workspace, placed)


def _record(workspace: Workspace, placed: ImprovementAt) -> Record:
    where, id_ = placed.key
    home = LIBRARY + where[1:] if where.startswith("=") else where or PROJECT
    touched = [one.id for one in placed.improvement.touchpoints]
    computed = {
        "where": home,
        "id": id_,
        "touchpoint": placed.touchpoint.id if placed.touchpoint else None,
        "touchpoints": tuple(touched),
    }
    found = (
        _on_the_shelf(workspace, where[1:], id_) if where.startswith("=") else (placed.place.file, placed.place.path)
    )
    if found is None:
        closed = message("it comes from a library touchpoint that itself uses another: change it there")
        return Record((home, id_), computed, placed.improvement, closed=closed)
    file, path = found
    document = workspace.document(file)
    raw = document.tree.get(path) if document else None
    return Record((home, id_), computed, placed.improvement, Improvement, file, path, raw)


def _on_the_shelf(workspace: Workspace, use: str, id_: str) -> tuple[PurePosixPath, KeyPath] | None:
    """Return where the library says an improvement of one of its touchpoints."""
    for document in workspace.documents_of("touchpoints"):
        for i, touchpoint in enumerate(document.model.touchpoints):
            path = document.in_file(("touchpoints", i, "improvements"))
            if touchpoint.id != use or not document.tree.has(path):
                continue
            for j, improvement in enumerate(touchpoint.improvements):
                if improvement.id == id_:
                    return document.file, document.in_file(("touchpoints", i, "improvements", j))
    return None


IMPROVEMENTS = Sheet(
    "improvements",
    "improvements",
    with_fingerprint((
        told("where", "belongs to", width=18),
        told("id", "id", width=20),
        text("title", "improvement", width=34),
        told("touchpoint", "touchpoint", width=20),
        told("touchpoints", "touchpoints it helps", width=20),
        word("type", "type", words.ACTION_TYPE),
        word("status", "status", words.ACTION_STATUS),
        text("owner", "owner", names="departments", width=18),
        texts("involves", "involves", names="departments"),
        day("due", "due on"),
        day("done_on", "done on"),
        number("effort_days", "working days"),
        number("cost.once", "cost, once"),
        number("cost.yearly", "cost a year"),
        number("benefit.yearly", "benefit a year"),
        text("benefit.because", "why it pays", width=28),
        number("effect.performance", "expected effect"),
        number("effect.confidence", "how sure (0-1)"),
        texts("requires", "requires"),
        texts("alternative_to", "alternative to"),
        number("customers_involved", "customers involved"),
        text("issue", "issue"),
    )),
    _improvements,
    ("where", "id"),
    frozen=3,
)  # fmt: skip
