"""Repositories as git makes them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

PROJECT = "kind: project\nformat: 1\nname: Zon & Co\nlanguage: nl\n"


class Repository:
    """A repository in a folder, and what to do with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hours = 0

    def git(self, *arguments: str) -> str:
        environment = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_DATE": self._when(),
            "GIT_COMMITTER_DATE": self._when(),
        }
        who = ["-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "init.defaultBranch=main",
               "-c", "protocol.file.allow=always"]  # fmt: skip
        done = subprocess.run(
            ["git", *who, *arguments], cwd=self.folder, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            self.put(name.replace("__", "/") + ".yaml", text)

    def put(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, subject: str, tag: str = "") -> str:
        self._hours += 24 * 14
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", subject)
        if tag:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")

    def _when(self) -> str:
        return f"{1_767_261_600 + 3600 * self._hours} +0100"  # from 1 January 2026, 11:00


def make(folder: Path) -> Repository:
    """Start a repository in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    repository = Repository(folder)
    repository.git("init", "-q", ".")
    return repository


def journey(name: str = "Klant worden", /, **emotions: float) -> str:
    """A journey with a touchpoint for each emotion."""
    lines = ["kind: journey", f"title: {name}", "phases:", "  - name: Fase", "    touchpoints:"]
    for touchpoint, emotion in emotions.items():
        lines += [
            f"      - id: {touchpoint}",
            f"        name: {touchpoint.title()}",
            f"        customer: {{emotion: {emotion}}}",
        ]
    return "\n".join(lines) + "\n"


def answers(period: str, *records: str) -> str:
    """Measurements of a period."""
    return (
        "\n".join(["kind: measurements", "records:", *(f"  - {{period: {period}, {one}}}" for one in records)]) + "\n"
    )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return make(tmp_path / "klant")
