"""The same project gives the same bytes: whatever the order of sets, the language of the machine or the folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "zonnewende-energie"
WORLDS = [
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4711", "LC_ALL": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8", "TZ": "Asia/Tokyo", "COLUMNS": "40"},
]
DRAW = "import sys; from journeykit.cli import main; sys.argv = ['journeykit', 'map', *sys.argv[1:]]; main()"


def draw(world, project, folder, *args):
    """Draw in a process of its own, with nothing remembered."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    environment |= {"JOURNEYKIT_CACHE_DIR": str(folder.with_name(f"{folder.name}-cache"))} | world
    command = [sys.executable, "-c", DRAW, "-q", "-o", f"{folder}/", *args]
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def projects(tmp_path_factory):
    """Return the same project in two places, of which one has its files made in another order."""
    one = tmp_path_factory.mktemp("one") / "project"
    other = tmp_path_factory.mktemp("another-place") / "of-another-name"
    shutil.copytree(EXAMPLE, one)
    for path in sorted((path for path in EXAMPLE.rglob("*") if path.is_file()), reverse=True):
        copy = other / path.relative_to(EXAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return one, other


def test_every_view_is_the_same_dot_everywhere(projects, tmp_path):
    one, other = (
        draw(world, project, tmp_path / f"maps-{i}", "--all", "--format", "dot")
        for i, (world, project) in enumerate(zip(WORLDS, projects, strict=True))
    )
    assert one.keys() == other.keys()
    assert len(one) > 20
    assert [name for name in one if one[name] != other[name]] == []
    assert not any(str(place).encode() in data for data in one.values() for place in (*projects, tmp_path))


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_picture_is_the_same_each_time(projects, tmp_path, kind, program):
    program("neato")
    one, other = (
        draw(world, project, tmp_path / f"maps-{i}", "klant-worden", "--view", "overview", "--format", kind)
        for i, (world, project) in enumerate(zip(WORLDS, projects, strict=True))
    )
    assert one == other
