"""An event log of a made-up library, and what it says, counted in plain Python without the program."""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise, zip_longest
from pathlib import Path
from xml.sax.saxutils import quoteattr

PROJECT = {
    "journeykit.yaml": "kind: project\nformat: 1\nname: De Leeszaal\n",
    "lenen.yaml": """\
kind: journey
id: lenen
title: Een boek lenen
phases:
  - name: Zoeken
    touchpoints:
      - {id: catalogus, name: In de catalogus zoeken, channels: [website]}
      - {id: reserveren, name: Reserveren, channels: [website, app], next: [{to: bericht, share: 0.7}, {to: balie}]}
      - {id: bericht, name: Bericht dat het klaarligt, channels: [email]}
  - name: Lenen
    touchpoints:
      - {id: balie, name: Aan de balie, channels: [reception], next: [{to: lezen}, {to: reserveren}]}
      - {id: lezen, name: Lezen}
      - {id: inleveren, name: Inleveren, channels: [kiosk]}
""",
}
POINTS = ["catalogus", "reserveren", "bericht", "balie", "lezen", "inleveren"]
SEEN = ["catalogus", "reserveren", "bericht", "balie", "inleveren"]  # nobody logs reading
PLAN = {
    ("catalogus", "reserveren"), ("reserveren", "bericht"), ("reserveren", "balie"), ("bericht", "balie"),
    ("balie", "inleveren"), ("balie", "reserveren"),
}  # fmt: skip
NEEDED = {"reserveren": {"catalogus"}, "bericht": {"catalogus", "reserveren"}, "balie": {"catalogus", "reserveren"},
          "inleveren": {"catalogus", "reserveren", "balie"}, "catalogus": set()}  # fmt: skip
ACTIVITIES = {
    "SEARCH": "catalogus",
    "reserve": "reserveren",
    "Mail Ready": "bericht",
    "DESK": "balie",
    "RETURN": "inleveren",
}
_NAMES = {point: activity for activity, point in ACTIVITIES.items()}
MAPPING = {
    "kind": "mapping", "journey": "lenen", "case": "case:concept:name", "activity": "concept:name",
    "time": "time:timestamp", "lifecycle": "lifecycle:transition", "channel": "channel",
    "outcome": {"column": "renewed"}, "activities": ACTIVITIES,
}  # fmt: skip
HEADER = [
    "case:concept:name",
    "concept:name",
    "time:timestamp",
    "org:resource",
    "lifecycle:transition",
    "channel",
    "renewed",
]


@dataclass(frozen=True)
class Visit:
    """One visit of one customer."""

    case: str
    point: str
    at: datetime
    until: datetime
    channel: str
    month: str


def visits(customers: int = 260, seed: int = 7) -> list[Visit]:
    """Make the visits of some customers over five months; some skip, repeat, turn back, swap or stop."""
    draw = random.Random(seed)
    made = []
    for i in range(customers):
        at = datetime(2026, 3, 1, 9, tzinfo=UTC) + timedelta(hours=draw.randrange(24 * 150))
        way = ["catalogus", "reserveren", *(["bericht"] if draw.random() < 0.7 else []), "balie", "inleveren"]
        if draw.random() < 0.2:
            way[3:3] = ["reserveren", "balie"]
        if draw.random() < 0.15:
            way.remove(draw.choice([one for one in way if one != "catalogus"]))
        if draw.random() < 0.1:
            way[0], way[1] = way[1], way[0]
        if draw.random() < 0.1:
            way.insert(1, way[0])
        way = way[: draw.choice([1, 2, 3, 9, 9, 9, 9, 9])]
        for point in way:
            until = at + timedelta(minutes=draw.randrange(30))
            channel = draw.choice(["Web", "web", "desk"]).lower()
            made.append(Visit(f"k{i:04}", point, at, until, channel, f"{at:%Y-%m}"))
            at = until + timedelta(minutes=1 + int(draw.expovariate(1 / 2000)))
    return made


def renewed(case: str) -> str:
    """Return whether a customer renewed; one in five does not say."""
    number = int(case[1:])
    return "" if number % 5 == 0 else "yes" if number * 7 % 11 < 6 else "no"


