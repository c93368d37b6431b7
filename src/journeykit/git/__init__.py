"""One way to call git, safely: no shell, no configuration of the repository that runs programs, no prompts."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# A repository comes from strangers: its configuration must not start a program of theirs.
_SAFE = ("-c", "core.fsmonitor=", "-c", "protocol.ext.allow=never", "-c", "core.hooksPath=/dev/null")
_TIMEOUT_SECONDS = 60


def run(folder: Path, arguments: Sequence[str]) -> bytes | None:
    """Return what git prints in a folder, None when there is no git, no repository, or it refuses."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *_SAFE, *arguments],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def files_below(folder: Path) -> list[str] | None:
    """Return the paths below a folder that git does not ignore, tracked or new, relative to it; None outside git."""
    listed = run(folder, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."])
    if listed is None:
        return None
    return sorted({os.fsdecode(name) for name in listed.split(b"\0") if name})
