"""Weights, operational figures, segments, subjects, engines."""

from __future__ import annotations

import statistics
from pathlib import PurePosixPath

import pytest
import surveys

from journeykit.evidence import written_document
from journeykit.model import Measurements
from journeykit.text import read

TIDY = {"kind": "mapping", "date": "day", "touchpoint": "what", "metric": "metric", "score": "score"}


def rows(*lines):
    return "day,what,metric,score,more\n" + "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", ["qualtrics", "excel-nl", "parquet", "tidy"])
def test_another_engine_gives_the_same_records(name, tmp_path, measured):
    write, _, mapping = surveys.FORMATS[name]
    path = write(tmp_path)
    one, other = (measured(path, mapping=mapping, minimum_n=2, engine=engine) for engine in ("duckdb", "polars"))
    assert one.records
    assert one.records == other.records
    assert (one.rows, one.answers) == (other.rows, other.answers)


def test_parquet_is_read_by_its_types_and_names_act_on_nothing(tmp_path, measured):
    import polars as pl

    path = tmp_path / "a*[b].parquet"
    day, what, metric, score = 'da"y', "what'; drop table x; --", "metric", "$1"
    table = {
        day: [20260701] * 30,
        what: ["kaartje"] * 29 + ["weg"],
        metric: ["ces"] * 30,
        score: [6.0] * 28 + [9.0, 1.0],
    }
    pl.DataFrame(table).write_parquet(path)
    mapping = {"kind": "mapping", "date": day, "touchpoint": what, "metric": metric, "score": score}
    for engine in ("duckdb", "polars"):
        found = measured(path, mapping=mapping, engine=engine)
        assert [(one["period"], one["distribution"]) for one in found.records] == [("2026-07", {"6": 28})]
        assert sorted((loss.reason, loss.lines) for loss in found.losses) == [
            ("not-an-answer", [29]), ("unknown-touchpoint", [30])
        ]  # fmt: skip


def test_a_weighted_mean_has_kishs_effective_n(csv_file, measured):
    weights = [0.5, 1.0, 2.0, 4.0] * 10
    scores = [1 + i % 7 for i in range(40)]
    lines = [f'2026-07-01,kaartje,ces,{s},"{str(w).replace(".", ",")}"' for s, w in zip(scores, weights, strict=True)]
    found = measured(csv_file(rows(*lines, '2026-07-01,kaartje,ces,5,"-1"')), mapping=TIDY | {"weight": "more"})
    (record,) = found.records
    mean = sum(w * s for w, s in zip(weights, scores, strict=True)) / sum(weights)
    effective = sum(weights) ** 2 / sum(w * w for w in weights)
    spread = sum(w * (s - mean) ** 2 for w, s in zip(weights, scores, strict=True)) / sum(weights)
    assert record["mean"] == pytest.approx(mean, abs=1e-4)
    assert record["n_effective"] == pytest.approx(effective, abs=0.05)
    assert record["sd"] == pytest.approx((spread * effective / (effective - 1)) ** 0.5, abs=1e-3)
    assert record["n"] == 40
    assert dict(found.rows.dropped) == {"bad-weight": 1}


def test_figures_of_systems_stand_beside_satisfaction(csv_file, measured):
    lines = [f'2026-07-{1 + i % 28:02},wachtrij,wachttijd,"{i},5",minuten' for i in range(20)]
    lines += [f"2026-07-01,kaartje,conversion,{'ja' if i % 4 else 'nee'},procent" for i in range(40)]
    found = measured(csv_file(rows(*lines)), mapping=TIDY | {"unit": "more"})
    wait = {"journey": "overtocht", "touchpoint": "wachtrij", "metric": "wait", "unit": "minutes", "period": "2026-07",
            "n": 20, "value": statistics.fmean(i + 0.5 for i in range(20))}  # fmt: skip
    assert wait in found.records
    (conversion,) = [one for one in found.records if one["metric"] == "conversion"]
    assert (conversion["value"], conversion["n"], conversion["unit"]) == (75, 40, "percent")
    told = [said.english for _, said in found.said]
    assert '"wachttijd" was read as wait' in told
    assert "conversion: the answers are yes and no; the figure is the percentage of yes" in told


def test_yes_and_no_is_a_percentage_also_when_no_unit_says_so(csv_file, measured):
    lines = [f"2026-07-01,kaartje,verloop,{'1' if i < 3 else '0'},x" for i in range(12)]
    lines += ["2026-07-01,wachtrij,klachten,1,x"] * 12  # a number for each customer, and no rate
    found = measured(csv_file(rows(*lines)), mapping=TIDY)
    assert [(one["metric"], one.get("unit"), one["value"]) for one in found.records] == [
        ("churn", "percent", 25), ("complaints", None, 1)
    ]  # fmt: skip


def test_a_weighted_nps_keeps_its_spread(csv_file, measured):
    answers = [10, 9, 9, 8, 7, 6, 0, 3, 10, 8] * 3
    weights = [0.5, 0.5, 2, 1, 2, 1, 0.5, 2, 1.5, 1] * 3
    lines = [f"2026-07-01,kaartje,nps,{one},{weight}" for one, weight in zip(answers, weights, strict=True)]
    (record,) = measured(csv_file(rows(*lines)), mapping=TIDY | {"weight": "more"}).records
    marks = [100 if one >= 9 else -100 if one <= 6 else 0 for one in answers]
    mean = sum(w * x for w, x in zip(weights, marks, strict=True)) / sum(weights)
    worth = sum(weights) ** 2 / sum(w * w for w in weights)
    spread = sum(w * (x - mean) ** 2 for w, x in zip(weights, marks, strict=True)) / sum(weights)
    assert record["mean"] == pytest.approx(mean, abs=1e-4)
    assert record["sd"] == pytest.approx((spread * worth / (worth - 1)) ** 0.5, abs=1e-3)
    assert record["n_effective"] == pytest.approx(worth, abs=0.05)


