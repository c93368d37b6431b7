from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
sys.path.insert(0, str(DOCS))
try:
    import history
finally:
    sys.path.pop(0)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The pictures and the page, as they are made today."""
    folder = tmp_path_factory.mktemp("told") / "zonnewende-energie"
    history.live(folder)
    pictures = {history.PICTURE: history.picture(folder).encode(), history.SINCE: history.since(folder)}
    return pictures, history.page(folder)


def words(picture: bytes) -> list[str | None]:
    """What a picture says: its bytes are those of a version of Graphviz."""
    return [text.text for text in ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")]


def test_the_history_of_the_example_is_told_as_it_is(told):
    assert told[1] == history.PAGE.read_text("utf-8"), "run: python docs/history.py"


def test_its_pictures_are_current(told):
    stale = [file.name for file, picture in told[0].items() if words(file.read_bytes()) != words(picture)]
    assert stale == [], "run: python docs/history.py"


def test_git_alone_would_not_have_merged_it(told):
    assert "git alone gives up: 1 conflict" in told[1]
    merged = told[1].split("## Two colleagues")[1]
    assert "reach: from 0.17 to 0.2" in merged
    assert "volume a year: from 5,200 to 6,100" in merged
