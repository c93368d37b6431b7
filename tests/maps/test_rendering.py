"""Drawings through the real Graphviz: the system's, and the one inside this process."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET

import pytest

from journeykit.diagnostics import JourneykitError, message
from journeykit.maps import rendering
from journeykit.maps.canvas.curve import Box, smooth
from journeykit.maps.canvas.palette import WARN
from journeykit.maps.canvas.sheet import Sheet, filled
from journeykit.maps.canvas.typography import BODY
from journeykit.maps.drawing import Drawing
from journeykit.maps.rendering import inside, render, system
from journeykit.maps.rendering.job import Job

HOSTILE = '<b>"A & B"\n\\N trailing \\'
SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
MAGIC = {"svg": b"<svg ", "png": b"\x89PNG", "pdf": b"%PDF"}


def drawing(name="sheet", width=300):
    sheet = Sheet(width, 200, name, HOSTILE)
    sheet.under.circle((20, 20), 10, WARN)
    sheet.under.icon("mail", (20, 20))
    sheet.under.words((40, 24), "é" + HOSTILE, bold=True)
    sheet.text((10, 50), 280, [(HOSTILE, BODY), ("", BODY)], "Does: one", HOSTILE)
    sheet.text((10, 100), 280, [("two", BODY)], "Does: one", "two")
    sheet.edge("curve", smooth([(10, 150), (90, 180), (200, 150)]), "curve", penwidth="2")
    sheet.node("marker", Box.around((90, 180), 9), "marker", shape="circle", **filled(WARN, WARN))
    return Drawing(name, sheet.dot(), width, 200, HOSTILE, "What <it> shows & says")


needs_program = pytest.mark.skipif(not rendering.shutil.which("neato"), reason="no Graphviz on the path")


def without_programs(monkeypatch):
    monkeypatch.setenv("PATH", "")


@needs_program
@pytest.mark.parametrize("kind", MAGIC)
def test_the_program_draws_without_a_word(kind):
    pictures, said = system.run_and_listen("neato", [Job(drawing(), kind), Job(drawing("b"), kind)])
    assert [picture[:300].count(MAGIC[kind]) for picture in pictures] == [1, 1]
    assert "arning: node" not in said
    assert "rror" not in said


@pytest.mark.parametrize("kind", MAGIC)
def test_without_a_program_the_extra_draws(kind, monkeypatch, capfd):
    without_programs(monkeypatch)
    (picture,) = render([drawing()], kind)
    assert picture.startswith(MAGIC[kind])
    assert capfd.readouterr() == ("", "")


def both(monkeypatch):
    with_program = render([drawing()], "svg")[0]
    without_programs(monkeypatch)
    return with_program, render([drawing()], "svg")[0]


@needs_program
def test_both_give_the_same_shapes_and_texts(monkeypatch):
    one, other = (ET.fromstring(svg) for svg in both(monkeypatch))
    for tag in ("text", "polygon", "ellipse", "path", "title"):
        assert len(one.findall(f".//{SVG}{tag}")) == len(other.findall(f".//{SVG}{tag}")), tag
    assert [text.text for text in one.iter(f"{SVG}text")] == [text.text for text in other.iter(f"{SVG}text")]
    assert one.get("viewBox") == other.get("viewBox") == "0.00 0.00 300.00 200.00"


def test_hostile_text_arrives_as_it_was(monkeypatch):
    for svg in both(monkeypatch):
        root = ET.fromstring(svg)
        texts = [text.text for text in root.iter(f"{SVG}text")]
        assert '<b>"A & B" /N trailing /' in texts
        assert 'é<b>"A & B" /N trailing /' in texts
        assert HOSTILE in [link.get(f"{XLINK}title") for link in root.iter(f"{SVG}a")]
        assert not list(root.iter(f"{SVG}b"))


def test_the_svg_describes_itself_and_needs_nothing_from_outside():
    svg = render([drawing()], "svg")[0]
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    labels = (root.get("aria-labelledby") or "").split()
    words = {child.get("id"): child.text for child in root if child.get("id") in labels}
    assert words == {labels[0]: '<b>"A & B" \\N trailing \\', labels[1]: "What <it> shows & says"}
    for outside in (b"<!DOCTYPE", b"<!--", b"href", b"<image", b"<script", b"@import"):
        assert outside not in svg
    assert svg == render([drawing()], "svg")[0]


def test_ids_of_two_drawings_do_not_meet():
    one, other = (ET.fromstring(svg) for svg in render([drawing("a"), drawing("b")], "svg"))
    assert not {e.get("id") for e in one.iter()} & {e.get("id") for e in other.iter()} - {None}


def test_dot_needs_no_graphviz(monkeypatch):
    monkeypatch.setattr(rendering, "_run", None)
    assert render([drawing()], "dot") == [drawing().dot.encode()]


def test_an_unknown_format_is_wrong_usage():
    with pytest.raises(JourneykitError, match="choose one of svg, png, pdf, dot"):
        render([drawing()], "gif")


def test_without_any_graphviz_the_way_out_is_told(monkeypatch):
    without_programs(monkeypatch)
    monkeypatch.setattr(rendering, "find_spec", lambda _name: None)
    with pytest.raises(JourneykitError, match="needs Graphviz") as raised:
        render([drawing()], "svg")
    hint = raised.value.hint
    assert hint is not None
    for way in ("apt-get install graphviz", "brew install graphviz", "winget install graphviz", "journeykit[render]"):
        assert way in hint.english


@needs_program
def test_many_drawings_come_back_in_their_order():
    names = [f"d{i}" for i in range(45)]
    pictures = render(drawing(name) for name in names)
    assert [f'id="{name}-title"'.encode() in picture for name, picture in zip(names, pictures, strict=True)] == [
        True
    ] * 45


@needs_program
def test_an_error_while_making_drawings_leaves_nothing_running():
    def making():
        for i in range(60):
            if i == 50:
                raise JourneykitError(message("no more"))
            yield drawing(f"d{i}")

    with pytest.raises(JourneykitError, match="no more"):
        render(making())


def test_the_resolution_is_set_whatever_the_title_says():
    sheet = Sheet(10, 10, "s", "graph [x")
    job = Job(Drawing("s", sheet.dot(), 10, 10, "t", "d"), "png")
    assert "\ngraph [dpi=192.0, id=" in job.dot
    assert job.dot.startswith('graph "graph [x" {')


@needs_program
def test_broken_dot_is_an_error_in_words():
    broken = Drawing("broken", "graph {", 10, 10, "t", "d")
    with pytest.raises(JourneykitError, match="Graphviz failed"):
        list(system.run("neato", [Job(broken, "svg")]))
    with pytest.raises(JourneykitError, match="Graphviz failed"):
        list(inside.run([Job(broken, "svg")]))


def test_a_program_that_hangs_is_stopped(tmp_path, monkeypatch):
    program = tmp_path / "neato"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(system, "_SECONDS", 0)
    with pytest.raises(JourneykitError, match="not ready after 1 seconds"):
        list(system.run(str(program), [Job(drawing(), "svg")]))


def test_a_very_wide_png_gets_a_lower_resolution():
    assert Job(drawing(), "png").dpi == 192
    wide = Job(drawing(width=20000), "png")
    assert wide.dpi is not None
    assert wide.dpi * 20000 / 72 <= 16001
    assert Job(drawing(width=20000), "svg").dpi is None


def test_a_curve_needs_3n_plus_1_points():
    with pytest.raises(ValueError, match="3n"):
        Sheet(9, 9, "s", "s").edge("curve", [(0, 0), (1, 1)], "")


def test_no_piece_of_a_string_is_longer_than_the_scanner_takes():
    sheet = Sheet(900, 900, "s", "s")
    for i in range(400):
        sheet.under.words((1, i), "long " * 60)
        sheet.under.icon("gear", (i, i))
    pieces = sheet.dot().split("\\\n")
    assert max(len(piece.encode()) for piece in pieces) < 16384
    (svg,) = render([Drawing("s", sheet.dot(), 900, 900, "t", "d")])
    assert svg.count(b"<text") == 400


def test_a_shape_of_very_many_points_is_drawn():
    sheet = Sheet(900, 900, "s", "s")
    sheet.under.shape([(i / 10, 5 + i % 7) for i in range(6001)], WARN)
    assert max(map(len, sheet.dot().split("\\\n"))) < 16384
    (svg,) = render([Drawing("s", sheet.dot(), 900, 900, "t", "d")])
    assert max(path.get("d", "").count(",") for path in ET.fromstring(svg).iter(f"{SVG}path")) == 6001


@needs_program
def test_the_dot_that_people_get_is_drawn_by_plain_dot_as_by_neato():
    sheet = drawing().dot.encode()
    drawn = [
        subprocess.run([*program, "-Tsvg"], input=sheet, capture_output=True, check=False)
        for program in (["dot"], ["neato", "-n2"])
    ]
    assert [each.returncode for each in drawn] == [0, 0]
    assert drawn[0].stdout == drawn[1].stdout
