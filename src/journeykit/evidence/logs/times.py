"""Moments as texts: every way of writing in a column is found first, then read by the engine, digit by digit.

A text such as `2026-03-01T09:05:00Z` has the shape `9999-99-99T99:99:99Z`. A column has few shapes however many rows it
has; of each it is known, or asked, where its year stands. What no known shape has is left out and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import narwhals as nw

LONGEST = 40
MOST_SHAPES = 100
_DATE = r"(?:(?P<y>9999)(?P<s>[-/.])(?P<m>99?)(?P=s)(?P<d>99?)|(?P<a>99?)(?P<s2>[-/.])(?P<b>99?)(?P=s2)(?P<y2>9999|99)|(?P<basic>99999999))"
_TIME = r"(?:[T ,]\ ?(?P<hh>99?):(?P<mi>99)(?::(?P<ss>99)(?:[.,](?P<us>9{1,9}))?)?(?:\ ?(?P<half>[AaPp])[Mm])?)?"
_ZONE = r"(?:\ ?(?P<utc>Z|z|UTC|GMT)|\ ?(?P<sign>[-+])(?P<oh>99)(?::?(?P<om>99))?)?"
_SHAPE = re.compile(_DATE + _TIME + _ZONE, re.VERBOSE)
_DAY = 86_400
_SECOND = 1_000_000
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


def moments(text: nw.Expr, found: Mapping[str, Layout]) -> dict[str, nw.Expr]:
    """Return what a text says as columns of whole numbers: `date`, `clock`, `offset`, `half`; no shape, no number.

    Only digits are ever made into numbers, whichever rows an engine looks at.
    """
    shape = shape_of(text)

    def chosen(of: str) -> nw.Expr:
        return _by_shape(shape, {one: _joined(text, getattr(layout, of)) for one, layout in found.items()})

    half = {one: nw.lit(str(layout.half)) for one, layout in found.items()}
    sign = {one: nw.lit(f"{layout.sign:+d}".replace("+", "")) for one, layout in found.items()}
    return {
        "date": chosen("date").cast(nw.Int64),
        "clock": chosen("time").cast(nw.Int64),
        "offset": chosen("offset").cast(nw.Int64) * _by_shape(shape, sign).cast(nw.Int64),
        "half": _by_shape(shape, half).cast(nw.Int64),
    }


def _by_shape(shape: nw.Expr, texts: Mapping[str, nw.Expr]) -> nw.Expr:
    made = nw.lit(None, dtype=nw.String)
    for one, text in texts.items():
        made = nw.when(shape == one).then(text).otherwise(made)
    return made


def _joined(text: nw.Expr, pieces: Iterable[Piece]) -> nw.Expr:
    made = [nw.lit(piece) if isinstance(piece, str) else text.str.slice(*piece) for piece in pieces]
    return made[0] if len(made) == 1 else nw.concat_str(made)


def moment() -> nw.Expr:
    """Return the microseconds since 1970 of the columns that `moments` makes; a clock with 25 hours is no moment."""
    date, clock, offset, half = (nw.col(name) for name in ("date", "clock", "offset", "half"))
    year, month, day = date // 10_000, date // 100 % 100, date % 100
    # The day number of a date of our calendar, in whole numbers (Fliegel & Van Flandern 1968): every engine can do it.
    shift = (14 - month) // 12
    years, months = year + 4800 - shift, month + 12 * shift - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - years // 100 + years // 400 - 2_472_633
    hours, minutes, seconds = clock // 10**10, clock // 10**8 % 100, clock // 10**6 % 100
    hour = nw.when(half == 0).then(hours).otherwise(hours % 12 + 12 * (half - 1))
    at = number * _DAY + hour * 3600 + minutes * 60 + seconds - _minutes(offset) * 60
    possible = (hours < 24) & (minutes < 60) & (seconds <= 60)
    return nw.when(possible).then(at * _SECOND + clock % _SECOND)


def _minutes(offset: nw.Expr) -> nw.Expr:
    size = offset.abs()
    return nw.when(offset < 0).then(-1).otherwise(1) * (size // 100 * 60 + size % 100)


def month() -> nw.Expr:
    """Return the month of the columns that `moments` makes, as people wrote it: year * 12 + month - 1."""
    return nw.col("date") // 10_000 * 12 + nw.col("date") // 100 % 100 - 1
