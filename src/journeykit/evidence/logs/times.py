"""Moments as texts: every way of writing in a column is found first, then read by the engine, digit by digit.

A text such as `2026-03-01T09:05:00Z` has the shape `9999-99-99T99:99:99Z`. A column has few shapes however many rows it
has; of each it is known, or asked, where its year stands. What no known shape has is left out and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import narwhals as nw

LONGEST = 40
MOST_SHAPES = 100
_DATE = r"(?:(?P<y>9999)(?P<s>[-/.])(?P<m>99?)(?P=s)(?P<d>99?)|(?P<a>99?)(?P<s2>[-/.])(?P<b>99?)(?P=s2)(?P<y2>9999|99)|(?P<basic>99999999))"
_TIME = r"(?:[T ,]\ ?(?P<hh>99?):(?P<mi>99)(?::(?P<ss>99)(?:[.,](?P<us>9{1,9}))?)?(?:\ ?(?P<half>[AaPp])[Mm])?)?"
_ZONE = r"(?:\ ?(?P<utc>Z|z|UTC|GMT)|\ ?(?P<sign>[-+])(?P<oh>99)(?::?(?P<om>99))?)?"
_SHAPE = re.compile(_DATE + _TIME + _ZONE, re.VERBOSE)
_DAY = 86_400
_SECOND = 1_000_000
_EPOCH = 2_472_633
"""The day number of 1 January 1970, and 32,045, which the formula takes off."""
Piece = tuple[int, int] | str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a moment stand in texts of one shape; `date` and `time` are made of pieces and of zeros."""

    shape: str
    date: tuple[Piece, ...]
    time: tuple[Piece, ...]
    offset: tuple[Piece, ...]
    sign: int
    half: int
    zoned: bool
    timed: bool
    turned: bool
    """Its year stands at the end: somebody has to know whether the day or the month comes first."""


def layouts(shapes: Iterable[str], order: str | None) -> dict[str, Layout]:
    """Return how texts of each shape are read; shapes that are no moment are left out."""
    found = {}
    for shape in shapes:
        layout = _layout(shape, order)
        if layout is not None:
            found[shape] = layout
    return found


def _layout(shape: str, order: str | None) -> Layout | None:
    match = _SHAPE.fullmatch(shape)
    if match is None:
        return None

    def part(name: str, width: int) -> list[Piece]:
        at, end = match.span(name)
        if at < 0:
            return ["0" * width]
        length = min(end - at, width)
        return [*(["0" * (width - length)] if length < width else []), (at, length)]

    turned = match["y2"] is not None
    if turned:
        day, month = ("b", "a") if order == "month-first" else ("a", "b")
        century: list[Piece] = [] if len(match["y2"]) == 4 else ["20"]
        date = [*century, *part("y2", len(match["y2"])), *part(month, 2), *part(day, 2)]
    elif match["basic"]:
        date = [(match.start("basic"), 8)]
    else:
        date = [*part("y", 4), *part("m", 2), *part("d", 2)]
    at, end = match.span("us")
    fraction: list[Piece] = ["000000"] if at < 0 else [(at, min(6, end - at)), "0" * max(0, 6 - (end - at))]
    time = [*part("hh", 2), *part("mi", 2), *part("ss", 2), *(one for one in fraction if one)]
    half = {"a": 1, "p": 2}.get((match["half"] or "").casefold(), 0)
    return Layout(
        shape, tuple(date), tuple(time), (*part("oh", 2), *part("om", 2)), -1 if match["sign"] == "-" else 1, half,
        zoned=bool(match["utc"] or match["sign"]), timed=match["hh"] is not None, turned=turned,
    )  # fmt: skip


def shape_of(text: nw.Expr) -> nw.Expr:
    """Return the shape of a text."""
    return text.str.slice(0, LONGEST).str.replace_all(r"[0-9]", "9")


def timed(frame: nw.LazyFrame[Any], found: Mapping[str, Layout]) -> nw.LazyFrame[Any]:
    """Add to a frame what its column `time` says: `at`, the microseconds since 1970, and `month`, year * 12 + month - 1.

    Only digits are ever made into numbers, whichever rows an engine looks at; what has none of the shapes, or a clock
    with 25 hours, has no `at`. The month is the one that people wrote. Every stage is a column of its own: engines write
    out what an expression is made of, again and again.
    """
    names = frame.collect_schema().names()
    text = nw.col("time")
    shaped = frame.with_columns(shape=shape_of(text))

    def chosen(of: str) -> nw.Expr:
        return _by_shape({one: _joined(text, getattr(layout, of)) for one, layout in found.items()}).cast(nw.Int64)

    def told(of: str) -> nw.Expr:
        return _by_shape({one: nw.lit(str(getattr(layout, of))) for one, layout in found.items()}).cast(nw.Int64)

    digits = shaped.with_columns(
        date=chosen("date"), clock=chosen("time"), offset=chosen("offset"), sign=told("sign"), half=told("half")
    )
    date, clock, offset, half = (nw.col(name) for name in ("date", "clock", "offset", "half"))
    parts = digits.with_columns(
        year=date // 10_000, m=date // 100 % 100, day=date % 100, hours=clock // 10**10, minutes=clock // 10**8 % 100,
        seconds=clock // 10**6 % 100, rest=clock % _SECOND,
        away=nw.col("sign") * (offset // 100 * 60 + offset % 100),
    )  # fmt: skip
    # The day number of a date of our calendar, in whole numbers (Fliegel & Van Flandern 1968): every engine can do it.
    shifted = parts.with_columns(shift=(14 - nw.col("m")) // 12)
    years = shifted.with_columns(
        years=nw.col("year") + 4800 - nw.col("shift"), months=nw.col("m") + 12 * nw.col("shift") - 3
    )
    y, days = nw.col("years"), (153 * nw.col("months") + 2) // 5
    numbered = years.with_columns(
        number=nw.col("day") + days + 365 * y + y // 4 - y // 100 + y // 400 - _EPOCH,
        hour=nw.when(half == 0).then(nw.col("hours")).otherwise(nw.col("hours") % 12 + 12 * (half - 1)),
    )
    second = nw.col("hour") * 3600 + (nw.col("minutes") - nw.col("away")) * 60 + nw.col("seconds")
    possible = (nw.col("hours") < 24) & (nw.col("minutes") < 60) & (nw.col("seconds") <= 60)
    at = (nw.col("number") * _DAY + second) * _SECOND + nw.col("rest")
    return numbered.with_columns(at=nw.when(possible).then(at), month=nw.col("year") * 12 + nw.col("m") - 1).select(
        *names, "at", "month"
    )


def _by_shape(texts: Mapping[str, nw.Expr]) -> nw.Expr:
    made = nw.lit(None, dtype=nw.String)
    for one, text in texts.items():
        made = nw.when(nw.col("shape") == one).then(text).otherwise(made)
    return made


def _joined(text: nw.Expr, pieces: Iterable[Piece]) -> nw.Expr:
    made = [nw.lit(piece) if isinstance(piece, str) else text.str.slice(*piece) for piece in pieces]
    return made[0] if len(made) == 1 else nw.concat_str(made)
