from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.words import LANGUAGES, MINUS, date, money, number, period, say, signed


@pytest.mark.parametrize(
    ("value", "digits", "dutch", "english"),
    [
        (61.2, None, "61,2", "61.2"),
        (61.0, None, "61", "61"),
        (18000, None, "18.000", "18,000"),
        (1234567.891, 2, "1.234.567,89", "1,234,567.89"),
        (4.05, 1, "4,0", "4.0"),
        (0.1 + 0.2, None, "0,3", "0.3"),
        (-0.04, 1, "0,0", "0.0"),
        (-2.5, None, "−2,5", "−2.5"),
        (1e15, None, "1.000.000.000.000.000", "1,000,000,000,000,000"),
    ],
)
def test_numbers(value, digits, dutch, english):
    assert number(value, "nl", digits) == dutch
    assert number(value, "en", digits) == english


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_a_number_can_be_read_back_and_the_languages_differ_only_in_signs(value):
    english = number(value, "en")
    assert math.isclose(float(english.replace(",", "").replace(MINUS, "-")), value, abs_tol=5.1e-5)
    assert number(value, "nl").translate(str.maketrans(",.", ".,")) == english


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(2, None, "+2"), (-0.5, 2, "−0,50"), (0.04, 1, "0,0"), (-0.04, 1, "0,0"), (0, None, "0")],
)
def test_a_difference_has_its_sign_and_nothing_has_none(value, digits, shown):
    assert signed(value, "nl", digits) == shown


@given(st.floats(-1e6, 1e6), st.sampled_from(["", ".0f", ".2f", ",.1f", "+.2f"]))
def test_a_figure_in_a_sentence_is_written_as_one_on_its_own(value, spec):
    shown = say("{x:" + spec + "}", {"x": value}, "nl")
    assert "-" not in shown
    if spec in (".0f", ".2f"):
        assert shown.replace(".", "") == number(value, "nl", int(spec[1])).replace(".", "")


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (14500, "€\u00a014.500", "€14,500"),
        (1.2, "€\u00a01,20", "€1.20"),
        (-3, "−€\u00a03", "−€3"),
        (0, "€\u00a00", "€0"),
    ],
)
def test_money(value, dutch, english):
    assert money(value, "nl") == dutch
    assert money(value, "en") == english


def test_dates():
    assert date(dt.date(2027, 3, 1), "nl") == "1 maart 2027"
    assert date(dt.date(2027, 3, 1), "en") == "1 March 2027"


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("2026", "2026", "2026"),
        ("2026-Q3", "derde kwartaal van 2026", "third quarter of 2026"),
        ("2026-09", "september 2026", "September 2026"),
        ("2026-W08", "week 8 van 2026", "week 8 of 2026"),
        ("2026-12-31", "31 december 2026", "31 December 2026"),
        ("voorjaar", "voorjaar", "voorjaar"),
        ("2026-13", "2026-13", "2026-13"),
    ],
)
def test_periods(text, dutch, english):
    assert period(text, "nl") == dutch
    assert period(text, "en") == english


@given(st.text(max_size=12), st.sampled_from(LANGUAGES))
def test_any_text_is_a_period_or_comes_back(text, language):
    assert isinstance(period(text, language), str)
