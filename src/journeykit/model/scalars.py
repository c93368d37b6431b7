"""Scalars as people write them: numbers, yes and no, dates, periods, months.

Every function takes what the YAML says (`Plain` for an unquoted number or boolean, else text) or a Python value,
and raises a `PydanticCustomError` whose kind `journeykit.model.errors` turns into a finding.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

from journeykit.model.core import PydanticCustomError
from journeykit.model.periods import days_of
from journeykit.text import Plain

_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")
_ANSWER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = re.compile(r"(\d{1,4})(?:\s*months?)?")
_FLAGS = {"yes": True, "no": False, "true": True, "false": False}


def _wrong_number(value: Any) -> PydanticCustomError:
    if isinstance(value, str) and _DECIMAL_COMMA.fullmatch(value.strip()):
        return PydanticCustomError("decimal_comma", "a decimal point, not a comma")
    return PydanticCustomError("not_a_number", "a number")


def as_number(value: Any) -> Any:
    """Return a number; a boolean or a text is none."""
    if value.__class__ is Plain:
        value = _value_of(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong_number(value)
    if isinstance(value, int) and abs(value) > 10**15:
        raise PydanticCustomError("too_large", "a number of at most 15 digits")
    return value


@lru_cache(maxsize=4096)  # the same few numbers stand in every file
def _value_of(written: Plain) -> int | float | bool:
    return written.value


def as_answer(value: Any) -> Any:
    """Return the number of a key of a distribution; keys are texts in a YAML tree."""
    if isinstance(value, str) and _ANSWER.fullmatch(value):
        return float(value)
    return as_number(value)


def as_whole(value: Any) -> Any:
    """Return a whole number."""
    number = as_number(value)
    if isinstance(number, float) and not number.is_integer():
        raise PydanticCustomError("not_whole", "a whole number")
    return number


def as_flag(value: Any) -> Any:
    """Return True or False for yes, no, true and false."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _FLAGS:
        return _FLAGS[value.lower()]
    raise PydanticCustomError("not_a_flag", "yes or no")


def as_date(value: Any) -> Any:
    """Return the day of a text `2026-09-30`."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if not isinstance(value, str | int):
        raise PydanticCustomError("string_type", "a date")
    raise PydanticCustomError("bad_date", "a date such as 2026-09-30")


def as_period(value: Any) -> Any:
    """Return a period as written (`2026`, `2026-Q3`, `2026-09`, `2026-W38`, a date), known to exist."""
    text = str(value) if isinstance(value, int | date) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        raise PydanticCustomError("string_type", "a period")
    if days_of(text) is None:
        raise PydanticCustomError("bad_period", "a period such as 2026, 2026-Q3, 2026-09, 2026-W38 or 2026-09-30")
    return str(text)


def as_months(value: Any) -> Any:
    """Return the number of months of `12` or `12 months`."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 9999:
        return value
    found = _MONTHS.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("not_months", "a number of months such as 12")
    return int(found[1])
