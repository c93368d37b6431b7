"""Derived importance against formulas written otherwise, Kano against its table, and all of it from a survey of sixty."""

from __future__ import annotations

import csv
import itertools
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import surveys
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from journeykit.cli.running import run
from journeykit.evidence.drivers import asking, design, report
from journeykit.evidence.drivers.chance import by_chance
from journeykit.evidence.drivers.contrasts import contrasts
from journeykit.evidence.drivers.deriving import derive
from journeykit.evidence.drivers.design import Answers, correlations, drawn, pair_by_pair
from journeykit.evidence.drivers.kano import category, feeling
from journeykit.evidence.drivers.values import Asked, Driver, Together
from journeykit.evidence.drivers.weights import inflation, weights
from journeykit.evidence.values import Settings
from journeykit.reports.measure_importance import importance_report
from journeykit.scoring.relative_weights import lmg
from journeykit.workspace import load

QUESTIONS = (
    Driver("Gemak", "kaartje", "ces"),
    Driver("Rij", "wachtrij", "csat"),
    Driver("Cijfer", "overvaart", "rating"),
)
MAPPING = {
    "kind": "mapping", "date": "Datum", "journey": "overtocht", "weight": "Gewicht",
    "outcome": {"column": "Aanbevelen", "metric": "nps"},
    "questions": [{"column": one.column, "touchpoint": one.touchpoint, "metric": one.metric} for one in QUESTIONS],
    "kano": [{"touchpoint": "wachtrij", "present": "Met", "absent": "Zonder"}],
}  # fmt: skip


def people(count: int = 60, seed: int = 4) -> list[tuple[float | None, ...]]:
    """Answers to three questions and an outcome that hangs together with them; some skipped the last question."""
    numbers = np.random.default_rng(seed)
    mood = numbers.normal(size=count)
    ease = np.clip(np.round(4.6 + 0.6 * mood + 1.3 * numbers.normal(size=count)), 1, 7)
    queue = np.clip(np.round(3.2 + 0.4 * mood + 0.9 * numbers.normal(size=count)), 1, 5)
    boat = np.clip(np.round(2 * (6.9 + 0.6 * mood + 1.4 * numbers.normal(size=count))) / 2, 1, 10)
    told = 6.4 + 0.4 * (ease - 4.6) + 0.9 * (queue - 3.2) + 0.7 * (boat - 6.9) + numbers.normal(size=count)
    outcome = np.clip(np.round(told), 0, 10)
    rows = [[float(cell) for cell in row] for row in zip(ease, queue, boat, outcome, strict=True)]
    return [tuple(None if i % 10 == 3 and j == 2 else cell for j, cell in enumerate(row)) for i, row in enumerate(rows)]


def units(rows, *, period="2026-07", weight=None):
    return Counter((period, weight, row[-1], tuple(row[:-1])) for row in rows)


def derived(rows, drivers=QUESTIONS, method="relative-weights", minimum=10, **about):
    asked = Asked("overtocht", "Aanbevelen", "nps", tuple(drivers))
    (found,) = derive(Together({asked: units(rows, **about)}), method, minimum)
    return found


@pytest.fixture(scope="module")
def said_of(workspace):
    """Writes what there is to say of importance."""

    def write(found, form="table", language="en"):
        return importance_report(found, workspace, form, language, 200)

    return write


def complete(rows):
    cells = np.array([row for row in rows if None not in row], float)
    return cells[:, :-1], cells[:, -1]


def r2_of(x, y):
    """R2 by least squares on the answers themselves, not on correlations."""
    if x.shape[1] == 0:
        return 0.0
    design = np.column_stack([np.ones(len(y)), x])
    left = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    return 1 - left @ left / ((y - y.mean()) @ (y - y.mean()))


def lmg_by_orders(x, y):
    size = x.shape[1]
    gains = np.zeros(size)
    orders = list(itertools.permutations(range(size)))
    for order in orders:
        for at, one in enumerate(order):
            gains[one] += r2_of(x[:, list(order[: at + 1])], y) - r2_of(x[:, list(order[:at])], y)
    return gains / len(orders)


