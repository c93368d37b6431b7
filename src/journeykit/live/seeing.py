"""A project as the editor sees it: what is on disk, with the unsaved texts in place of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from journeykit.check import check
from journeykit.live.names import Names
from journeykit.workspace import load
from journeykit.workspace.sources import root_of

if TYPE_CHECKING:
    from journeykit.check import Report
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

Buffers = Mapping[Path, bytes]


@dataclass(frozen=True)
class Seen:
    """One look at a project: everything the editor asks for is answered from it until the next one."""

    workspace: Workspace
    report: Report
    as_of: date

    @cached_property
    def names(self) -> Names:
        """All ids, where they are given and used."""
        return Names(self.workspace.documents)

    @cached_property
    def scores(self) -> Scores:
        """The figures, computed when first asked for."""
        from journeykit.scoring import score

        return score(self.workspace, self.as_of)

    def file(self, path: Path) -> PurePosixPath:
        """Return a path as the project knows it."""
        return PurePosixPath(Path(os.path.relpath(path, self.workspace.root)).as_posix())

    def path(self, file: PurePosixPath) -> Path:
        """Return where a file of the project stands on disk."""
        return self.workspace.root / file

    def again(self, texts: Mapping[PurePosixPath, bytes], buffers: Buffers, place: Path) -> Workspace:
        """Read the project again with other texts, as if somebody had typed them."""
        return load([place], {**buffers, **{self.path(file): data for file, data in texts.items()}})


def place_of(path: Path) -> Path:
    """Return what is read for a file: the project around it, else the file by itself."""
    return root_of(path) or path


def look(place: Path, buffers: Buffers, as_of: date) -> Seen:
    """Read and check the project at a place.

    Args:
        place: What `place_of` gives.
        buffers: Unsaved texts, by path.
        as_of: The day that counts as today.
    """
    workspace = load([place], buffers)
    return Seen(workspace, check(workspace, as_of), as_of)
