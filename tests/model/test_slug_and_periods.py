"""Ids made of names, and the days that periods cover."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.model.base import ID_LIMIT, ID_PATTERN
from journeykit.model.periods import days_of
from journeykit.model.slug import slug


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Café & Zo", "cafe-zo"),
        ("Straße 12", "strasse-12"),
        ("  Eén prijs!  ", "een-prijs"),
        ("Łódź", "lodz"),
        ("IJsbaan ĳ", "ijsbaan-ij"),
        ("112", "112"),
    ],
)
def test_a_slug_keeps_letters_and_digits(name: str, id_: str) -> None:
    assert slug(name) == id_


@given(st.text(min_size=1, max_size=200))
def test_every_name_gives_a_valid_id_and_always_the_same(name: str) -> None:
    made = slug(name)
    assert re.fullmatch(ID_PATTERN, made)
    assert len(made) <= ID_LIMIT
    assert slug(name) == made


def test_names_in_other_scripts_give_different_ids() -> None:
    assert slug("用户旅程") != slug("顧客の旅")


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-W38", date(2026, 9, 14), date(2026, 9, 20)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2026-09-30", date(2026, 9, 30), date(2026, 9, 30)),
    ],
)
def test_periods_cover_their_days(period: str, first: date, last: date) -> None:
    assert days_of(period) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "26", "2026-Q5", "2026-13", "2026-02-30", "2026-W54", "2026-1", "Q3 2026", "2026-Q3 "]
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert days_of(text) is None
