"""Importance from files: a survey of sixty, many rows, tidy data, and what people and programs then read."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
import surveys
from answers import MAPPING, QUESTIONS, complete, derived, johnson_by_rotation, people, r2_of, units
from jsonschema import Draft202012Validator

from journeykit.cli.running import run
from journeykit.evidence.drivers import asking, report
from journeykit.evidence.drivers.kano import category
from journeykit.evidence.drivers.values import Asked, Driver, Together
from journeykit.evidence.values import Settings
from journeykit.reports.importance.report import importance_report
from journeykit.workspace import load


@pytest.fixture(scope="module")
def said_of(workspace):
    """Writes what there is to say of importance."""

    def write(found, form="table", language="en"):
        return importance_report(found, workspace, form, language, 200)

    return write


@pytest.fixture(scope="module")
def survey(tmp_path_factory):
    """A wide survey of sixty, in the way of a Dutch Excel, in its project."""
    folder = tmp_path_factory.mktemp("belang")
    for name, text in surveys.PROJECT.items():
        (folder / name).write_text(text, "utf-8")
    with (folder / "enquete.csv").open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, delimiter=";")
        out.writerow(["Datum", "Gemak", "Rij", "Cijfer", "Aanbevelen", "Gewicht", "Met", "Zonder"])
        for i, row in enumerate(people()):
            cells = ["" if cell is None else f"{cell:g}".replace(".", ",") for cell in row]
            out.writerow([f"{1 + i % 28}-{7 + i % 3}-2026", *cells, "1", 1 + i % 3, 5 if i % 4 else 3])
        out.writerow(["3-7-2026", "9", "3", "7", "8", "1", "1", "mwah"])
    (folder / "mapping.yaml").write_text(
        "kind: mapping\ndate: Datum\njourney: overtocht\nweight: Gewicht\n"
        "outcome: {column: Aanbevelen, metric: nps}\nquestions:\n"
        + "".join(
            f"  - {{column: {one.column}, touchpoint: {one.touchpoint}, metric: {one.metric}}}\n" for one in QUESTIONS
        )
        + "kano: [{touchpoint: wachtrij, present: Met, absent: Zonder}]\n",
        "utf-8",
    )
    return folder


def test_from_a_survey_to_the_score(survey):
    words = [sys.executable, "-m", "journeykit", "measure", "enquete.csv", "--language", "nl"]
    done = subprocess.run(words, cwd=survey, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
                          env={"LC_ALL": "nl_NL.UTF-8", "PYTHONUTF8": "1", "PATH": ""})  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert 'De overtocht, derde kwartaal van 2026: wat samengaat met "Aanbevelen"' in done.stdout
    assert "Van de 61 mensen met een uitkomst beantwoordden er 54 alles." in " ".join(done.stdout.split())
    assert "Dit zegt wat samengaat, niet wat waardoor komt." in done.stdout
    assert "leak" not in done.stderr
    workspace = load(survey)
    assert workspace.broken == ()
    records = {one.touchpoint: one.record for one in workspace.records if one.record.derived_importance is not None}
    x, y = complete(people())
    assert [records[one.touchpoint].derived_importance for one in QUESTIONS] == pytest.approx(
        johnson_by_rotation(x, y), abs=1e-4
    )
    first = records["kaartje"]
    assert (first.n, first.period, first.method, first.n_effective) == (54, "2026-Q3", "relative-weights", None)
    assert first.low < first.derived_importance < first.high
    assert first.r2 == pytest.approx(r2_of(x, y), abs=1e-4)
    (kano,) = [one.record for one in workspace.records if one.record.kano is not None]
    assert kano.n == 60
    expected = Counter(category(1 + i % 3, 5 if i % 4 else 3) for i in range(60))
    assert {
        "A": kano.kano.attractive,
        "I": kano.kano.indifferent,
        "M": kano.kano.must_be,
        "O": kano.kano.one_dimensional,
    } == {letter: expected[letter] for letter in "AIMO"}
    from journeykit.scoring import score

    sources = [one.importance.source for one in score(workspace).journeys[0].touchpoints]
    assert sources == ["derived"] * 3 + ["assumed"]  # nobody was asked about the bicycle


def test_many_rows_are_thinned_alike_by_every_engine(tmp_path, measured, monkeypatch):
    lines_of = ["Datum,Gemak,Rij,Cijfer,Aanbevelen,Gewicht,Met,Zonder"]
    for i, row in enumerate(people(1200, 8)):
        cells = ["" if cell is None else f"{cell:g}" for cell in row]
        lines_of.append(",".join([f"{1 + i % 27}-{1 + i % 12}-2026", *cells, "1", "1", "5"]))
    path = tmp_path / "veel.csv"
    path.write_text("\n".join(lines_of) + "\n", "utf-8")
    whole = measured(path, mapping=MAPPING).drivers.derived[0]
    monkeypatch.setattr(asking, "MOST", 400)
    part, other = (measured(path, mapping=MAPPING, engine=engine).drivers for engine in ("duckdb", "polars"))
    (one,) = part.derived
    assert other.records == part.records
    path.write_text("\n".join([lines_of[0], *reversed(lines_of[1:])]) + "\n", "utf-8")
    assert measured(path, mapping=MAPPING).drivers.records == part.records
    assert 330 < one.with_outcome < 470
    assert "one of every 3 rows" in part.said[0].english
    assert one.n == pytest.approx(360, abs=60)
    for share, own in zip(one.shares, whole.shares, strict=True):
        assert share.low - 0.02 < own.value < share.high + 0.02


def test_nothing_asked_for_nothing_said(survey, tmp_path, measured, said_of):
    found = measured(survey / "enquete.csv", mapping={**MAPPING, "kano": []}, importance="none")
    assert (found.drivers.records, said_of(found.drivers)) == ([], "")
    assert report(Together(), SimpleNamespace(), Settings()).records == []
    tidy = measured(surveys.tidy(tmp_path), mapping=surveys.TIDY)
    assert said_of(tidy.drivers) == (
        'De overtocht, third quarter of 2026: no importance was derived from "aanbevelen"\n'
        "The questions go with 1 % of the differences in it (50 answers); chance alone does so more than once in 20 times.\n"
    )


TIDY = {
    "kind": "mapping", "date": "dag", "journey": "overtocht", "weight": "gewicht", "touchpoint": "punt", "metric": "maat",
    "score": "score", "respondent": "wie", "outcome": {"column": "totaal", "metric": "nps"},
}  # fmt: skip


def tidy_lines(rows, *, first=0):
    """A row an answer; who is told by a number, in no order."""
    told = [
        f"{(i * 7) % 1009},{1 + i % 27}-{1 + i % 12}-2026,{1 + i % 3 / 2},{one.touchpoint},{one.metric},{cell:g},{row[-1]:g}"
        for i, row in enumerate(rows, first)
        for one, cell in zip(QUESTIONS, row, strict=False)
        if cell is not None
    ]
    return sorted(told, key=lambda line: line[::-1])


def wide_lines(rows):
    for i, row in enumerate(rows):
        cells = ["" if cell is None else f"{cell:g}" for cell in row]
        yield ",".join([f"{1 + i % 27}-{1 + i % 12}-2026", f"{1 + i % 3 / 2}", *cells])


def test_tidy_answers_give_what_the_same_answers_give_in_wide_form(measured, csv_file):
    rows = people(400, 8)
    wide = csv_file("\n".join(["Datum,Gewicht,Gemak,Rij,Cijfer,Aanbevelen", *wide_lines(rows)]) + "\n", "wide.csv")
    head, told = "wie,dag,gewicht,punt,maat,score,totaal", tidy_lines(rows)
    tidy = csv_file("\n".join([head, *told]) + "\n", "tidy.csv")
    upside_down = {**MAPPING, "kano": [], "questions": MAPPING["questions"][::-1]}
    (one,) = measured(wide, mapping=upside_down).drivers.derived
    for engine in ("duckdb", "polars"):
        (other,) = measured(tidy, mapping=TIDY, engine=engine).drivers.derived
        assert (other.n, other.with_outcome, other.pairs, other.period) == (360, 400, (360, 400), "2026")
        assert (other.r2, other.effective) == pytest.approx((one.r2, one.effective), abs=1e-12)
        for share, own in zip(sorted(other.shares, key=repr), sorted(one.shares, key=repr), strict=True):
            assert share.touchpoint == own.touchpoint
            for figure in ("value", "low", "high", "inflation", "pairwise"):
                assert getattr(share, figure) == pytest.approx(getattr(own, figure), abs=1e-12)
    # In two files, the second of which does not know the boat: together they are the same survey.
    parts = tidy_lines(rows[:150]), tidy_lines([(*row[:2], None, row[3]) for row in rows[150:]], first=150)
    files = [csv_file("\n".join([head, *part]) + "\n", f"deel{i}.csv") for i, part in enumerate(parts)]
    (joined,) = measured(*files, mapping=TIDY).drivers.derived
    assert (joined.with_outcome, len(joined.asked.drivers)) == (400, 3)
    assert 'left out: "overvaart (rating)", which only 135 of 400 answered' in [
        one.said.english for one in joined.left_out
    ]


def test_an_outcome_in_a_column_or_in_rows_of_its_own_is_the_same_outcome(measured, csv_file):
    """Of 220 people 20 are asked once more, in another month, and then say something else."""
    rows = [list(row) for row in people(240, 8)]
    for first, again in zip(rows[:20], rows[220:], strict=True):
        again[-1] += (again[-1] == first[-1]) * (1 if again[-1] < 10 else -1)
    wide, tidy, parted = [], [], []
    for i, row in enumerate(rows):
        beside = f"{i % 220},{1 + i % 27}-{1 + i % 12}-2026,{1 + i % 3 / 2}"
        wide.append(",".join([beside, *("" if cell is None else f"{cell:g}" for cell in row)]))
        given = [(one, cell) for one, cell in zip(QUESTIONS, row, strict=False) if cell is not None]
        told = [f"{beside},{one.touchpoint},{one.metric},{cell:g}" for one, cell in given]
        tidy += [f"{line},{row[-1]:g}" for line in told]
        parted += [*told, f"{beside},{'Overall' if i % 2 else 'overall '},{'NPS' if i % 3 else 'nps'},{row[-1]:g}"]
    head = "wie,dag,gewicht,punt,maat,score"
    files = {
        "wide": (csv_file("\n".join(["wie,Datum,Gewicht,Gemak,Rij,Cijfer,Aanbevelen", *wide]) + "\n", "wide.csv"),
                 {**MAPPING, "kano": []}),
        "column": (csv_file("\n".join([f"{head},totaal", *tidy]) + "\n", "tidy.csv"), TIDY),
        "rows": (csv_file("\n".join([head, *sorted(parted, key=lambda line: line[::-1])]) + "\n", "rows.csv"),
                 {**TIDY, "outcome": {"rows": "overall", "metric": "nps"}}),
    }  # fmt: skip
    found = {(name, engine): measured(file, mapping=mapping, engine=engine)
             for name, (file, mapping) in files.items() for engine in ("duckdb", "polars")}  # fmt: skip
    one = found["wide", "duckdb"]
    assert sum(record["n"] for record in one.records if "touchpoint" not in record) == 240
    assert (one.drivers.derived[0].n, len(one.drivers.records)) == (216, 6)
    for (name, _), other in found.items():
        assert other.findings == []
        assert other.records == one.records
        assert other.drivers.records == one.drivers.records
        for share, own in zip(
            sorted(other.drivers.derived[0].shares, key=repr),
            sorted(one.drivers.derived[0].shares, key=repr),
            strict=True,
        ):
            for figure in ("value", "low", "high", "inflation", "pairwise"):
                assert getattr(share, figure) == pytest.approx(getattr(own, figure), abs=1e-12)
        if name == "rows":
            assert (other.rows.read, other.rows.dropped, other.answers.dropped) == (len(parted), (), ())


def test_what_rows_with_an_outcome_do_not_say_is_named(measured, csv_file):
    rows = [row for row in people(60) if None not in row]
    told = [f"{i},2026-09-01,1,{punt},{maat},{cell:g}" for i, row in enumerate(rows)
            for punt, maat, cell in (*((one.touchpoint, one.metric, cell) for one, cell in zip(QUESTIONS, row, strict=False)),
                                     ("", "nps", row[-1]))]  # fmt: skip
    head, mapping = "wie,dag,gewicht,punt,maat,score", {**TIDY, "outcome": {"rows": "", "metric": "nps"}}
    plain = measured(csv_file("\n".join([head, *told]) + "\n"), mapping=mapping)
    assert (plain.drivers.derived[0].n, plain.losses) == (len(rows), [])
    # The same recommendation on another day of the month, whether an engine reads dates or texts.
    again = csv_file("\n".join([head, *told, f"0,2026-09-30,1,,nps,{rows[0][-1]:g}"]) + "\n", "b.csv")
    for engine in ("duckdb", "polars"):
        assert measured(again, mapping=mapping, engine=engine).records == plain.records
    # Another recommendation in the same month, one off its scale, and a satisfaction with nobody knows what.
    more = [
        *told,
        f"0,2026-09-09,1,,nps,{(rows[0][-1] + 4) % 11:g}",
        "1,2026-09-09,1,,nps,11",
        "2,2026-09-09,1, ,csat,3",
    ]
    found = measured(csv_file("\n".join([head, *more]) + "\n"), mapping=mapping)
    expected = derived([(*rows[0][:3], (rows[0][-1] + (rows[0][-1] + 4) % 11) / 2), *rows[1:]], period="2026-09")
    assert found.drivers.derived[0].r2 == pytest.approx(expected.r2, abs=1e-12)
    assert ["several outcomes in a month" in one.english for one in found.drivers.said] == [True]
    assert {(loss.reason, *loss.lines) for loss in found.losses} == {
        ("not-an-answer", len(told) + 3),
        ("unknown-touchpoint", len(told) + 4),
    }
    # Where nobody knows who is who, each of these rows is an outcome, of which no importance can be told.
    nobody = {key: value for key, value in mapping.items() if key != "respondent"}
    alone = measured(csv_file("\n".join([head, *told]) + "\n"), mapping=nobody)
    assert (alone.records, alone.drivers.derived) == (plain.records, [])
    nowhere = {**TIDY, "outcome": {"rows": "alles", "metric": "nps"}}
    found = measured(csv_file("\n".join([head, *told]) + "\n"), mapping=nowhere)
    assert 'no row has "alles" in "punt"' in " ".join(said.english for _, said in found.said)
    assert found.answers.dropped == (("unknown-touchpoint", len(rows)),)


def test_one_person_in_tidy_data_counts_once(measured, csv_file):
    def lines_of(i, row, *, day="2026-09-01", outcome=True):
        told = zip(QUESTIONS, row, strict=False)
        return [
            f"{i},{day},1,{one.touchpoint},{one.metric},{cell:g},{row[-1] if outcome else ''}" for one, cell in told
        ]

    rows = [row for row in people(60) if None not in row]
    head, told = "wie,dag,gewicht,punt,maat,score,totaal", []
    for i, row in enumerate(rows):
        told += lines_of(i, row)
    plain = measured(csv_file("\n".join([head, *told]) + "\n"), mapping=TIDY).drivers
    # The outcome in one row only; then the first person once more in October, and nobody's rows.
    once = [line.rpartition(",")[0] + "," if i % 3 else line for i, line in enumerate(told)]
    assert plain.derived[0].n == len(rows)
    assert measured(csv_file("\n".join([head, *once]) + "\n"), mapping=TIDY).drivers.records == plain.records
    other = ",2026-09-05,1,kaartje,ces,1,1"
    again = [*told, f"0,2026-09-02,1,kaartje,ces,{8 - rows[0][0]:g},{rows[0][-1]:g}", other]
    found = measured(csv_file("\n".join([head, *again]) + "\n"), mapping=TIDY).drivers
    (one,) = found.derived
    expected = derived([(4.0, *rows[0][1:]), *rows[1:]], period="2026-09")
    assert one.n == len(rows)
    assert [share.value for share in one.shares] == pytest.approx([share.value for share in expected.shares], abs=1e-12)
    assert [said.english for said in found.said] == [
        "people who answered a question about a touchpoint more than once: 1; the mean of their answers counts"
    ]
    # Somebody who gave another outcome in October answered twice.
    twice = [*told, *lines_of(0, (*rows[0][:3], (rows[0][-1] + 5) % 11), day="2026-10-03")]
    found = measured(csv_file("\n".join([head, *twice]) + "\n"), mapping=TIDY).drivers
    assert found.derived[0].n == len(rows) + 1
    assert "several outcomes in a year" in found.said[0].english
    nobody = {key: value for key, value in TIDY.items() if key != "respondent"}
    kano = {**nobody, "kano": [{"touchpoint": "wachtrij", "present": "score", "absent": "totaal"}]}
    found = measured(csv_file("\n".join([head, *told]) + "\n"), mapping=kano).drivers
    assert ["respondent:" in said.english or "wide data only" in said.english for said in found.said] == [True, True]
    assert (found.derived, found.kano) == ([], [])


def test_all_figures_for_a_program(said_of):
    rows = [(*row[:3], 7.0, row[3]) for row in people(300)]
    rows += [(row[0], row[1], None, 7.0, row[4]) for row in rows[:20]]
    asked = Asked("overtocht", "Aanbevelen", "nps", (*QUESTIONS, Driver("Zelfde", "kaartje", "rating")))
    pairs = {
        ("overtocht", "wachtrij"): Counter({("2026-07", "M"): 12}),
        ("overtocht", "kaartje"): Counter({(None, "A"): 9}),
    }
    together = Together({asked: units(rows), Asked("overtocht", "Leeg", "csat", QUESTIONS): units(rows[:5])}, pairs)
    found = report(together, SimpleNamespace(order=lambda one: (0, one.journey, one.touchpoint)), Settings())
    document = json.loads(said_of(found, "json"))
    schema = Path(__file__).parents[2] / "docs" / "reference" / "measure-importance.schema.json"
    Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(document)
    one, other = document["importance"]
    assert (other["why_not"], other["r2"], other["touchpoints"]) == ("too-few", None, [])
    x, y = complete([row[:3] + row[4:] for row in rows])
    assert [share["derived_importance"] for share in one["touchpoints"]] == pytest.approx(
        sorted(johnson_by_rotation(x, y), reverse=True), abs=1e-6
    )
    assert [share["place"]["value"] for share in one["touchpoints"]] == [1, 2, 3]
    assert sum(share["of_all_shares"] for share in one["touchpoints"]) == pytest.approx(1, abs=1e-5)
    assert one["r2_adjusted"] == pytest.approx(1 - (1 - one["r2"]) * (one["n"] - 1) / (one["n"] - 4), abs=1e-6)
    assert [(left["column"], left["reason"]) for left in one["left_out"]] == [("Zelfde", "constant")]
    assert one["missing"] == {
        "handled": "complete-cases", "with_outcome": 320, "complete": one["n"],
        "pairwise_n": {"low": one["n"], "high": 320},
    }  # fmt: skip
    (first, *_) = one["penalty_reward"]
    assert first["penalty"]["low"] < first["penalty"]["value"] < first["penalty"]["high"] < 0
    assert [kano["counts"] for kano in document["kano"]] == [None, {**dict.fromkeys("AOIRQ", 0), "M": 12}]
    dutch = said_of(found, "markdown", "nl")
    assert all(
        word in dutch for word in ("| aandeel in R2 |", "Straf en beloning", "Kano, uit vragenparen", "9 antwoorden")
    )
    assert said_of(found, "json", "nl") == said_of(found, "json")


def test_programs_read_why_there_is_nothing(survey, tmp_path, monkeypatch, capsys):
    few = "\n".join((survey / "enquete.csv").read_text("utf-8").splitlines()[:20:3])
    for name in ("journeykit.yaml", "overtocht.yaml", "mapping.yaml"):
        (tmp_path / name).write_bytes((survey / name).read_bytes())
    (tmp_path / "weinig.csv").write_text(few + "\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["measure", "weinig.csv", "--format", "json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert [(one["why_not"], one["n_needed"]) for one in told["importance"]] == [("too-few", 30)]
    assert [one["counts"] for one in told["kano"]] == [None]
    assert not (tmp_path / "measurements").exists()