def johnson_by_rotation(x, y):
    """Relative weights by the nearest orthogonal variables, from the singular values of the answers."""
    z = (x - x.mean(axis=0)) / x.std(axis=0) / np.sqrt(len(y))
    v = (y - y.mean()) / y.std() / np.sqrt(len(y))
    left, _, right = np.linalg.svd(z, full_matrices=False)
    near = left @ right
    return ((near.T @ z) ** 2).T @ (near.T @ v) ** 2


@pytest.mark.parametrize(("method", "otherwise"), [("lmg", lmg_by_orders), ("relative-weights", johnson_by_rotation)])
def test_importance_is_that_of_an_independent_computation(method, otherwise):
    rows = people()
    found = derived(rows, method=method)
    x, y = complete(rows)
    assert [share.value for share in found.shares] == pytest.approx(otherwise(x, y), abs=1e-9)
    assert found.r2 == pytest.approx(r2_of(x, y), abs=1e-9)
    others = [np.delete(x, j, axis=1) for j in range(3)]
    own = [1 / (1 - r2_of(rest, x[:, j])) for j, rest in enumerate(others)]
    assert [share.inflation for share in found.shares] == pytest.approx(own, abs=1e-9)
    assert (found.n, found.with_outcome, found.pairs) == (54, 60, (54, 60))
    assert all(share.low < share.value < share.high for share in found.shares)


def test_figures_that_others_published():
    between = np.array([[1, 0.5, 0.3], [0.5, 1, 0.4], [0.3, 0.4, 1]])
    outcome = np.array([0.6, 0.5, 0.4])
    by_lmg = weights("lmg", between[None], outcome[None])[0]
    assert by_lmg == pytest.approx([0.237472, 0.124688, 0.079615], abs=5e-7)
    assert by_lmg == pytest.approx(lmg(between.tolist(), outcome.tolist()), abs=1e-12)
    johnson = weights("relative-weights", between[None], outcome[None])[0]
    assert johnson == pytest.approx([0.238098, 0.122410, 0.081266], abs=5e-7)
    assert inflation(np.array([[1, 0.5], [0.5, 1]])) == pytest.approx([4 / 3, 4 / 3])
    singular = np.stack([np.ones((2, 2)), np.full((2, 2), np.nan), np.eye(2)])
    for method in ("lmg", "relative-weights"):
        found = weights(method, singular, np.full((3, 2), 0.3))
        assert np.isnan(found[:2]).all()
        assert found[2] == pytest.approx([0.09, 0.09])


def test_an_r2_that_chance_gives_is_no_importance():
    # The F table: 3.885 is what 2 and 12 degrees of freedom exceed once in 20 times.
    assert by_chance(2 * 3.885 / (2 * 3.885 + 12), 2, 15) == pytest.approx(0.05, abs=2e-5)
    numbers = np.random.default_rng(1)
    found = derived([tuple(map(float, numbers.integers(1, 6, 4))) for _ in range(80)])
    assert found.shares == ()
    assert "chance" in found.said[0].english


@given(st.integers(0, 10_000), st.permutations(range(3)), st.floats(0.01, 100), st.floats(-50, 50))
@settings(max_examples=20)
def test_order_and_scale_do_not_matter_and_weights_add_up(seed, order, factor, shift):
    rows = [row for row in people(40, seed) if None not in row]
    plain = Answers.of(units(rows))
    turned = Answers.of(units([(*(row[j] * factor + shift for j in order), row[-1]) for row in reversed(rows)]))
    for method in ("relative-weights", "lmg"):
        first, second = (
            weights(method, whole[None, :-1, :-1], whole[None, :-1, -1])[0]
            for whole in (correlations(plain), correlations(turned))
        )
        assert second == pytest.approx([first[j] for j in order], abs=1e-8)
        assert first.sum() == pytest.approx(r2_of(*complete(rows)), abs=1e-9)
        assert first.min() > -1e-12


