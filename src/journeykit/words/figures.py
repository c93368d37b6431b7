"""Numbers, money, dates and periods as people write them in Dutch and in English."""

from __future__ import annotations

import datetime as dt
import math
import re

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
_ORDINALS = {"nl": ("eerste", "tweede", "derde", "vierde"), "en": ("first", "second", "third", "fourth")}
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|W(?P<week>\d\d)|(?P<month>0[1-9]|1[0-2])))?")


MINUS = "\N{MINUS SIGN}"
"""What people read before what is less than nothing; a hyphen is what programs write."""


def swap_separators(figure: str, language: str) -> str:
    """Turn 1,234.5 into 1.234,5 for Dutch."""
    return figure.translate(str.maketrans(",.", ".,")) if language == "nl" else figure


def number(value: float, language: str, digits: int | None = None) -> str:
    """Write a number with the language's decimal sign and thousands sign.

    `digits` fixes the decimals; without it there are as many as needed, four at most.
    """
    if not math.isfinite(value):
        return str(value)
    if digits is not None:
        text = f"{value:,.{digits}f}"
    elif isinstance(value, int):
        text = f"{value:,}"
    else:
        text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return written(text, language)


def signed(value: float, language: str, digits: int | None = None) -> str:
    """Write a number, or a difference, with its sign: +2, −0.5; what rounds to nothing has none."""
    text = number(value, language, digits)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def written(figure: str, language: str) -> str:
    """Turn a figure as programs format it (-1,234.5) into one that people read."""
    signless = figure.removeprefix("-")
    # What rounds to nothing has no sign.
    minus = MINUS if signless != figure and signless.strip("0.,%") else ""
    return minus + swap_separators(signless, language)


def money(value: float, language: str) -> str:
    """Write an amount in euros: cents only when there are any."""
    whole = float(value).is_integer()
    amount = number(abs(value), language, 0 if whole else 2)
    sign = MINUS if value < 0 else ""
    return f"{sign}€\N{NO-BREAK SPACE}{amount}" if language == "nl" else f"{sign}€{amount}"


def date(value: dt.date, language: str) -> str:
    """Write a date in full: 1 maart 2027, 1 March 2027."""
    return f"{value.day} {_MONTHS[language][value.month - 1]} {value.year}"


def period(text: str, language: str) -> str:
    """Write a period (2026, 2026-Q3, 2026-09, 2026-W38 or a date) in words; another text comes back as it is."""
    found = _PERIOD.fullmatch(text)
    if not found:
        return _date_or_text(text, language)
    year, of = found["year"], {"nl": "van", "en": "of"}[language]
    if found["month"]:
        return f"{_MONTHS[language][int(found['month']) - 1]} {year}"
    if found["quarter"]:
        quarter = {"nl": "kwartaal", "en": "quarter"}[language]
        return f"{_ORDINALS[language][int(found['quarter']) - 1]} {quarter} {of} {year}"
    if found["week"]:
        return f"week {int(found['week'])} {of} {year}"
    return year


def _date_or_text(text: str, language: str) -> str:
    try:
        return date(dt.date.fromisoformat(text), language)
    except ValueError:
        return text
