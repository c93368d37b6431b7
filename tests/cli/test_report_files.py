"""In which form `report` is wanted: by its options, or by how the file ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeykit.cli.report_files import check_template, wanted
from journeykit.diagnostics import JourneykitError


@pytest.mark.parametrize(
    ("journeys", "output", "slides", "pdf", "expected"),
    [
        (None, None, False, False, ("html", None, None)),
        (["stay"], Path("r.html"), False, False, ("html", Path("r.html"), ["stay"])),
        (["stay"], Path("r.PPTX"), False, False, ("slides", Path("r.PPTX"), ["stay"])),
        (None, Path("r.pdf"), False, False, ("pdf", Path("r.pdf"), None)),
        (None, Path("odd.bin"), True, False, ("slides", Path("odd.bin"), None)),
        (["deck.pptx"], None, True, False, ("slides", Path("deck.pptx"), None)),
        (["stay", "r.pdf"], None, False, True, ("pdf", Path("r.pdf"), ["stay"])),
        (["stay"], Path("r.txt"), False, False, ("html", Path("r.txt"), ["stay"])),
    ],
)
def test_the_form_and_the_file(journeys, output, slides, pdf, expected):
    assert wanted(journeys, output, slides=slides, pdf=pdf) == expected


@pytest.mark.parametrize("output", [None, Path("-")])
def test_what_is_binary_needs_a_file(output):
    with pytest.raises(JourneykitError, match="pptx is binary"):
        wanted(["stay"], output, slides=True, pdf=False)


def test_what_does_not_go_together():
    with pytest.raises(JourneykitError, match="--slides, --pdf do not go together"):
        wanted(None, Path("x.pdf"), slides=True, pdf=True)
    with pytest.raises(JourneykitError, match="--template is for --slides"):
        check_template(Path("a.pptx"), "html")
    check_template(None, "html")
