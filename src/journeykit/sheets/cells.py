"""What one cell holds, and how its text is kept from being taken for a formula."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | None

# What makes a spreadsheet take a text for a formula, also behind spaces, which some readers drop; the apostrophes are
# those of our own guard, one too many. In Japan the wide signs count as well.
_SIGNS = r"[=+\-@＝＋－＠]"
_BEGINS = rf"(?:\s*{_SIGNS}|[\t\r\n\0])"
_FORMULA = re.compile(rf"'*{_BEGINS}")
_GUARDED = re.compile(rf"'+{_BEGINS}")
# A spreadsheet of another language parts cells elsewhere, quotes or not: there a new cell would begin.
_INSIDE = re.compile(rf"([;,\t\r\n]\s*)('*)(?={_SIGNS})")
_GUARDED_INSIDE = re.compile(rf"([;,\t\r\n]\s*)'('*)(?={_SIGNS})")
_SIGN = r"[-+−]?"
_NUMBER = re.compile(_SIGN + r"[0-9]{1,15}(?:[.,][0-9]{1,15})?")
# One separator and three digits behind it: thousands or decimals, nobody can tell (but no thousand starts with 0).
_AMBIGUOUS = re.compile(_SIGN + r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_THOUSANDS = tuple(
    re.compile(
        _SIGN + rf"[1-9][0-9]{{0,2}}(?:(?:\{one}[0-9]{{3}}){{1,4}}\{other}[0-9]{{1,15}}|(?:\{one}[0-9]{{3}}){{2,4}})"
    )
    for one, other in (".,", ",.")
)
_TRUTH = {
    **dict.fromkeys(("yes", "true", "1", "ja", "waar", "x"), True),
    **dict.fromkeys(("no", "false", "0", "nee", "onwaar"), False),
}


class AmbiguousNumberError(ValueError):
    """A number that is read differently in the Netherlands and in England."""


def folded(text: str) -> str:
    """Return a text as names are compared: without case, and with single spaces."""
    return " ".join(text.split()).casefold()


def guarded(text: str) -> str:
    """Return a text in which no spreadsheet sees a formula, wherever it parts the cells of a CSV file."""
    inside = _INSIDE.sub(r"\1'\2", text)
    return f"'{inside}" if _FORMULA.match(inside) else inside


def unguarded(text: str) -> str:
    """Take the guard off again."""
    if "'" not in text:
        return text
    return _GUARDED_INSIDE.sub(r"\1\2", text[1:] if _GUARDED.match(text) else text)


def number(text: str) -> float | int:
    """Return the number that a cell says, with a decimal comma or point.

    Raises:
        AmbiguousNumberError: It could be thousands or decimals (`1.234`).
        ValueError: It is no number.
    """
    text = text.strip()
    if _AMBIGUOUS.fullmatch(text):
        raise AmbiguousNumberError(text)
    for separator, thousands in zip(".,", _THOUSANDS, strict=True):
        if thousands.fullmatch(text):
            text = text.replace(separator, "")
    if not _NUMBER.fullmatch(text):
        raise ValueError(text)
    value = float(text.replace(",", ".").replace("−", "-"))
    return int(value) if value.is_integer() else value


def truth(text: str) -> bool:
    """Return the yes or no that a cell says, in Dutch or English, or as a spreadsheet writes it.

    Raises:
        ValueError: It is neither.
    """
    found = _TRUTH.get(text.strip().casefold())
    if found is None:
        raise ValueError(text)
    return found
