from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.history.conftest import PROJECT, answers, journey, make

from journeykit.diagnostics import JourneykitError, NothingToDoError
from journeykit.git.repository import home_of
from journeykit.git.revisions import commits, resolve
from journeykit.history import at, trend
from journeykit.history.changing import INDEX
from journeykit.reports.trend.as_json import trend_csv
from journeykit.scoring import score, simulate
from journeykit.workspace import cache

LIBRARY = """\
kind: touchpoints
touchpoints:
  - id: factuur
    name: Factuur
    importance: 5
    customer: {emotion: EMOTION}
    measurements:
      - {metric: csat, mean: 2.4, sd: 1.1, n: 120, date: 2025-11-30}
"""
BORROWING = """\
kind: journey
title: Betalen
phases:
  - name: Fase
    touchpoints:
      - use: factuur
      - {id: brief, name: Brief, customer: {emotion: 1}, importance: 2}
"""


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """A project in which everything happens that moves figures, over thirty commits; the same each time."""
    repository = make(tmp_path_factory.mktemp("lived") / "klant")
    repository.write(
        journeykit=PROJECT, reizen__a=journey("Aankomen", a=1, b=-1, c=0.5), reizen__b=journey("Blijven", a=2, b=0),
        bibliotheek=LIBRARY.replace("EMOTION", "0"), reizen__betalen=BORROWING,
        meting__q3=answers("2025-Q3", "journey: aankomen, touchpoint: a, metric: csat, mean: 3.9, sd: 1, n: 200",
                           "touchpoint: brief, metric: csat, mean: 4.1, sd: 1, n: 90"),
    )  # fmt: skip
    repository.commit("begin", tag="v1")
    folder, chance = repository.folder, random.Random(8)

    def figures():
        repository.write(reizen__a=journey("Aankomen", a=chance.randint(-4, 4) / 2, b=chance.randint(-4, 4) / 2, c=0.5))

    def words():
        path = folder / "reizen/b.yaml"
        if path.exists():
            path.write_text(path.read_text() + f"# {chance.random()}\n")

    def measured():
        mean, n = chance.randint(20, 48) / 10, chance.randint(20, 300)
        repository.write(
            meting__q4=answers(
                "2025-Q4", f"journey: aankomen, touchpoint: a, metric: csat, mean: {mean}, sd: 1, n: {n}"
            )
        )

    def library():
        repository.write(
            bibliotheek=LIBRARY.replace("EMOTION", str(chance.randint(-2, 2))).replace(
                "2.4", f"{chance.randint(20, 48) / 10}"
            )
        )

    def settings():
        repository.write(
            journeykit=PROJECT
            + f"scoring: {{organisation_share: {chance.randint(0, 9) / 10}, stale_after: {chance.choice([1, 12])}}}\n"
        )

    def broken():
        repository.write(reizen__b="kind: journey\ntitle: [Blijven\n")

    def mended():
        repository.write(reizen__b=journey("Blijven", a=2, b=chance.randint(-4, 4) / 2))

    def moved():
        (folder / "reizen/b.yaml").rename(folder / "reizen/blijft.yaml") if (
            folder / "reizen/b.yaml"
        ).exists() else None

    def doubled():
        repository.write(reizen__aa=journey("Aankomen", z=2))

    def single():
        (folder / "reizen/aa.yaml").unlink(missing_ok=True)

    def newer():
        repository.write(meting__jaar=answers("2027-Q1", "touchpoint: brief, metric: csat, mean: 3.3, sd: 1, n: 60"))

    def left_out():
        repository.write(journeykit=PROJECT + "exclude: [meting/*]\n")

    def wrong():
        repository.write(reizen__a=journey("Aankomen", a=9))

    several = [figures, words, measured, library, settings, broken, mended, doubled, single, moved, figures, newer, left_out,
               wrong, figures, settings, measured, library, words, mended]  # fmt: skip
    for number, change in enumerate(several + chance.choices(several, k=10)):
        change()
        repository.commit(change.__name__, tag="v2" if number == 12 else "")
    return repository


@pytest.fixture(scope="module")
def followed(lived):
    return trend(lived.folder)


