"""Event logs: what is counted is what plain Python counts, whichever engine and form; and what people are told of it."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path, PurePosixPath

import eventlogs
import numpy as np
import pytest
from jsonschema import Draft202012Validator

from journeykit.check import check
from journeykit.cli.running import run
from journeykit.evidence import Chosen, Settings, Source, measure
from journeykit.evidence.logs.planned import planned
from journeykit.maps.gathering.onward import counted_flows, onward
from journeykit.model import Mapping
from journeykit.reports.event_log.report import log_report
from journeykit.scoring import score
from journeykit.scoring.estimates import Estimate, wilson
from journeykit.sheets import Column, Table, write_xlsx
from journeykit.workspace import load


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("leeszaal")
    for name, text in eventlogs.PROJECT.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def made():
    return eventlogs.visits()


@pytest.fixture(scope="module")
def log(library, made):
    return eventlogs.as_csv(library / "log.csv", eventlogs.rows(made))


@pytest.fixture(scope="module")
def read(library):
    workspace = load(library)

    def measured(*paths, mapping=eventlogs.MAPPING, **settings):
        given = (Mapping.model_validate(mapping), PurePosixPath("m.yaml")) if mapping else None
        sources = [Source(path, PurePosixPath(path.name)) for path in paths]
        return measure(sources, workspace, Chosen(workspace, given), Settings(**settings))

    return measured


@pytest.fixture(scope="module")
def found(read, log):
    return read(log)


@pytest.fixture(scope="module")
def expected(made):
    return eventlogs.Expected(made)


def written(records):
    return {(one.get("from"), one.get("to"), one["period"]): (one["customers"], one["of"]) for one in records}


def test_transitions_are_those_that_plain_python_counts(found, expected):
    assert found.findings == []
    monthly = expected.records()
    months = {key: count for key, count in written(found.records).items() if "Q" not in key[2] and len(key[2]) == 7}
    assert len(months) > 60
    assert months.items() <= monthly.items()
    assert {key for key, (_, of) in monthly.items() if of >= 10} >= months.keys()
    assert all(one["customers"] <= one["of"] and one["of"] >= 10 for one in found.records)


def quarter(month):
    return f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"


def test_quarters_are_the_sum_of_their_months(read, log, expected):
    monthly, quarterly = expected.records(), expected.records(quarter)
    for (one, other, period), count in quarterly.items():
        months = [n for (a, b, month), n in monthly.items() if (a, b, quarter(month)) == (one, other, period)]
        assert sum(customers for customers, _ in months) == count[0]
    assert written(read(log, period="quarter", minimum_n=1).records) == quarterly


def test_the_plan_against_what_customers_did(found, expected):
    report = found.log
    kept = expected.kept()
    assert (report.conforms.count, report.stopped.count, report.deviates.count) == (
        kept["conforms"], kept["stopped"], kept["deviates"],
    )  # fmt: skip
    assert min(kept.values()) > 20
    assert (report.conforms.low, report.conforms.high) == wilson(kept["conforms"], len(expected.ways))
    assert {id_: (share.count, share.of) for id_, share in report.missing} == expected.missing()
    assert report.unseen == ("lezen",)
    assert report.movements == sum(expected.moves.values())
    assert report.unexplained == sum(n for way, n in expected.moves.items() if way not in eventlogs.PLAN)
    assert report.unexplained_rate == report.unexplained / report.movements > 0
    assert {(one.origin, one.target): one.customers.count for one in report.steps} == expected.went()
    assert {(one.origin, one.target) for one in report.other_order} >= {("reserveren", "catalogus")}
    again = Counter(p for way in expected.ways.values() for p, n in Counter(v.point for v in way).items() if n > 1)
    assert {id_: share.count for id_, share in report.extra} == {"catalogus": again["catalogus"]} | (
        {"inleveren": again["inleveren"]} if again["inleveren"] else {}
    ) | ({"bericht": again["bericht"]} if again["bericht"] else {})


def test_ends_times_and_paths(found, expected):
    report = found.log
    last = Counter(way[-1].point for way in expected.ways.values())
    assert {one.touchpoint: (one.customers.count, one.customers.of) for one in report.ended} == {
        point: (last[point], n) for point, n in expected.met().items()
    }
    assert [one.touchpoint for one in report.ended if one.planned] == ["inleveren"]
    for step in report.steps:
        assert (step.time is None) == (step.customers.count < 10)
        if step.time is None:
            continue
        wanted = np.percentile(expected.gaps[step.origin, step.target], [25, 50, 75])
        assert [step.time.low, step.time.median, step.time.high] == pytest.approx(wanted, abs=1e-3)
    assert [(path.touchpoints, path.customers.count) for path in report.paths] == expected.paths()
    assert report.others == len(expected.ways) - sum(n for _, n in expected.paths())
    assert report.looped.count == expected.looped() > 10


def test_channel_switches_and_the_outcome_that_goes_with_them(found, expected):
    report = found.log
    switching = {
        case: any(a.channel.lower() != b.channel.lower() for a, b in pairwise(way))
        for case, way in expected.ways.items()
    }
    assert report.switched.count == sum(switching.values())
    counted = {switched: Counter(eventlogs.renewed(case) for case, one in switching.items() if one is switched)
               for switched in (True, False)}  # fmt: skip
    (one, n), (other, m) = report.effect.with_switch, report.effect.without
    assert (n, m) == tuple(counted[switched]["yes"] + counted[switched]["no"] for switched in (True, False))
    assert one == pytest.approx(100 * counted[True]["yes"] / n)
    assert report.effect.difference == pytest.approx(one - other)
    assert report.effect.low < report.effect.difference < report.effect.high
    text = log_report(report, "table", "nl")
    assert "of het daardoor komt, kan een log niet zeggen" in " ".join(text.split())


def test_every_form_and_engine_gives_the_same_records(read, found, made, tmp_path):
    import duckdb

    rows = eventlogs.rows(made)
    files = [eventlogs.as_xes(tmp_path / "log.xes", rows)]
    csv = eventlogs.as_csv(tmp_path / "log.csv", rows)
    with duckdb.connect() as database:
        moment = '* replace ("time:timestamp"::timestamptz as "time:timestamp")'
        text = f"select {moment} from read_csv('{csv}', all_varchar=true)"
        database.execute(f"copy ({text}) to '{tmp_path}/log.parquet'")
    files.append(tmp_path / "log.parquet")
    sheet = tmp_path / "log.xlsx"
    sheet.write_bytes(write_xlsx([Table("log", [Column(name) for name in eventlogs.HEADER], rows)], title="log"))
    files.append(sheet)
    halves = [eventlogs.as_csv(tmp_path / f"{i}.csv", rows[i::2]) for i in (0, 1)]
    for paths in ([one] for one in files):
        again = read(*paths)
        assert again.findings == []
        assert again.records == found.records, paths
        assert again.log == found.log
    together = read(*halves, engine="polars")
    assert (together.records, together.log) == (found.records, found.log)


def test_the_header_of_pm4py_says_enough(read, library, made):
    names = {activity: f"{name}" for activity, name in zip(eventlogs.ACTIVITIES, (
        "In de catalogus zoeken", "reserveren", "Bericht dat het klaarligt", "balie", "Inleveren"), strict=True)}  # fmt: skip
    rows = [[*row[:1], names.get(row[1], row[1]), *row[2:]] for row in eventlogs.rows(made)]
    measured = read(eventlogs.as_csv(library / "named.csv", rows), mapping=None)
    assert measured.findings == []
    assert measured.log.cases == len({one.case for one in made})
    assert [(one.activity, one.near) for one in measured.log.unknown] == [("shelve", None)]
    assert dict(measured.rows.dropped)["no-touchpoint"] == measured.log.unknown[0].events
    said = [said.english for _, said in measured.said]
    assert "an event log (event-log)" in said
    assert any("org:resource" in one for one in said)


def test_no_movement_makes_no_rate(read, library):
    rows = [[f"k{i}", "SEARCH", f"2026-03-{1 + i % 28:02} 10:00", "", "", "", ""] for i in range(40)]
    measured = read(eventlogs.as_csv(library / "single.csv", rows))
    assert measured.log.unexplained_rate is None
    assert json.loads(log_report(measured.log, "json", "en"))["unexplained_movement_rate"] is None
    assert measured.log.single == measured.log.stopped.count == 40
    assert "is not known" in " ".join(log_report(measured.log, "table", "en").split())


def test_what_is_too_small_is_told_to_nobody(read, log):
    measured = read(log, minimum_n=70)
    assert all(one["of"] >= 70 for one in measured.records)
    document = json.loads(log_report(measured.log, "json", "en"))
    schema = Path(__file__).parents[2] / "docs" / "reference" / "measure-log.schema.json"
    Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(document)
    assert all(path["customers"] >= 70 for path in document["paths"])
    assert all(one["of"] >= 70 for part in ("steps", "missing", "drop_off", "loops") for one in document[part])
    assert measured.withheld.groups or measured.withheld.merged


def test_from_suggestion_to_map_and_warning(library, made, monkeypatch, capsys, tmp_path):
    for name, text in eventlogs.PROJECT.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    names = {
        "SEARCH": "catalogus doorzoeken",
        "reserve": "reserveer",
        "Mail Ready": "bericht klaar",
        "DESK": "balie",
        "RETURN": "inlevering",
    }
    rows = [[row[0], names.get(row[1], row[1]), *row[2:]] for row in eventlogs.rows(made)]
    header = ["lener", "wat", "wanneer", "wie", "stap", "kanaal", "verlengd"]
    eventlogs.as_csv(tmp_path / "uitleen.csv", rows, header)

    def call(*words):
        code = run([str(word) for word in words])
        return code, *capsys.readouterr()

    assert call("measure", "uitleen.csv", "--suggest", "-o", "m.yaml")[0] == 0
    text = (tmp_path / "m.yaml").read_text("utf-8")
    assert "case: lener" in text
    assert "shelve" in text.split("kind: mapping")[0]
    code, out, err = call("measure", "uitleen.csv", "--as", "event-log", "--language", "en")
    assert code == 0, err
    assert "Een boek lenen: what customers did, against the plan" in out
    target = tmp_path / "measurements" / "uitleen.yaml"
    first = target.read_bytes()
    assert call("measure", "uitleen.csv", "--format", "json", "--as", "event-log")[0] == 0
    assert target.read_bytes() == first
    assert call("measure", "--check")[0] == 0
    workspace = load(tmp_path)
    assert workspace.broken == ()
    reached = {one.id: one.reach for one in score(workspace).journeys[0].touchpoints}
    assert reached["bericht"].source == "measured"
    assert 0.2 < reached["bericht"].value < 0.8
    assert call("map", "--view", "flow", "--format", "svg", "-o", "flow.svg")[0] == 0
    assert "%" in (tmp_path / "flow.svg").read_text("utf-8")
    lied = (tmp_path / "lenen.yaml").read_text("utf-8").replace("share: 0.7", "share: 0.1")
    (tmp_path / "lenen.yaml").write_text(lied, "utf-8")
    code, out, _ = call("validate", "--select", "JK414", "--output-format", "concise")
    assert "JK414" in out
    assert "`next` says 10 %" in out


def test_report_map_score_and_warnings_tell_the_same(read, log, expected, tmp_path):
    """Where customers loop, the ways of a touchpoint add up to more than who went on, and to more than who came."""
    found = read(log, period="year", minimum_n=1)
    for name, text in eventlogs.PROJECT.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "log.yaml").write_text(json.dumps({"kind": "measurements", "records": found.records}), "utf-8")
    workspace = load(tmp_path)
    assert workspace.broken == ()
    journey = workspace.journeys[0]
    flows = counted_flows(workspace, journey)
    drawn = {point.id: onward(journey, flows, point)[1] for point in journey.touchpoints}
    ended = {one.touchpoint: one.customers.value for one in found.log.ended if not one.planned}
    assert {id_: drop for id_, drop in drawn.items() if id_ in ended} == pytest.approx(ended)
    assert drawn["inleveren"] is None  # where the journey ends, nobody drops off
    assert sum(flows["balie"].values()) > 1 > ended["balie"] > 0
    last = Counter(way[-1].point for way in expected.ways.values() if way[-1].point in expected.early(way))
    settled = Counter(point for way in expected.ways.values() for point in expected.early(way))
    assert ended == {point: last[point] / settled[point] for point in ended}
    reached = {one.id: one.reach for one in score(workspace).journeys[0].touchpoints if one.id != "lezen"}
    assert {id_: reach.value for id_, reach in reached.items()} == {id_: one.value for id_, one in found.log.reach}
    assert {reach.source for reach in reached.values()} == {"measured"}
    said = [one.message.english for one in check(workspace).diagnostics if one.code == "JK414"]
    share = next(one.customers.value for one in found.log.steps if (one.origin, one.target) == ("balie", "balie"))
    assert f'{round(100 * share)} % went from "balie" to "balie", and `next` has no such way' in said


def test_the_plan_past_what_no_log_can_see(library):
    journey = load(library).journeys[0]
    plan = planned(journey, {eventlogs.POINTS.index(point) for point in eventlogs.SEEN})
    ids = eventlogs.POINTS
    assert {(ids[a], ids[b]) for a, b in plan.ways} == eventlogs.PLAN
    assert ({ids[i] for i in plan.begins}, {ids[i] for i in plan.ends}) == ({"catalogus"}, {"inleveren"})
    assert {ids[i]: {ids[j] for j in range(6) if bits >> j & 1} for i, bits in plan.before.items()} == eventlogs.NEEDED


def test_a_mean_outcome_is_compared_by_welch():
    from journeykit.evidence.logs.comparing import _effect
    from journeykit.evidence.logs.values import Counted
    from journeykit.scoring.welch import welch

    with_, without = [4.0, 5.5, 6.0, 7.5] * 5, [6.0, 7.0, 8.0] * 6
    counted = Counted(outcomes=Counter([(True, f"{x:g}") for x in with_] + [(False, f"{x:g}") for x in without]))
    effect = _effect("cijfer", counted, 10)
    one, other = (
        Estimate(value=np.mean(values), se=np.std(values, ddof=1) / len(values) ** 0.5, n=len(values))
        for values in (with_, without)
    )
    interval, _ = welch(one, other, 0.95)
    assert (effect.difference, effect.low, effect.high) == pytest.approx((interval.value, interval.low, interval.high))
