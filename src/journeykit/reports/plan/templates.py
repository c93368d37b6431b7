"""A client's own templates: run in a process of their own, sandboxed, with limits on time, memory and output."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from journeykit.diagnostics import JourneykitError, Message, message
from journeykit.reports.templating import tidy
from journeykit.shipped import templates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SECONDS = 10
MEMORY = 512 * 1024 * 1024
CHARACTERS = 5_000_000

# `-I`: neither the folder it is started in nor the environment adds code. The path comes with the job.
_BOOTSTRAP = (
    "import json, sys; job = json.load(sys.stdin); sys.path[:] = job['path']; "
    "from journeykit.reports.plan.worker import work; work(job)"
)
_KILLED_BY_TIME = (-24, -9)  # SIGXCPU, and SIGKILL that follows it


def render_folder(folder: Path, language: str, context: Mapping[str, Any], entry: str = "plan.md.j2") -> str:
    """Render a template of a folder; one that it lacks is taken from ours.

    Templates are looked for in `<folder>/<language>/`, then in `<folder>/`, then in ours.

    Args:
        folder: The client's folder; nothing outside it is read.
        language: `nl` or `en`.
        context: Dicts, lists, texts and numbers, as `plan.context` gives them.
        entry: The template to begin with.

    Raises:
        JourneykitError: There is no template in it, or it does not work, or it asks too much.
    """
    if not folder.is_dir():
        raise JourneykitError(message("there is no folder {folder}", folder=folder.as_posix()))
    if not any(folder.glob("*.j2")) and not any((folder / language).glob("*.j2")):
        raise JourneykitError(
            message("there is no template (*.j2) in {folder}", folder=folder.as_posix()),
            message("copy one of the plan's own and change it: docs/how-to/own-plan-template.md"),
        )
    job = {
        "path": [entry for entry in sys.path if entry],
        "folders": [str((folder / language).resolve()), str(folder.resolve())],
        "root": str(folder.resolve()),
        "ours": str(templates() / "plan" / language),
        "language": language,
        "entry": entry,
        "context": dict(context),
        "seconds": SECONDS,
        "memory": MEMORY,
        "characters": CHARACTERS,
    }
    return tidy(_answer(_run(json.dumps(job))))


def _run(job: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [sys.executable, "-I", "-c", _BOOTSTRAP],
            input=job, capture_output=True, text=True, encoding="utf-8", check=False, timeout=2 * SECONDS,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise JourneykitError(_too_long()) from error


def _answer(done: subprocess.CompletedProcess[str]) -> str:
    """Return what the worker rendered, or say what it met."""
    if done.returncode in _KILLED_BY_TIME:
        raise JourneykitError(_too_long())
    try:
        answer = json.loads(done.stdout)
    except json.JSONDecodeError as error:
        raise JourneykitError(message("the templates broke down (exit code {code})", code=done.returncode)) from error
    kind = answer["kind"]
    if kind == "text":
        return str(answer["text"])
    if kind == "memory":
        raise JourneykitError(message("the templates need more than {size} MB of memory", size=MEMORY // 1024**2))
    if kind == "time":
        raise JourneykitError(_too_long())
    if kind == "output":
        raise JourneykitError(message("the templates write more than {count} characters", count=CHARACTERS))
    if answer["line"]:
        raise JourneykitError(
            message(
                "{template}, line {line}: {reason}",
                template=answer["template"], line=answer["line"], reason=answer["reason"],
            )
        )  # fmt: skip
    raise JourneykitError(message("{template}: {reason}", template=answer["template"], reason=answer["reason"]))


def _too_long() -> Message:
    return message("the templates were not ready after {seconds} seconds", seconds=SECONDS)
