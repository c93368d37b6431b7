from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.sheets import AmbiguousNumberError, guarded, number, truth, unguarded


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7,5", 7.5),
        ("7.5", 7.5),
        ("-3", -3),
        ("−3", -3),
        (" 4 ", 4),
        ("0,125", 0.125),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234.567", 1_234_567),
        ("1234", 1234),
    ],
)
def test_a_number_may_have_a_comma_or_a_point(text, value):
    assert number(text) == value
    assert isinstance(number(text), int) == isinstance(value, int)


@pytest.mark.parametrize("text", ["1.234", "1,234", "-12.500"])
def test_what_can_be_thousands_or_decimals_is_refused(text):
    with pytest.raises(AmbiguousNumberError):
        number(text)


@pytest.mark.parametrize("text", ["", "zeven", "1e5", "nan", "inf", "0x1F", "1_000", "12.34.56", "1.23,4", "٣", "--1"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError):
        number(text)


def test_yes_and_no_in_both_languages():
    assert [truth(text) for text in ("Ja", "waar", "x", "NEE", "false")] == [True, True, True, False, False]
    with pytest.raises(ValueError):
        truth("misschien")


@given(st.text(alphabet="'=+-@＝;, \t\r\n\0ab", max_size=10))
@settings(max_examples=400)
def test_the_guard_comes_off_as_it_went_on(text):
    shown = guarded(text)
    assert unguarded(shown) == text
    assert shown[:1] not in set("\t\r\n\0")
    for cell in re.split("[;,\t\r\n]", shown):  # as spreadsheets of other languages part it
        assert cell.strip()[:1] not in set("=+-@＝")
