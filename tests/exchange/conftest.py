from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from textwrap import dedent

import pytest

from journeykit.cli.running import run
from journeykit.exchange import Imported, Options, Source, mermaid
from journeykit.workspace import load


@dataclass(frozen=True)
class Outcome:
    """What one run of the program left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def journeykit(capsys, monkeypatch) -> Callable[..., Outcome]:
    """Run the program inside this process, with messages in English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)

    def call(*args: object) -> Outcome:
        code = run([str(arg) for arg in args])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return call


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Work in an empty folder; `folder(name, text)` writes a file in it."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, text: str, encoding: str = "utf-8"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dedent(text).encode(encoding))
        return path

    return write


@pytest.fixture
def diagram():
    """Import one diagram; gives what became of it."""

    def read(text: str, file: str = "diagram.mmd", scale: tuple[float, float] | None = None) -> Imported:
        return mermaid.read([Source(PurePosixPath(file), dedent(text).encode())], Options(scale))

    return read


@pytest.fixture
def journey(tmp_path):
    """Load the one journey that an import made."""

    def loaded(imported: Imported):
        assert not imported.findings, [found.message.english for found in imported.findings]
        (document,) = imported.documents
        path = tmp_path / "imported.yaml"
        path.write_bytes(document.data)
        workspace = load(path)
        assert not workspace.findings
        (only,) = workspace.journeys
        return only

    return loaded
