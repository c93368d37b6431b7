"""The past that a map is held against: `journeykit map --against REV`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from journeykit.maps.gathering.comparing import Earlier
    from journeykit.workspace import Workspace


class Since(NamedTuple):
    """A moment of the past: as the user named it, and the id of its commit."""

    name: str
    commit: str


def moment_of(revision: str, views: Sequence[str], root: Path) -> Since:
    """Find the commit that is meant, before anything is read or drawn."""
    from journeykit.history import commit_of
    from journeykit.maps import SINCE_VIEWS

    unfit = [view for view in views if view not in SINCE_VIEWS]
    if unfit:
        raise JourneykitError(
            message("the view {view} shows no changes", view=unfit[0]),
            message("choose from {names}", names=", ".join(SINCE_VIEWS)),
        )
    return Since(revision, commit_of(root, revision).id)


def earlier(since: Since, workspace: Workspace, language: str | None) -> Earlier:
    """Read the project as it was."""
    from journeykit.history import at, commit_of
    from journeykit.maps.gathering.comparing import Earlier
    from journeykit.scoring import score
    from journeykit.words import date

    then = at(workspace.root, since.commit)
    name = since.commit[:8] if since.commit.startswith(since.name) else since.name
    day = date(commit_of(workspace.root, since.commit).when.date(), language or workspace.project.language)
    return Earlier(name, f"{name} ({day})", then, score(then))