def test_every_row_is_what_the_whole_project_says_at_that_commit(lived, followed):
    """Nothing is scored that did not change, and yet all is as if everything were read anew each time."""
    home = home_of(lived.folder)
    seen = {line.journey: None for line in followed.lines}
    rows = {(line.journey, row.moment.id): row for line in followed.lines for row in line.rows}
    compared = 0
    for commit in commits(home, resolve(home, "HEAD")):
        workspace = at(lived.folder, commit.id)
        whole = simulate(score(workspace))
        for id_ in sorted(seen):
            row = rows.get((id_, commit.id))
            seen[id_] = row if row is not None else seen[id_]
            there, told = whole.journey(id_), seen[id_]
            assert (there is None) == (told is None or told.figures is None), (commit.subject, id_)
            if there is not None:
                compared += 1
                index = told.figures.index
                assert (index.value, index.low, index.high) == pytest.approx(
                    (there.index.value, there.index.low, there.index.high), abs=1e-4
                ), (commit.subject, id_)
                assert {one.id: one.performance.value for one in told.figures.touchpoints} == pytest.approx(
                    {one.id: one.performance.value for one in there.touchpoints}, abs=1e-4
                )
    assert compared > 60


def test_only_moments_at_which_figures_changed_have_a_row(followed):
    for line in followed.lines:
        assert all(row.moment.subject != "words" or row.state != "scored" or before.state == "broken"
                   for before, row in zip(line.rows, line.rows[1:], strict=False))  # fmt: skip
        pairs = zip(line.rows, line.rows[1:], strict=False)
        assert not any(a.figures and b.figures and a.figures.looks_like(b.figures) for a, b in pairs)
    states = {row.state for line in followed.lines for row in line.rows}
    assert {"scored", "broken"} <= states


def test_what_is_remembered_gives_the_same_and_what_is_spoilt_is_not_believed(lived, followed, tmp_path, monkeypatch):
    assert trend(lived.folder) == followed
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path))
    assert trend(lived.folder) == followed
    entries = list((tmp_path / "trend").iterdir())
    assert entries
    for path in entries:
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)
    assert trend(lived.folder) == followed


def test_a_cache_in_the_project_is_no_cache(lived, followed, monkeypatch):
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(lived.folder / ".cache"))
    assert trend(lived.folder) == followed
    assert not (lived.folder / ".cache").exists()


def test_one_journey_is_the_line_of_that_journey(lived, followed):
    alone = trend(lived.folder, ["betalen"])
    assert alone.lines == (followed.line("betalen"),)


def test_tags_are_the_moments_with_names(lived, followed):
    tagged = trend(lived.folder, by="tags")
    assert tagged.moments == 2
    assert {row.moment.name for line in tagged.lines for row in line.rows} <= {"v1", "v2"}
    assert tagged.line("aankomen").rows[0] == followed.line("aankomen").rows[0]
    assert [mark.name for mark in followed.marks if mark.kind == "release"] == ["v1", "v2"]


def test_tags_of_one_second_and_of_a_clock_that_was_wrong_stand_as_the_work_went(repository, monkeypatch):
    """Releases that a script makes, in an order that neither their names nor their ids tell."""
    hours = iter([0, 0, 0, 0, 0, 0, -5, 1])
    monkeypatch.setattr(repository, "_when", lambda: f"{1_767_261_600 + 3600 * now} +0100")
    made = []
    for number, name in enumerate(["c", "a", "z", "b", "y", "m", "early", "late"]):
        now = next(hours)
        repository.write(journeykit=PROJECT, reis=journey(a=-2 + number / 4))
        made.append((repository.commit(name, tag=name), name))
    assert [id_ for id_, _ in made] != sorted(id_ for id_, _ in made)
    (line,) = trend(repository.folder, by="tags").lines
    assert [(row.moment.id, row.moment.name) for row in line.rows] == made
    later = trend(repository.folder, by="tags", since="b")
    assert [row.moment.name for row in later.lines[0].rows] == ["b", "y", "m", "early", "late"]


