"""Event logs that people really have: what cannot be read is named and counted, what cannot be trusted is refused."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import PurePosixPath

import duckdb
import eventlogs
import narwhals as nw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.evidence import Chosen, Settings, Source, measure, xes
from journeykit.evidence.logs import times
from journeykit.evidence.values import RefusedError
from journeykit.workspace import load

HEADER = "case_id,activity,timestamp\n"
GOOD = "".join(
    f"k{i},{point},2026-03-{1 + i % 27:02}T{9 + hour:02}:00:00\n"
    for i in range(30)
    for hour, point in enumerate(("catalogus", "reserveren", "balie"))
)
TWICE = "".join(GOOD.splitlines(keepends=True)[:6])


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("leeszaal")
    for name, text in eventlogs.PROJECT.items():
        (folder / name).write_text(text, "utf-8")
    return load(folder)


@pytest.fixture
def read(workspace, tmp_path):
    def measured(data, name="log.csv"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return measure([Source(path, PurePosixPath(name))], workspace, Chosen(workspace), Settings())

    return measured


def refused(measured):
    assert measured.records == []
    assert measured.log is None
    return " ".join(finding.message.english for finding in measured.findings)


def test_rows_that_are_no_events_are_named_by_line(read):
    dirt = (
        ",balie,2026-03-01T09:00:00\nk1,,2026-03-01T09:00:00\nk1,balie,\nk2,balie,2026-02-31T09:00:00\n"
        "k3,balie,2026-03-01T25:00:00\nk4,Ballie,2026-03-01T09:00:00\nk5,zwaaien,2026-03-01T09:00:00\n"
    )
    measured = read(HEADER + GOOD + dirt + TWICE)
    assert measured.findings == []
    assert dict(measured.rows.dropped) == {
        "no-case": 1, "no-activity": 1, "no-time": 1, "not-a-time": 2, "no-touchpoint": 2, "duplicate": 6,
    }  # fmt: skip
    lines = {loss.said.english: loss.lines for loss in measured.losses}
    first = GOOD.count("\n") + 2
    assert lines['"2026-02-31T09:00:00" is no moment'] == [first + 3]
    assert lines["there is no case: nobody can tell whose event this is"] == [first]
    assert [(one.activity, one.near) for one in measured.log.unknown] == [("Ballie", "balie"), ("zwaaien", None)]
    assert measured.log.cases == 30


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing below the header"),
        (GOOD.replace("2026-03-05T", "5-3-2026 "), "begin with the year"),
        (GOOD.replace("2026-03-05T09:00:00", "2026-03-05T09:00:00Z"), "how far they are from UTC"),
        (GOOD.replace("2026-03-", "03-03-2026 ").replace("T", " "), "are no moments"),
        ("".join(f"k{i},balie,0{1 + i % 9}-03-2026 9:05\n" for i in range(30)), "begins with the day or the month"),
        ("".join(f"k{i},balie,17000{i:05}\n" for i in range(30)), "are no moments"),
        (GOOD + "k1,balie\n", "the row has 2 cells"),
        (
            GOOD.replace("catalogus", "A").replace("reserveren", "B").replace("balie", "C"),
            "no activity is a touchpoint",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "data",
)
def test_what_cannot_be_trusted_is_refused(read, text, why):
    assert why in refused(read(HEADER + text))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><log><trace>&b;</trace></log>',
            "document type",
        ),
        (b'<log><trace><string key="concept:name" value="k"/><event>', "ends before"),
        (b"<cjml><trace/></cjml>", "no event log"),
        (b'<log><trace><string key="concept:name" value="k"/></trace></log>', "no event in the log"),
        (b"<log>" + b"<list>" * 90, "nested deeper"),
        (b'<log><trace><event><string key="concept:name" value="x"/></event></trace></log>', "no trace has a name"),
        (gzip.compress(b"<log></log>")[:-6], "cannot be unpacked"),
        (gzip.compress(b"<log>" + b" " * (1 << 20)), "times as large"),
    ],
    ids=lambda one: one if isinstance(one, str) else "data",
)
def test_xes_that_is_none_or_could_do_harm(data, why, tmp_path, monkeypatch):
    monkeypatch.setattr(xes, "_ANYWAY", 1 << 19)
    (tmp_path / "log.xes").write_bytes(data)
    with pytest.raises(RefusedError) as error:
        xes.plain_of_xes(
            tmp_path / "log.xes", tmp_path / "copy.csv", PurePosixPath("log.xes"), packed=data[:1] == b"\x1f"
        )
    assert why in error.value.findings[0].message.english


def test_a_packed_log_with_ends_before_starts(read):
    events = "".join(
        f'<trace><string key="concept:name" value="k{i}"/>'
        + "".join(
            f'<event><string key="concept:name" value="{point}"/><string key="lifecycle:transition" value="{life}"/>'
            f'<date key="time:timestamp" value="2026-03-{1 + i % 27:02}T{hour:02}:00:00.000+01:00"/></event>'
            for hour, (point, life) in enumerate(
                [("catalogus", "complete"), ("catalogus", "start"), ("reserveren", "start"), ("reserveren", "suspend"),
                 ("reserveren", "complete")], start=9)
        )
        + "</trace>"
        for i in range(20)
    )  # fmt: skip
    measured = read(gzip.compress(f"<log>{events}</log>".encode()), "log.xes.gz")
    assert measured.findings == []
    said = [said.english for _, said in measured.said]
    assert "20 visits end before they begin: they count at their beginning" in said
    assert dict(measured.rows.dropped) == {"lifecycle": 20}
    assert (measured.log.events, measured.log.movements) == (40, 20)
    assert {
        "journey": "lenen",
        "from": "catalogus",
        "to": "reserveren",
        "customers": 20,
        "of": 20,
        "period": "2026-03",
    } in (measured.records)


_WAYS = {
    "{:%Y-%m-%dT%H:%M:%S.%fZ}": 1, "{:%Y-%m-%d %H:%M:%S}": 1_000_000, "{:%Y/%m/%d %H:%M}": 60_000_000,
    "{:%d-%m-%Y %H:%M:%S}": 1_000_000, "{:%Y%m%d}": 86_400_000_000, "{:%d-%m-%Y %I:%M:%S %p}": 1_000_000,
    "{:%Y-%m-%d %H:%M:%S.%f+00:00}": 1,
}  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.datetimes(datetime(1970, 1, 2), datetime(2099, 12, 31)), min_size=1, max_size=20),  # noqa: DTZ001 - UTC
    st.sampled_from(sorted(_WAYS)),
)
def test_a_moment_is_read_as_it_was_written(moments, way):
    texts = [way.format(one) for one in moments]
    layouts = times.layouts({times.re.sub("[0-9]", "9", text) for text in texts}, "day-first")
    with duckdb.connect() as database:
        database.execute("create table written (place integer, time varchar)")
        database.executemany("insert into written values (?, ?)", list(enumerate(texts)))
        read = times.timed(nw.from_native(database.table("written")), layouts).to_native().order("place").fetchall()
    for one, (_, text, at, month) in zip(moments, read, strict=True):
        exact = int((one.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1_000_000 + 0.5)
        assert abs(at - exact) < _WAYS[way] + 1, text
        assert month == one.year * 12 + one.month - 1
