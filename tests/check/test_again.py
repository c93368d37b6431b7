"""What is found with the help of the last check, or in two processes, is what is found by reading everything."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from changes import changed

from journeykit.check import Asking, Report, apart, check, check_again, check_noting, choosing
from journeykit.check import again as again_
from journeykit.check.found import find
from journeykit.check.judging import judged
from journeykit.check.ledger import Ledger, ledger_of, read_ledger
from journeykit.check.sight import BY_FILE, BY_OUTLINE
from journeykit.check.spans import Spans
from journeykit.diagnostics import Severity
from journeykit.process import copies
from journeykit.rules import ALL_RULES, Case, Rule
from journeykit.rules.pages import page_of
from journeykit.workspace import Sources, read
from journeykit.workspace import find as find_texts

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
STRICT = Asking(TODAY, profile="strict")
PROJECT = "kind: project\nformat: 1\nname: Fietsen\n"
JOURNEY = """\
kind: journey
id: j{n}
title: Journey {n}
phases:
  - name: Workshop
    touchpoints:
      - name: Counter
        importance: 2
        moment_of_truth: true
      - name: Bill {n}
        customer: {{does: Pays}}
"""
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")


def whole(sources: Sources, asking: Asking = STRICT) -> Report:
    return check(read(sources), asking.as_of, ignore=asking.ignore, profile=asking.profile)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """The large example with the samples of all rules beside its journeys, right and wrong, some of them broken."""
    folder = tmp_path_factory.mktemp("everything")
    shutil.copytree(ROOT / "examples" / "zonnewende-energie", folder, dirs_exist_ok=True)
    (folder / "samples").mkdir()
    for rule in ALL_RULES:
        page = page_of(rule)
        for word, files in (("fails", page.fails), ("right", page.right)):
            for name, text in files.items():
                if "kind: project" not in text:
                    (folder / "samples" / f"{rule.code}-{word}-{Path(name).name}").write_text(text, encoding="utf-8")
    return find_texts([folder])


@pytest.fixture
def few(tmp_path: Path) -> Sources:
    """Three journeys; two of them have a touchpoint of the same name."""
    (tmp_path / "journeykit.yaml").write_text(PROJECT)
    for n in range(3):
        (tmp_path / f"{n}.yaml").write_text(JOURNEY.format(n=n).replace("Counter", "Counter" if n < 2 else "Desk"))
    return find_texts([tmp_path])


def with_text(sources: Sources, file: str, old: str, new: str) -> Sources:
    path = PurePosixPath(file)
    text = sources.files[path].decode()
    assert old in text
    return replace(sources, files={**sources.files, path: text.replace(old, new, 1).encode()})


def noted(sources: Sources, asking: Asking = STRICT) -> bytes:
    _, report, left = check_noting(sources, asking)
    assert report == whole(sources, asking)
    assert left is not None
    return left


def test_of_every_rule_it_is_known_how_far_it_looks() -> None:
    codes = {rule.code for rule in ALL_RULES}
    assert not BY_FILE & BY_OUTLINE
    assert codes == BY_FILE | BY_OUTLINE


def test_whatever_changes_in_a_journey_the_same_is_found(everything: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(again_, "_MOST", 1)
    chance = Random(7)
    left = noted(everything)
    journeys = sorted(file for file, data in everything.files.items() if b"kind: journey" in data)
    answers = 0
    for _ in range(10):
        file = chance.choice(journeys)
        after = replace(everything, files={**everything.files, file: changed(everything, file, chance)})
        found = check_again(after, left, STRICT)
        if found is not None:
            assert found[1] == whole(after)
            answers += 1
    assert answers > 3


def test_lines_that_move_take_what_points_at_them_along(few: Sources) -> None:
    left = noted(few)
    after = with_text(few, "0.yaml", "id: j0", "# one\n# two\nid: j0")
    found = check_again(after, left, STRICT)
    assert found is not None
    workspace, report = found
    assert report == whole(after)
    twice = next(one for one in report.diagnostics if one.code == "JK313")
    assert (twice.file.name, [one.span.line for one in twice.related if one.span]) == ("1.yaml", [9])
    assert {document.file.name for document in workspace.documents} == {"journeykit.yaml", "0.yaml", "1.yaml"}
    assert workspace.texts == after.files


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("0.yaml", "name: Counter", "name: Desk"),  # JK313 in the other two
        ("0.yaml", "id: j0", "id: j1"),
        ("0.yaml", "moment_of_truth: true", "measurements: [{metric: ces, value: 2, n: 40, date: 2027-01-01}]"),
        ("0.yaml", "importance: 2", "importance: &low 2"),
        ("0.yaml", "importance: 2", "importance: [2"),
        ("0.yaml", "importance: 2", "importance: 9"),
        ("0.yaml", "importance: 2", "imprtance: 2"),
        ("0.yaml", "kind: journey", "knd: journey"),
        ("journeykit.yaml", "Fietsen", "Fietsen 2"),
    ],
)
def test_what_others_can_see_is_checked_with_them(few: Sources, file: str, old: str, new: str) -> None:
    left = noted(few)
    assert check_again(with_text(few, file, old, new), left, STRICT) is None
    assert check_again(with_text(few, "0.yaml", "importance: 2", "importance: 3"), left, STRICT) is not None


def test_files_that_come_or_go_are_seen_by_all(few: Sources) -> None:
    left = noted(few)
    less = {file: data for file, data in few.files.items() if file.name != "2.yaml"}
    assert check_again(replace(few, files=less), left, STRICT) is None
    assert check_again(replace(few, files={**few.files, PurePosixPath("3.yaml"): b""}), left, STRICT) is None


def test_a_name_that_nobody_uses_any_more_is_seen_where_it_is_declared(few: Sources) -> None:
    sources = with_text(few, "journeykit.yaml", "Fietsen", "Fietsen\nchannels: [{id: stoep, name: Stoep}]")
    sources = with_text(sources, "0.yaml", "importance: 2", "channels: [stoep]\n        importance: 2")
    after = with_text(sources, "0.yaml", "stoep", "phone")
    unused = [one.file.name for one in whole(after).diagnostics if one.code == "JK214"]
    assert unused == ["journeykit.yaml"]
    assert check_again(after, noted(sources), STRICT) is None
    standard = Asking(TODAY)
    assert check_again(after, noted(sources, standard), standard) is not None


def test_of_a_rule_of_a_team_nobody_knows_how_far_it_looks(few: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Rule("JK901", "own", Severity.NOTE, lambda _: iter(()))
    monkeypatch.setattr(choosing, "rules_of", lambda _: (*ALL_RULES, own))
    assert check_noting(few, STRICT)[2] is None


def test_nothing_is_noted_for_nobody(few: Sources) -> None:
    assert check_noting(few, STRICT, noting=False)[2] is None


def test_what_is_no_ledger_is_none(few: Sources) -> None:
    left = noted(few)
    for data in (b"", left[:-1], left[: len(left) // 2], b"\xff" * 20, b"N"):
        assert read_ledger(data) is None
        assert check_again(few, data, STRICT) is None
    assert check_again(few, left, STRICT) is not None


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Everything is worth a second process; whether there was an answer. Who runs tests in parallel has threads."""
    monkeypatch.setattr(apart, "_WORTH_TWO", 2)
    monkeypatch.setattr(apart, "_MOST_SHARED", 2)
    monkeypatch.setattr(copies, "_threads", lambda: 1)
    answered: list[bool] = []
    real = apart.find_apart

    def telling(*args: Any) -> Any:
        seen = real(*args)
        answered.append(seen is not None)
        return seen

    monkeypatch.setattr(again_, "find_apart", telling)
    return answered


