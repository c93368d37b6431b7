"""A client repository for a test: its files as texts, read the way the program reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from journeykit.scoring import Scores, score
from journeykit.workspace import Workspace, load

Client = Callable[..., Workspace]


@pytest.fixture
def client(tmp_path: Path) -> Client:
    """Write files (`journey`, `measurements`, …: texts) and read them; what is wrong with them fails the test."""

    def make(*texts: str, project: str = "") -> Workspace:
        for old in tmp_path.glob("document-*.yaml"):
            old.unlink()
        (tmp_path / "journeykit.yaml").write_text("kind: project\nformat: 1\nname: Proef\n" + dedent(project), "utf-8")
        for number, text in enumerate(texts):
            (tmp_path / f"document-{number}.yaml").write_text(dedent(text), "utf-8")
        workspace = load(tmp_path)
        assert not workspace.findings, [finding.message.english for finding in workspace.findings]
        return workspace

    return make


@pytest.fixture
def scored(client: Client) -> Callable[..., Scores]:
    """The same, scored."""

    def make(*texts: str, project: str = "") -> Scores:
        return score(client(*texts, project=project))

    return make


def journey(touchpoints: str, id_: str = "reis", more: str = "") -> str:
    """A journey of one phase; `touchpoints` are the lines of a YAML list."""
    lines = "".join(f"      {line}\n" for line in dedent(touchpoints).strip().splitlines())
    return (
        f"kind: journey\nid: {id_}\ntitle: Reis {id_}\n{dedent(more)}phases:\n  - name: Fase\n    touchpoints:\n{lines}"
    )


def records(lines: str) -> str:
    """A document of measurements; `lines` are the lines of a YAML list."""
    return "kind: measurements\nsource: proef.csv\nrecords:\n" + "".join(
        f"  {line}\n" for line in dedent(lines).strip().splitlines()
    )
