"""What is remembered is what would have been said; and nothing is remembered that could be something else tomorrow."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeykit.cli import main, running
from journeykit.cli.remembering import recalled
from journeykit.workspace import cache

PROJECT = "kind: project\nformat: 1\nname: Fietsen\n"
JOURNEY = """\
kind: journey
id: {id}
title: Repairing a bicycle {id}
reviewed: 2025-06-01
phases:
  - name: Workshop
    touchpoints:
      - {{name: Counter {n}, channels: [stoor], measurements: [{{metric: ces, value: 5.5, n: {n}, date: 2026-01-01}}]}}
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project to work in, with a cache beside it."""
    for name in (
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "NO_COLOR",
        "FORCE_COLOR",
        "GITHUB_ACTIONS",
        "JOURNEYKIT_OUTPUT_FORMAT",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JOURNEYKIT_CACHE_DIR", str(tmp_path / "cache"))
    # Others may be at work on the program while this runs.
    monkeypatch.setattr(cache, "tool_id", lambda _: "the same")
    folder = tmp_path / "work"
    (folder / "journeys").mkdir(parents=True)
    (folder / "journeykit.yaml").write_text(PROJECT)
    for n in range(3):
        (folder / "journeys" / f"{n}.yaml").write_text(JOURNEY.format(id=f"j{n}", n=n * 20))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def validate(work: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the program as its script does, and tell what it said, and whether it had to think."""
    thought: list[int] = []
    real = running.run

    def run(*args: Any) -> int:
        thought.append(1)
        return real(*args)

    monkeypatch.setattr(running, "run", run)

    def call(*args: str) -> tuple[Any, ...]:
        thought.clear()
        monkeypatch.setattr(sys, "argv", ["journeykit", "validate", *args])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return (ended.value.code, printed.out, printed.err), bool(thought)

    return call


def test_the_second_time_nothing_is_worked_out(validate: Any) -> None:
    first, thought = validate()
    assert thought
    assert first[0] == 1
    assert validate() == (first, False)
    assert validate("--no-cache") == (first, True)


def test_every_edit_is_seen(validate: Any, work: Path) -> None:
    """Warm is cold, whatever is done to the files, with git and without."""
    chance = random.Random(5)
    for number in range(40):
        if number == 20:
            subprocess.run(["git", "init", "-q"], cwd=work, check=True)
        _edit(work, chance, number)
        args = chance.choice([(), (".",), ("journeys",), ("--output-format", "concise"), ("--profile", "strict")])
        cold, _ = validate("--no-cache", *args)
        once, _ = validate(*args)
        again, thought = validate(*args)
        assert once == again == cold
        assert not thought


def _edit(work: Path, chance: random.Random, number: int) -> None:
    files = sorted((work / "journeys").glob("*.yaml"))
    chosen = chance.choice(files)
    match chance.randrange(7):
        case 0:
            (work / "journeys" / f"new-{number}.yaml").write_text(JOURNEY.format(id=f"n{number}", n=number))
        case 1 if len(files) > 1:
            chosen.unlink()
        case 2:
            chosen.rename(work / "journeys" / f"named-{number}.yaml")
        case 3:
            (work / "journeykit.yaml").write_text(
                PROJECT + f"channels: [stoor-{number}, stoor]\n"[: chance.choice([0, 60])]
            )
        case 4:
            chosen.write_text(chosen.read_text().replace("stoor", "store"))
        case 5 if (work / ".git").is_dir():
            subprocess.run(["git", "add", "-A"], cwd=work, check=True)
        case _:
            text = chosen.read_text()
            at = chance.randrange(len(text))
            chosen.write_text(text[:at] + chance.choice("x:-{ #\n") + text[at + 1 :])


