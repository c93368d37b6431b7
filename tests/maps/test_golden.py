"""Two small maps, kept as DOT: whoever changes the drawing sees what changes.

JOURNEYKIT_UPDATE_GOLDEN=1 writes them anew; look at the pictures before committing.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeykit.diagnostics import NothingToDoError
from journeykit.maps import VIEWS, draw
from journeykit.scoring import score
from journeykit.workspace import load

GOLDEN = Path(__file__).parent / "golden"
NOTHING_TO_SHOW = {
    ("names-only", view) for view in ("matrix", "brand", "systems", "blueprint", "stakeholders", "tasks")
}
OF_THE_SHOP = {"portfolio", "stakeholders", "tasks"}
NOT_ALONE = {"compare", "importance"} | OF_THE_SHOP
"""These show more than one document: they are drawn of the folders."""
PLACED_BY_GRAPHVIZ = {"flow"}
"""Each version of Graphviz places a little differently: these are checked by structure, in tests of their own."""
CASES = [
    (path.stem, view)
    for path in sorted(GOLDEN.glob("*.yaml"))
    for view in VIEWS
    if (path.stem, view) not in NOTHING_TO_SHOW and view not in PLACED_BY_GRAPHVIZ | NOT_ALONE
]
CASES += [("states", "compare"), ("states", "importance"), *(("shop", view) for view in sorted(OF_THE_SHOP))]


@pytest.mark.parametrize(("case", "view"), CASES)
def test_golden(case, view):
    folder = GOLDEN / case
    workspace = load([folder if folder.is_dir() else GOLDEN / f"{case}.yaml"])
    drawing = draw(workspace, score(workspace), view)
    kept = GOLDEN / f"{case}-{view}.dot"
    if os.environ.get("JOURNEYKIT_UPDATE_GOLDEN"):
        kept.write_text(drawing.dot, encoding="utf-8", newline="\n")
    # One line an operation, so that a difference can be read.
    assert readable(drawing.dot) == readable(kept.read_text(encoding="utf-8"))


def readable(dot: str) -> list[str]:
    return dot.replace("\\\n", "").replace(" S ", "\nS ").splitlines()


def test_there_are_cases():
    assert {view for _, view in CASES} == set(VIEWS) - PLACED_BY_GRAPHVIZ


@pytest.mark.parametrize(("case", "view"), sorted(case for case in NOTHING_TO_SHOW if case[1] in VIEWS))
def test_what_a_journey_lacks_is_said(case, view):
    workspace = load([GOLDEN / f"{case}.yaml"])
    with pytest.raises(NothingToDoError) as raised:
        draw(workspace, score(workspace), view)
    assert "een-boek-lenen" in raised.value.message.english
