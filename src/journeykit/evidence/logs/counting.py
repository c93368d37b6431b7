"""What an engine counts of a whole log: every question once, every answer a number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals as nw

from journeykit.evidence.logs import cases, expressions
from journeykit.evidence.logs.reading import day_at
from journeykit.evidence.logs.values import Counted, Moves, Quartiles, Shape, Way

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from journeykit.evidence.engine import Engine
    from journeykit.evidence.logs.expressions import Frame
    from journeykit.evidence.logs.found import LogFile

MOST_PATHS = 10
FEW = 200_000
"""Of so many visits each case is looked at; of more, one for many that went the same way."""
_QUARTERS, _NEARLY_ALL = (0.25, 0.5, 0.75), 0.9
_SECOND = 1_000_000


class Counting:
    """The log of one run inside an engine, worked out step by step into files of their own."""

    def __init__(self, engine: Engine, work: Path, touchpoints: int) -> None:
        self._engine, self._work, self._touchpoints = engine, work, touchpoints
        self.copies = self.backward = self.ties = self._end = 0
        self._channel_names: list[str] = [""]

    def chain(self, files: Sequence[LogFile], switching: Collection[Way] | None) -> Frame:
        """Return the visits of all files in their order, each with the one after it.

        Args:
            files: The files.
            switching: The movements that change channel; None when the log says the channel.
        """
        paired, channelled = any(one.paired for one in files), switching is None
        events = nw.concat([one.events for one in files]) if len(files) > 1 else files[0].events
        events = self._channels(events) if channelled else events.with_columns(channel=nw.lit(0))
        visits = expressions.paired_visits(events) if paired else events
        made = expressions.chain(visits, paired=paired, channelled=channelled)
        chained = self._kept(expressions.with_switches(made, self._touchpoints, switching), "chain")
        self.copies, self.ties, self.backward, self._end = self._row(expressions.oddities(chained, paired=paired))
        if not paired:
            chained = chained.with_columns(until=nw.col("at"))
        return chained.filter(nw.col("twin") == 0) if self.copies and not paired else chained

    def _channels(self, events: Frame) -> Frame:
        """Return events with numbers for their channels, which every engine puts in the same order; 0 is not known."""
        found = {str(name) for name, _ in self._rows(expressions.counted(events, "channel"))}
        self._channel_names = sorted(found | {""})
        return events.with_columns(
            channel=expressions.numbered("channel", {name: i for i, name in enumerate(self._channel_names)})
        )

    def count(
        self,
        chained: Frame,
        explained: Collection[Way],
        ends: Collection[int],
        outcomes: Sequence[Frame],
        minimum: int,
        *,
        channelled: bool,
    ) -> Counted:
        """Ask everything.

        Args:
            chained: The chain of visits.
            explained: The movements that the plan explains.
            ends: Where the plan ends.
            outcomes: The outcomes of cases, where a mapping names them.
            minimum: The smallest group of customers whose path is told.
            channelled: Whether the log says the channel.
        """
        counted = Counted()
        cuts = self._times(chained, ends, counted)
        spanned = self._kept(cases.spans(chained, self._touchpoints, cuts), "spans")
        cut = self._spans(spanned, counted, waiting=bool(cuts))
        few = counted.visits <= FEW
        some = cases.each(spanned, cut) if few else self._kept(cases.alike(spanned, cut), "alike")
        close = chained.join(some, on="case", how="inner")
        stepped = self._kept(expressions.steps(close, cuts, renumber=self.copies > 0), "steps")
        self._ways(stepped, counted)
        self._reached(stepped, counted)
        self._cases(stepped, explained, minimum, counted)
        if channelled:
            for one, other, moves, customers in self._rows(expressions.channel_steps(chained)):
                names = self._channel_names[int(one)], self._channel_names[int(other)]
                counted.channels[names] = int(moves), int(customers)
        if outcomes:
            said = nw.concat(list(outcomes)) if len(outcomes) > 1 else outcomes[0]
            self._outcomes(cases.outcomes(spanned, said), counted)
        return counted

    def _times(self, chained: Frame, ends: Collection[int], counted: Counted) -> dict[int, int]:
        """Ask how long things take; return after which moment nobody knows yet who goes on from a touchpoint."""
        gaps = expressions.gaps(chained)
        for row in self._rows(expressions.quantiles(gaps, "gap", _QUARTERS, "touchpoint", "to")):
            counted.gaps[int(row[0]), int(row[1])] = _quartiles(row[2:])
        nearly_all = expressions.quantiles(gaps, "gap", (_NEARLY_ALL,), "touchpoint")
        patience = {int(row[0]): float(row[2]) for row in self._rows(nearly_all)}
        cuts = {one: before(self._end, within) for one, within in sorted(patience.items()) if one not in ends}
        for last, count in self._rows(expressions.last_ones(chained, cuts)):
            counted.waiting[int(last)] = int(count)
        return {one: cut for one, cut in cuts.items() if counted.waiting.get(one)}

    def _spans(self, spanned: Frame, counted: Counted, *, waiting: bool) -> int | None:
        """Count the cases; return after which moment those began who may still be under way."""
        counted.cases, counted.visits, counted.single, begin, end = self._row(cases.totals(spanned))
        counted.days = day_at(begin), day_at(end)
        length = (nw.col("until") - nw.col("at")).cast(nw.Float64)
        asked = expressions.quantiles(spanned.select(length=length), "length", (*_QUARTERS, _NEARLY_ALL))
        lasting = next(iter(self._rows(asked)))
        counted.whole = _quartiles(lasting[1:])
        return before(end, float(lasting[5])) if waiting else None

    def _ways(self, stepped: Frame, counted: Counted) -> None:
        for origin, target, month, late, customers, moves, fresh in self._rows(expressions.ways(stepped)):
            way = int(origin), int(target)
            one = counted.ways.setdefault(way, Moves())
            one.moves += int(moves)
            if not late:
                one.customers += int(customers)
                one.fresh += int(fresh)
                counted.monthly[way, int(month)] = int(customers)
        for touchpoint, month, late, customers, ended, again in self._rows(expressions.met(stepped)):
            point, key = int(touchpoint), (int(touchpoint), int(month))
            counted.met[point] = counted.met.get(point, 0) + int(customers)
            counted.again[point] = counted.again.get(point, 0) + int(again)
            if late:
                counted.unsettled += int(customers)
            else:
                counted.settled[point] = counted.settled.get(point, 0) + int(customers)
                counted.met_monthly[key] = int(customers)
                counted.ended_monthly[key] = int(ended)

    def _reached(self, stepped: Frame, counted: Counted) -> None:
        for touchpoint, month, customers, begun in self._rows(expressions.reached(stepped)):
            counted.reached_monthly[int(touchpoint), int(month)] = int(customers)
            counted.begun_monthly[int(month)] = counted.begun_monthly.get(int(month), 0) + int(begun)

    def _cases(self, stepped: Frame, explained: Collection[Way], minimum: int, counted: Counted) -> None:
        cased = self._kept(cases.cases(stepped, self._touchpoints, explained), "cases")
        grouped = cases.shapes_of_cases(cased, self._touchpoints)
        names = grouped.collect_schema().names()
        for row in self._rows(grouped):
            said = dict(zip(names, row, strict=True))
            shape = Shape(
                int(said["first"]), int(said["last"]), cases.bits_of(said), not said["strayed"], bool(said["looped"]),
                bool(said["switch"]),
            )  # fmt: skip
            counted.shapes[shape] = counted.shapes.get(shape, 0) + int(said["count"])
        top = self._kept(cases.paths(cased, MOST_PATHS, minimum), "paths")
        found: dict[tuple[Any, ...], dict[int, int]] = {}
        for row in self._rows(cases.along(stepped, top)):
            found.setdefault(tuple(row[:-2]), {})[int(row[-2])] = int(row[-1])
        counted.paths = sorted(
            ((tuple(places[i] for i in sorted(places)), int(key[0])) for key, places in found.items()),
            key=lambda one: (-one[1], len(one[0]), one[0]),
        )

    def _outcomes(self, frame: Frame, counted: Counted) -> None:
        for switched, outcome, count in self._rows(frame):
            if outcome is None:
                counted.torn += int(count)
            else:
                key = (bool(switched), str(outcome))
                counted.outcomes[key] = counted.outcomes.get(key, 0) + int(count)

    def _kept(self, frame: Frame, name: str) -> Frame:
        return self._engine.kept(frame, self._work / f"{name}.parquet")

    def _rows(self, frame: Frame) -> Any:
        return self._engine.rows(frame)

    def _row(self, frame: Frame) -> list[int]:
        return [int(cell or 0) for cell in next(iter(self._rows(frame)))]


def before(end: int, within: float) -> int:
    """Return the last whole moment that lies so long before the end.

    Engines agree on a quantile but for the last digits of a fraction. It lies on tenths, so a tenth is taken as whole.
    """
    return (end * 10 - round(within * 10)) // 10


def _quartiles(row: Sequence[Any]) -> Quartiles:
    n, low, median, high = row[:4]
    return Quartiles(int(n), float(low) / _SECOND, float(median) / _SECOND, float(high) / _SECOND)


def switching_ways(channels: Sequence[Sequence[str]]) -> frozenset[Way]:
    """Return the movements between touchpoints without a channel in common; where one has none, nobody can tell."""
    return frozenset(
        (i, j)
        for i, one in enumerate(channels)
        for j, other in enumerate(channels)
        if one and other and not set(one) & set(other)
    )