def test_a_segment_is_written_as_its_whole_is_and_no_two_answers_become_one(csv_file, measured):
    lines = [f"2026-07-01,kaartje,rating,{1 + i / 10},{'Forens' if i < 11 else 'Toerist'}" for i in range(30)]
    lines += [f"2026-07-01,wachtrij,rating,{5.00001 + i % 2 / 100000},Forens" for i in range(20)]
    found = measured(csv_file(rows(*lines)), mapping=TIDY | {"segments": {"persona": "more"}})
    assert {(one["touchpoint"], "mean" in one) for one in found.records} == {("kaartje", True), ("wachtrij", True)}


def test_two_questions_of_one_touchpoint_are_not_twice_as_many_people(csv_file, measured):
    text = "kort;lang\n" + "5;6\n" * 9
    asked = [{"column": name, "touchpoint": "kaartje", "metric": "ces"} for name in ("kort", "lang")]
    mapping = {"kind": "mapping", "journey": "overtocht", "questions": asked}
    found = measured(csv_file(text), mapping=mapping)
    assert (found.records, found.withheld.answers) == ([], 18)
    assert "2 times --minimum-n" in " ".join(said.text.format(**dict(said.args)) for _, said in found.said)
    found = measured(csv_file(text + "7;7\n"), mapping=mapping)
    assert [one["n"] for one in found.records] == [20]


def test_a_row_may_stand_for_many_cases(csv_file, measured):
    found = measured(
        csv_file(rows("2026-07-01,wachtrij,wait,8,300", "2026-07-01,wachtrij,wait,12,100")),
        mapping=TIDY | {"n": "more"},
    )
    (record,) = found.records
    assert (record["n"], record["value"]) == (400, 9)


def test_words_and_scales_of_their_own_are_read_as_the_mapping_says(csv_file, measured):
    text = "wanneer;boot;kade\n" + "1-7-2026;heel goed;3\n" * 12 + "31-7-2026;slecht;9\n" * 12
    mapping = {
        "kind": "mapping", "date": "wanneer",
        "questions": [
            {"column": "boot", "touchpoint": "Aan boord", "metric": "csat", "answers": {"Heel goed": 5, "slecht": 1}},
            {"column": "kade", "touchpoint": "wachtrij", "metric": "rating", "scale": [0, 10], "better": "low"},
        ],
    }  # fmt: skip
    found = measured(csv_file(text), mapping=mapping, period="quarter")
    assert found.records == [
        {"journey": "overtocht", "touchpoint": "wachtrij", "metric": "rating", "scale": [0, 10], "better": "low",
         "period": "2026-Q3", "n": 24, "distribution": {"3": 12, "9": 12}},
        {"journey": "overtocht", "touchpoint": "overvaart", "metric": "csat", "period": "2026-Q3", "n": 24,
         "distribution": {"1": 12, "5": 12}},
    ]  # fmt: skip


def test_an_unknown_persona_counts_for_the_whole_only(csv_file, measured):
    lines = ["2026-07-01,kaartje,ces,5,Forens"] * 30 + ["2026-07-01,kaartje,ces,6,zeehond"] * 12
    found = measured(csv_file(rows(*lines)), mapping=TIDY | {"segments": {"persona": "more"}})
    assert [(one["n"], one.get("segment")) for one in found.records] == [(42, None), (30, {"persona": "forens"})]
    assert found.answers.lost == 0
    assert [(loss.reason, loss.count) for loss in found.losses] == [("unknown-segment", 12)]


def test_what_strangers_call_their_groups_stays_a_text(csv_file, measured):
    groups = ["Noord: {a: [1]}", "\x1b[31mrood", "x" * 200, "a\u202eb", "'s avonds", "=1+1", "#zuid, oost"]
    lines = [f'2026-07-01,kaartje,ces,5,"{group}"' for group in groups for _ in range(12)]
    found = measured(csv_file(rows(*lines)), mapping=TIDY | {"segments": {"streek": "more"}})
    text = written_document(found.records, found.sources, found.rows, found.answers, by="x", command="y", mapping="m",
                            language="nl")  # fmt: skip
    tree, findings = read(text.encode(), PurePosixPath("a.yaml"))
    assert not findings
    document = Measurements.model_validate(tree.data)
    named = {record.segment["streek"] for record in document.records if record.segment}
    assert named == {"Noord: {a: [1]}", "'s avonds", "=1+1", "#zuid, oost"}


def test_the_outcome_of_a_respondent_counts_once(tmp_path, measured):
    found = measured(surveys.tidy(tmp_path), mapping=surveys.TIDY, minimum_n=1)
    whole = [one for one in found.records if one["metric"] == "nps" and "segment" not in one]
    assert sum(one["n"] for one in whole) == len(surveys.RESPONDENTS)
    without = {key: value for key, value in surveys.TIDY.items() if key != "respondent"}
    found = measured(surveys.tidy(tmp_path), mapping=without, minimum_n=1)
    assert not [one for one in found.records if one["metric"] == "nps"]
    assert any("is not counted" in said.english for _, said in found.said)
