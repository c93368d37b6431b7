"""What must hold for every map, whatever stands on it."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from itertools import takewhile

import pytest
from map_samples import HOSTILE, TEXTS, content, written

from journeykit.diagnostics import NothingToDoError
from journeykit.maps import VIEWS
from journeykit.maps.canvas.measure import text_width
from journeykit.maps.canvas.sheet import Sheet
from journeykit.maps.canvas.wrap import fits
from journeykit.maps.lanes import ASKED_FOR, LANES, draw_lanes
from journeykit.maps.overview import draw_overview
from journeykit.maps.rendering import render, system
from journeykit.maps.rendering.job import Job

SVG = "{http://www.w3.org/2000/svg}"
SIZES = [0, 1, 2, 5, 15, 18, 19, 26, 40, 60]


@pytest.fixture
def rows(monkeypatch):
    """The lines of text that a map sets in cells: width of the cell, text, style."""
    seen = []
    original = Sheet.text

    def spy(self, at, width, lines, name, tip=""):
        seen.extend((width, text, style) for text, style in lines)
        original(self, at, width, lines, name, tip)

    monkeypatch.setattr(Sheet, "text", spy)
    return seen


def boxes(root):
    """Where every text of an SVG stands, by our own measure, without a reserve: (x0, y0, x1, y1, text)."""
    for text in root.iter(f"{SVG}text"):
        size, x, y = float(text.get("font-size")), float(text.get("x")), float(text.get("y"))
        words = text.text or ""
        width = text_width(words, size, bold=text.get("font-weight") == "bold")
        start = x - {"start": 0, "middle": width / 2, "end": width}[text.get("text-anchor")]
        if words.strip():
            yield start, y - size * 0.72, start + width, y + size * 0.05, words


def drawn(view, shown):
    """The drawing of a view, in a list; none when there is nothing to show (that is said, and tested elsewhere)."""
    try:
        return [VIEWS[view](shown)]
    except NothingToDoError:
        assert len(shown.touchpoints) < 5
        return []


def parse(drawing):
    return ET.fromstring(render([drawing])[0])


def overlapping(placed):
    """The pairs of texts that stand on each other, of boxes from left to right."""
    pairs = []
    for i, one in enumerate(placed):
        for other in takewhile(lambda box, end=one[2]: box[0] < end, placed[i + 1 :]):
            if one[1] < other[3] and other[1] < one[3]:
                pairs.append((one[4], other[4]))  # noqa: PERF401 - a loop is easier to read here
    return pairs


def pictured(drawings):
    """The pictures of our drawings, about which Graphviz has nothing to say."""
    if not (neato := shutil.which("neato")):  # what draws then is silent; CI misses it below
        return render(drawings)
    pictures, said = system.run_and_listen(neato, [Job(drawing, "svg") for drawing in drawings])
    assert [line for line in said.splitlines() if "ontconfig" not in line] == []
    return pictures


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("language", "seeds"), [("nl", (0, 1, 2, 3)), ("en", (0, 1, 2))])
def test_everything_stands_on_the_sheet_and_no_text_on_another(view, size, language, seeds):
    tried = seeds if size < 20 else seeds[:2]  # a large one holds as many texts as several small ones
    drawings = [drawing for seed in tried for drawing in drawn(view, content(size, seed, language))]
    for drawing, svg in zip(drawings, pictured(drawings), strict=True):
        root = ET.fromstring(svg)
        assert [float(v) for v in root.get("viewBox").split()] == pytest.approx(
            [0, 0, drawing.width, drawing.height], abs=0.01
        )
        placed = sorted(boxes(root))
        for x0, y0, x1, y1, text in placed:
            assert 0 <= x0 < x1 <= drawing.width, text
            assert -drawing.height <= y0 < y1 <= 0, text
        assert overlapping(placed) == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", SIZES)
def test_every_line_fits_its_cell(view, size, rows):
    there = drawn(view, content(size))
    assert bool(rows) == bool(there)
    for width, text, style in rows:
        assert fits(text, width, style), text


@pytest.mark.parametrize("view", VIEWS)
def test_the_background_is_drawn_whole(view):
    # One wrong operation and Graphviz would leave all of them out.
    drawing = VIEWS[view](content(15))
    root = parse(drawing)
    operations = len(re.findall(r"T [-\d.]+ [-\d.]+ -?[01] [\d.]+ \d+ -", drawing.dot))
    in_markers = len(re.findall(r'label="[^"]', drawing.dot))
    assert operations > 40
    assert len([t for t in root.iter(f"{SVG}text") if (t.text or "").strip()]) == operations + in_markers


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_content_gives_the_same_bytes(view):
    assert VIEWS[view](content(15)) == VIEWS[view](content.__wrapped__(15))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_can_stand_anywhere(view, text, program, rows):
    drawing = VIEWS[view](written(TEXTS[text]))
    at_first = list(rows)
    program("neato")
    picture, other = pictured([drawing, VIEWS[view](written("x"))])
    assert max(len(piece.encode()) for piece in re.split(r'\\\n|", |"', drawing.dot)) < 16_384
    root = ET.fromstring(picture)
    assert not list(root.iter(f"{SVG}b"))
    assert {e.tag for e in root.iter()} == {e.tag for e in ET.fromstring(other).iter()}
    for width, line, style in at_first:
        # A single character may be wider than its cell; nothing can be done about that.
        assert fits(line, width, style) or len(line) <= 2, line


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_is_read_as_it_was_written(view):
    root = parse(VIEWS[view](written(HOSTILE)))
    tips = {link.get("{http://www.w3.org/1999/xlink}title") for link in root.iter(f"{SVG}a")}
    assert any(HOSTILE in tip for tip in tips if tip)
    title = VIEWS[view](written(HOSTILE)).title
    assert root.find(f"{SVG}title").text == title.replace("\n", " ")
    assert HOSTILE in title or view in ("brand", "systems", "blueprint", "flow", "importance")


@pytest.mark.parametrize("view", VIEWS)
def test_both_ways_of_rendering_show_the_same(view, monkeypatch, program):
    program("neato")
    drawing = VIEWS[view](content(15))
    one = parse(drawing)
    monkeypatch.setenv("PATH", "")
    assert shutil.which("neato") is None
    other = parse(drawing)
    for tag in ("text", "polygon", "ellipse", "path", "polyline"):
        assert len(list(one.iter(f"{SVG}{tag}"))) == len(list(other.iter(f"{SVG}{tag}"))), tag
    assert [text.text for text in one.iter(f"{SVG}text")] == [text.text for text in other.iter(f"{SVG}text")]


def test_each_lane_can_be_drawn_alone():
    whole = {name: draw_lanes(written("x"), [name]) for name in LANES}
    assert len({drawing.dot for drawing in whole.values()}) == len(LANES)
    everything = draw_lanes(written("x"))
    assert everything.height > max(drawing.height for drawing in whole.values())
    assert draw_lanes(written("x"), [name for name in LANES if name not in ASKED_FOR]) == everything


def test_lanes_stand_in_the_order_in_which_they_are_named():
    there = draw_lanes(content(15), ["emotion", "does", "job", "emotion", "score"])
    words = [there.dot.index(f"Baan: {name}") for name in ("Emotie", "Doet", "Klanttaak", "Score")]
    assert words == sorted(words)
    assert there.dot.count("Baan: Emotie") == 1
    assert overlapping(sorted(boxes(parse(there)))) == []


def test_lanes_without_content_are_left_out():
    bare = draw_lanes(content(0)).dot
    for word in ("Doet", "Emotie", "Score", "Maatregelen", "Legenda"):
        assert word not in bare
    assert "Klanttaak" in bare


def test_a_crowded_map_is_set_smaller():
    assert draw_lanes(content(18)).width == 2 * 44 + 128 + 18 * 134 + 3 * 20 - empty(content(18)) * -134
    assert draw_lanes(content(19)).width == 2 * 44 + 120 + 19 * 112 + 3 * 16 - empty(content(19)) * -112


def empty(shown):
    """How many phases without touchpoints take the room of one column."""
    return sum(not phase.touchpoints for phase in shown.phases)


def test_the_overview_is_as_wide_as_a_readme():
    assert {draw_overview(content(size)).width for size in SIZES} == {960}