def copying(test: Any) -> Any:
    """Mark what copies the process."""
    return ONLY_LINUX(pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")(test))


@copying
def test_two_processes_find_what_one_does_wherever_the_project_is_cut(
    everything: Sources, few: Sources, two: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    for sources, share in ((few, 0.5), (few, 0.1), (everything, 0.6)):
        monkeypatch.setattr(apart, "_SHARE", share)
        _, report, left = check_noting(sources, STRICT)
        assert report == whole(sources)
        assert left is not None
        assert comparable(read_ledger(left)) == comparable(of_one(sources))
    assert two == [True] * 3


def of_one(sources: Sources) -> Ledger | None:
    case = Case(read(sources), TODAY)
    rules, spans = STRICT.rules(case.workspace), Spans(case.workspace)
    result = judged(case, rules, find(rules, case, spans), spans)
    return ledger_of(case, result, len(case.workspace.documents), 0, words=True)


def comparable(ledger: Ledger | None) -> Any:
    assert ledger is not None
    found = {file: (one.shown, sorted(map(repr, one.silenced)), one.count) for file, one in ledger.entries.items()}
    return ledger.texts, dict(ledger.touchpoints), found


@copying
@pytest.mark.parametrize("when", ["outlined", "packed"])
def test_when_the_copy_dies_one_process_does_all(
    few: Sources, two: list[bool], monkeypatch: pytest.MonkeyPatch, capfd: Any, when: str
) -> None:
    here = os.getpid()
    real = getattr(apart, when)

    def dying(*args: Any) -> Any:
        if os.getpid() != here:
            os._exit(0)
        return real(*args)

    monkeypatch.setattr(apart, when, dying)
    assert check_noting(few, STRICT)[1] == whole(few)
    assert two == [False]
    assert capfd.readouterr() == ("", "")


@copying
def test_a_text_that_only_looks_like_a_journey_is_read_by_one(few: Sources, two: list[bool]) -> None:
    library = "touchpoints: [Counter]\nkind: touchpoints\n"
    file = PurePosixPath("library.yaml")
    strange = replace(few, files={**few.files, file: f"{library}meta: |\n  a\n".encode() + b"# x\nkind: journey\n"})
    assert check_noting(strange, STRICT)[1] == whole(strange)
    assert len(two) == 1