@pytest.mark.parametrize(
    "change",
    [
        lambda _, env: env.setenv("LANG", "nl_NL.UTF-8"),
        lambda _, env: env.setenv("FORCE_COLOR", "1"),
        lambda work, env: env.chdir(work / "journeys"),
        lambda _, env: env.setattr(cache, "tool_id", lambda _: "another"),
        lambda work, _: (work / ".journeykit-baseline.json").write_text('{"version": 1, "findings": {}}'),
        lambda work, _: (work / "journeys" / "journeykit.yaml").write_text(PROJECT),
        lambda _, env: env.setattr("journeykit.cli.remembering.time.strftime", lambda _: "2031-01-01"),
    ],
    ids=["language", "colour", "folder", "version", "baseline", "a project inside", "the day"],
)
def test_what_an_answer_depends_on_makes_another_one(
    validate: Any, work: Path, monkeypatch: pytest.MonkeyPatch, change: Any
) -> None:
    validate()
    change(work, monkeypatch)
    answer, thought = validate()
    assert thought
    assert answer == validate("--no-cache")[0]


def test_a_given_day_is_the_day(validate: Any) -> None:
    early, _ = validate("--as-of", "2025-07-01")
    late, thought = validate("--as-of", "2027-07-01")
    assert thought
    assert "JK312" not in early[1]
    assert "JK312" in late[1]
    assert validate("--as-of", "2025-07-01") == (early, False)


@pytest.mark.parametrize("args", [("--no-cache",), ("--output-format", "sarif"), ("--fix",), ("-v",), ("-o", "a.txt")])
def test_some_runs_are_not_remembered(validate: Any, work: Path, args: tuple[str, ...]) -> None:
    validate(*args)
    assert not (work.parent / "cache" / "validate").exists()


