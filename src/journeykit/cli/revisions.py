"""Revisions as people write them, and states of which something can be said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journeykit.diagnostics import JourneykitError, NothingToDoError, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.workspace import Workspace


def meant(revisions: Sequence[str], here: Path) -> tuple[str, str | None]:
    """Return the revision before, and the one after; None: none is named. `A..B` and `A...B` are two."""
    if len(revisions) == 2:
        return revisions[0], revisions[1]
    text = revisions[0] if revisions else "HEAD"
    for sign in ("...", ".."):
        one, found, other = text.partition(sign)
        if found:
            one, other = one or "HEAD", other or "HEAD"
            if sign == "..":
                return one, other
            from journeykit.history import parted

            return parted(here, one, other), other
    return text, None


def need_files(here: Path) -> None:
    """See to it that there are files: a bare repository has none, and not because they were removed.

    Raises:
        JourneykitError: The repository is bare.
    """
    from journeykit.git.repository import home_of

    if home_of(here).bare:
        raise JourneykitError(
            message("this repository is bare: it has no files to compare with"), message("name two revisions: A B")
        )


def need_documents(*workspaces: Workspace) -> None:
    """See to it that one of several states has documents: of nothing and nothing one cannot say that nothing changed.

    Raises:
        NothingToDoError: None has.
    """
    if not any(one.documents or one.broken for one in workspaces):
        raise NothingToDoError(
            message("there is no journeykit document here"),
            message("journeykit init starts a project; -C DIR works in another folder"),
        )