def test_since_begins_with_how_it_stood(lived, followed):
    later = trend(lived.folder, since="v2")
    (first, *_), whole = later.line("betalen").rows, followed.line("betalen").rows
    start = max(row.moment.when for row in whole if row.moment.when <= _when(lived, "v2"))
    assert first.figures == next(row.figures for row in whole if row.moment.when == start)
    assert first.moment.id == resolve(home_of(lived.folder), "v2")
    day = trend(lived.folder, since=first.moment.day.isoformat())
    assert day.line("betalen").rows[-1].figures == whole[-1].figures
    assert len(day.line("betalen").rows) <= len(whole)


def _when(repository, revision):
    home = home_of(repository.folder)
    return next(one.when for one in commits(home, resolve(home, "HEAD")) if one.id == resolve(home, revision))


def test_what_came_in_by_a_merge_counts_from_the_merge(repository):
    repository.write(journeykit=PROJECT, reis=journey(a=-1))
    repository.commit("begin")
    repository.git("checkout", "-q", "-b", "zij")
    repository.write(reis=journey(a=1))
    repository.commit("op de zijtak")
    repository.git("checkout", "-q", "main")
    repository.commit("leeg")
    repository.git("merge", "-q", "--no-ff", "-m", "samen", "zij")
    assert [row.moment.subject for row in trend(repository.folder).lines[0].rows] == ["begin", "samen"]


def test_a_project_that_went_into_a_folder_begins_there_and_deleted_ones_are_gone(repository):
    repository.write(journeykit=PROJECT, reis=journey(a=-1), weg=journey("Weg", a=1))
    repository.commit("begin")
    repository.git("rm", "-q", "weg.yaml")
    repository.commit("weg")
    found = trend(repository.folder)
    assert [line.journey for line in found.lines] == ["klant-worden"]
    assert [row.state for row in trend(repository.folder, ["weg"]).lines[0].rows] == ["scored", "gone"]
    (repository.folder / "nieuw").mkdir()
    repository.git("mv", "journeykit.yaml", "reis.yaml", "nieuw")
    repository.commit("verhuisd")
    assert [row.moment.subject for row in trend(repository.folder / "nieuw").lines[0].rows] == ["verhuisd"]


def test_a_shallow_clone_says_that_it_lacks_the_past(lived, tmp_path):
    subprocess.run(["git", "clone", "-q", "--depth", "2", lived.folder.as_uri(), tmp_path / "ondiep"], check=True)
    found = trend(tmp_path / "ondiep")
    assert (found.shallow, found.moments) == (True, 2)


@pytest.mark.parametrize(
    ("asked", "says"),
    [({"journeys": ["nooit"]}, '"nooit"'), ({"since": "nooit"}, '"nooit"'), ({"until": "--all"}, "--all"),
     ({"by": "periods", "journeys": ["nooit"]}, '"nooit"')],
)  # fmt: skip
def test_what_is_not_there_is_said(lived, asked, says):
    with pytest.raises(NothingToDoError) as said:
        trend(lived.folder, **asked)
    assert says in said.value.message.english


MEASURED = [
    # per quarter: mean of a question that clearly drops, one that does not, and a share of so many
    ("2025-Q1", 4.0, 3.9, 61, 80), ("2025-Q2", 4.02, 3.95, 60, 80), ("2025-Q3", 3.4, 3.9, 80, 70), ("2025-Q4", 3.41, 4.0, 79, 70),
]  # fmt: skip


@pytest.fixture(scope="module")
def quarters(tmp_path_factory):
    repository = make(tmp_path_factory.mktemp("quarters") / "klant")
    pilot = (
        "        improvements:\n          - {id: p, title: Proef, pilot: {starts: 2025-05-01, ends: 2025-06-30}}\n"
        "          - {id: q, title: Klaar, status: done, done_on: 2025-08-01}\n"
    )
    text = journey(a=1, b=1).replace("      - id: b", f"{pilot}      - id: b")
    repository.write(journeykit=PROJECT, reis=text)
    for period, one, other, share, n in MEASURED:
        records = [
            f"touchpoint: a, metric: csat, mean: {one}, sd: 1, n: 400",
            f"touchpoint: b, metric: csat, mean: {other}, sd: 1, n: 400",
            f"journey: klant-worden, metric: csat, scale: percent, value: {share}, n: {n}",
        ]
        repository.put(f"{period}.yaml", answers(period, *records))
        repository.commit(f"antwoorden {period}")
    return repository


