"""Where texts really stand, measured by the browser that shows them, in the two fonts that readers have."""

from __future__ import annotations

from collections import defaultdict

import asking
import pytest
from asking import ARIAL, DEJAVU, Shape, Text, measured, overlapping
from hard_samples import HARD, SIZES, hard
from map_samples import content

from journeykit.diagnostics import NothingToDoError
from journeykit.maps import VIEWS
from journeykit.maps.canvas.measure import text_width, widest
from journeykit.maps.rendering import render

_CELL = "transparent"  # what Graphviz fills a box with that only shows a tooltip: the cell of a text
_ROW = 40
"""Points: shapes are looked for by rows of this height."""
_GROUND = 30_000  # square points: a larger shape that people see is a quadrant or a sheet, no cell


@pytest.fixture(scope="module")
def fonts(page):
    for name in (ARIAL, DEJAVU):
        if not asking.has_font(page, name):
            pytest.skip(f"the font {name} is missing")
    return (ARIAL, DEJAVU)


def shown(view, contents):
    """Return contents in a view as SVG, with their sizes; small ones may have nothing to show."""
    drawings = []
    for some in contents:
        try:
            drawings.append(VIEWS[view](some))
        except NothingToDoError:
            assert len(some.touchpoints) < 15
    if not drawings:
        pytest.skip("so small a map has nothing to show here")
    return [
        (drawing.width, drawing.height, svg.decode()) for drawing, svg in zip(drawings, render(drawings), strict=True)
    ]


# A page of a phase is a lane map of its touchpoints: what is larger than a page is one already.
@pytest.mark.parametrize(("view", "size"), [(v, n) for v in VIEWS for n in SIZES if v != "phase" or n <= 15])
def test_texts_stand_in_their_cells_at_any_size(view, size, fonts, page):
    kinds = ["mixed"] if size > 15 else ["plain", "mixed"]
    # By many touchpoints sheets grow, not texts: there one font is asked, the wider.
    read_in = fonts if size <= 40 else (DEJAVU,)
    check(page, read_in, view, [content(size) if kind == "plain" else hard(kind, size) for kind in kinds])


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", HARD)
def test_hard_texts_stand_in_their_cells(view, kind, fonts, page):
    check(page, fonts, view, [hard(kind, 20, "en")])


def check(page, fonts, view, contents):
    for width, height, svg in shown(view, contents):
        for font in fonts:
            check_one(page, font, svg, (width, height))


def check_one(page, font, svg, size):
    width, height = size
    texts, shapes = measured(page, svg, font)
    assert len(texts) > 5
    assert overlapping(texts) == []
    assert [text for text in texts if text.x0 < 0 or text.x1 > width or text.y0 < 0 or text.y1 > height] == []
    assert list(sticking_out(texts, shapes, 0.055 if font == DEJAVU else 0.0)) == []


def sticking_out(texts, shapes, spill):
    """Yield the texts that leave what is to hold them: the smallest shape in which they stand by our own measure.

    Slanted letters lean out by a point or two, and a wide font may use a little of the white beside a cell, but not of a card, a pill or an arrow that people see.
    """
    rows = in_rows(shapes)
    for text in texts:
        around = holder(text, rows[text.y0 // _ROW])
        if around:
            over = max(around.x0 - text.x0, text.x1 - around.x1)
            if over > 2 + spill * (around.x1 - around.x0) * (around.fill == _CELL):
                yield round(over, 1), around.fill, text.words


def in_rows(shapes: list[Shape]) -> dict[float, list[Shape]]:
    """Return what can hold a text that begins at a height, by that height: else each text is held to thousands."""
    rows = defaultdict(list)
    for shape in shapes:
        if shape.fill == _CELL or (shape.x1 - shape.x0) * (shape.y1 - shape.y0) < _GROUND:
            for row in range(int((shape.y0 - 0.5) // _ROW), int(shape.y1 // _ROW) + 1):
                rows[row].append(shape)
    return rows


def holder(text: Text, shapes: list[Shape]) -> Shape | None:
    width = text_width(text.words, text.size, bold=text.bold)
    start = text.x - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
    around = [
        shape
        for shape in shapes
        if shape.x0 <= start + 0.1 and start + width <= shape.x1 + 0.1
        if shape.y0 <= text.y0 + 0.5 and text.y1 <= shape.y1 + 0.5
    ]
    return min(around, key=lambda shape: (shape.x1 - shape.x0) * (shape.y1 - shape.y0), default=None)


def test_a_text_that_is_too_wide_is_found(page):
    box = '<polygon fill="#ffffff" points="10,-30 60,-30 60,-10 10,-10"/>'
    words = 'font-family="Helvetica,Arial,sans-serif" font-size="10.00" text-anchor="start"'
    svg = (
        f'<svg viewBox="0 0 100 40"><g transform="translate(0 40)">{box}<text {words} x="12" y="-15">rijtijdrift</text>'
        f'<text {words} x="20" y="-15">en</text></g></svg>'
    )
    texts, shapes = measured(page, svg, DEJAVU)
    assert len(overlapping(texts)) == 1
    assert list(sticking_out(texts, shapes, 0)) == []
    narrow = [Shape(10, 10, 47, 30, "#ffffff")]
    assert [words for _, _, words in sticking_out(texts, narrow, 0)] == ["rijtijdrift"]


def test_our_measure_of_arial_is_true(page, fonts):
    ((_, _, svg),) = shown("lanes", [content(15)])
    texts, _ = measured(page, svg, fonts[0])
    off = [abs(text_width(text.words, text.size, bold=text.bold) - (text.x1 - text.x0)) for text in texts]
    assert max(off) < 2.5
    assert sum(off) / len(off) < 0.5


def test_our_measure_of_the_widest_font_is_true(page, fonts):
    ((_, _, svg),) = shown("lanes", [content(15)])
    texts, _ = measured(page, svg, fonts[1])
    assert [t for t in texts if t.x1 - t.x0 > widest(t.words, t.size, bold=t.bold) + 1.5] == []
