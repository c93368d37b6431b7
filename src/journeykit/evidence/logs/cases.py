"""Cases as rows, in Narwhals: what is told of whole ways through the journey; and one case for many that went the same way.

Very many customers went few ways. Whoever went the same touchpoints in the same months, and is as early or late in the log,
counts alike in everything but times: so one of them is looked at closely, and counts for all.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import narwhals as nw

from journeykit.evidence.logs.expressions import Frame, late

if TYPE_CHECKING:
    from journeykit.evidence.logs.values import Way

BITS = 48
"""So many touchpoints go into one column of bits; a whole number of an engine has 63."""
_HASHES = ((1_000_003, 611_953), (1_000_033, 746_773), (1_000_037, 862_417))
_PLACES = 16_777_213
_ALIKE = ((67_108_859, 40_503_841, 262_139, 151_717), (67_108_837, 25_214_903, 262_133, 98_731))


def spans(chained: Frame, touchpoints: int, cuts: Mapping[int, int]) -> Frame:
    """Return a row a case: from when until when, how many visits, whether it changed channel, and whom it is like.

    Cases are alike when two sums of numbers are; such a number is of a touchpoint, a month, whether it was late, and the
    place along the way. It is squared, so that what is one more here and one less there is another sum. Sums stay
    below 63 bits for half a million visits of one customer.
    """
    one = (nw.col("month").cast(nw.Int64) * 2 + late(cuts, "at")) * touchpoints + nw.col("touchpoint")
    coded = chained.with_columns(code=one, place=nw.col("place").cast(nw.Int64))
    hashed = coded.with_columns(
        **{f"h{i}": nw.col("code") * factor % modulus for i, (modulus, factor, _, _) in enumerate(_ALIKE)}
    )
    valued = hashed.with_columns(
        **{
            f"h{i}": nw.col(f"h{i}") * nw.col(f"h{i}") % modulus * (nw.col("place") * step % places + 1)
            for i, (modulus, _, places, step) in enumerate(_ALIKE)
        }
    )
    return valued.group_by("case").agg(
        nw.len().alias("visits"), nw.col("at").min(), nw.col("until").max(), nw.col("switch").max(),
        nw.col("month").min().alias("start"), *(nw.col(f"h{i}").sum().cast(nw.Int64) for i in range(len(_ALIKE))),
    )  # fmt: skip


def totals(spanned: Frame) -> Frame:
    """Return how many cases and visits there are, how many cases of one visit, and from when until when."""
    single = nw.when(nw.col("visits") == 1).then(1).otherwise(0)
    return spanned.with_columns(single=single).select(
        nw.len().alias("cases"),
        nw.col("visits").sum(),
        nw.col("single").sum(),
        nw.col("at").min(),
        nw.col("until").max(),
    )


def each(spanned: Frame, cut: int | None) -> Frame:
    """Return all cases: `n`, how many each of them is; `start`, the month in which it began; whether that was `recent`.

    Args:
        spanned: The cases.
        cut: Who began after this moment may still be under way.
    """
    recent = nw.lit(0) if cut is None else nw.when(nw.col("at") > cut).then(1).otherwise(0)
    return spanned.with_columns(recent=recent, n=nw.lit(1)).select("case", "n", "start", "recent")


def alike(spanned: Frame, cut: int | None) -> Frame:
    """Return the same of one case for each group of cases that are alike."""
    names = [*(f"h{i}" for i in range(len(_ALIKE))), "visits", "switch", "start", "recent"]
    recent = nw.lit(0) if cut is None else nw.when(nw.col("at") > cut).then(1).otherwise(0)
    found = spanned.with_columns(recent=recent).group_by(*names).agg(nw.col("case").min(), nw.len().alias("n"))
    return found.select("case", "n", "start", "recent")


def cases(stepped: Frame, touchpoints: int, explained: Collection[Way]) -> Frame:
    """Return a row a case: where it begins and ends, what it met (bits), whether it kept to the plan, its path as numbers.

    Args:
        stepped: The steps.
        touchpoints: How many the journey has.
        explained: The movements that the plan explains.
    """
    way = nw.col("touchpoint") * touchpoints + nw.col("to")
    moved = ~nw.col("to").is_null()
    back = moved & (nw.col("to") <= nw.col("touchpoint")) & (nw.col("to_turn") > 1)
    planned = way.is_in([a * touchpoints + b for a, b in sorted(explained)]) if explained else nw.lit(0) == 1
    blocks = range(0, touchpoints, BITS)
    places = list(range(touchpoints))
    marked = stepped.with_columns(
        first=nw.when(nw.col("place") == 1).then(nw.col("touchpoint")),
        last=nw.when(~moved).then(nw.col("touchpoint")),
        strayed=nw.when(moved & ~planned).then(1).otherwise(0),
        looped=nw.when(back).then(1).otherwise(0),
        **{f"bits{i}": _bit(places, start) for i, start in enumerate(blocks)},
        **{f"hash{i}": _hash(places, one) for i, one in enumerate(_HASHES)},
    )
    return marked.group_by("case").agg(
        nw.len().alias("visits"), nw.col("first").max(), nw.col("last").max(), nw.col("strayed").max(),
        nw.col("looped").max(), nw.col("switch").max(), nw.col("n").max(),
        *(nw.col(f"bits{i}").sum().cast(nw.Int64) for i in range(len(blocks))),
        *(nw.col(f"hash{i}").sum().cast(nw.Int64) for i in range(len(_HASHES))),
    )  # fmt: skip


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
    return value * ((nw.col("place").cast(nw.Int64) * step + modulus) % _PLACES)


def shapes_of_cases(cased: Frame, touchpoints: int) -> Frame:
    """Return what cases have in common, with how many."""
    names = ["first", "last", "strayed", "looped", "switch"]
    names += [f"bits{i}" for i in range(len(range(0, touchpoints, BITS)))]
    return cased.group_by(*names).agg(nw.col("n").sum().alias("count"))


def paths(cased: Frame, most: int, minimum: int) -> Frame:
    """Return the commonest paths: how many went it, and a case that did, by which the engine finds what it is."""
    names = [f"hash{i}" for i in range(len(_HASHES))]
    grouped = cased.group_by(*names, "visits").agg(nw.col("n").sum().alias("count"), nw.col("case").min())
    many = grouped.filter(nw.col("count") >= minimum)
    return many.sort("count", "visits", *names, descending=[True, *([False] * (1 + len(names)))]).head(most)


def along(stepped: Frame, top: Frame) -> Frame:
    """Return the touchpoints along the commonest paths, in their places: of one case each, which stays in the engine."""
    names = [f"hash{i}" for i in range(len(_HASHES))]
    joined = stepped.select("case", "place", "touchpoint").join(top, on="case", how="inner")
    return joined.select("count", *names, "place", "touchpoint")


def outcomes(spanned: Frame, said: Frame) -> Frame:
    """Return outcomes beside whether a case changed channel; of a case that has several that differ, only that it has."""
    each = (
        said.group_by("case", "outcome")
        .agg(nw.len().alias("rows"))
        .group_by("case")
        .agg(nw.len().alias("ways"), nw.col("outcome").min())
    )
    joined = spanned.select("case", "switch").join(each, on="case", how="inner")
    one = nw.when(nw.col("ways") == 1).then(nw.col("outcome"))
    return joined.with_columns(outcome=one).group_by("switch", "outcome").agg(nw.len().alias("count"))


def bits_of(row: Mapping[str, Any]) -> int:
    """Return the touchpoints that cases met as one number."""
    found, i = 0, 0
    while f"bits{i}" in row:
        found |= int(row[f"bits{i}"]) << (BITS * i)
        i += 1
    return found
