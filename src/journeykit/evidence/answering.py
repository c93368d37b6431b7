"""What one cell answers to one question, or why it answers nothing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from journeykit.diagnostics import Message, message
from journeykit.evidence.cells import Unread, yes_or_no
from journeykit.model.metrics import OPERATIONAL
from journeykit.rules import privacy
from journeykit.sheets import folded

_TELLING = 8
"""So many digits may be somebody's telephone number or account."""


def answered(
    found: Decimal | Unread,
    raw: Any,
    metric: str,
    words: Mapping[str, float] | None,
    ends: tuple[float, float] | None,
) -> Decimal | Message:
    """Return the answer that a cell gives, or why it gives none.

    Args:
        found: What the cell says by itself.
        raw: The cell.
        metric: What was asked.
        words: What answers in words stand for.
        ends: Between what answers lie; None for an operational metric.
    """
    if found is Unread.NOT_A_NUMBER:
        said = worded(words, str(raw))
        known = said if said is not None else yes_or_no(str(raw)) if metric in OPERATIONAL else None
        if known is None:
            return message('"{answer}" is no answer in numbers', answer=short(str(raw)))
        found = known
    if found is Unread.AMBIGUOUS:
        return message('"{answer}" could be thousands or decimals', answer=short(str(raw)))
    assert isinstance(found, Decimal)
    if ends is None:
        if found < 0:
            return message("{answer} is below 0, and {metric} cannot be", answer=str(found), metric=metric)
    elif not ends[0] <= found <= ends[1]:
        return message(
            "{answer} is outside the scale of {metric}: {low} to {high}",
            answer=str(found), metric=metric, low=f"{ends[0]:g}", high=f"{ends[1]:g}",
        )  # fmt: skip
    elif metric == "nps" and found != found.to_integral_value():
        return message("{answer} is no answer to nps: those are whole numbers from 0 to 10", answer=str(found))
    return found


def worded(answers: Mapping[str, float] | None, raw: str) -> Decimal | None:
    """Return what an answer in words stands for; None when it is none of them."""
    if not answers:
        return None
    plain = folded(raw)
    # Survey tools guard a text with an apostrophe; some words begin with one of their own.
    given = (plain, plain.removeprefix("'"))
    return next((Decimal(str(value)) for words, value in answers.items() if folded(words) in given), None)


def short(text: str) -> str:
    """Return what may be shown of a cell: enough to find it, too little to be somebody's story or address."""
    if "@" in text:
        return "…@…"
    if sum(map(str.isdigit, text)) >= _TELLING and next(privacy._found_in(text), None):  # noqa: SLF001 - the one place that knows personal data
        return "…"
    return text if len(text) <= 30 else f"{text[:29]}…"
