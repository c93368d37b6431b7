"""A small bakery: every kind of action once."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeykit.planning import plan
from journeykit.workspace import load

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"


@pytest.fixture(scope="session")
def bakery():
    return load(HERE / "bakery")


@pytest.fixture(scope="session")
def bakery_plan(bakery):
    return plan(bakery)


@pytest.fixture(scope="session")
def energy():
    return load(EXAMPLES / "zonnewende-energie")


@pytest.fixture(scope="session")
def energy_plan(energy):
    return plan(energy)


@pytest.fixture
def planned(tmp_path):
    """Plan the project of some texts by file name: `planned({"a.yaml": "…"})`."""

    def make(files: dict[str, str], **more):
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        workspace = load(tmp_path if "journeykit.yaml" in files else [tmp_path / name for name in files])
        assert not workspace.findings
        return plan(workspace, **more)

    return make
