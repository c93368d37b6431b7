"""Whatever stands at the same moment, in whichever order, zone and month: every engine counts what plain Python counts."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import PurePosixPath

import eventlogs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeykit.evidence import Chosen, Settings, Source, measure
from journeykit.evidence.logs import counting
from journeykit.model import Mapping
from journeykit.workspace import load

_MIDNIGHT = datetime(2026, 3, 31, 22, tzinfo=UTC)  # the last hours of a month, or the first of the next one
_ZONES = [timezone(timedelta(hours=hours)) for hours in (0, 2, -5)]


@st.composite
def _events(draw):
    """Draw few customers, few moments around the edge of a month, few channels: nearly all of them stand together."""
    lives = draw(st.sampled_from([("",), ("start", "")]))
    moments = st.builds(
        lambda half_hours, zone: (_MIDNIGHT + timedelta(minutes=30 * half_hours)).astimezone(zone),
        st.integers(0, 6), st.sampled_from(_ZONES),
    )  # fmt: skip
    event = st.tuples(
        st.sampled_from("abcde"), st.sampled_from(eventlogs.SEEN), moments, st.sampled_from(lives),
        st.sampled_from(["", "web", "desk"]),
    )  # fmt: skip
    events = draw(st.lists(event, min_size=1, max_size=25))
    alike = [(case * 2, *rest) for case, *rest in events]  # each has a double, who went the same way at the same time
    return lives, events + alike, draw(st.permutations(events + alike))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("leeszaal")
    for name, text in eventlogs.PROJECT.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(("engine", "few"), [("duckdb", 200_000), ("duckdb", 0), ("polars", 0)])
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=_events())
def test_every_engine_counts_what_plain_python_counts(drawn, engine, few, folder, monkeypatch):
    monkeypatch.setattr(counting, "FEW", few)
    _, events, shuffled = drawn
    rows = [(case, point, at.isoformat(), life, channel) for case, point, at, life, channel in shuffled]
    with (folder / "log.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("case", "activity", "time", "lifecycle", "channel"), *rows])
    mapping = {"kind": "mapping", "journey": "lenen", "channel": "channel",
               "activities": {point: point for point in eventlogs.SEEN},
               **{name: name for name in ("case", "activity", "time", "lifecycle")}}  # fmt: skip
    workspace = load(folder)
    chosen = Chosen(workspace, (Mapping.model_validate(mapping), PurePosixPath("m.yaml")))
    found = measure(
        [Source(folder / "log.csv", PurePosixPath("log.csv"))], workspace, chosen, Settings(minimum_n=1, engine=engine)
    )
    assert found.findings == []
    visits = (eventlogs.paired if any(life for _, _, _, life, _ in events) else eventlogs.single)(events)
    expected = eventlogs.Expected(visits)
    report = found.log
    assert (report.cases, report.events, report.movements) == (
        len(expected.ways), len(visits), sum(expected.moves.values()),
    )  # fmt: skip
    written = {(one.get("from"), one.get("to"), one["period"]): (one["customers"], one["of"]) for one in found.records}
    assert written == expected.records()
    assert {(one.origin, one.target): one.customers.count for one in report.steps} == expected.went()
    assert [(path.touchpoints, path.customers.count) for path in report.paths] == expected.paths(1)
    assert report.looped.count == expected.looped()
    channels = expected.channels()
    assert {(a, b): n for a, b, n in report.channels} == {way: n for way, n in channels.items() if way[0] != way[1]}
    assert report.switches == (sum(n for (a, b), n in channels.items() if a != b), channels.total())
    again = Counter(
        point for way in expected.ways.values() for point, n in Counter(v.point for v in way).items() if n > 1
    )
    assert {point: share.count for point, share in report.extra}.items() <= again.items()
    ties = sum(one.at == other.at for way in expected.ways.values() for one, other in pairwise(way))
    assert report.ties == ties
