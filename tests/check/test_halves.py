"""Where a project is cut in two makes no difference to what is found in it."""

from __future__ import annotations

import os
import random
import shutil
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeykit.check import check as check_
from journeykit.check import chosen_rules, halves
from journeykit.check.found import find
from journeykit.check.halves import PER_JOURNEY, find_in_halves
from journeykit.check.spans import Spans
from journeykit.diagnostics import Diagnostic, Finding
from journeykit.process import copies
from journeykit.rules import ALL_RULES, Case, Rule
from journeykit.rules.pages import page_of
from journeykit.workspace import Workspace, load

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
JOURNEY = """\
kind: journey
id: j{n}
title: Journey {n}
phases:
  - name: Workshop
    touchpoints:
      - {{name: Counter, channels: [stoor{n}, wesbite{n}], moment_of_truth: true, emotion: -2}}
      - {{name: Counter {n}, reach: .5, measurements: [{{metric: ces, value: 2, n: {n}, date: 2026-01-01}}]}}
"""
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")


@pytest.fixture
def forking(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """How often the process was copied; who runs tests in parallel has threads, which do no harm here."""
    monkeypatch.setattr(copies, "_threads", lambda: 1)
    return counted(monkeypatch, os, "fork")


def copying(test: Any) -> Any:
    """Mark what copies the process."""
    return ONLY_LINUX(pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")(test))


def strict(workspace: Workspace) -> list[Rule]:
    return [rule for rule in chosen_rules(workspace.project, profile="strict") if not rule.is_own]


def seen(diagnostics: list[Diagnostic]) -> Counter[str]:
    return Counter(map(repr, diagnostics))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The large example with the samples of all rules beside its journeys, right and wrong."""
    folder = tmp_path_factory.mktemp("everything")
    shutil.copytree(ROOT / "examples" / "zonnewende-energie", folder, dirs_exist_ok=True)
    for rule in ALL_RULES:
        page = page_of(rule)
        for word, files in (("fails", page.fails), ("right", page.right)):
            for name, text in files.items():
                if "kind: project" not in text:
                    (folder / "samples").mkdir(exist_ok=True)
                    (folder / "samples" / f"{rule.code}-{word}-{Path(name).name}").write_text(text, encoding="utf-8")
    return load(folder)


def projects(everything: Workspace) -> Iterator[Workspace]:
    yield everything
    yield load(ROOT / "examples" / "hotel-one-file")
    for case in sorted((ROOT / "tests" / "cases").glob("JK*")):
        for folder in (case, *(inner for inner in case.iterdir() if inner.is_dir())):
            if any(folder.glob("*.yaml")):
                yield load(sorted(folder.glob("*.yaml")))


def test_a_rule_that_looks_at_journeys_one_by_one_finds_the_same_in_any_part(everything: Workspace) -> None:
    chance = random.Random(3)
    spoken: Counter[str] = Counter()
    for workspace in projects(everything):
        rules = [rule for rule in strict(workspace) if rule.code in PER_JOURNEY]
        spans = Spans(workspace)
        case = Case(workspace, TODAY)
        whole = find(rules, case, spans)
        spoken.update(one.code for one in whole.diagnostics)
        for _ in range(8 if workspace is everything else 2):
            homes: dict[str, int] = {}
            parts: list[set[Any]] = [set(), set(), set()]
            for document in workspace.documents:
                key = str(getattr(document.model, "id", document.file)) + document.kind
                parts[homes.setdefault(key, chance.randrange(3))].add(document.file)
            found = [find(rules, replace(case, part=frozenset(part)), spans) for part in parts]
            together = sum((seen(one.diagnostics) for one in found), Counter())
            assert together == seen(whole.diagnostics)
            assert not any(one.crashes for one in found)
    assert PER_JOURNEY - spoken.keys() == set(), "a rule that never speaks here proves nothing"


def test_each_of_the_rules_is_one_of_ours() -> None:
    assert {rule.code for rule in ALL_RULES} >= PER_JOURNEY


def test_the_cut_keeps_journeys_of_one_id_together(everything: Workspace) -> None:
    one, other = halves._cut(everything)
    assert one | other == {document.file for document in everything.documents}
    assert not one & other
    homes: dict[str, set[bool]] = {}
    for document in everything.documents_of("journey"):
        homes.setdefault(document.model.id, set()).add(document.file in one)
    assert all(len(sides) == 1 for sides in homes.values())
    sizes = [sum(len(everything.texts[file]) for file in half) for half in (one, other)]
    assert min(sizes) > 0.3 * sum(sizes)


@pytest.fixture
def large(tmp_path: Path) -> Workspace:
    (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Fietsen\n")
    for n in range(110):
        (tmp_path / f"{n:03}.yaml").write_text(JOURNEY.format(n=n))
    (tmp_path / "100.yaml").write_text(JOURNEY.format(n=1))  # an id twice
    (tmp_path / "101.yaml").write_text(JOURNEY.format(n=101) + "# journeykit: ignore-file[JK301, JK305]\n")
    (tmp_path / "102.yaml").write_text(JOURNEY.format(n=102).replace("kind", "knd"))
    return load(tmp_path)


@copying
def test_two_processes_report_what_one_does(
    large: Workspace, everything: Workspace, monkeypatch: Any, forking: list[Any]
) -> None:
    monkeypatch.setattr("journeykit.check.judging._WORTH_TWO", 2)
    for workspace in (large, everything):
        assert check_(workspace, TODAY, profile="strict", processes=2) == check_(workspace, TODAY, profile="strict")
    assert len(forking) == 2


def counted(monkeypatch: Any, module: Any, name: str) -> list[Any]:
    calls: list[Any] = []
    real = getattr(module, name)

    def call(*args: Any) -> Any:
        calls.append(args)
        return real(*args)

    monkeypatch.setattr(module, name, call)
    return calls


@copying
@pytest.mark.parametrize("status", [9, 0])
def test_when_the_copy_dies_the_work_is_done_here(
    large: Workspace, monkeypatch: Any, capfd: Any, forking: list[Any], status: int
) -> None:
    here = os.getpid()
    real = halves.packed

    def dying(one: Diagnostic) -> Any:
        if os.getpid() != here:
            os._exit(status)
        return real(one)

    monkeypatch.setattr(halves, "packed", dying)
    assert check_(large, TODAY, processes=2) == check_(large, TODAY)
    assert len(forking) == 1
    assert capfd.readouterr() == ("", "")


@copying
@pytest.mark.parametrize("code", ["JK301", "JK210", "JK203"])
def test_a_rule_that_breaks_down_in_one_half_has_broken_down(large: Workspace, forking: list[Any], code: str) -> None:
    def breaking(case: Case) -> Iterator[Finding]:
        yield from next(rule for rule in ALL_RULES if rule.code == "JK302").find(case)
        if case.part is None or any(document.file.name == "000.yaml" for document, _ in case.journeys):
            raise RuntimeError

    rules = [replace(rule, find=breaking) if rule.code == code else rule for rule in strict(large)]
    one = find(rules, Case(large, TODAY), Spans(large))
    two = find_in_halves(rules, Case(large, TODAY), Spans(large))
    assert set(one.crashes) == {code}
    assert len(forking) == 1
    assert one.crashes == two.crashes
    assert seen(one.diagnostics) == seen(two.diagnostics)


def test_a_process_with_threads_is_not_copied(large: Workspace, monkeypatch: Any) -> None:
    forked = counted(monkeypatch, os, "fork")
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        report = check_(large, TODAY, processes=2)
    finally:
        done.set()
        thread.join()
    assert report == check_(large, TODAY)
    assert not forked


def test_a_small_project_is_not_worth_a_second_process(monkeypatch: Any) -> None:
    forked = counted(monkeypatch, os, "fork")
    check_(load(ROOT / "examples" / "hotel-one-file"), TODAY, processes=2)
    assert not forked


def test_one_process_unless_two_are_asked_for(large: Workspace, monkeypatch: Any) -> None:
    forked = counted(monkeypatch, os, "fork")
    check_(large, TODAY)
    assert not forked
