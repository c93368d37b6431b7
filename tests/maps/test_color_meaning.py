"""Colours that mean something stay apart: in grey, for who is colour-blind, and beside a shape, a dash or a word.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency" (IEEE Transactions on Visualization and Computer Graphics 15-6, 2009), for severity 1.0.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from map_samples import content

from journeykit.maps import VIEWS
from journeykit.maps.bars import bar_color
from journeykit.maps.canvas import palette
from journeykit.maps.canvas.palette import HOUSE_ACCENT, client_accent, luminance
from journeykit.maps.content import Performance
from journeykit.maps.emotion import look
from journeykit.maps.speaking import CHOICES
from journeykit.words import translator

SIGHT = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red (protanopia)": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green (deuteranopia)": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue (tritanopia)": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip

FILLS = {
    "good and problem": (HOUSE_ACCENT.strong, palette.WARN),
    "a little good and a little problem": (HOUSE_ACCENT.middle, palette.WARN_MIDDLE),
    "good and in between": (HOUSE_ACCENT.strong, palette.MIDDLE_BAR),
    "in between and problem": (palette.MIDDLE_BAR, palette.WARN),
    "very good and good": (HOUSE_ACCENT.strong, HOUSE_ACCENT.middle),
    "problem and bad": (palette.WARN_MIDDLE, palette.WARN),
    "now and desired": (palette.INK, palette.DESIRED),
}
GROUNDS = {"strong and weak moment": (HOUSE_ACCENT.tint, palette.WARN_TINT)}


def lightness_and_colour(color, sight):
    """Return a colour as CIE L*a*b* (D65), as it is seen."""
    linear = [palette._linear(channel) for channel in palette._channels(color)]
    r, g, b = (min(1, max(0, sum(m * v for m, v in zip(row, linear, strict=True)))) for row in SIGHT[sight])
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(pair, sight):
    """Return how far apart two colours are seen (CIE 1976; 2.3 can just be told apart)."""
    one, other = (lightness_and_colour(color, sight) for color in pair)
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def test_the_scale_of_differences():
    assert difference(("#000000", "#FFFFFF"), "all colours") == pytest.approx(100, abs=0.1)
    assert (
        difference(("#D01010", "#556B00"), "no red (protanopia)")
        < difference(("#D01010", "#556B00"), "all colours") / 3
    )


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("pair", FILLS)
def test_fills_that_mean_something_are_told_apart(pair, sight):
    assert difference(FILLS[pair], sight) > 20


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("pair", GROUNDS)
def test_grounds_that_mean_something_are_told_apart(pair, sight):
    assert difference(GROUNDS[pair], sight) > 7


def test_the_sign_of_an_emotion_is_a_shape_and_its_strength_a_grey():
    forms = {value: look(value, HOUSE_ACCENT).form for value in (-2, -1, 0, 1, 2)}
    assert forms == {-2: "square", -1: "square", 0: "diamond", 1: "circle", 2: "circle"}
    for strong, weak in ((2, 1), (-2, -1)):
        fills = [luminance(look(value, HOUSE_ACCENT).fill) for value in (strong, weak)]
        assert fills[1] - fills[0] > 0.3


@given(st.integers(0, 0xFFFFFF))
def test_the_strength_of_an_emotion_is_a_grey_with_any_accent(color):
    accent, _ = client_accent(f"#{color:06X}")
    assert luminance(accent.middle) - luminance(accent.strong) > 0.2


def test_below_sufficient_and_good_are_colours_and_a_length():
    assert len({bar_color(Performance(value), HOUSE_ACCENT) for value in (40, 60, 80)}) == 3


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_choice_is_a_word_of_its_own(language):
    t = translator(language)
    words = [t(choice) for choice in CHOICES.values()]
    assert len(set(words)) == len(words) == 7


@pytest.mark.parametrize("view", VIEWS)
def test_no_text_says_what_only_a_colour_tells(view):
    # A legend that speaks of colours is of no use in grey.
    for language, colors in (
        ("nl", ("blauw", "oranje", "rood", "groen")),
        ("en", ("blue", "orange", " red ", "green")),
    ):
        assert not [
            color for color in colors if f" -{color}" in VIEWS[view](content(20, language=language)).dot.lower()
        ]
