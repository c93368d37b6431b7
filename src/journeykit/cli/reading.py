"""What `validate` and `fmt` read: the project around some paths, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from journeykit.workspace import Sources, Workspace

_STDIN = Path("stdin.yaml")


@dataclass(frozen=True, slots=True)
class Reading:
    """The paths that were given (`-` for standard input), and the file that standard input stands for."""

    paths: tuple[Path, ...] = ()
    stdin_filename: Path | None = None

    @property
    def stdin(self) -> bool:
        """Whether it is standard input that is read."""
        return Path("-") in self.paths

    def workspace(self, buffers: Mapping[Path, bytes] | None = None) -> Workspace:
        """Read the project, with some texts in place of what is on disk."""
        from journeykit.workspace import read

        return read(self.sources(buffers))

    def sources(self, buffers: Mapping[Path, bytes] | None = None) -> Sources:
        """Find the texts of the project, with some in place of what is on disk."""
        from journeykit.process.collecting import collect_no_more
        from journeykit.text import LARGEST
        from journeykit.workspace import find

        collect_no_more()
        if not self.stdin:
            if self.stdin_filename is not None:
                raise JourneykitError(message("--stdin-filename goes with `-` in place of a path"))
            sources = find(self.paths or [Path.cwd()], buffers)
            # Without a path it is about the whole project, also from a folder inside it.
            return sources if self.paths else replace(sources, focus=())
        if len(self.paths) > 1:
            raise JourneykitError(message("`-` stands alone: standard input is the only document then"))
        file = self.stdin_filename or _STDIN
        return find([file], {file: sys.stdin.buffer.read(LARGEST + 1)})
