"""The rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.xdist_group("house")  # all of them read all sources
sys.path.insert(0, str(ROOT / "docs"))
try:
    from sentences import called, gaps, said, tree
finally:
    sys.path.pop(0)

PACKAGE = ROOT / "src" / "journeykit"
SOURCES = sorted(PACKAGE.rglob("*.py"))

# The only rooms that know a library; looking for garbage is everybody's, so it is put off in one way.
ROOMS_OF = {
    "duckdb": {"evidence"},
    "gc": {"process"},
    "graphviz": {"maps"},
    "jinja2": {"live", "reports", "starting"},
    "narwhals": {"evidence"},
    "polars": {"evidence"},
    "pygraphviz": {"maps"},
    "rich": {"cli", "reports"},
    "ruamel": {"text"},
    "typer": {"cli"},
    "xlsxwriter": {"sheets"},
    "yaml": {"text"},
}


def test_sentences_are_literals():
    built = (ast.JoinedStr, ast.BinOp)
    wrong = [one.place for one in said() if isinstance(one.text, built)]
    assert not wrong, "a sentence is a literal with {gaps}; put the values in by name"


def test_every_gap_is_filled():
    wrong = []
    for one in said():
        call = one.call
        if one.literal is None or called(call) == "count" or any(keyword.arg is None for keyword in call.keywords):
            continue
        given, needed = {keyword.arg for keyword in call.keywords}, gaps(one.literal)
        # With `a if x else b`, and in a table, several share the values, and one may need fewer.
        enough = needed == given if one.text is call.args[0] else needed <= given
        if not enough:
            wrong.append(f"{one.place}: {sorted(needed)} is filled with {sorted(map(str, given))}")
    assert not wrong, "\n".join(wrong)


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
    assert knowing()[library] <= ROOMS_OF[library]


@cache
def knowing() -> dict[str, set[str]]:
    """Return which rooms import each library."""
    rooms = defaultdict(set)
    for path in SOURCES:
        for name in imported(tree(path)):
            rooms[name].add(path.relative_to(PACKAGE).parts[0].removesuffix(".py"))
    return rooms


def imported(module: ast.AST) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_files_are_read_in_one_sitting():
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in SOURCES
        if (lines := len(path.read_text("utf-8").splitlines())) > 300
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
