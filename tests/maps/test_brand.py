"""The brand grid: its cells, and what it says stands out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from map_samples import content

from journeykit.maps.brand import draw_brand
from journeykit.maps.brand.cells import look, written
from journeykit.maps.canvas.palette import HOUSE_ACCENT, TEXT_CONTRAST, client_accent, contrast
from journeykit.maps.content import BrandValue, Fit, MapContent, MapPhase, MapTouchpoint

NOWS = [None, -2, -1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.4, 4]


@pytest.mark.parametrize("color", ["#0B5FA5", "#6a2c70", "#1b5e20", "#00695c", "#000000", "#37474F"])
@pytest.mark.parametrize("now", NOWS)
def test_a_cell_can_be_read_in_any_house_style(color, now):
    accent, said = client_accent(color)
    assert said is None
    its = look(now, accent)
    assert contrast(its.text, its.fill) >= TEXT_CONTRAST


def test_more_is_darker():
    fills = [look(now, HOUSE_ACCENT).fill for now in (0, 1, 2, 3, 4)]
    lightness = [contrast(fill, "#000000") for fill in fills]
    assert lightness == sorted(lightness, reverse=True)
    assert len(set(fills)) == 5


@pytest.mark.parametrize(
    ("fit", "words"),
    [
        (Fit("v", 1, 4), "1 → 4"),
        (Fit("v", -1, 0.5), "−1 → 0,5"),
        (Fit("v", 3, 3), "3"),
        (Fit("v", 2), "2"),
        (Fit("v", None, 3), "? → 3"),
    ],
)
def test_what_stands_in_a_cell(fit, words):
    assert written(fit, "nl") == words


def journey(*fits):
    points = tuple(
        MapTouchpoint(id=f"t{i}", name=f"Step {i}", number=i, phase="", fits=its) for i, its in enumerate(fits, 1)
    )
    values = (BrandValue("a", "Open"), BrandValue("b", "Near"))
    return MapContent(
        id="j", language="en", title="Headline", subject="Journey", phases=(MapPhase(1, "P", "", points),), values=values
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fits", "title"),
    [
        ([(Fit("a", -1),), (Fit("b", 2),)], "Step 1 contradicts the brand"),
        ([(Fit("a", -1),), (Fit("b", -2),)], "2 touchpoints contradict the brand"),
        ([(Fit("a", 1),), (Fit("b", 0),)], "No touchpoint shows Near"),
        ([(Fit("a", 1),), (Fit("b", 2),)], "Headline"),
    ],
)
def test_the_title_says_what_stands_out(fits, title):
    assert draw_brand(journey(*fits)).title == title


def test_a_value_that_nobody_shows_is_marked():
    dot = draw_brand(journey((Fit("a", 2),), (Fit("b", 0),))).dot
    assert "nobody shows it" in dot


def test_many_values_make_the_sheet_wider():
    few = content(5)
    many = replace(few, values=tuple(BrandValue(f"v{i}", f"Value {i}") for i in range(12)))
    assert draw_brand(many).width > draw_brand(few).width
