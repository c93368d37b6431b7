"""A file that is to be made or changed: shown first, written all at once."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class NewFile:
    """What a file will hold, and what it holds now (None: it is not there)."""

    file: PurePosixPath
    after: bytes
    before: bytes | None = None

    def diff(self) -> str:
        """Return the change as a unified diff."""
        before = (self.before or b"").decode("utf-8", "replace").splitlines()
        after = self.after.decode("utf-8", "replace").splitlines()
        name = str(self.file)
        return "\n".join(unified_diff(before, after, name, name, n=2, lineterm=""))


def write(root: Path, change: NewFile) -> Path:
    """Write a file below a root, at once, and return its path."""
    from journeykit.text import write_file

    path = root / change.file
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, change.after)
    return path
