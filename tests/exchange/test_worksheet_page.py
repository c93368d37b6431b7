"""The worksheet as a page to print."""

from __future__ import annotations

import base64
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest

from journeykit.exchange import worksheet
from journeykit.text import dump
from journeykit.workspace import Sources, read

EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}</style>&amp; '=cmd"


class Reader(HTMLParser):
    """Counts the elements of a page, and keeps what stands in some."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in ("meta", "br", "img"):
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        if self._open and data.strip():
            self.texts.setdefault(self._open[-1], []).append(data.strip())


def workspace_of(text: str, count: int = 3):
    touchpoints = [
        {
            "id": f"t{i}", "name": f"{text} {i}", "channels": ["phone"], "moment_of_truth": True,
            "customer": {"wants": text, "expects": [text, "b"], "annoyances": [text], "emotion": -1.5, "expectation": "met"},
            "obstacles": [text], "desired": {"thinks": text, "does": text, "feels": text, "radiates": text},
            "improvements": [{"id": f"i{i}", "title": text}],
        }
        for i in range(count)
    ]  # fmt: skip
    journey = {
        "kind": "journey", "id": "j", "title": text, "headline": text, "customer_job": text,
        "phases": [{"name": text, "customer_job": text, "touchpoints": touchpoints}, {"id": "later", "name": text}],
    }  # fmt: skip
    project = {
        "kind": "project", "format": 1, "name": text,
        "brand": {"promise": text, "values": [{"id": "clear", "name": text, "means": text}]},
    }  # fmt: skip
    files = {PurePosixPath("j.yaml"): dump(journey).encode(), PurePosixPath("journeykit.yaml"): dump(project).encode()}
    found = read(Sources(Path(), files, PurePosixPath("journeykit.yaml")))
    assert found.journeys
    return found


def page(text: str = "word", language: str = "nl", *, blank: bool = False, count: int = 3) -> str:
    workspace = workspace_of(text, count)
    return worksheet.as_page(workspace, workspace.journeys, language, blank=blank)


def test_a_page_lets_nothing_in_and_stands_on_its_own():
    text = page()
    read_in = Reader(text)
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    policy = next(value for tag, name, value in read_in.attributes if tag == "meta" and name == "content")
    assert policy.startswith("default-src 'none'")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "script" not in read_in.tags
    assert not [one for one in read_in.attributes if one[1] in ("style", "src") or one[1].startswith("on")]
    assert {value for _, name, value in read_in.attributes if name == "href"} == {
        "#face",
        *(f"#f{n}" for n in range(-2, 3)),
    }
    assert "size: landscape" in style
    assert text == page()


@pytest.mark.parametrize("blank", [True, False])
def test_what_people_wrote_never_becomes_an_element(blank):
    harmless, hostile = Reader(page(blank=blank)), Reader(page(EVIL, blank=blank))
    assert hostile.tags == harmless.tags
    assert [one[:2] for one in hostile.attributes] == [one[:2] for one in harmless.attributes]
    assert EVIL in hostile.texts["h1"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nl",
            ["Werkblad", "Waar ergert de klant zich aan?", "overtroffen", "Nieuw touchpoint", "−2", "telefoon", "−1,5"],
        ),
        ("en", ["Worksheet", "What annoys the customer?", "exceeded", "New touchpoint", "−2", "phone", "−1.5"]),
    ],
)
def test_a_card_asks_and_shows_in_the_language_of_the_page(language, words):
    text = page("één", language)
    assert not [word for word in words if word not in text]
    assert text.count('class="card"') == 3
    assert text.count('class="card new"') == 2  # a phase each
    assert text.count('<li class="on">') == 6


def test_a_blank_page_has_the_names_and_room_to_write():
    text = page("één", blank=True, count=1)
    assert text.count('class="card new"') == 4
    assert 'class="on"' not in text
    assert Reader(text).texts.get("dd", []) == []
    assert text.count("één") == 1 + page("één", blank=True, count=0).count("één")
