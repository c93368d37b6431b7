"""What engines are asked about event logs, in Narwhals: events become visits, visits a chain, and chains are counted.

The heavy part are windows over a case in order of time. The order is a total one (moment, place in the plan, end, channel,
month): what is left of equal rows is the same in everything that counts, so that every engine gives the same figures, and
the same ones again. No case ever leaves an engine: what is read of it are counts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import narwhals as nw

from journeykit.evidence.cells import DAY_KEY

if TYPE_CHECKING:
    from journeykit.evidence.logs.values import Way

Frame = nw.LazyFrame[Any]
_ASKED = 60
"""So many texts are told apart by asking one after the other; for more, engines are quicker with a table."""
ORDER = ["at", "touchpoint", "until", "channel", "month"]


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


def numbered(column: str, numbers: Mapping[str, int]) -> nw.Expr:
    """Return the numbers of texts; nothing for other texts."""
    text = nw.col(column)
    if not numbers or len(numbers) > _ASKED:
        known: dict[str, int | None] = {**numbers} or {"": None}
        return text.replace_strict(list(known), list(known.values()), default=None, return_dtype=nw.Int32)
    made = nw.lit(None, dtype=nw.Int32)
    for word, number in sorted(numbers.items()):
        made = nw.when(text == word).then(nw.lit(number, dtype=nw.Int32)).otherwise(made)
    return made


def paired_visits(events: Frame) -> Frame:
    """Return visits from starts with their ends, from when until when; and how many events stand there more than once.

    The first start of an activity in a case belongs to its first end, the second to the second, and so on.
    """
    names = ["case", "touchpoint", "at", "life", "channel"]
    once = events.group_by(*names).agg(nw.len().alias("copies"), nw.col("month").min())
    numbered = once.with_columns(one=nw.lit(1)).with_columns(
        turn=nw.col("one").cum_sum().over("case", "touchpoint", "life", order_by=["at", "channel"]),
        start=nw.when(nw.col("life") == 0).then(nw.col("at")),
        end=nw.when(nw.col("life") == 1).then(nw.col("at")),
    )
    both = numbered.group_by("case", "touchpoint", "turn").agg(
        nw.col("start").min(), nw.col("end").min(), nw.col("month").min(), nw.col("channel").max(),
        (nw.col("copies").sum() - nw.len()).alias("copies"),
    )  # fmt: skip
    start, end = nw.col("start"), nw.col("end")
    backward = ~start.is_null() & ~end.is_null() & (end < start)
    at = nw.when(start.is_null()).then(end).otherwise(start)
    until = nw.when(end.is_null() | backward).then(at).otherwise(end)
    wrong = nw.when(backward).then(1).otherwise(0)
    return both.select("case", "touchpoint", "month", "channel", "copies", at=at, until=until, wrong=wrong)


def chain(visits: Frame, *, paired: bool, channelled: bool) -> Frame:
    """Return every visit with the one after it: `to`, `to_at`, `to_channel`; of the last one they are empty.

    Without starts and ends of their own, a visit is an event, and one that stands there twice is marked `twin`: the visit
    before it and the visit after it are the same with and without it, so that whoever counts leaves it out.
    """
    order = [name for name in ORDER if (paired or name != "until") and (channelled or name != "channel")]
    nexts = ["touchpoint", "at", *(["channel"] if channelled else [])]
    names = {"touchpoint": "to", "at": "to_at", "channel": "to_channel"}
    numbered = visits.with_columns(one=nw.lit(1)).with_columns(
        place=nw.col("one").cum_sum().over("case", order_by=order).cast(nw.Int32),
        **{names[name]: nw.col(name).shift(-1).over("case", order_by=order) for name in nexts},
    )
    same = (nw.col("to") == nw.col("touchpoint")) & (nw.col("to_at") == nw.col("at"))
    if channelled:
        same &= nw.col("to_channel") == nw.col("channel")
    twin = nw.lit(0) if paired else nw.when(same).then(1).otherwise(0)
    kept = ["case", "touchpoint", "at", "month", "place", *names.values()][: None if channelled else -1]
    kept += [*(["channel"] if channelled else []), *(["until", "copies", "wrong"] if paired else [])]
    return numbered.with_columns(twin=twin).select(*kept, "twin")


def oddities(chained: Frame, *, paired: bool) -> Frame:
    """Return how many events stand there twice, how many visits are at the moment of the next, how many end too soon; and the end."""
    tie = nw.when((nw.col("to_at") == nw.col("at")) & (nw.col("twin") == 0)).then(1).otherwise(0)
    copies = nw.col("copies") if paired else nw.col("twin")
    wrong = nw.col("wrong") if paired else nw.lit(0)
    until = nw.col("until") if paired else nw.col("at")
    return chained.select(copies=copies, tie=tie, wrong=wrong, until=until).select(
        nw.col("copies").sum(), nw.col("tie").sum(), nw.col("wrong").sum(), nw.col("until").max()
    )


def quantiles(frame: Frame, column: str, parts: Sequence[float], *by: str) -> Frame:
    """Return how many there are in a column, and below what these parts of them stay; all in all, or by other columns."""
    value = nw.col(column)
    wanted = (value.quantile(part, interpolation="linear").alias(f"q{i}") for i, part in enumerate(parts))
    grouped = frame if by else frame.with_columns(all=nw.lit(1))
    return grouped.group_by(*(by or ("all",))).agg(nw.len().alias("size"), *wanted)


def gaps(chained: Frame) -> Frame:
    """Return the time from the end of one visit to the beginning of the next; 0 when the two overlap."""
    gap = nw.col("to_at") - nw.col("until")
    moved = chained.filter(~nw.col("to").is_null())
    return moved.select("touchpoint", "to", gap=nw.when(gap > 0).then(gap).otherwise(0).cast(nw.Float64))


def late(cuts: Mapping[int, int], at: str) -> nw.Expr:
    """Return whether a moment is so late in the log that nobody knows who goes on from the touchpoint; 1 or 0.

    Args:
        cuts: Per touchpoint the moment after which it is, where that matters.
        at: The column with the moment.
    """
    found = nw.lit(0) == 1
    for touchpoint, cut in cuts.items():
        found |= (nw.col("touchpoint") == touchpoint) & (nw.col(at) > cut)
    return nw.when(found).then(1).otherwise(0)


def last_ones(chained: Frame, cuts: Mapping[int, int]) -> Frame:
    """Return how many customers were last seen at a touchpoint after its moment in `cuts`."""
    last = chained.filter(nw.col("to").is_null()).with_columns(late=late(cuts, "at"))
    return last.filter(nw.col("late") == 1).group_by("touchpoint").agg(nw.len().alias("count"))


def steps(chained: Frame, cuts: Mapping[int, int], *, renumber: bool) -> Frame:
    """Return visits with what is known of their case: which turn it is, when it was first there, whether it ends there.

    `turn` counts the visits of a customer to the touchpoint, `place` all of his visits; `met` is the month in which he
    first met the touchpoint, `late` whether that was too late to know who goes on.

    Args:
        chained: The chain of visits; `n` says of how many customers each is, `start` in which month they began.
        cuts: Per touchpoint the moment after which nobody knows yet who goes on.
        renumber: Whether visits were taken out of the chain.
    """
    counting = chained.with_columns(one=nw.lit(1), stays=nw.when(nw.col("to").is_null()).then(1).otherwise(0))
    told = counting.with_columns(
        turn=nw.col("one").cum_sum().over("case", "touchpoint", order_by=["place"]).cast(nw.Int32),
        met=nw.col("month").min().over("case", "touchpoint"),
        met_at=nw.col("at").min().over("case", "touchpoint"),
        stays=nw.col("stays").max().over("case", "touchpoint"),
        times=nw.col("one").sum().over("case", "touchpoint"),
    )
    place = nw.col("one").cum_sum().over("case", order_by=["place"]).cast(nw.Int32) if renumber else nw.col("place")
    told = told.with_columns(
        to_turn=nw.col("turn").shift(-1).over("case", order_by=["place"]), late=late(cuts, "met_at"), nth=place
    )
    names = ["case", "touchpoint", "to", "turn", "to_turn", "met", "late", "stays", "times", "recent", "start", "n"]
    names += ["switch"]
    return told.select(*names, place="nth")


def ways(stepped: Frame) -> Frame:
    """Return from where to where: customers, moves and first visits.

    By the month in which a customer first met where he came from, and whether that was too late in the log.
    """
    moved = stepped.filter(~nw.col("to").is_null())
    each = moved.group_by("case", "touchpoint", "to", "met", "late").agg(
        nw.col("n").sum().alias("moves"), nw.col("to_turn").min().alias("first"), nw.col("n").max()
    )
    fresh = each.with_columns(fresh=nw.when(nw.col("first") == 1).then(nw.col("n")).otherwise(0))
    return fresh.group_by("touchpoint", "to", "met", "late").agg(
        nw.col("n").sum(), nw.col("moves").sum(), nw.col("fresh").sum()
    )


def met(stepped: Frame) -> Frame:
    """Return how many customers first met a touchpoint in a month, and how many of them were last seen there or met it again."""
    firsts = stepped.filter(nw.col("turn") == 1)
    told = firsts.with_columns(
        ended=nw.col("n") * nw.col("stays"), again=nw.when(nw.col("times") > 1).then(nw.col("n")).otherwise(0)
    )
    return told.group_by("touchpoint", "met", "late").agg(
        nw.col("n").sum(), nw.col("ended").sum(), nw.col("again").sum()
    )


def reached(stepped: Frame) -> Frame:
    """Return how many customers who began in a month ever met a touchpoint, and of how many; the most recent left out."""
    firsts = stepped.filter((nw.col("turn") == 1) & (nw.col("recent") == 0))
    begun = nw.when(nw.col("place") == 1).then(nw.col("n")).otherwise(0)
    return (
        firsts.with_columns(begun=begun).group_by("touchpoint", "start").agg(nw.col("n").sum(), nw.col("begun").sum())
    )


def channel_steps(chained: Frame) -> Frame:
    """Return from which channel to which, with how many movements and customers."""
    known = chained.filter((nw.col("channel") > 0) & (nw.col("to_channel") > 0))
    each = known.group_by("case", "channel", "to_channel").agg(nw.len().alias("moves"))
    return each.group_by("channel", "to_channel").agg(nw.col("moves").sum(), nw.len().alias("customers"))


def with_switches(chained: Frame, touchpoints: int, switching: Collection[Way] | None) -> Frame:
    """Add whether a movement changes channel; where a channel is not known, nobody can tell.

    Args:
        chained: The chain of visits.
        touchpoints: How many the journey has.
        switching: The movements that change channel; None: the log says which channel it was.
    """
    if switching is None:
        to = nw.col("to_channel")
        other = (nw.col("channel") > 0) & (to > 0) & (nw.col("channel") != to)
    elif switching:
        way = nw.col("touchpoint") * touchpoints + nw.col("to")
        other = ~nw.col("to").is_null() & way.is_in([a * touchpoints + b for a, b in sorted(switching)])
    else:
        other = nw.lit(0) == 1
    return chained.with_columns(switch=nw.when(other).then(1).otherwise(0))
