"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from journeykit.words import dutch

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "journeykit"
SOURCES = sorted(PACKAGE.rglob("*.py"))
SENTENCE_CALLS = {"message", "t"}

# The only rooms that know a library.
ROOMS_OF = {
    "graphviz": {"maps"},
    "jinja2": {"reports", "starting"},
    "pygraphviz": {"maps"},
    "rich": {"cli", "reports"},
    "ruamel": {"text"},
    "typer": {"cli"},
    "yaml": {"text"},
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def called(node: ast.Call) -> str:
    """Return the last name of what is called: `t`, `console.t` and `self.t` are all `t`."""
    function = node.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def branches(node: ast.expr) -> Iterator[ast.expr]:
    """Return what an expression can be: both sides of `a if x else b`."""
    if isinstance(node, ast.IfExp):
        yield from branches(node.body)
        yield from branches(node.orelse)
    else:
        yield node


def sentence_calls() -> Iterator[tuple[str, ast.Call, ast.expr]]:
    for path in SOURCES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and called(node) in SENTENCE_CALLS and node.args:
                place = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                for text in branches(node.args[0]):
                    yield place, node, text


def gaps(text: str) -> set[str]:
    return {field.split(".")[0].split("[")[0] for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_sentences_are_literals():
    built = (ast.JoinedStr, ast.BinOp)
    wrong = [place for place, _, text in sentence_calls() if isinstance(text, built)]
    assert not wrong, "a sentence is a literal with {gaps}; put the values in by name"


def test_every_sentence_has_its_dutch():
    words = dutch.words()
    missing = [
        f"{place}: {text.value!r}"
        for place, _, text in sentence_calls()
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value not in words
    ]
    assert not missing, "add the Dutch to src/journeykit/words/dutch/:\n" + "\n".join(missing)


def test_every_gap_is_filled():
    wrong = []
    for place, call, text in sentence_calls():
        if not isinstance(text, ast.Constant) or any(keyword.arg is None for keyword in call.keywords):
            continue
        given = {keyword.arg for keyword in call.keywords}
        # With `a if x else b` both sides share the values, and one may need fewer.
        enough = gaps(text.value) <= given if isinstance(call.args[0], ast.IfExp) else gaps(text.value) == given
        if not enough:
            wrong.append(f"{place}: {sorted(gaps(text.value))} is filled with {sorted(map(str, given))}")
    assert not wrong, "\n".join(wrong)


def test_dutch_has_the_same_gaps():
    wrong = [english for english, translated in dutch.words().items() if gaps(english) != gaps(translated)]
    assert not wrong, wrong


def test_no_dutch_sentence_is_empty_or_ends_otherwise():
    wrong = [
        english
        for english, translated in dutch.words().items()
        if not translated.strip() or english.endswith((".", ":", "?")) != translated.endswith((".", ":", "?"))
    ]
    assert not wrong, wrong


def test_tables_do_not_contradict_each_other():
    seen: dict[str, tuple[str, str]] = {}
    wrong = []
    for name, table in dutch.tables().items():
        for english, translated in table.items():
            first, before = seen.setdefault(english, (name, translated))
            if before != translated:
                wrong.append(f"{english!r}: {before!r} in {first}, {translated!r} in {name}")
    assert not wrong, "\n".join(wrong)


def test_no_dutch_is_left_over():
    tables = PACKAGE / "words" / "dutch"
    spoken = {
        node.value
        for path in SOURCES
        if tables not in path.parents
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    templates = "\n".join(path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.j2"))
    stale = [english for english in dutch.words() if english not in spoken and english not in templates]
    assert not stale, f"nothing says these any more: {stale}"


def test_rooms_only_look_down():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("library", sorted(ROOMS_OF))
def test_a_library_is_known_in_its_room_only(library):
    rooms = {
        path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for path in SOURCES
        for name in imported(tree(path))
        if name == library
    }
    assert rooms <= ROOMS_OF[library]


def imported(module: ast.AST) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_files_are_read_in_one_sitting():
    tables = PACKAGE / "words" / "dutch"
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in SOURCES
        if tables not in path.parents and (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert not long


def test_names_are_domain_words():
    wrong = [path for path in SOURCES if path.stem in {"utils", "helpers", "common", "misc"}]
    wrong += [
        f"{path}: {node.name}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(("Manager", "Handler", "Processor", "Helper"))
    ]
    assert not wrong


def test_only_the_command_line_knows_today_and_prints():
    wrong = [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}: {called(node)}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and (
            (called(node) in {"today", "utcnow", "now"} and PACKAGE / "cli" not in path.parents)
            or called(node) == "print"
        )
    ]
    assert not wrong


def test_every_dependency_is_justified():
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    lines = project["dependencies"] + [line for extra in project["optional-dependencies"].values() for line in extra]
    names = {re.match(r"[\w.-]+", line)[0] for line in lines} - {"journeykit"}
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert not [name for name in sorted(names) if name.lower() not in page.lower()]


def test_no_file_names_a_place_to_download_from():
    hosts = ["py" + "pi.org", "files.python" + "hosted.org", "npm" + "js.", "debian" + ".org"]
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    wrong = [
        name
        for name in filter(None, tracked.split("\0"))
        if (path := ROOT / name).is_file() and any(host.encode() in path.read_bytes() for host in hosts)
    ]
    assert not wrong
