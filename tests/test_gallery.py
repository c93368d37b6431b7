"""The gallery shows what the program draws today: compared by what the pictures say, not by their bytes.

Versions of Graphviz write a picture a little differently; its words, its size and its description are ours.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from journeykit.maps import VIEWS, render

DOCS = Path(__file__).parents[1] / "docs"
SVG = "{http://www.w3.org/2000/svg}"
sys.path.insert(0, str(DOCS))
try:
    import gallery
finally:
    sys.path.pop(0)


def said(picture: bytes) -> tuple[object, ...]:
    root = ET.fromstring(picture)
    words = [text.text for text in root.iter(f"{SVG}text")]
    tips = [link.get("{http://www.w3.org/1999/xlink}title") for link in root.iter(f"{SVG}a")]
    return root.get("viewBox"), root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc"), words, tips


@pytest.fixture(scope="module")
def drawn():
    made = gallery.drawings()
    return {
        gallery.file_of(shown, drawing): picture
        for (shown, drawing), picture in zip(made, render([drawing for _, drawing in made]), strict=True)
    }


def test_every_view_is_in_the_gallery():
    assert {shown.view for shown in gallery.GALLERY} == set(VIEWS)


def test_the_page_is_current():
    assert (DOCS / "gallery.md").read_text("utf-8") == gallery.page(), "run: python docs/gallery.py"


def test_the_pictures_are_current(drawn):
    stale = [file for file, picture in drawn.items() if said((DOCS / file).read_bytes()) != said(picture)]
    assert stale == [], "run: python docs/gallery.py"


def test_every_picture_that_is_kept_is_shown_somewhere(drawn):
    pages = [DOCS.parent / "README.md", *DOCS.rglob("*.md")]
    links = {link for page in pages for link in re.findall(r"pictures/([\w.-]+)", page.read_text("utf-8"))}
    assert {path.name for path in (DOCS / "pictures").iterdir()} <= links
