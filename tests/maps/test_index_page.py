"""The page beside the drawings: what a person opens, and what no user's text can do to it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from journeykit.cli.running import run
from journeykit.maps.canvas.palette import HOUSE_ACCENT, WHITE, client_accent, contrast
from journeykit.maps.drawing import Drawing
from journeykit.maps.page import Page, index_page
from journeykit.maps.page.style import style

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=y>' & {x}"
VOID = {"meta", "img", "link", "br"}


class Reading(HTMLParser):
    """The elements of a page, with their attributes and the text in them, and whether they close as they open."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.texts = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def drawing(name="a-lanes", view="lanes", title="Het gaat goed", journey="a", subject="Kopen", **more):
    return Drawing(name, "", 400, 300, title, "Wat er te zien is", (), journey, subject, view, **more)


def page(drawings, formats=None, client="Veer", language="nl", **more):
    there = formats or {each.name: ["svg"] for each in drawings}
    return index_page(Page(client, language, HOUSE_ACCENT, **more), drawings, there)


def test_every_drawing_is_shown_and_linked():
    shown = [drawing(), drawing("a-overview", "overview"), drawing("a-x-phase", "phase", "Oriënteren")]
    read = Reading(page(shown, {"a-lanes": ["svg", "pdf"], "a-overview": ["svg", "png"], "a-x-phase": ["pdf"]}))
    assert not read.open
    assert [each["src"] for each in read.all("img")] == ["a-overview.svg", "a-lanes.svg"]  # at a glance comes first
    assert {each["href"] for each in read.all("a") if not each["href"].startswith("#")} == {
        "a-lanes.svg", "a-lanes.pdf", "a-overview.svg", "a-overview.png", "a-x-phase.pdf",
    }  # fmt: skip
    assert all(each["alt"] and each["width"] and each["height"] for each in read.all("img"))
    assert {"Het gaat goed", "Oriënteren", "Stap voor stap", "Fase voor fase"} <= {text.strip() for text in read.texts}


def test_journeys_stand_apart_and_those_of_the_project_first():
    shown = [drawing(f"j{i}-lanes", journey=f"j{i}", subject=f"Reis {i}") for i in range(30)]
    shown.append(drawing("portfolio", "portfolio", "Alles", "", "Veer"))
    read = Reading(page(shown))
    links = [each["href"] for each in read.all("nav") and read.all("a") if each["href"].startswith("#journey")]
    sections = [each["id"] for each in read.all("section")]
    assert links == [f"#{id_}" for id_ in sections] == [f"#journey-{i}" for i in range(1, 32)]
    assert read.all("img")[0]["src"] == "portfolio.svg"
    one = Reading(page([drawing()]))
    assert not one.all("nav")


def test_the_finding_is_said_once_and_a_mere_name_is_none():
    text = page([drawing(), drawing("a-overview", "overview"), drawing("a-matrix", "matrix", "Eerst de factuur")])
    assert text.count(">Het gaat goed<") == 1
    assert text.count(">Eerst de factuur<") == 1
    assert 'class="finding"' not in page([drawing(title="Kopen")])


def test_hostile_text_stays_text():
    quiet, loud = (
        Reading(page([drawing(title=text, subject=text)], client=text, language="en")) for text in ("plain", HOSTILE)
    )
    assert [tag for tag, _ in quiet.elements] == [tag for tag, _ in loud.elements]
    assert [set(attributes) for _, attributes in quiet.elements] == [set(attributes) for _, attributes in loud.elements]
    assert any(HOSTILE in text for text in loud.texts)


def test_the_policy_lets_nothing_in_but_our_style_and_the_pictures():
    text = page([drawing()])
    (policy,) = [m["content"] for m in Reading(text).all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    (css,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(css.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; img-src 'self' file: data:; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "style=" not in text.replace("<style>", "")
    assert "script" not in text
    assert "http:" not in text + css
    assert "https:" not in text + css


def test_headings_have_an_order_and_the_language_is_told():
    shown = [drawing(), drawing("a-overview", "overview"), drawing("a-x-phase", "phase")]
    for language in ("nl", "en"):
        read = Reading(page(shown, language=language))
        assert read.all("html") == [{"lang": language}]
        assert [tag for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h3"]


@pytest.mark.parametrize("color", [None, "#6a2c70", "#004d40", "#222222", "#0b5fa5"])
def test_colours_can_be_read_in_light_and_in_dark(color):
    accent, _ = client_accent(color)
    css = style(accent)
    screen = css.split("@media print")[0]
    light, dark = (dict(re.findall(r"--(\w+):(#\w{3,6})", part)) for part in screen.split("prefers-color-scheme:dark"))
    for colors in (light, light | dark):
        assert all(contrast(colors[name], colors["page"]) >= 4.5 for name in ("ink", "soft", "hint", "accent"))
    assert light["page"] == WHITE
    assert dark["page"] != WHITE


def test_the_command_writes_it_with_the_formats_that_are_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Veer\nlanguage: nl\n")
    (tmp_path / "reis.yaml").write_text(
        "kind: journey\ntitle: Oversteken\nphases: [{name: Heen, touchpoints: [{name: Bord, customer: {emotion: 1}}]}]\n"
    )
    for kind in ("svg", "pdf"):
        assert run(["map", "--all", "-o", "maps", "--format", kind, "-q"]) == 0
    read = Reading(Path("maps/index.html").read_text(encoding="utf-8"))
    links = {each["href"] for each in read.all("a")}
    assert {"oversteken-lanes.svg", "oversteken-lanes.pdf"} <= links
    assert all(Path("maps", link).is_file() for link in links if not link.startswith("#"))
    assert all(each["src"].endswith(".svg") for each in read.all("img"))
    first = Path("maps/index.html").read_bytes()
    assert run(["map", "--all", "-o", "maps", "--format", "pdf", "-q", "--force"]) == 0
    assert Path("maps/index.html").read_bytes() == first
