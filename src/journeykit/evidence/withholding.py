"""No single answer can be read back: what is too small is merged or withheld, and nothing gives it away by subtraction.

The whole of a touchpoint and metric is written per period; beside it its segments, one dimension at a time. A period with
fewer than the minimum becomes its quarter, with the other months of that quarter; a quarter that is still too small is
left out, or becomes its year when all of the year is so small. Within a period, segments below the minimum are left
out; when what is left out of one dimension (also those of whom the segment is not known) is fewer than the minimum
together, the smallest segment that is left goes too: the whole minus the others is then never less than the minimum.
Segments of two dimensions are held against each other (`across`): a region minus its shops is a few people as well.

Of weighted answers the effective number counts (Kish): ten answers of which one weighs a thousand are that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from journeykit.evidence.across import apart
from journeykit.evidence.judging import Group, Segments
from journeykit.evidence.repeated import Question, times
from journeykit.evidence.tallies import Tally, together, worth

Cells = Mapping[Segments, Tally]
Groups = Mapping[Group, Cells]


@dataclass(frozen=True, slots=True)
class Written:
    """A group that is written: the whole, or one segment of it."""

    group: Group
    tally: Tally
    segment: tuple[str, str] | None = None


@dataclass(slots=True)
class Withheld:
    """What had to be merged or withheld: groups that became part of a longer period, groups and answers left out."""

    merged: int = 0
    groups: int = 0
    answers: int = 0
    segments: int = 0


def written(
    groups: Groups, dimensions: tuple[str, ...], minimum: int, several: Mapping[Question, int] | None = None
) -> tuple[list[Written], Withheld]:
    """Return what may be written of some groups.

    Args:
        groups: The answers, by group and segments.
        dimensions: The names of the segments.
        minimum: The smallest number of people that stands for nobody.
        several: Questions to which a respondent gives several answers, with how many.
    """
    withheld = Withheld()
    made: list[Written] = []
    by_series: dict[Group, dict[str | None, Cells]] = {}
    for group, cells in groups.items():
        by_series.setdefault(replace(group, period=None), {})[group.period] = cells
    for series, periods in by_series.items():
        least = minimum * times(series, several or {})
        for period, parts in _periods(periods, least, withheld):
            whole = replace(series, period=period)
            cells = _merged(parts.values())
            made.append(Written(whole, together(cells.values())))
            made += _segments(whole, cells, dimensions, least, withheld)
    return made, withheld


def _periods(
    periods: Mapping[str | None, Cells], minimum: int, withheld: Withheld
) -> Iterator[tuple[str | None, dict[str | None, Cells]]]:
    """Yield the periods that are written, each with the shorter ones that are in it."""
    levels: dict[str | None, dict[str | None, Cells]] = {period: {period: cells} for period, cells in periods.items()}
    for length in (7, 4):  # 2026-09 to 2026-Q3, 2026-Q3 to 2026
        above: dict[str | None, list[str | None]] = {}
        for period in levels:
            if period is not None and (len(period) == 7 if length == 4 else len(period) == 7 and "Q" not in period):
                above.setdefault(_longer(period, length), []).append(period)
        for longer, shorter in above.items():
            small = [period for period in shorter if _worth(levels[period]) < minimum]
            enough = worth(tally for period in shorter for tally in _tallies(levels[period])) >= minimum
            # Months of a quarter go together as soon as one is too small; quarters only when none can stand alone.
            if enough and small and len(shorter) > 1 and (length == 7 or len(small) == len(shorter)):
                withheld.merged += len(shorter)
                levels[longer] = {period: cells for one in shorter for period, cells in levels.pop(one).items()}
    for period, parts in sorted(levels.items(), key=lambda item: item[0] or ""):
        if _worth(parts) >= minimum:
            yield period, parts
        else:
            withheld.groups += 1
            withheld.answers += sum(tally.n for tally in _tallies(parts))


def _longer(period: str, length: int) -> str:
    return period[:4] if length == 4 else f"{period[:4]}-Q{(int(period[5:7]) + 2) // 3}"


def _segments(
    whole: Group, cells: Cells, dimensions: tuple[str, ...], minimum: int, withheld: Withheld
) -> Iterator[Written]:
    """Yield the segments that may stand beside a whole, one dimension after the other."""
    by_value = [_by_value(cells, number) for number in range(len(dimensions))]
    shown = apart(
        {segments: tally.n for segments, tally in cells.items()},
        [_enough(values, minimum) for values in by_value],
        minimum,
    )
    for name, values, left in zip(dimensions, by_value, shown, strict=True):
        withheld.segments += sum(value is not None for value in values) - len(left)
        for value in sorted(left):
            yield Written(whole, values[value], (name, value))


def _enough(values: Mapping[str | None, Tally], minimum: int) -> set[str]:
    """Return the segments of one dimension that are large enough, so that what is left out is as well."""
    large = {value for value, tally in values.items() if value is not None and worth([tally]) >= minimum}
    left = sorted(large, key=lambda one: (values[one].n, one))
    hidden = [values[value] for value in values if value not in large]
    while hidden and left and worth(hidden) < minimum:
        hidden.append(values[left.pop(0)])
    return set(left)


def _by_value(cells: Cells, number: int) -> dict[str | None, Tally]:
    several: dict[str | None, list[Tally]] = {}
    for segments, tally in cells.items():
        several.setdefault(segments[number], []).append(tally)
    return {value: together(tallies) for value, tallies in several.items()}


def _merged(parts: Iterable[Cells]) -> dict[Segments, Tally]:
    several: dict[Segments, list[Tally]] = {}
    for cells in parts:
        for segments, tally in cells.items():
            several.setdefault(segments, []).append(tally)
    return {segments: together(tallies) if len(tallies) > 1 else tallies[0] for segments, tallies in several.items()}


def _tallies(parts: Mapping[str | None, Cells]) -> Iterator[Tally]:
    return (tally for cells in parts.values() for tally in cells.values())


def _worth(parts: Mapping[str | None, Cells]) -> float:
    return worth(_tallies(parts))
