from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import pytest

from journeykit.cli import app
from journeykit.cli.running import run

PROGRAM = [sys.executable, "-c", "from journeykit.cli import main; main()"]
"""The program as the console script starts it."""


@dataclass(frozen=True)
class Outcome:
    """What one run of the program left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def english(monkeypatch):
    """Messages in English, whatever this machine speaks."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def journeykit(capsys, english) -> Callable[..., Outcome]:
    """Run the program inside this process."""

    def call(*args: object) -> Outcome:
        code = run([str(arg) for arg in args])
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return call


@pytest.fixture
def trial(monkeypatch):
    """Give the program one more command, `trial`, that runs a function."""

    def add(function: Callable[..., object]) -> None:
        module = ModuleType("journeykit.cli.trial")
        module.command = function
        monkeypatch.setitem(sys.modules, "journeykit.cli.trial", module)
        line = app.Command("trial", "trial", "Try something.", "Begin")
        monkeypatch.setattr(app, "COMMANDS", (*app.COMMANDS, line))

    return add


@pytest.fixture
def process():
    """Run the program as a process of its own."""

    def start(*args: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
        environ = {**os.environ, "LC_ALL": "C", **(env or {})}
        return subprocess.run([*PROGRAM, *args], capture_output=True, check=False, env=environ)

    return start
