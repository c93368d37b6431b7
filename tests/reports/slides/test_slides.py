"""Slides as a person gets them: real texts and tables, pictures with words, nothing that spills, the same bytes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from journeykit.diagnostics import JourneykitError
from journeykit.planning import plan
from journeykit.reports import slides as front
from journeykit.reports.slides import slides
from journeykit.reports.slides.story import story
from journeykit.reports.slides.template import open_template
from journeykit.reports.slides.writing import write
from journeykit.scoring import score, simulate
from journeykit.workspace import load

pptx = pytest.importorskip("pptx")

ROOT = Path(__file__).parents[3]
HOSTILE = (
    "=cmd|'/c calc'!A0 <a:t>&amp; {{7*7}} \"@SUM(1)\" \\u202e ]]> _x0041_ " + "Arbeidsongeschiktheidsverzekerings" * 6
)


def png():
    """One white dot: what a picture shows does not matter where places are measured."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0\xff\xff\xff")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def deck_of(workspace, language="nl", *, pictured=True):
    scores = simulate(score(workspace), draws=100)
    deck = story(workspace, scores, plan(workspace, scores), language)
    if not pictured:
        return deck
    dot = png()

    def drawn(one):
        found = one.wanted
        if found is None:
            return one
        return replace(one, wanted=None, picture=front.picture_of(found, dot))

    return replace(deck, slides=tuple(map(drawn, deck.slides)))


def opened(data):
    return pptx.Presentation(io.BytesIO(data))


def words(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)


def everything(presentation):
    return "\n".join(text for slide in presentation.slides for text in words(slide))


def check_places(presentation):
    """Every shape stands on its slide, and nothing lies on anything else."""
    for number, slide in enumerate(presentation.slides, 1):
        boxes = []
        for shape in slide.shapes:
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            width = sum(column.width for column in shape.table.columns) if shape.has_table else shape.width
            assert shape.left >= 0, number
            assert shape.left + width <= presentation.slide_width + 200, number
            assert shape.top + height <= presentation.slide_height, (number, shape.name)
            boxes.append((shape.left, shape.top, shape.left + width, shape.top + height))
        for i, one in enumerate(boxes):
            for other in boxes[:i]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (number, one, other)


