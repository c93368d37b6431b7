"""From counted ways to transition records: by period, and never of fewer customers than the minimum.

A customer counts once for each way that he went, in the period in which he first met the touchpoint where it begins: so
figures of months add up to those of quarters and years, and to what the whole log says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from journeykit.evidence.logs.values import Counted, Way
from journeykit.evidence.withholding import Withheld

if TYPE_CHECKING:
    from journeykit.evidence.values import Period
    from journeykit.model import Journey

Record = dict[str, Any]
_LONGER = {"month": "quarter", "quarter": "year"}


def transitions(
    counted: Counted, journey: Journey, planned: Collection[Way], period: Period, minimum: int
) -> tuple[list[Record], Withheld]:
    """Return the transition records of a log, and what had to be merged or withheld.

    Of all customers who began in a period, how many came to a touchpoint (only `to`); of those who met a touchpoint, how
    many went to each of the others, and how many were seen nowhere after it (only `from`). A planned way that nobody went
    is a record too: none of so many customers.
    """
    names = [point.id for point in journey.touchpoints]
    withheld = Withheld()
    met = {touchpoint for touchpoint, n in counted.met.items() if n}
    records: list[Record] = []

    def put(customers: int, of: int, period: str, **ends: str) -> None:
        records.append({"journey": journey.id, **ends, "customers": customers, "of": of, "period": period})

    for name, inside in _ordered(_periods(counted.begun_monthly, period, minimum, Withheld())):
        of = sum(counted.begun_monthly[month] for month in inside)
        for one in sorted(met):
            put(sum(counted.reached_monthly.get((one, month), 0) for month in inside), of, name, to=names[one])
    for origin in sorted(met):
        months = {month: count for (one, month), count in counted.met_monthly.items() if one == origin}
        targets = {target for one, target in counted.ways if one == origin}
        targets |= {target for one, target in planned if one == origin and target in met}
        for name, inside in _ordered(_periods(months, period, minimum, withheld)):
            of = sum(months[month] for month in inside)
            for target in sorted(targets):
                customers = sum(counted.monthly.get(((origin, target), month), 0) for month in inside)
                if customers or (origin, target) in planned:
                    put(customers, of, name, **{"from": names[origin], "to": names[target]})
            ended = sum(counted.ended_monthly.get((origin, month), 0) for month in inside)
            put(ended, of, name, **{"from": names[origin]})
    return records, withheld


def _ordered(periods: Mapping[str, list[int]]) -> list[tuple[str, list[int]]]:
    return [(name, periods[name]) for name in sorted(periods, key=lambda one: (min(periods[one]), one))]


def _periods(months: Mapping[int, int], period: Period, minimum: int, withheld: Withheld) -> dict[str, list[int]]:
    """Return the periods that are written, each with its months: too small a one goes into the longer one it is part of.

    Months of a quarter go together as soon as one is too small; quarters only when none of the year can stand alone.
    """
    found: dict[str, list[int]] = {}
    for month in sorted(months):
        found.setdefault(_named(month, period), []).append(month)
    level: str = period
    while level in _LONGER:
        longer = _LONGER[level]
        above: dict[str, list[str]] = {}
        for name, inside in found.items():
            if longer == "year" or name == _named(inside[0], level):
                above.setdefault(_named(inside[0], longer), []).append(name)
        sizes = Counter({name: sum(months[month] for month in inside) for name, inside in found.items()})
        for name, parts in above.items():
            small = [part for part in parts if sizes[part] < minimum]
            enough = sum(sizes[part] for part in parts) >= minimum
            if small and enough and len(parts) > 1 and (level == "month" or len(small) == len(parts)):
                withheld.merged += len(parts)
                found[name] = sorted(month for part in parts for month in found.pop(part))
        level = longer
    sizes = Counter({name: sum(months[month] for month in inside) for name, inside in found.items()})
    for name in [name for name in found if sizes[name] < minimum]:
        withheld.groups += 1
        withheld.answers += sizes[name]
        del found[name]
    return found


def _named(month: int, period: str) -> str:
    year, at = divmod(month, 12)
    if period == "year":
        return f"{year}"
    return f"{year}-Q{at // 3 + 1}" if period == "quarter" else f"{year}-{at + 1:02}"
