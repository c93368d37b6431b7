"""What engines are asked about event logs, in Narwhals: events become visits, visits become steps, steps are counted.

The heavy part are windows over a case ordered by time. Ties are broken by the planned order, so that every engine gives
the same steps. No case ever leaves an engine: what is read of it are counts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import narwhals as nw

from journeykit.evidence.cells import DAY_KEY

if TYPE_CHECKING:
    from journeykit.evidence.logs.values import Way

Frame = nw.LazyFrame[Any]
BITS = 48
"""So many touchpoints go into one column of bits; a whole number of an engine has 63."""
_HASHES = ((1_000_003, 611_953), (1_000_033, 746_773), (1_000_037, 862_417))
_PLACES = 16_777_213
_ORDER = ["at", "touchpoint", "until", "channel"]


def written(frame: Frame, reason: nw.Expr, shape: nw.Expr) -> Frame:
    """Return why rows are no events, and of the others their days (ten characters) and how moments are written."""
    day = nw.col("time").str.slice(0, DAY_KEY)
    asked = frame.select(reason.alias("reason"), day.alias("day"), shape.alias("shape"))
    whole = nw.col("reason") == ""
    told = asked.select("reason", *(nw.when(whole).then(nw.col(name)).alias(name) for name in ("day", "shape")))
    return told.group_by("reason", "day", "shape").agg(nw.len().alias("count"))


def counted(frame: Frame, column: str) -> Frame:
    """Return the different values of a column, each with how often it stands there."""
    return frame.select(column).group_by(column).agg(nw.len().alias("count"))


def once(frame: Frame) -> Frame:
    """Return every event once, with how often it stands there."""
    names = ["case", "touchpoint", "at", "month", "life", "channel"]
    return frame.group_by(*names).agg(nw.len().alias("copies"))


def visits(events: Frame, *, paired: bool) -> Frame:
    """Return visits: of each event, or of the start of something with its end, from when until when.

    The first start of an activity in a case belongs to its first end, the second to the second, and so on.
    """
    if not paired:
        return events.select(
            "case", "touchpoint", "at", nw.col("at").alias("until"), "month", "channel", wrong=nw.lit(0)
        )
    numbered = events.with_columns(one=nw.lit(1)).with_columns(
        turn=nw.col("one").cum_sum().over("case", "touchpoint", "life", order_by=["at", "channel"]),
        start=nw.when(nw.col("life") == 0).then(nw.col("at")),
        end=nw.when(nw.col("life") == 1).then(nw.col("at")),
    )
    both = numbered.group_by("case", "touchpoint", "turn").agg(
        nw.col("start").min(), nw.col("end").min(), nw.col("month").min(), nw.col("channel").min()
    )
    start, end = nw.col("start"), nw.col("end")
    backward = ~start.is_null() & ~end.is_null() & (end < start)
    at = nw.when(start.is_null()).then(end).otherwise(start)
    until = nw.when(end.is_null() | backward).then(at).otherwise(end)
    wrong = nw.when(backward).then(1).otherwise(0)
    return both.select("case", "touchpoint", "month", "channel", at=at, until=until, wrong=wrong)


def steps(visited: Frame) -> Frame:
    """Return every visit with the one after it: `to`, `to_at`, `to_turn`, `to_channel`; of the last one they are empty.

    `turn` counts the visits of a customer to the touchpoint, `place` all of his visits; `met` is the month in which he
    first met the touchpoint, `met_at` the moment.
    """
    numbered = visited.with_columns(one=nw.lit(1)).with_columns(
        turn=nw.col("one").cum_sum().over("case", "touchpoint", order_by=["at", "until", "channel"]),
        place=nw.col("one").cum_sum().over("case", order_by=_ORDER),
        met=nw.col("month").min().over("case", "touchpoint"),
        met_at=nw.col("at").min().over("case", "touchpoint"),
    )
    return numbered.with_columns(
        to=nw.col("touchpoint").shift(-1).over("case", order_by=_ORDER),
        to_at=nw.col("at").shift(-1).over("case", order_by=_ORDER),
        to_turn=nw.col("turn").shift(-1).over("case", order_by=_ORDER),
        to_channel=nw.col("channel").shift(-1).over("case", order_by=_ORDER),
    )


def ways(stepped: Frame, settled: nw.Expr) -> Frame:
    """Return from where to where: customers, moves and first visits.

    By the month in which a customer first met where he came from, and whether that is long enough ago.
    """
    moved = stepped.filter(~nw.col("to").is_null()).with_columns(settled=settled)
    each = moved.group_by("case", "touchpoint", "to", "met", "settled").agg(
        nw.len().alias("moves"), nw.col("to_turn").min().alias("first")
    )
    fresh = each.with_columns(fresh=nw.when(nw.col("first") == 1).then(1).otherwise(0))
    return fresh.group_by("touchpoint", "to", "met", "settled").agg(
        nw.len().alias("customers"), nw.col("moves").sum(), nw.col("fresh").sum()
    )


def met(stepped: Frame, settled: nw.Expr) -> Frame:
    """Return how many customers first met a touchpoint in a month, and whether that is long enough ago."""
    firsts = stepped.filter(nw.col("turn") == 1).with_columns(settled=settled)
    return firsts.group_by("touchpoint", "met", "settled").agg(nw.len().alias("customers"))


def settled(cuts: Mapping[int, int]) -> nw.Expr:
    """Return whether the log goes on for long enough after a customer first met a touchpoint; 1 or 0.

    Args:
        cuts: Per touchpoint the moment after which it does not, where that matters.
    """
    late = nw.lit(0) == 1
    for touchpoint, cut in cuts.items():
        late |= (nw.col("touchpoint") == touchpoint) & (nw.col("met_at") > cut)
    return nw.when(late).then(0).otherwise(1)


def gaps(stepped: Frame) -> Frame:
    """Return the time from the end of one visit to the beginning of the next; 0 when the two overlap."""
    gap = nw.col("to_at") - nw.col("until")
    moved = stepped.filter(~nw.col("to").is_null())
    return moved.select("touchpoint", "to", gap=nw.when(gap > 0).then(gap).otherwise(0).cast(nw.Float64))


def quartiles(frame: Frame, column: str, *by: str) -> Frame:
    """Return the quartiles of a column."""
    value = nw.col(column)
    wanted = [
        nw.len().alias("n"),
        *(value.quantile(at, interpolation="linear").alias(f"q{i}") for i, at in enumerate((0.25, 0.5, 0.75, 0.9))),
    ]
    grouped = frame if by else frame.with_columns(all=nw.lit(1))
    return grouped.group_by(*(by or ("all",))).agg(*wanted)


def cases(stepped: Frame, touchpoints: int, explained: Collection[Way], switching: Collection[Way] | None) -> Frame:
    """Return a row a case: where it begins and ends, what it met (bits), whether it kept to the plan, its path as numbers.

    Args:
        stepped: The steps.
        touchpoints: How many the journey has.
        explained: The movements that the plan explains.
        switching: The movements that change channel; None: the log says which channel it was.
    """
    way = (nw.col("touchpoint") * touchpoints + nw.col("to")).alias("way")
    moved = ~nw.col("to").is_null()
    back = moved & (nw.col("to") <= nw.col("touchpoint")) & (nw.col("to_turn") > 1)
    other = switches() if switching is None else moved & way.is_in([a * touchpoints + b for a, b in sorted(switching)])
    unplanned = moved & ~way.is_in([a * touchpoints + b for a, b in sorted(explained)])
    blocks = range(0, touchpoints, BITS)
    places = list(range(touchpoints))
    marked = stepped.with_columns(
        first=nw.when(nw.col("place") == 1).then(nw.col("touchpoint")),
        last=nw.when(~moved).then(nw.col("touchpoint")),
        strayed=nw.when(unplanned).then(1).otherwise(0),
        looped=nw.when(back).then(1).otherwise(0),
        switched=nw.when(other).then(1).otherwise(0),
        **{f"bits{i}": _bit(places, start) for i, start in enumerate(blocks)},
        **{f"hash{i}": _hash(places, one) for i, one in enumerate(_HASHES)},
    )
    return marked.group_by("case").agg(
        nw.len().alias("visits"), nw.col("first").max(), nw.col("last").max(), nw.col("strayed").max(),
        nw.col("looped").max(), nw.col("switched").max(), nw.col("at").min(), nw.col("until").max(),
        *(nw.col(f"bits{i}").sum() for i in range(len(blocks))), *(nw.col(f"hash{i}").sum() for i in range(len(_HASHES))),
    )  # fmt: skip


def switches() -> nw.Expr:
    """Return whether a step goes to another channel; where one is not known, nobody can tell."""
    return nw.col("channel") != nw.col("to_channel")


def _bit(places: Sequence[int], start: int) -> nw.Expr:
    bits = [1 << (place - start) if start <= place < start + BITS else 0 for place in places]
    met_now = nw.col("touchpoint").replace_strict(list(places), bits, default=0, return_dtype=nw.Int64)
    return nw.when(nw.col("turn") == 1).then(met_now).otherwise(0)


def _hash(places: Sequence[int], seeds: tuple[int, int]) -> nw.Expr:
    """Return a number of a touchpoint at a place; paths are the same when three sums of those are.

    Sums of products of twenty and twenty-four bits stay below 63 bits for half a million visits of one customer.
    """
    modulus, step = seeds
    numbers = [pow(step, place + 2, modulus) for place in places]
    value = nw.col("touchpoint").replace_strict(list(places), numbers, default=0, return_dtype=nw.Int64)
    return value * ((nw.col("place") * step + modulus) % _PLACES)


def shapes_of_cases(cased: Frame, touchpoints: int) -> Frame:
    """Return what cases have in common, with how many."""
    names = ["first", "last", "strayed", "looped", "switched"]
    names += [f"bits{i}" for i in range(len(range(0, touchpoints, BITS)))]
    return cased.group_by(*names).agg(nw.len().alias("count"))


def paths(cased: Frame, most: int, minimum: int) -> Frame:
    """Return the commonest paths: how many went it, and a case that did, by which the engine finds what it is."""
    names = [f"hash{i}" for i in range(len(_HASHES))]
    grouped = cased.group_by(*names, "visits").agg(nw.len().alias("count"), nw.col("case").min())
    many = grouped.filter(nw.col("count") >= minimum)
    return many.sort("count", "visits", *names, descending=[True, *([False] * (1 + len(names)))]).head(most)


def along(stepped: Frame, top: Frame) -> Frame:
    """Return the touchpoints along the commonest paths, in their places: of one case each, which stays in the engine."""
    names = [f"hash{i}" for i in range(len(_HASHES))]
    joined = stepped.select("case", "place", "touchpoint").join(top, on="case", how="inner")
    return joined.select("count", *names, "place", "touchpoint")


def last_ones(stepped: Frame, cuts: Mapping[int, int]) -> Frame:
    """Return how many customers were last seen at a touchpoint after its moment in `cuts`."""
    last = stepped.filter(nw.col("to").is_null()).with_columns(settled=settled(cuts))
    return last.filter(nw.col("settled") == 0).group_by("touchpoint").agg(nw.len().alias("count"))


def channel_steps(stepped: Frame) -> Frame:
    """Return from which channel to which, with how many movements."""
    known = stepped.filter(~nw.col("channel").is_null() & ~nw.col("to_channel").is_null())
    return known.group_by("channel", "to_channel").agg(nw.len().alias("count"))


def outcomes(cased: Frame, said: Frame) -> Frame:
    """Return outcomes beside whether a case changed channel; of a case that has several that differ, only that it has."""
    each = (
        said.group_by("case", "outcome")
        .agg(nw.len().alias("rows"))
        .group_by("case")
        .agg(nw.len().alias("ways"), nw.col("outcome").min())
    )
    joined = cased.select("case", "switched").join(each, on="case", how="inner")
    one = nw.when(nw.col("ways") == 1).then(nw.col("outcome"))
    return joined.with_columns(outcome=one).group_by("switched", "outcome").agg(nw.len().alias("count"))


def bits_of(row: Mapping[str, Any]) -> int:
    """Return the touchpoints that cases met as one number."""
    found, i = 0, 0
    while f"bits{i}" in row:
        found |= int(row[f"bits{i}"]) << (BITS * i)
        i += 1
    return found