def rows(made: list[Visit], seed: int = 3) -> list[list[str]]:
    """Return the events of visits in no order, with rows that are no events of this journey between them."""
    found = []
    for i, one in enumerate(made):
        for word, at in (("start", one.at), ("COMPLETE", one.until)):
            found.append(
                [
                    one.case,
                    _NAMES[one.point],
                    f"{at:%Y-%m-%dT%H:%M:%SZ}",
                    "Ans",
                    word,
                    (one.channel if i % 3 else one.channel.title()),
                    renewed(one.case),
                ]
            )
        if i % 50 == 0:
            found.append([one.case, "shelve", f"{one.at:%Y-%m-%dT%H:%M:%SZ}", "Ans", "complete", "", ""])
    random.Random(seed).shuffle(found)
    return found


def as_csv(path: Path, found: list[list[str]], header: list[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *found])
    return path


def as_xes(path: Path, found: list[list[str]]) -> Path:
    cases = defaultdict(list)
    for row in found:
        cases[row[0]].append(row)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<log xes.version="1.0" xmlns="http://www.xes-standard.org/">']
    lines += [
        '<string key="concept:name" value="a log"/>',
        '<global scope="event"><string key="concept:name" value="x"/></global>',
    ]
    for case, several in cases.items():
        lines.append(f'<trace><string key="concept:name" value={quoteattr(case)}/>')
        for row in several:
            lines.append("<event>")
            for key, value in zip(HEADER[1:], row[1:], strict=True):
                kind = "date" if key.startswith("time") else "string"
                lines.append(f"<{kind} key={quoteattr(key)} value={quoteattr(value)}/>")
            lines.append("</event>")
        lines.append("</trace>")
    path.write_text("\n".join([*lines, "</log>"]), "utf-8")
    return path


Event = tuple[str, str, datetime, str, str]
"""A case, a touchpoint, a moment, start or nothing, a channel."""


def single(events: list[Event]) -> list[Visit]:
    """Make a visit of every event; what is there twice is there once, in the latest month that somebody wrote."""
    months: dict[tuple[str, str, datetime, str], str] = {}
    for case, point, at, _, channel in events:
        key = case, point, at.astimezone(UTC), channel
        months[key] = max(months.get(key, ""), f"{at:%Y-%m}")
    return [Visit(case, point, at, at, channel, month) for (case, point, at, channel), month in months.items()]


def paired(events: list[Event]) -> list[Visit]:
    """Make visits of starts and ends: the first start of an activity in a case with its first end, and so on."""
    lives: dict[tuple[str, str], tuple[dict, dict]] = defaultdict(lambda: ({}, {}))
    for case, point, at, life, channel in events:
        said, key = lives[case, point][life != "start"], (at.astimezone(UTC), channel)
        said[key] = min(said.get(key, "9"), f"{at:%Y-%m}")
    made = []
    for (case, point), (starts, ends) in lives.items():
        for start, end in zip_longest(sorted(starts), sorted(ends)):
            both = [(one, said) for one, said in ((start, starts), (end, ends)) if one is not None]
            month, channel = min(said[one] for one, said in both), max(one[1] for one, _ in both)
            at = both[0][0][0]
            made.append(Visit(case, point, at, max(at, both[-1][0][0]), channel, month))
    return made


