"""What one cell says: an answer, a day, a yes or no. Nothing is guessed: what could be read two ways is not read."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

from journeykit.sheets import AmbiguousNumberError, number, truth

DAY_KEY = 10
"""So many characters of a date make groups: a day, and no more of the hour than keeps them few."""

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ,].*)?")
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})")
_OTHER = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,].*)?")
_LABELLED = re.compile(r"([-+−]?\d{1,15}(?:[.,]\d{1,2})?)\s*(?:[-–—=:(]|\s)\s*[^\W\d].*", re.DOTALL)
_NOT_APPLICABLE = frozenset(
    [
        *"n/a na n.a. n.v.t. n.v.t nvt - – . null none nan #n/a #n/b".split(),
        "niet van toepassing", "not applicable", "weet niet", "weet ik niet", "geen mening", "don't know", "no opinion",
    ]
)  # fmt: skip
_EARLIEST, _LATEST = 1990, 2100


class Unread(Enum):
    """Why a cell gives no answer."""

    EMPTY = "empty"
    NOT_APPLICABLE = "not-applicable"
    NOT_A_NUMBER = "not-a-number"
    AMBIGUOUS = "ambiguous-number"


@lru_cache(maxsize=1 << 16, typed=True)  # true is no 1
def answer_of(raw: Any) -> Decimal | Unread:
    """Return the number that an answer is; `10 - very likely` is 10."""
    if raw is None:
        return Unread.EMPTY
    if not isinstance(raw, str):
        return _of_number(raw)
    text = raw.strip().removeprefix("'").strip()
    if not text:
        return Unread.EMPTY
    if text.casefold() in _NOT_APPLICABLE:
        return Unread.NOT_APPLICABLE
    found = _LABELLED.fullmatch(text)
    try:
        return Decimal(str(number(found[1] if found else text)))
    except AmbiguousNumberError:
        return Unread.AMBIGUOUS
    except ValueError:
        return Unread.NOT_A_NUMBER


def _of_number(raw: Any) -> Decimal | Unread:
    if isinstance(raw, bool):
        return Unread.NOT_A_NUMBER  # where yes and no are answers, they are read as such
    try:
        value = Decimal(str(raw))
    except ArithmeticError:
        return Unread.NOT_A_NUMBER
    return value.normalize() + 0 if value.is_finite() else Unread.EMPTY if value.is_nan() else Unread.NOT_A_NUMBER


@lru_cache(maxsize=1 << 12)
def yes_or_no(raw: str) -> Decimal | None:
    """Return 1 for yes and 0 for no, None for anything else."""
    try:
        return Decimal(int(truth(raw)))
    except ValueError:
        return None


def is_iso(text: str) -> bool:
    """Tell whether a date begins with its year."""
    return bool(_ISO.fullmatch(text) or _BASIC.fullmatch(text))


def parts_of(text: str) -> tuple[int, int] | None:
    """Return the first two numbers of a date that ends in its year."""
    found = _OTHER.fullmatch(text.strip())
    return (int(found[1]), int(found[3])) if found else None


def day_of(raw: Any, order: str | None) -> date | None:
    """Return the day of a date, None when it is none.

    Args:
        raw: What the cell says.
        order: `day-first` or `month-first`, for dates that end in their year.
    """
    if isinstance(raw, datetime):
        return _plausible(raw.date())
    if isinstance(raw, date):
        return _plausible(raw)
    text = str(raw).strip().removeprefix("'")
    if found := _ISO.fullmatch(text):
        return _made(int(found[1]), int(found[3]), int(found[4]))
    if found := _BASIC.fullmatch(text):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    found = _OTHER.fullmatch(text)
    if not found or order is None:
        return None
    first, second = int(found[1]), int(found[3])
    year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    return _made(year, second, first) if order == "day-first" else _made(year, first, second)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return _plausible(date(year, month, day))
    except ValueError:
        return None


def _plausible(day: date) -> date | None:
    return day if _EARLIEST <= day.year <= _LATEST else None


def period_of(day: date, period: str) -> str:
    """Return the month, quarter or year of a day as a document names it."""
    if period == "year":
        return f"{day.year}"
    return f"{day.year}-Q{(day.month + 2) // 3}" if period == "quarter" else f"{day.year}-{day.month:02}"