@pytest.fixture(scope="module")
def example():
    return load(ROOT / "examples" / "zonnewende-energie")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A project in which every text is long and wants to be something else."""
    folder = tmp_path_factory.mktemp("hostile")
    text = HOSTILE.replace("\\u202e", "").replace("'", "''")
    points = "".join(
        f"      - id: t{i}\n        name: '{text} {i}'\n        moment_of_truth: true\n        brand_fit: {{v: {{now: -1, potential: 4}}}}\n"
        f"        measurements: [{{metric: ces, mean: {1 + i % 6}, sd: 1, n: {5 * i + 1}, date: 2026-09-01, source: '{text}'}}]\n"
        f"        improvements: [{{id: i{i}, title: '{text} {i}', effect: {{performance: 9}}, cost: 90000000, effort_days: 999}}]\n"
        for i in range(25)
    )
    (folder / "journeykit.yaml").write_text(
        f"kind: project\nname: '{text}'\nlanguage: nl\nbrand: {{promise: '{text}', values: [{{id: v, name: '{text}'}}]}}\n",
        "utf-8",
    )
    (folder / "j.yaml").write_text(
        f"kind: journey\nid: j\ntitle: '{text}'\nheadline: '{text}'\nphases:\n  - name: '{text}'\n    touchpoints:\n{points}",
        "utf-8",
    )
    workspace = load(folder)
    assert not workspace.broken
    return workspace


def test_a_presentation_of_the_example(example):
    deck = deck_of(example)
    data = write(deck, open_template(None, example.project.style.accent))
    made = opened(data)
    check_places(made)
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles[0] == "Klantreizen van Zonnewende Energie"
    assert len(set(titles)) == len(titles)  # a reader's ear finds its way by titles
    assert "Ja zeggen kost elf minuten, de eerste factuur kost het vertrouwen" in titles  # what the map says itself
    tables = [shape for slide in made.slides for shape in slide.shapes if shape.has_table]
    assert len(tables) >= 10
    assert all(shape.table.first_row for shape in tables if shape.table.cell(0, 0).text == "Touchpoint")
    pictures = [shape for slide in made.slides for shape in slide.shapes if hasattr(shape, "image")]
    assert len(pictures) == 7  # the portfolio, and of each journey its overview and matrix
    assert all(len(shape._element.nvPicPr.cNvPr.get("descr")) > 40 for shape in pictures)
    text = everything(made)
    for said in ("Maandbedrag van het aanbod vastzetten voor een half jaar", "+3,8 (", "nog geen eigenaar",
                 "Nu, hierna, later", "Waar dit op rust: 8 bronnen", "Van 8 touchpoints weten we te weinig", "Piek en einde"):  # fmt: skip
        assert said in text
    notes = [slide.notes_slide.notes_text_frame.text for slide in list(made.slides)[1:]]
    assert "measurements/2026-q3.yaml:25" in notes[0]
    assert made.core_properties.created.date().isoformat() == "2026-09-30"
    assert data == write(deck, open_template(None, example.project.style.accent))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist()]
    assert not any(b'TargetMode="External"' in part for part in parts)
    assert b'<a:accent1><a:srgbClr val="' + example.project.style.accent[1:].upper().encode() in b"".join(parts)


def test_in_english_the_words_of_the_program_are_english(example):
    text = everything(opened(write(deck_of(example, "en"), open_template(None, None))))
    assert "The decision asked" in text
    assert "no owner yet" in text
    assert "Maatregel" not in text


def test_long_and_hostile_texts_stay_texts_and_on_their_slides(hostile):
    made = opened(write(deck_of(hostile), open_template(None, None)))
    check_places(made)
    text = everything(made)
    assert "=cmd|'/c calc'!A0 <a:t>&amp; {{7*7}}" in text
    assert "…" in text
    notes = "".join(slide.notes_slide.notes_text_frame.text for slide in list(made.slides)[1:])
    assert "Arbeidsongeschiktheidsverzekerings" * 6 in notes  # what was cut on the slide stands whole below it


def test_a_project_of_which_nothing_is_known_gets_slides_that_say_so(tmp_path):
    (tmp_path / "journeykit.yaml").write_text("kind: project\nname: Wheels\n", "utf-8")
    (tmp_path / "j.yaml").write_text(
        "kind: journey\nid: j\ntitle: Hiring\nphases:\n  - name: Hire\n    touchpoints: [Desk]\n", "utf-8"
    )
    made = opened(write(deck_of(load(tmp_path), "en"), open_template(None, None)))
    check_places(made)
    assert "Hiring: nobody has asked customers yet" in everything(made)
    assert 3 <= len(made.slides) <= 6
    (tmp_path / "j.yaml").write_text("kind: journey\nid: j\ntitle: Hiring\nphases: []\n", "utf-8")
    (tmp_path / "journeykit.yaml").unlink()
    made = opened(write(deck_of(load(tmp_path / "j.yaml"), "en"), open_template(None, None)))
    check_places(made)
    assert next(slide.shapes.title.text_frame.text for slide in made.slides) == "Hiring"


def test_without_graphviz_the_slides_come_without_pictures_and_say_so(example, monkeypatch):
    monkeypatch.setattr("journeykit.maps.rendering.renderer", lambda _kind: "")
    deck, (note,) = front.with_pictures(deck_of(example, pictured=False))
    assert "drawing needs Graphviz" in note.english
    made = opened(write(deck, open_template(None, None)))
    check_places(made)
    assert "heeft geen Graphviz" in everything(made)


def test_with_graphviz_the_pictures_are_real(program, tmp_path):
    program("neato")
    (tmp_path / "journeykit.yaml").write_text("kind: project\nname: Wheels\n", "utf-8")
    (tmp_path / "j.yaml").write_text(
        "kind: journey\nid: j\ntitle: Hiring\nphases:\n  - name: Hire\n    touchpoints:\n"
        "      - {name: Desk, customer: {emotion: 1}}\n      - {name: Return, customer: {emotion: -1}}\n",
        "utf-8",
    )
    workspace = load(tmp_path)
    scores = simulate(score(workspace), draws=50)
    made = slides(workspace, scores, plan(workspace, scores))
    pictures = [shape for slide in opened(made.data).slides for shape in slide.shapes if hasattr(shape, "image")]
    assert pictures
    assert all(shape.image.size[0] > 1000 for shape in pictures)
    assert made.count == len(opened(made.data).slides)
    assert made.notes == ()


def test_without_the_extra_one_word_says_what_to_install(example, monkeypatch):
    monkeypatch.setattr(front, "find_spec", lambda _name: None)
    with pytest.raises(JourneykitError) as told:
        slides(example, None, None)
    assert told.value.hint.english == "pip install 'journeykit[slides]'"