def test_the_bootstrap_spreads_as_one_that_draws_people():
    rows = [row for row in people(200) if None not in row]
    own = Answers.of(units(rows))
    ours = drawn(own, "overtocht")[:, 0, -1]
    assert drawn(own, "overtocht")[:, 0, -1].tolist() == ours.tolist()
    numbers, cells = np.random.default_rng(0), np.array(rows)
    plain = []
    for _ in range(1000):
        again = cells[numbers.integers(0, len(cells), len(cells))]
        plain.append(np.corrcoef(again[:, 0], again[:, -1])[0, 1])
    assert ours.std() == pytest.approx(np.std(plain), rel=0.12)
    assert ours.mean() == pytest.approx(np.mean(plain), abs=0.01)


def test_a_weight_is_as_many_people():
    rows = [row for row in people(80) if None not in row]
    once = units(rows[:40]) + Counter({("2026-07", 2.0, row[-1], row[:-1]): 1 for row in rows[40:]})
    twice = Answers.of(units(rows[:40]) + units(rows[40:]) + units(rows[40:]))
    weighted = Answers.of(once)
    assert correlations(weighted) == pytest.approx(correlations(twice), abs=1e-12)
    assert weighted.effective == pytest.approx(
        sum([1] * 40 + [2] * (len(rows) - 40)) ** 2 / (40 + 4 * (len(rows) - 40))
    )


def test_pair_by_pair_takes_all_that_answered_both():
    rows = people()
    found, counts = pair_by_pair(Answers.of(units(rows)), [0, 1, 2])
    cells = np.array([[np.nan if cell is None else cell for cell in row] for row in rows], float)
    for i, j in itertools.combinations(range(4), 2):
        both = cells[np.isfinite(cells[:, [i, j]]).all(axis=1)]
        assert found[i, j] == pytest.approx(np.corrcoef(both[:, i], both[:, j])[0, 1], abs=1e-9)
        assert counts[i, j] == len(both)
    # Who skipped the boat was otherwise: of those the queue decides, and it is said.
    torn = [row for row in people(120, 6) if None not in row]
    torn += [(float(1 + i % 7), float(1 + i % 5), None, float(2 * (i % 5))) for i in range(90)]
    shares = {share.touchpoint: share for share in derived(torn).shares}
    assert shares["wachtrij"].differs
    assert shares["wachtrij"].pairwise > shares["wachtrij"].high


def test_what_cannot_take_part_is_left_out_and_named():
    rows = [row for row in people(80) if None not in row]
    drivers = [
        *QUESTIONS,
        Driver("Zelfde", "loket", "rating"),
        Driver("Dubbel", "kade", "csat"),
        Driver("Zelden", "bagage", "csat"),
    ]
    wide = [(*row[:3], 7.0, 6 - row[1], 3.0 if i % 3 == 0 else None, row[3]) for i, row in enumerate(rows)]
    found = derived(wide, drivers)
    plain = derived(rows)
    assert [share.value for share in found.shares] == pytest.approx([share.value for share in plain.shares], abs=1e-12)
    left = {one.driver.column: one for one in found.left_out}
    assert {column: one.reason for column, one in left.items()} == {
        "Zelfde": "constant", "Dubbel": "tied", "Zelden": "hardly-answered"
    }  # fmt: skip
    assert "to which everybody gave the same" in left["Zelfde"].said.english
    assert left["Dubbel"].like == "Rij"
    assert (left["Zelden"].n, left["Zelden"].of) == (24, 72)
    assert "the same outcome" in derived([(*row[:3], 7.0) for row in rows]).said[-1].english
    assert "nothing is left" in derived([(7.0, 7.0, 7.0, row[3]) for row in rows]).said[-1].english


def test_too_few_answers_are_said_and_not_written():
    rows = [row for row in people(45) if None not in row]
    assert derived(rows[:30]).shares
    few = derived(rows[:29])
    assert (few.shares, few.n) == ((), 29)
    assert few.said[-1].english == "too few for 3 questions: 29 people answered everything, and 30 are needed"
    assert derived(rows[:30], minimum=31).shares == ()
    skipped = derived([(*row[:2], row[2] if i < 25 else None, row[3]) for i, row in enumerate(rows)])
    assert 'without "Cijfer" there are' in skipped.said[-1].english


