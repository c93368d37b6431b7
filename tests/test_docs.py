"""The manual is true: its samples run, its generated pages are current, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from journeykit.workspace import load

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
RUN = [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")]
FENCE = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
# These as a reader runs them; the others in this process, since they are some two hundred commands.
AS_A_PROCESS = {"ci.md", "tutorial.md"}
PROGRAM = [sys.executable, "-I", "-c", "from journeykit.cli import main; main()"]


def run(command: str, folder: Path, inside) -> str:
    """Run a line of a sample as a reader would, in a folder, and return what the terminal shows."""
    words = shlex.split(command)
    assert words[0] == "journeykit"
    environment = {"COLUMNS": "80", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "GITHUB_ACTIONS": ""}
    if inside:
        return inside(*words[1:], cwd=folder, together=True, **environment).stdout
    done = subprocess.run(
        [*PROGRAM, *words[1:]],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
    return done.stdout


def matches(expected: str, shown: str) -> bool:
    """Tell whether the output is as the page shows it; `...` stands for any lines, or for the rest of one."""
    pattern = ""
    for line in expected.rstrip("\n").split("\n"):
        if line.strip() == "...":
            pattern += r"(?s:.*)"
        else:
            pattern += r"[^\n]*".join(re.escape(part) for part in line.split("...")) + r"\n"
    return re.fullmatch(pattern, shown.rstrip() + "\n") is not None


def steps(body: str) -> list[tuple[str, str]]:
    """Return the commands of a console sample, each with the output below it."""
    parts = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


@pytest.mark.parametrize("page", RUN, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_samples_of_a_page_run_as_shown(page: Path, tmp_path: Path, inside) -> None:
    process = page.name in AS_A_PROCESS
    folder = tmp_path
    for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
        if fence["file"]:
            target = folder / fence["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(fence["body"], encoding="utf-8")
        if fence["kind"] != "console":
            continue
        for command, expected in steps(fence["body"]):
            if command.startswith("cd "):
                folder /= command.removeprefix("cd ")
                continue
            shown = run(command, folder, None if process else inside)
            assert matches(expected, shown), f"{page.name}: $ {command}\n{shown}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    gone = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    assert gone == []


def test_the_generated_pages_are_current() -> None:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import generate
    finally:
        sys.path.pop(0)
    stale = [name for name, text in generate.pages().items() if (ROOT / "docs" / name).read_text("utf-8") != text]
    assert stale == [], "run: python docs/generate.py"


def test_the_journeys_on_the_pages_are_valid(tmp_path: Path) -> None:
    seen = 0
    for page in PAGES:
        for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
            body = fence["body"]
            if fence["kind"] != "yaml" or not body.startswith("kind:") or "docs/rules" in page.as_posix():
                continue
            seen += 1
            target = tmp_path / f"{seen}.yaml"
            target.write_text(body, encoding="utf-8")
            assert [found.message.english for found in load(target).findings] == [], page.name
    assert seen >= 1
