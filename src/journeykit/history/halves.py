"""A long history in two processes: where the half begins that a copy of this one looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.process.copies import may_fork

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.git.revisions import Commit
    from journeykit.history.remembered import Remembered

_MANY = 200
"""So many unseen commits are worth a copy."""


def later_half(commits: Sequence[Commit], remembered: Remembered) -> int | None:
    """Return where the later half of what was never looked at begins; None when one process does as well."""
    if len(commits) < _MANY or not may_fork():
        return None
    unseen = [number for number, commit in enumerate(commits) if not remembered.saw(commit.tree)]
    return unseen[len(unseen) // 2] if len(unseen) >= _MANY else None