class Expected:
    """What a log says, counted here: the slow and plain way."""

    def __init__(self, made: list[Visit]) -> None:
        self.ways: dict[str, list[Visit]] = defaultdict(list)
        for one in sorted(made, key=_ordered):
            self.ways[one.case].append(one)
        self.gaps: dict[tuple[str, str], list[float]] = defaultdict(list)
        for way in self.ways.values():
            for one, other in pairwise(way):
                self.gaps[one.point, other.point].append(max(0.0, (other.at - one.until).total_seconds()))
        self.moves = {way: len(found) for way, found in self.gaps.items()}
        self.end = max(one.until for way in self.ways.values() for one in way)
        self.cut: dict[str, datetime] = {}
        for point in SEEN:
            leaving = [gap for (one, _), gaps in self.gaps.items() if one == point for gap in gaps]
            last = [way[-1].at for way in self.ways.values() if way[-1].point == point]
            if leaving and point != "inleveren" and any(at > self.before(leaving) for at in last):
                self.cut[point] = self.before(leaving)

    def before(self, seconds: list[float]) -> datetime:
        """Return the moment so long before the end that nine of ten take less."""
        ordered = sorted(round(one * 1_000_000) for one in seconds)
        whole, tenths = divmod(9 * (len(ordered) - 1), 10)
        above = ordered[min(whole + 1, len(ordered) - 1)]
        return self.end - timedelta(microseconds=-(-(ordered[whole] * (10 - tenths) + above * tenths) // 10))

    def met(self) -> Counter[str]:
        return Counter(point for way in self.ways.values() for point in {one.point for one in way})

    def went(self) -> Counter[tuple[str, str]]:
        """Return customers by way, of those who came to its beginning early enough to know who went on."""
        return Counter(
            pair
            for way in self.ways.values()
            for pair in {(one.point, other.point) for one, other in pairwise(way)}
            if pair[0] in self.early(way)
        )

    def early(self, way: list[Visit]) -> dict[str, str]:
        """Return the touchpoints that a customer met early enough to know who went on, with the month of it."""
        months: dict[str, str] = {}
        for one in way:
            months[one.point] = min(months.get(one.point, "9"), one.month)
        first = {one.point: one.at for one in reversed(way)}
        return {point: months[point] for point, at in first.items() if point not in self.cut or at <= self.cut[point]}

    def kept(self) -> Counter[str]:
        found: Counter[str] = Counter({"conforms": 0, "stopped": 0, "deviates": 0})
        for way in self.ways.values():
            planned = way[0].point == "catalogus" and all((a.point, b.point) in PLAN for a, b in pairwise(way))
            found["deviates" if not planned else "conforms" if way[-1].point == "inleveren" else "stopped"] += 1
        return found

    def missing(self) -> dict[str, tuple[int, int]]:
        found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for way in self.ways.values():
            points = {one.point for one in way}
            for needed in set().union(*(NEEDED[point] for point in points)):
                found[needed][1] += 1
                found[needed][0] += needed not in points
        return {point: (count, of) for point, (count, of) in found.items() if count}

    def looped(self) -> int:
        return sum(
            any(
                POINTS.index(b.point) <= POINTS.index(a.point) and b.point in {c.point for c in way[: i + 1]}
                for i, (a, b) in enumerate(pairwise(way))
            )
            for way in self.ways.values()
        )

    def paths(self, least: int = 10) -> list[tuple[tuple[str, ...], int]]:
        counted = Counter(tuple(one.point for one in way) for way in self.ways.values())
        ordered = sorted(
            counted.items(), key=lambda one: (-one[1], len(one[0]), [POINTS.index(point) for point in one[0]])
        )
        return [one for one in ordered if one[1] >= least][:10]

    def channels(self) -> Counter[tuple[str, str]]:
        return Counter(
            (one.channel, other.channel)
            for way in self.ways.values()
            for one, other in pairwise(way)
            if one.channel and other.channel
        )

    def records(self, period: Callable[[str], str] = str) -> dict[tuple[str | None, str | None, str], tuple[int, int]]:
        """Return customers and of how many by way and period: from nowhere is who came at all, to nowhere who was last seen."""
        of: Counter[tuple[str, str]] = Counter()
        customers: Counter[tuple[str, str | None, str]] = Counter()
        reached: Counter[tuple[str, str]] = Counter()
        begun: Counter[str] = Counter()
        late = self.before([_length(way) for way in self.ways.values()])
        for way in self.ways.values():
            counts = {point: period(month) for point, month in self.early(way).items()}
            of.update(counts.items())
            for one, other in {(a.point, b.point) for a, b in pairwise(way)}:
                if one in counts:
                    customers[one, other, counts[one]] += 1
            if way[-1].point in counts:
                customers[way[-1].point, None, counts[way[-1].point]] += 1
            if not self.cut or way[0].at <= late:
                month = period(min(one.month for one in way))
                begun[month] += 1
                reached.update((point, month) for point in {one.point for one in way})
        met = self.met()
        found: dict[tuple[str | None, str | None, str], tuple[int, int]] = {}
        for (point, month), n in of.items():
            ways = {other for one, other, _ in customers if one == point and other} | {
                other for one, other in PLAN if one == point and met[other]
            }
            for other in (None, *ways):
                if customers[point, other, month] or other is None or (point, other) in PLAN:
                    found[point, other, month] = customers[point, other, month], n
        found |= {(None, point, month): (reached[point, month], n) for month, n in begun.items() for point in met}
        return found


def _length(way: list[Visit]) -> float:
    return (max(one.until for one in way) - way[0].at).total_seconds()


def _ordered(one: Visit) -> tuple[object, ...]:
    return one.case, one.at, POINTS.index(one.point), one.until, one.channel, one.month