def test_periods_are_as_if_nothing_was_asked_since(quarters):
    found = trend(quarters.folder, by="periods")
    assert [row.moment.name for row in found.lines[0].rows] == [period for period, *_ in MEASURED]
    by_commit = trend(quarters.folder)
    assert [row.figures.index for row in found.lines[0].rows] == [row.figures.index for row in by_commit.lines[0].rows]
    assert [(mark.kind, mark.name) for mark in found.marks] == [("pilot", "Proef"), ("done", "Klaar")]
    later = trend(quarters.folder, by="periods", since="2025-Q3")
    assert [row.moment.name for row in later.lines[0].rows] == ["2025-Q2", "2025-Q3", "2025-Q4"]
    with pytest.raises(JourneykitError, match="no period"):
        trend(quarters.folder, by="periods", since="voorheen")


@pytest.mark.parametrize("by", ["periods", "commits"])
def test_what_changed_by_more_than_chance_is_named_and_noise_is_not(quarters, by):
    found = trend(quarters.folder, by=by)
    clear = {(one.touchpoint, one.metric, one.better) for one in found.clear}
    assert clear == {("a", "csat", False), (None, "csat-percent", True), (None, INDEX, False)}
    dropped = next(one for one in found.clear if one.touchpoint == "a")
    # Welch: 3.4 - 4.02, se = sqrt(1/400 + 1/400), df 798, t quantile 1.963
    assert (dropped.difference.value, dropped.difference.low, dropped.difference.high) == pytest.approx(
        (-0.62, -0.7588, -0.4812), abs=1e-4
    )
    rose = next(one for one in found.clear if one.metric == "csat-percent")
    # 56 of 70 against 48 of 80, the example of Newcombe (1998), method 10
    assert (rose.difference.low, rose.difference.high) == pytest.approx((5.24, 33.39), abs=5e-3)
    assert found.tested == 12
    assert all(one.verdict == "noise" for one in found.changes if one.touchpoint == "b")


def test_a_correction_is_no_new_answer(repository):
    repository.write(journeykit=PROJECT, reis=journey(a=1))
    for mean in (4.0, 2.0):
        repository.write(meting=answers("2025-Q1", f"touchpoint: a, metric: csat, mean: {mean}, sd: 1, n: 400"))
        repository.commit(f"{mean}")
    found = trend(repository.folder)
    assert len(found.lines[0].rows) == 2
    assert found.changes == ()


def test_an_index_that_other_things_are_counted_in_is_not_compared(repository):
    repository.write(journeykit=PROJECT, reis=journey(a=-1, b=1))
    repository.write(q1=answers("2025-Q1", "touchpoint: a, metric: csat, mean: 4, sd: 1, n: 400"))
    repository.commit("een")
    repository.write(q2=answers("2025-Q2", "touchpoint: a, metric: csat, mean: 4, sd: 1, n: 400",
                                "touchpoint: b, metric: csat, mean: 1.5, sd: 1, n: 400"))  # fmt: skip
    repository.commit("twee")
    found = trend(repository.folder)
    assert found.lines[0].rows[1].figures.index.value < found.lines[0].rows[0].figures.index.value - 10
    assert [(one.touchpoint, one.verdict) for one in found.changes] == [("a", "noise")]


def test_a_trend_is_the_same_whatever_was_asked_first(lived, tmp_path, monkeypatch):
    """Figures of one journey are worked out alone as they are among others."""
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path))
    assert trend(lived.folder, ["aankomen"]).lines == (trend(lived.folder).line("aankomen"),)


def test_a_long_history_in_two_processes_says_the_same_as_in_one(tmp_path, monkeypatch):
    """This process has threads, so it works alone; the program on its own makes a copy of itself."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "benchmarks"))
    from trend import history

    history(tmp_path / "lang", 210, 6, touchpoints=(2, 3))
    program = [sys.executable, "-c", "from journeykit.cli import main; main()", "trend", "--format", "csv"]
    environment = {**os.environ, cache.FOLDER_VARIABLE: str(tmp_path / "cache")}
    done = subprocess.run(program, cwd=tmp_path / "lang", env=environment, check=True, capture_output=True, text=True)
    assert done.stdout == trend_csv(trend(tmp_path / "lang"))
    assert done.stdout.count("\n") > 50
