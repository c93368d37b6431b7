"""What a clone must be told so that git merges and shows journeys by what they are about."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Final

from journeykit.diagnostics import JourneykitError, message
from journeykit.git import ask

if TYPE_CHECKING:
    from pathlib import Path

ATTRIBUTES: Final = "*.yaml diff=journeykit merge=journeykit"
"""The line of `.gitattributes` that names the drivers; git passes over it where they are not set up."""

_NAME: Final = "journeys by id"


def set_up(folder: Path) -> None:
    """Name our merge and diff driver in the configuration of the clone around a folder, for this clone alone.

    Raises:
        JourneykitError: There is no git, or no repository here.
    """
    program = _program()
    settings = {
        "merge.journeykit.name": _NAME,
        "merge.journeykit.driver": f"{program} merge-driver --marker-size %L -- %O %A %B",
        "diff.journeykit.textconv": f"{program} textconv --",
        "diff.journeykit.cachetextconv": "true",
    }
    for key, value in settings.items():
        done = ask(folder, ["config", "--local", key, value])
        if done is None:
            raise JourneykitError(message("git cannot be started"), message("install git, and try again"))
        if done[0]:
            raise JourneykitError(
                message("{folder} is in no git repository", folder=folder.resolve().name), message("first: git init")
            )


def with_attributes(text: str) -> str:
    """Return a `.gitattributes` that names our drivers, as it was when it does so already."""
    if any(line.split() == ATTRIBUTES.split() for line in text.splitlines()):
        return text
    ending = "\r\n" if "\r\n" in text else "\n"
    return text + (ending if text and not text.endswith("\n") else "") + ATTRIBUTES + ending


def _program() -> str:
    """Return how a shell starts this program: by its name where that is known, else by the Python that runs it."""
    if shutil.which("journeykit"):
        return "journeykit"
    quoted = sys.executable.replace("\\", "/").replace("'", "'\\''")
    # -P: the folder it is started in is the repository's, and no place to find programs in.
    return f"'{quoted}' -P -m journeykit"
