"""Measuring, wrapping and escaping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.maps.canvas import escape
from journeykit.maps.canvas.measure import SAFE, room_for, text_width, widest
from journeykit.maps.canvas.typography import BODY, NAME, TextStyle
from journeykit.maps.canvas.wrap import balanced, fits, wrap

SHY = "\u00ad"


def test_width_of_a_known_line():
    assert text_width("Hello", 10) == pytest.approx((722 + 556 + 222 + 222 + 556) / 100)


def test_bold_is_wider_and_accents_are_not():
    assert text_width("klantreis", 10, bold=True) > text_width("klantreis", 10)
    assert text_width("één", 10) == text_width("een", 10)
    assert text_width("e\u0301", 10) == text_width("é", 10)


def test_chinese_is_as_wide_as_high():
    assert text_width("漢字", 10) == 20


@given(st.text(max_size=60), st.booleans())
def test_a_cell_has_room_for_both_fonts(text, bold):
    own, wide = text_width(text, 10, bold=bold), widest(text, 10, bold=bold)
    assert own <= wide
    assert own * SAFE <= room_for(text, 10, bold=bold) + 1e-9
    assert wide * 0.95 <= room_for(text, 10, bold=bold) + 1e-9


def test_a_wide_font_is_up_to_a_fifth_wider():
    assert widest("Facturatie en incasso", 10, bold=True) / text_width("Facturatie en incasso", 10, bold=True) > 1.15


def test_soft_hyphens_and_joiners_have_no_width():
    assert text_width(f"klant{SHY}reis\u200d", 10) == text_width("klantreis", 10)


@given(st.text(max_size=120), st.integers(20, 300))
def test_every_line_fits_and_nothing_but_spaces_is_lost(text, width):
    lines = wrap(text, width, BODY)
    for line in lines:
        # A single character, or one with a hyphen, may be wider than its cell; nothing can be done about that.
        assert fits(line, width, BODY) or len(line.removesuffix("-")) <= 2 or not fits(line[:1] + "-", width, BODY)
    assert letters("".join(lines)) == letters(escape.one_line(text))


def letters(text):
    """A text without what breaking lines may take away or add: spaces of any kind, and hyphens."""
    return "".join(text.split()).replace("-", "")


@pytest.mark.parametrize("space", ["\u1680", "\u2003", "\u205f", "\u3000"])
def test_a_line_may_end_at_any_space_but_those_that_hold(space):
    assert wrap(f"onze{space}klanten", 40, BODY) == ("onze", "klanten")


@pytest.mark.parametrize("space", ["\u00a0", "\u2007", "\u202f"])
def test_no_line_ends_at_a_space_that_holds(space):
    assert wrap(f"a b{space}c", 18, BODY) == ("a", f"b{space}c")


def test_words_that_fit_are_not_split():
    assert wrap("een heel gewone zin", 60, BODY) == ("een heel", "gewone zin")


def test_a_long_word_is_cut_at_its_soft_hyphens_first():
    assert wrap(f"energie{SHY}belasting{SHY}vermindering", 90, BODY) == ("energiebelasting-", "vermindering")


def test_an_address_is_cut_behind_a_sign_without_a_hyphen():
    lines = wrap("https://voorbeeld.example/heel/lang/pad", 90, BODY)
    assert "".join(lines) == "https://voorbeeld.example/heel/lang/pad"
    assert len(lines) > 1


def test_a_long_compound_gets_hyphens_before_syllables():
    lines = wrap("Arbeidsongeschiktheidsverzekeringsmaatschappij", 100, NAME)
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == "Arbeidsongeschiktheidsverzekeringsmaatschappij"


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("Vertrekken", ("Ver-", "trekken")),
        ("contracten", ("con-", "tracten")),
        ("omgeschoold", ("omge-", "schoold")),
        ("verlachen", ("verla-", "chen")),
        ("maatregelen", ("maatre-", "gelen")),
    ],
)
def test_what_sounds_together_stays_together(word, lines):
    assert wrap(word, max(room_for(line, 10, bold=True) for line in lines) + 1, NAME) == lines


def test_chinese_is_cut_without_hyphens():
    lines = wrap("漢字" * 10, 50, BODY)
    assert len(lines) > 3
    assert "".join(lines) == "漢字" * 10


def test_sixty_letters_without_a_syllable_are_cut_to_size():
    lines = wrap("x" * 60, 80, BODY)
    assert "".join(line.removesuffix("-") for line in lines) == "x" * 60


def test_the_rest_becomes_an_ellipsis():
    lines = wrap("een twee drie vier vijf zes zeven", 40, BODY, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_no_break_space_holds():
    assert all("a\u00a0b" in line or "a" not in line for line in wrap("xxxx xxxx a\u00a0b", 50, TextStyle(9, 12)))


@pytest.mark.parametrize("text", ["x" * 20_000, "漢" * 20_000, "ab" * 10_000, "een twee " * 2_500, "a/" * 10_000])
def test_the_longest_text_takes_no_more_than_its_lines(text):
    lines = wrap(text, 110, BODY)
    assert len(lines) == 40
    assert lines[-1].endswith("…")


def test_centred_lines_are_of_about_equal_length():
    assert wrap("Welkomstpakket in de bus", 130, NAME) == ("Welkomstpakket in de", "bus")
    assert balanced("Welkomstpakket in de bus", 130, NAME) == ("Welkomstpakket", "in de bus")
    assert balanced("Chat", 120, NAME) == ("Chat",)


HOSTILE = '<b>"A & B"\n\\N trailing \\'


def test_label_and_tooltip_read_backslashes_differently():
    assert escape.label("\\N") == '"\\\\N"'
    assert escape.tooltip("\\N") == '"\\\\\\\\N"'
    assert escape.tooltip("a\nb") == '"a\\nb"'


def test_names_and_drawn_texts_have_no_backslash():
    assert escape.name(HOSTILE) == '"<b>\\"A &amp; B\\" /N trailing /"'
    assert escape.drawn(HOSTILE) == ('<b>\\"A & B\\" /N trailing /', 24)
    assert escape.drawn("één") == ("één", 5)


@given(st.text())
def test_a_quoted_text_never_ends_early(text):
    for quoted in (escape.label(text), escape.tooltip(text), escape.name(text)):
        assert quoted[0] == quoted[-1] == '"'
        inner, escaped = quoted[1:-1], False
        for character in inner:
            assert escaped or character != '"'
            escaped = character == "\\" and not escaped
        assert not escaped
        assert "\n" not in quoted


@given(st.text())
def test_control_characters_do_not_get_through(text):
    for unwanted in "\x00\x07\x1b\x9b\u202e\u00ad":
        assert unwanted not in escape.label(text + unwanted)
        assert unwanted not in escape.drawn(text + unwanted)[0]
