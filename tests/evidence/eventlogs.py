"""An event log of a made-up library, and what it says, counted in plain Python without the program."""

from __future__ import annotations

import csv
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np

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
            made.append(Visit(f"k{i:04}", point, at, until, draw.choice(["Web", "web", "desk"])))
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
                [one.case, _NAMES[one.point], f"{at:%Y-%m-%dT%H:%M:%SZ}", "Ans", word, one.channel, renewed(one.case)]
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


class Expected:
    """What a log says, counted here: the slow and plain way."""

    def __init__(self, made: list[Visit]) -> None:
        self.ways: dict[str, list[Visit]] = defaultdict(list)
        for one in sorted(made, key=lambda one: (one.case, one.at, POINTS.index(one.point))):
            self.ways[one.case].append(one)
        self.gaps: dict[tuple[str, str], list[float]] = defaultdict(list)
        for way in self.ways.values():
            for one, other in pairwise(way):
                self.gaps[one.point, other.point].append(max(0.0, (other.at - one.until).total_seconds()))
        self.moves = {way: len(found) for way, found in self.gaps.items()}

    def met(self) -> Counter[str]:
        return Counter(point for way in self.ways.values() for point in {one.point for one in way})

    def went(self) -> Counter[tuple[str, str]]:
        return Counter(
            pair for way in self.ways.values() for pair in {(one.point, other.point) for one, other in pairwise(way)}
        )

    def kept(self) -> Counter[str]:
        found: Counter[str] = Counter()
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

    def paths(self) -> list[tuple[tuple[str, ...], int]]:
        counted = Counter(tuple(one.point for one in way) for way in self.ways.values())
        ordered = sorted(
            counted.items(), key=lambda one: (-one[1], len(one[0]), [POINTS.index(point) for point in one[0]])
        )
        return [one for one in ordered if one[1] >= 10][:10]

    def monthly(self) -> tuple[Counter[tuple[tuple[str, str], str]], Counter[tuple[str, str]]]:
        """Return customers by way and month, and of how many; the last stretch is left out where somebody waits."""
        end = max(one.until for way in self.ways.values() for one in way)
        cut = {}
        for point in SEEN:
            leaving = [gap for (one, _), gaps in self.gaps.items() if one == point for gap in gaps]
            last = [way[-1].at for way in self.ways.values() if way[-1].point == point]
            if leaving and point != "inleveren":
                late = end - timedelta(seconds=float(np.percentile(leaving, 90)))
                if any(at > late for at in last):
                    cut[point] = late
        of: Counter[tuple[str, str]] = Counter()
        customers: Counter[tuple[tuple[str, str], str]] = Counter()
        for way in self.ways.values():
            first = {one.point: one.at for one in reversed(way)}
            counts = {point: f"{at:%Y-%m}" for point, at in first.items() if point not in cut or at <= cut[point]}
            of.update((point, month) for point, month in counts.items())
            for one, other in {(a.point, b.point) for a, b in pairwise(way)}:
                if one in counts:
                    customers[(one, other), counts[one]] += 1
        return customers, of
