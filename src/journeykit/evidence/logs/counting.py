"""What an engine counts of a whole log: every question once, every answer a number."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import narwhals as nw

from journeykit.evidence.logs import expressions as asked
from journeykit.evidence.logs.reading import day_at
from journeykit.evidence.logs.values import Counted, Moves, Quartiles, Shape, Way

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from journeykit.evidence.engine import Engine
    from journeykit.evidence.logs.found import LogFile

MOST_PATHS = 10
_SECOND = 1_000_000


class Counting:
    """The log of one run inside an engine, worked out step by step into files of their own."""

    def __init__(self, engine: Engine, work: Path, touchpoints: int) -> None:
        self._engine, self._work, self._touchpoints = engine, work, touchpoints
        self.copies = self.backward = 0

    def steps(self, files: Sequence[LogFile]) -> asked.Frame:
        """Return the visits of all files in their order, each with the one after it."""
        together = nw.concat([one.events for one in files]) if len(files) > 1 else files[0].events
        events = self._kept(asked.once(together), "events")
        self.copies = self._number(events.select((nw.col("copies") - 1).sum()))
        visits = asked.visits(events, paired=any(one.paired for one in files))
        stepped = self._kept(asked.steps(visits), "steps")
        self.backward = self._number(stepped.select(nw.col("wrong").sum()))
        return stepped

    def count(
        self,
        stepped: asked.Frame,
        explained: Collection[Way],
        ends: Collection[int],
        switching: Collection[Way] | None,
        outcomes: Sequence[asked.Frame],
        minimum: int,
    ) -> Counted:
        """Ask everything.

        Args:
            stepped: The steps.
            explained: The movements that the plan explains.
            ends: Where the plan ends.
            switching: The movements that change channel; None when the log says the channel.
            outcomes: The outcomes of cases, where a mapping names them.
            minimum: The smallest group of customers whose path is told.
        """
        counted = Counted()
        cased = self._kept(asked.cases(stepped, self._touchpoints, explained, switching), "cases")
        self._of_cases(cased, counted)
        cuts = self._of_time(stepped, cased, ends, counted)
        self._of_ways(stepped, switching, asked.settled(cuts), counted)
        self._paths(stepped, cased, minimum, counted)
        if outcomes:
            said = nw.concat(list(outcomes)) if len(outcomes) > 1 else outcomes[0]
            for switched, outcome, count in self._rows(asked.outcomes(cased, said)):
                if outcome is None:
                    counted.torn += int(count)
                else:
                    key = (bool(switched), str(outcome))
                    counted.outcomes[key] = counted.outcomes.get(key, 0) + int(count)
        return counted

    def _of_cases(self, cased: asked.Frame, counted: Counted) -> None:
        names: list[str] | None = None
        grouped = asked.shapes_of_cases(cased, self._touchpoints)
        for row in self._rows(grouped):
            names = names or grouped.collect_schema().names()
            said = dict(zip(names, row, strict=True))
            shape = Shape(
                int(said["first"]), int(said["last"]), asked.bits_of(said), not said["strayed"], bool(said["looped"]),
                bool(said["switched"]),
            )  # fmt: skip
            count = int(said["count"])
            counted.shapes[shape] = counted.shapes.get(shape, 0) + count
            counted.cases += count
        alone = cased.filter(nw.col("visits") == 1)
        counted.single = self._number(alone.select(nw.len()))
        counted.visits = self._number(cased.select(nw.col("visits").sum()))

    def _of_ways(
        self, stepped: asked.Frame, switching: Collection[Way] | None, settled: nw.Expr, counted: Counted
    ) -> None:
        for origin, target, month, old, customers, moves, fresh in self._rows(asked.ways(stepped, settled)):
            way, key = (int(origin), int(target)), ((int(origin), int(target)), int(month))
            if old:
                counted.monthly[key] = int(customers)
            before = counted.ways.get(way, Moves(0, 0, 0))
            counted.ways[way] = Moves(
                before.customers + int(customers), before.moves + int(moves), before.fresh + int(fresh)
            )
        for touchpoint, month, old, customers in self._rows(asked.met(stepped, settled)):
            counted.met[int(touchpoint)] = counted.met.get(int(touchpoint), 0) + int(customers)
            if old:
                counted.met_monthly[int(touchpoint), int(month)] = int(customers)
            else:
                counted.unsettled += int(customers)
        twice = stepped.filter(nw.col("turn") == 2).group_by("touchpoint").agg(nw.len().alias("customers"))
        counted.again = {int(touchpoint): int(customers) for touchpoint, customers in self._rows(twice)}
        if switching is None:
            for one, other, count in self._rows(asked.channel_steps(stepped)):
                counted.paired += int(count)
                if one != other:
                    counted.channels[str(one), str(other)] = int(count)
            counted.switches = sum(counted.channels.values())
        else:
            counted.switches = sum(found.moves for way, found in counted.ways.items() if way in switching)

    def _of_time(
        self, stepped: asked.Frame, cased: asked.Frame, ends: Collection[int], counted: Counted
    ) -> dict[int, int]:
        """Ask how long things take; return after which moment nobody knows yet who goes on from a touchpoint."""
        gaps = self._kept(asked.gaps(stepped), "gaps")
        for row in self._rows(asked.quartiles(gaps, "gap", "touchpoint", "to")):
            counted.gaps[int(row[0]), int(row[1])] = _quartiles(row[2:])
        counted.ties = self._number(stepped.filter(nw.col("to_at") == nw.col("at")).select(nw.len()))
        length = (nw.col("until") - nw.col("at")).cast(nw.Float64)
        for row in self._rows(asked.quartiles(cased.select(length=length), "length")):
            counted.whole = _quartiles(row[1:])
        begin, end = next(iter(self._rows(cased.select(nw.col("at").min(), nw.col("until").max()))))
        counted.days = day_at(int(begin)), day_at(int(end))
        patience = {int(row[0]): float(row[5]) for row in self._rows(asked.quartiles(gaps, "gap", "touchpoint"))}
        cuts = {one: int(end) - int(within) for one, within in sorted(patience.items()) if one not in ends}
        for last, count in self._rows(asked.last_ones(stepped, cuts)):
            counted.waiting[int(last)] = int(count)
        return {one: cut for one, cut in cuts.items() if counted.waiting.get(one)}

    def _paths(self, stepped: asked.Frame, cased: asked.Frame, minimum: int, counted: Counted) -> None:
        top = self._kept(asked.paths(cased, MOST_PATHS, minimum), "paths")
        found: dict[tuple[Any, ...], dict[int, int]] = {}
        for row in self._rows(asked.along(stepped, top)):
            found.setdefault(tuple(row[:-2]), {})[int(row[-2])] = int(row[-1])
        counted.paths = sorted(
            ((tuple(places[i] for i in sorted(places)), int(key[0])) for key, places in found.items()),
            key=lambda one: (-one[1], len(one[0]), one[0]),
        )

    def _kept(self, frame: asked.Frame, name: str) -> asked.Frame:
        return self._engine.kept(frame, self._work / f"{name}.parquet")

    def _rows(self, frame: asked.Frame) -> Any:
        return self._engine.rows(frame)

    def _number(self, frame: asked.Frame) -> int:
        return int(next(iter(self._rows(frame)), (0,))[0] or 0)


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
