"""Pictures in few bytes: outlines mean the same, words stay words, and colours keep their contrast at night."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.maps.canvas.palette import (
    BAND,
    GAP,
    INK,
    INK2,
    INK3,
    WARN,
    WARN_TINT,
    WHITE,
    client_accent,
    contrast,
)
from journeykit.maps.drawing import Layout, Strip
from journeykit.maps.logo.paths import read_path
from journeykit.reports.page.looks import Looks
from journeykit.reports.page.night import at_night
from journeykit.reports.page.outlines import along, through
from journeykit.reports.page.shapes import Shapes
from journeykit.reports.page.sheets import parts_of

NUMBERS = st.floats(-3000, 3000).map(lambda number: round(number, 2))
POINTS = st.tuples(NUMBERS, NUMBERS)


@settings(max_examples=40)
@given(POINTS, st.lists(st.tuples(POINTS, POINTS, POINTS), min_size=1, max_size=6))
def test_a_curve_is_the_same_curve_in_fewer_bytes(start, steps):
    path = f"M{start[0]},{start[1]}C" + " ".join(f"{x},{y}" for step in steps for x, y in step)
    (found,) = read_path(_written(along(path))) or ([start],)
    assert found[0] == pytest.approx(start, abs=0.1001)
    assert found[-1] == pytest.approx(steps[-1][2], abs=0.1001)
    assert all(_beside(found, step[2]) < 0.16 for step in steps)


@settings(max_examples=40)
@given(st.lists(POINTS, min_size=2, max_size=8))
def test_lines_go_through_their_points(points):
    (found,) = read_path(_written(through(points, closed=False))) or ([points[0]],)
    assert found[-1] == pytest.approx(points[-1], abs=0.1001)
    assert all(_beside(found, point) < 0.16 for point in points)


def _written(outline):
    (element,) = re.findall(r'd="(.*)"', Shapes().written("a", outline))
    return element


def _beside(path, point):
    """How far a point is from the nearest end, or straight line between ends, of a path of curves."""
    ends = path[::3]
    return min(_from_line(a, b, point) for a, b in zip(ends, [*ends[1:], ends[-1]], strict=True))


def _from_line(start, end, point):
    (x0, y0), (x1, y1), (x, y) = start, end, point
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    share = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) if length else 0.0
    return math.dist((x, y), (x0 + share * (x1 - x0), y0 + share * (y1 - y0)))


def test_only_shapes_and_words_pass():
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><g id="x" onclick="hacked()">'
        '<title>t</title><script>hacked()</script><image xlink:href="https://example.org/a.png" width="1" height="1"/>'
        '<a xlink:href="javascript:hacked()" xlink:title="t"><polygon fill="#ffffff" stroke="none" points="0,-50 10,-50 10,-40"/></a>'
        '<text x="1" y="-45" fill="url(https://example.org)" font-size="9;}body{display:none" class="y">&lt;b&gt; &amp; c</text>'
        "</g></svg>"
    )
    with pytest.raises(ValueError, match="9;"):
        parts_of(svg.encode(), Looks(), Shapes(), 100, Layout())
    looks = Looks()
    (part,) = parts_of(svg.replace("9;}body{display:none", "9").encode(), looks, Shapes(), 100, Layout())
    assert re.findall(r"<(\w+)", part.markup) == ["path", "text"]
    assert part.markup.endswith('x="1" y="55">&lt;b&gt; &amp; c</text>')
    assert "example.org" not in part.markup + looks.style()
    assert "hacked" not in part.markup + looks.style()


def test_what_is_drawn_twice_is_written_once():
    shapes = Shapes()
    icon = "M{0},{1}C{0},9 4,8 {0},12 7,7 3,3 1,{1} 30,10 5,5 9,{1} 31,11 55,15 29,3 1,1 15,5.5 8,4"
    drawn = [shapes.written("a", along(icon.format(x, y))) for x, y in ((1, 2), (1, 2), (50, 2))]
    assert [element.split(" ", 1)[0] for element in drawn] == ["<path", "<use", "<path"]
    (name,) = re.findall(r'href="#(\w+)"', drawn[1])
    steps = drawn[0].partition("M1 2")[2].partition('"')[0]
    assert shapes.definitions() == f'<path id="{name}" d="M0 0{steps}"/>'


def test_shapes_stay_in_order_and_words_come_last():
    def box(left, color):
        return f'<polygon fill="{color}" points="{left},-50 {left + 9},-50 {left + 9},-40 {left},-40"/>'

    words = "".join(
        f'<text x="{x}" y="-45" fill="#000000" font-size="9">{said}</text>'
        for x, said in ((1, "a"), (21, "b"), (41, "c"))
    )
    drawn = [box(0, "#ff0000"), words, box(20, "#ff0000"), box(4, "#0000ff"), box(6, "#ff0000")]
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(drawn)}</svg>'
    (part,) = parts_of(svg.encode(), Looks(), Shapes(), 100, Layout())
    assert re.findall(r'class="(\w+)"(?: d="([^"]*)")?', part.markup) == [
        ("m0", "M0 50h9v10h-9zm20 0h9v10h-9z"),  # what does not touch is one outline
        ("m2", "M4 50h9v10h-9z"),
        ("m0", "M6 50h9v10h-9z"),  # what covers another stays above it
        ("m1", ""),
    ]
    assert part.markup.endswith(
        '<text class="m1" y="55"><tspan x="1">a</tspan><tspan x="21">b</tspan><tspan x="41">c</tspan></text>'
    )


def test_the_same_picture_is_on_the_page_once():
    shapes, looks = Shapes(), Looks()
    lines = "".join(f'<text x="1" y="-{y}" fill="#000000" font-size="9">{y}</text>' for y in range(10, 30))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{lines}</svg>'
    (first,), (second,) = (parts_of(svg.encode(), looks, shapes, 100, Layout()) for _ in range(2))
    assert first.markup.startswith('<g id="d0">')
    assert second.markup == '<use href="#d0"/>'


def test_lanes_are_parts_of_their_own():
    box = '<polygon fill="#16212c" points="0,{0} 9,{0} 9,{1} 0,{1}"/>'
    shapes = [
        box.format(top - 300, foot - 300) for top, foot in ((10, 20), (60, 70), (120, 130), (210, 220), (55, 195))
    ]
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(shapes)}</svg>'
    layout = Layout(30, (), (Strip("One", 50, 100), Strip("Two", 100, 200)))
    found = parts_of(svg.encode(), Looks(), Shapes(), 300, layout)
    assert [(part.kind, part.name) for part in found] == [
        ("behind", ""), ("lane", "One"), ("lane", "Two"), ("foot", ""),
    ]  # fmt: skip
    assert all(part.markup.count("M") == 1 for part in found)


@pytest.mark.parametrize("color", [None, "#6A2C70", "#005F3C", "#3D5A00"])
def test_what_can_be_read_by_day_can_be_read_at_night(color):
    accent, refused = client_accent(color)
    assert refused is None
    grounds = (WHITE, BAND, GAP, WARN_TINT, accent.tint)
    pairs = [(text, ground) for text in (INK, INK2, INK3, WARN, accent.strong) for ground in grounds]
    pairs += [(WHITE, WARN), (WHITE, accent.strong), (accent.pale, accent.strong), (INK, accent.middle)]
    for text, ground in pairs:
        assert contrast(text, ground) >= 4.5
        assert contrast(at_night(text.lower()), at_night(ground.lower())) >= 4.5, (text, ground)
