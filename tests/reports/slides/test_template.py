"""A client's own template: its layouts are filled, its slides left out, and what is missing is named."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from journeykit.diagnostics import JourneykitError
from journeykit.reports.slides.template import open_template
from journeykit.reports.slides.values import Column, Deck, Row, Slide, Table, words
from journeykit.reports.slides.writing import write

pptx = pytest.importorskip("pptx")

TABLE = Table(
    (Column("Touchpoint", 3), Column("Why", 5)), tuple(Row((words(f"T{i}"), words("because"))) for i in range(60))
)
DECK = Deck(client="Wheels", title="Journeys", lines=("One", "Two"), language="en",
            slides=(Slide(title="A finding", eyebrow="About", table=TABLE),))  # fmt: skip


@pytest.fixture
def stock(tmp_path):
    """A presentation as an office program makes it, with a slide that is none of ours, and 4 by 3."""
    made = pptx.Presentation()
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "Somebody's secret"
    path = tmp_path / "client.pptx"
    made.save(path)
    return path


def test_the_layouts_of_a_client_are_filled_and_their_slides_left_out(stock):
    made = pptx.Presentation(io.BytesIO(write(DECK, open_template(stock, None))))
    layouts = [slide.slide_layout.name for slide in made.slides]
    assert layouts == ["Title Slide", *["Title and Content"] * (len(layouts) - 1)]
    rows = [shape.table for slide in made.slides for shape in slide.shapes if shape.has_table]
    assert sum(len(table.rows) - 1 for table in rows) == 60
    assert len(rows) > 1
    for slide in made.slides:
        for shape in slide.shapes:
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.top + height <= made.slide_height
    with zipfile.ZipFile(io.BytesIO(write(DECK, open_template(stock, None)))) as package:
        assert b"secret" not in b"".join(package.read(name) for name in package.namelist())


def test_what_we_made_before_is_a_template_itself_and_so_is_a_folder(tmp_path):
    (tmp_path / "slides.pptx").write_bytes(write(DECK, open_template(None, "#0B5FA5")))
    again = pptx.Presentation(io.BytesIO(write(DECK, open_template(tmp_path, None))))
    assert [layout.name for layout in again.slide_layouts] == ["Title Slide", "Title and Content"]
    assert again.slides[1].shapes.title.text_frame.text.startswith("A finding")


def test_a_template_file_of_an_office_program_is_opened_too(stock, tmp_path):
    kinds = (b"presentationml.presentation.main+xml", b"presentationml.template.main+xml")
    path = tmp_path / "client.potx"
    with zipfile.ZipFile(stock) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            new.writestr(part, old.read(part).replace(*kinds))
    assert open_template(path, None).title.name == "Title Slide"


def without_layouts(path, keep):
    made = pptx.Presentation(path)
    for slide in list(made.slides._sldIdLst):
        made.part.drop_rel(slide.rId)
        made.slides._sldIdLst.remove(slide)
    for layout in list(made.slide_layouts):
        if layout.name not in keep:
            made.slide_layouts.remove(layout)
    made.save(path)


@pytest.mark.parametrize(
    ("keep", "lacks"), [(("Title and Content",), "a title and a subtitle"), (("Title Slide",), "one place for text")]
)
def test_a_missing_layout_is_named_with_those_that_are_there(stock, keep, lacks):
    without_layouts(stock, keep)
    with pytest.raises(JourneykitError) as told:
        open_template(stock, None)
    assert lacks in told.value.message.english
    assert keep[0] in told.value.hint.english


def test_what_is_no_presentation_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "client.pptx"
    with pytest.raises(JourneykitError, match="cannot be read"):
        open_template(path, None)
    path.write_bytes(b"PK\x03\x04 no package")
    with pytest.raises(JourneykitError, match="no presentation"):
        open_template(path, None)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(JourneykitError, match="no presentation"):
        open_template(path, None)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", bytes(30_000_000))
    with pytest.raises(JourneykitError, match="too large"):
        open_template(path, None)


def test_macros_are_not_carried_on(stock):
    with zipfile.ZipFile(stock, "a") as package:
        package.writestr("ppt/vbaProject.bin", b"Sub AutoOpen()")
    with pytest.raises(JourneykitError, match="holds macros"):
        open_template(stock, None)


def test_our_own_template_needs_no_file_and_is_sound():
    opened = open_template(None, None)
    assert (opened.title.name, opened.content.name, opened.font) == ("Title Slide", "Title and Content", 1.0)
    assert len(opened.presentation.slides) == 0
    assert Path(pptx.__file__).parent.name == "pptx"
