"""Every text against what really lies behind it: the pixels under its letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from asking import grounds
from color_pairs import text_pairs
from example import pictures
from map_samples import content

from journeykit.maps import VIEWS
from journeykit.maps.canvas.palette import MARK_CONTRAST, TEXT_CONTRAST, client_accent, contrast
from journeykit.maps.rendering import render

ACCENTS = [None, "#6B21A8", "#3B6E00"]
"""Ours; one far from it; and one that is hardly dark enough to be text."""


def too_weak(found):
    return [
        (one.words, one.fill, color, round(contrast(one.fill, color), 2))
        for one in found
        for color in one.colors
        if contrast(one.fill, color)
        < (MARK_CONTRAST if one.size >= 18 or (one.bold and one.size >= 14) else TEXT_CONTRAST)
    ]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("color", ACCENTS)
def test_every_text_can_be_read_on_what_lies_behind_it(view, color, page):
    accent, said = client_accent(color)
    assert said is None
    shown = content(20, seed=3)
    other = replace(shown.against, content=replace(shown.against.content, accent=accent))
    found = grounds(page, render([VIEWS[view](replace(shown, accent=accent, against=other))])[0].decode())
    assert len(found) > 10
    assert too_weak(found) == []
    known = {(one.lower(), other.lower()) for one, other in text_pairs(accent)}
    assert {(one.fill.lower(), color) for one in found for color in one.colors} <= known


def test_every_text_of_the_example_can_be_read(page):
    for view, (_, svg) in pictures("nl").items():
        assert too_weak(grounds(page, svg)) == [], view


def test_a_text_that_is_too_pale_is_found(page):
    words = (
        '<text font-family="Helvetica,Arial,sans-serif" font-size="12.00" fill="#9aa7b3" x="12" y="-15">bleek</text>'
    )
    paper = '<polygon fill="#f5f7f9" points="0,0 100,0 100,-40 0,-40"/>'
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">'
        f'<g transform="translate(0 40)">{paper}{words}</g></svg>'
    )
    assert too_weak(grounds(page, svg)) == [("bleek", "#9aa7b3", "#f5f7f9", 2.29)]