def test_a_build_on_github_is_not_remembered(validate: Any, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert validate()[1]
    assert validate()[1]
    assert not (work.parent / "cache" / "validate").exists()


def test_rules_of_a_team_are_run_each_time(validate: Any, work: Path) -> None:
    (work / "journeykit.yaml").write_text(PROJECT + "rules: {entry_points: [ours]}\n")
    validate()
    assert validate()[1]


def test_a_link_is_followed_each_time(validate: Any, work: Path) -> None:
    (work.parent / "elsewhere.yaml").write_text(JOURNEY.format(id="e", n=1))
    (work / "journeys" / "link.yaml").symlink_to("0.yaml")
    validate()
    assert validate()[1]


def test_the_cache_may_not_lie_in_the_project(validate: Any, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends a change could send answers with it."""
    monkeypatch.setenv("JOURNEYKIT_CACHE_DIR", str(work / ".cache"))
    validate()
    assert validate()[1]
    assert not (work / ".cache").exists()


def test_after_an_edit_only_the_edited_journey_is_read_again(
    validate: Any, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when what the last check left behind is torn or gone, the answer is the same."""
    from journeykit import text

    read: list[str] = []
    real = text.read

    def reading(data: bytes, file: Any) -> Any:
        read.append(file.name)
        return real(data, file)

    monkeypatch.setattr(text, "read", reading)
    (work / "journeys" / "3.yaml").write_text(JOURNEY.format(id="j3", n=80))
    validate()
    ledgers = work.parent / "cache" / "ledgers"
    for number, harm in enumerate([None, lambda path: path.write_bytes(path.read_bytes()[:-9]), Path.unlink]):
        path = work / "journeys" / "1.yaml"
        path.write_text(f"# {number}\n{path.read_text()}")
        for ledger in ledgers.iterdir() if harm else ():
            harm(ledger)
        read.clear()
        said, thought = validate()
        files = set(read)
        assert thought
        assert said == validate("--no-cache")[0]
        # Something is wrong with 0.yaml, and 3.yaml has the newest figure, by which others are old or not.
        assert files == {"journeykit.yaml", "0.yaml", "1.yaml", "3.yaml"} | ({"2.yaml"} if harm else set())


def test_a_torn_answer_is_worked_out_again(validate: Any, work: Path) -> None:
    first, _ = validate()
    (entry,) = (work.parent / "cache" / "validate").iterdir()
    entry.write_bytes(entry.read_bytes()[:-3])
    assert validate() == (first, True)
    assert validate() == (first, False)


def test_the_cache_may_go_at_any_time(validate: Any, work: Path) -> None:
    import shutil

    first, _ = validate()
    shutil.rmtree(work.parent / "cache")
    assert validate() == (first, True)


def test_a_file_that_changes_while_it_is_read_is_not_remembered(
    validate: Any, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeykit.workspace import sources

    real = sources.files_below

    def edited_meanwhile(folder: str) -> list[str]:
        (work / "journeys" / "0.yaml").write_text(JOURNEY.format(id="j0", n=999))
        return real(folder)

    monkeypatch.setattr(sources, "files_below", edited_meanwhile)
    validate()
    assert not (work.parent / "cache" / "validate").exists()


def test_without_a_project_file_too(validate: Any, work: Path) -> None:
    (work / "journeykit.yaml").unlink()
    first, _ = validate("journeys/0.yaml")
    assert validate("journeys/0.yaml") == (first, False)
    (work / "journeys" / "1.yaml").write_text("kind: nothing\n")
    assert validate("journeys/0.yaml") == (first, False)
    other, thought = validate("journeys")
    assert thought
    assert "nothing" in other[1]


def test_every_letter_comes_back(validate: Any, work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    (work / "journeys" / "é 漢.yaml").write_text(JOURNEY.format(id="cafe", n=1).replace("stoor", "café-漢😀"), "utf-8")
    odd = work / "journeys" / os.fsdecode(b"\xff.yaml")  # a name that is not UTF-8
    odd.write_bytes(JOURNEY.format(id="odd", n=2).encode())
    first, _ = validate()
    assert "café-漢😀" in first[1]
    assert "\\udcff" in first[1]
    assert validate() == (first, False)


@pytest.mark.parametrize("args", [("nowhere",), ("a\0b",)])
def test_mistakes_are_told_by_those_who_know(validate: Any, args: tuple[str, ...]) -> None:
    assert validate(*args)[1]


def test_nothing_to_check_is_told_each_time(validate: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    answer, _ = validate()
    assert answer[0] == 3
    assert validate() == (answer, True)


def test_two_at_once_say_the_same(work: Path) -> None:
    program = [sys.executable, "-c", "from journeykit.cli import main; main()", "validate"]
    started = [subprocess.Popen(program, cwd=work, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    said = [(one.communicate(), one.returncode) for one in started]
    after = subprocess.run(program, cwd=work, capture_output=True, check=False)
    assert {*said, ((after.stdout, after.stderr), after.returncode)} == {said[0]}
    left = [path.name for path in (work.parent / "cache" / "validate").iterdir()]
    assert not [name for name in left if name.endswith(".new")]


def test_a_remembered_answer_loads_next_to_nothing(work: Path) -> None:
    code = """
import sys
sys.argv = ["journeykit", "validate"]
from journeykit.cli import main
try:
    main()
except SystemExit:
    pass
print(sorted(sys.modules.keys() & {"typer", "yaml", "pydantic", "journeykit.model", "journeykit.rules", "dataclasses"}))
"""
    runs = [
        subprocess.run(
            [sys.executable, "-S", "-c", code], cwd=work, capture_output=True, text=True, check=True, env=_env()
        )
        for _ in range(3)
    ]
    assert runs[-1].stdout.splitlines()[-1] == "[]"


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_a_closed_pipe_ends_quietly(work: Path) -> None:
    program = f"{sys.executable} -c 'from journeykit.cli import main; main()' validate"
    for _ in range(2):
        done = subprocess.run(
            ["bash", "-c", f"set -o pipefail; {program} | true; echo ${{PIPESTATUS[0]}}"],
            cwd=work, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.stderr == ""
        assert done.stdout.strip() in ("141", "1")  # 1: all was written before anybody left


def test_a_memory_is_only_made_of_plain_files(work: Path) -> None:
    assert recalled([]) is not None
    os.mkfifo(work / "journeys" / "pipe.yaml")
    assert recalled([]) is None
