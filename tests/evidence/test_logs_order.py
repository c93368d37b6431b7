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
from journeykit.evidence.engine import start_engine
from journeykit.evidence.logs import counting, reading
from journeykit.evidence.logs.activities import Activities
from journeykit.evidence.logs.binding import bind_log, log_by_itself
from journeykit.evidence.opening import open_export
from journeykit.evidence.subjects import Subjects
from journeykit.evidence.values import RefusedError
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
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


_FORMS = {
    "T": ("2026-03-{n:02}T09:{n:02}:00", "2026-04-31T09:00:00", "2026-04-01T09:60:00"),
    "zones": ("2026-03-{n:02} 23:{n:02}:07.25-05:00", "2026-03-01 09:00:00.25+0500", "2026-03-01 09:00:00.2+05:00"),
    "Z": ("2026-03-{n:02}T09:{n:02}:00.123456Z", "2026-03-01T09:00:00.123456", " 2026-03-01T09:00:00.123456Z "),
    "Dutch": ("{n}-3-2026 9:{n:02}", "1-3-2026 9:5", "1-3-26 9:05"),
    "padded": ("{n:02}/03/2026 09:{n:02}:00", "31/04/2026 09:00:00", "3/31/2026 09:00:00"),
    "points": ("{n}.3.2026 9:{n:02}", "1.3.2026  9:05", "1.13.2026 9:05"),
}


@pytest.mark.parametrize(
    ("engine", "form"), [*(("duckdb", form) for form in _FORMS), ("polars", "zones"), ("polars", "Dutch")]
)
def test_what_an_engine_reads_itself_is_what_is_read_shape_by_shape(engine, form, tmp_path, folder, monkeypatch):
    """Plain moments are read by the engine; with other texts among them they are not, and nothing changes."""
    good, *others = _FORMS[form]
    workspace = load(folder)
    started = start_engine(engine, tmp_path)

    def read(path, copy):
        export = open_export(path, PurePosixPath(path.name), tmp_path, started)
        columns = bind_log(export, log_by_itself(export), PurePosixPath("m.yaml"))
        activities = Activities(workspace.journeys[0], Subjects(workspace), {})
        try:
            found = reading.read_log(export, columns, started, activities, tmp_path / copy)
        except RefusedError as refused:
            return [one.message.english for one in refused.findings]
        rows = sorted(started.rows(found.events.select("case", "touchpoint", "at", "month")))
        return rows, found.rows, found.dropped, [(one.said.english, one.lines) for one in found.losses]

    texts = [good.format(n=n) for n in range(1, 29)]
    for name, lines in (("plain", texts), ("dirty", [*texts, *others])):
        path = tmp_path / f"{name}.csv"
        path.write_text("case,activity,time\n" + "".join(f"k{i},balie,{one}\n" for i, one in enumerate(lines)), "utf-8")
        quickly = read(path, f"{name}-quickly.csv")
        with monkeypatch.context() as patch:
            patch.setattr(reading, "at_once", lambda *_: None)
            assert read(path, f"{name}-slowly.csv") == quickly
        assert name == "dirty" or len(quickly[0]) == 28
    started.close()
