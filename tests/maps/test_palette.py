from __future__ import annotations

import pytest
from color_pairs import text_pairs
from hypothesis import example, given
from hypothesis import strategies as st

from journeykit.maps.canvas import palette
from journeykit.maps.canvas.palette import HOUSE_ACCENT, client_accent, contrast

MARKS = [palette.DESIRED, palette.MIDDLE_BAR, HOUSE_ACCENT.strong, palette.WARN, palette.INK3]


@pytest.mark.parametrize(("text", "ground"), sorted(text_pairs(HOUSE_ACCENT)))
def test_text_can_be_read(text, ground):
    assert contrast(text, ground) >= palette.TEXT_CONTRAST


@given(st.integers(0, 0xFFFFFF))
@example(0x3B6E00)
@example(0x6B21A8)
@example(0x767676)
def test_text_can_be_read_with_any_accent_that_is_taken_over(color):
    accent, _ = client_accent(f"#{color:06X}")
    for text, ground in text_pairs(accent):
        assert contrast(text, ground) >= palette.TEXT_CONTRAST, (accent, text, ground)


def test_many_accents_are_taken_over():
    taken = [client_accent(f"#{red:02X}{green:02X}{blue:02X}")[1] is None
             for red in range(0, 256, 51) for green in range(0, 256, 51) for blue in range(0, 256, 51)]  # fmt: skip
    assert 30 < sum(taken) < len(taken)


@pytest.mark.parametrize("mark", MARKS)
def test_marks_can_be_seen(mark):
    assert contrast(mark, palette.WHITE) >= palette.MARK_CONTRAST


def test_contrast_of_black_on_white():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0072B2", "#FFFFFF") == pytest.approx(5.19, abs=0.01)


def test_a_dark_accent_is_taken_over():
    accent, said = client_accent("#1b5e20")
    assert said is None
    assert accent.strong == "#1B5E20"
    assert contrast(accent.strong, accent.tint) >= 4.5
    assert contrast(palette.INK, accent.middle) >= 4.5
    assert contrast(accent.pale, accent.strong) >= 4.5


def test_three_digits_are_a_colour():
    assert client_accent("#048")[0].strong == "#004488"


@pytest.mark.parametrize(
    ("color", "word"),
    [
        ("#9BD400", "contrast"),
        ("#B8430F", "warning"),
        ("#E2001A", "warning"),
        ("blue", "no colour"),
        ("#12", "no colour"),
    ],
)
def test_an_accent_that_does_not_serve_is_refused_in_words(color, word):
    accent, said = client_accent(color)
    assert accent == HOUSE_ACCENT
    assert said is not None
    assert word in said.english
    assert color in said.english


def test_no_accent_is_no_complaint():
    assert client_accent(None) == (HOUSE_ACCENT, None)