def test_twelve_questions_by_lmg_and_thirteen_by_relative_weights(monkeypatch):
    numbers = np.random.default_rng(2)
    cells = np.clip(np.round(3 + numbers.normal(size=(150, 13))), 1, 5)
    outcome = np.clip(np.round(cells.mean(axis=1) * 2 + numbers.normal(size=150)), 0, 10)
    monkeypatch.setattr(design, "DRAWS", 40)
    drivers = [Driver(f"q{i}", f"t{i}", "csat") for i in range(13)]
    rows = [(*map(float, row), float(one)) for row, one in zip(cells, outcome, strict=True)]
    found = derived(rows, drivers, "lmg")
    assert found.method == "relative-weights"
    assert any("LMG is exact up to 12" in one.english for one in found.said)
    twelve = derived([(*row[:12], row[13]) for row in rows], drivers[:12], "lmg")
    assert twelve.method == "lmg"
    assert sum(share.value for share in twelve.shares) == pytest.approx(r2_of(cells[:, :12], outcome), abs=1e-9)


def test_several_questions_about_a_touchpoint_add_up():
    rows = [row for row in people(80) if None not in row]
    apart = derived(rows)
    joined = derived(rows, (QUESTIONS[0], QUESTIONS[1], Driver("Cijfer", "wachtrij", "rating")))
    assert [share.touchpoint for share in joined.shares] == ["kaartje", "wachtrij"]
    assert joined.shares[1].value == pytest.approx(apart.shares[1].value + apart.shares[2].value, abs=1e-12)


def test_a_scale_the_wrong_way_round_is_noticed():
    rows = [(8 - row[0], *row[1:]) for row in people(80) if None not in row]
    assert [share.against for share in derived(rows).shares] == [True, False, False]
    gone = [(*row[1:], float(row[-1] < 7)) for row in rows]
    asked = Asked("overtocht", "Weg", "churn", (*QUESTIONS[1:], Driver("Aanbevelen", "kaartje", "nps")))
    (found,) = derive(Together({asked: units(gone)}), "lmg", 10)
    assert found.yes_or_no
    assert not any(share.against for share in found.shares)
    low = Driver("Gemak", "kaartje", "ces", (1.0, 7.0), "low")
    assert not any(share.against for share in derived(rows, (low, *QUESTIONS[1:])).shares)


def test_penalties_and_rewards_are_those_of_a_dummy_regression():
    rows = [row for row in people(300) if None not in row]
    own = Answers.of(units(rows))
    found, few = contrasts(own, QUESTIONS, 10)
    assert few == []
    cells = np.array(rows)
    design = np.column_stack(
        [np.ones(len(rows)), cells[:, 0] < 4.5, cells[:, 0] >= 6.2, cells[:, 1] < 3.3, cells[:, 1] >= 4.5,
         cells[:, 2] < 5.5, cells[:, 2] >= 8.5]
    ).astype(float)  # fmt: skip
    q, r = np.linalg.qr(design)
    b = np.linalg.solve(r, q.T @ cells[:, 3])
    left = cells[:, 3] - design @ b
    se = np.sqrt(left @ left / (len(rows) - 7) * (np.linalg.inv(r) ** 2).sum(axis=1))
    flat = [value for one in found for value in (one.penalty, one.reward)]
    assert flat == pytest.approx(b[1:], abs=1e-9)
    assert [value for one in found for value in (one.penalty_se, one.reward_se)] == pytest.approx(se[1:], abs=1e-9)
    assert found[0].penalty < 0 < found[0].reward
    _, few = contrasts(own, QUESTIONS, 60)
    assert few


def test_kano_by_its_table():
    table = [[category(present, absent) for absent in range(1, 6)] for present in range(1, 6)]
    assert ["".join(row) for row in table] == ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]
    assert [feeling(one, {}) for one in ("I like it that way.", "Daar kan ik mee leven", 5, "3", "", None)] == [
        1,
        4,
        5,
        3,
        None,
        None,
    ]
    assert feeling("Top", {"top": 1}) == 1
    assert {str(feeling(one, {})) for one in ("6", "veel", 2.5)} == {"Unread.NOT_A_NUMBER"}


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
