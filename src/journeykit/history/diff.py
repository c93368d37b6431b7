"""What differs between two states of a project, in its own terms."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from journeykit.history.changing import changes
from journeykit.history.diff_values import Diff
from journeykit.history.edits import edits
from journeykit.history.effects import effects, scored, touched
from journeykit.history.measured_edits import measured_edits
from journeykit.history.scored import figures_from
from journeykit.history.slipping import gone_stale, slips
from journeykit.history.trend_values import Line, Moment, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.history.edits import Said
    from journeykit.history.effects import Scored
    from journeykit.history.trend_values import Change
    from journeykit.workspace import Workspace

_BEFORE = Moment(id="before", name="before", when=dt.datetime(1, 1, 1, tzinfo=dt.UTC))
_AFTER = Moment(id="after", name="after", when=dt.datetime(1, 1, 2, tzinfo=dt.UTC))


def diff(old: Workspace, new: Workspace, before: str = "", after: str = "") -> Diff:
    """Compare two states of a project.

    Args:
        old: The one before; of disk, of a revision (`at`), or as it is staged (`staged`).
        new: The one after.
        before: What the one before is called.
        after: What the one after is called.

    Returns:
        What was added, removed, renamed, moved and changed; what that does to figures, the data apart from the weighting;
        which plans slipped and which figures became old.
    """
    unreadable = frozenset(_unreadable(old, new))
    said = edits(old, new, unreadable)
    measured = tuple(measured_edits(old, new))
    found = scored(old, new, said, touched(old, new, said, measured))
    moved = _changes(old, new, found, said)
    journeys = tuple(one for one in effects(found, said, moved) if one.id not in unreadable)
    every = (*said.edits, *measured)
    return Diff(
        before=before,
        after=after,
        edits=every,
        journeys=journeys,
        slips=tuple(slips(said.edits)),
        stale=tuple(gone_stale(found.before, found.after, said.spots)),
        changes=moved,
        unreadable=tuple(sorted(unreadable)),
        client=new.project.name or old.project.name,
        language=new.project.language,
    )


def _changes(old: Workspace, new: Workspace, found: Scored, said: Said) -> tuple[Change, ...]:
    lines = []
    for journey in found.after.journeys:
        was = found.before.journey(said.journeys.get(journey.id, ""))
        if was is None:
            continue
        before = figures_from(old, was, found.before.settings)
        after = figures_from(new, journey, found.after.settings)
        rows = (Row(_BEFORE, "scored", before), Row(_AFTER, "scored", after))
        lines.append(Line(journey.id, journey.title, rows))
    return changes(lines, found.after.settings.confidence)


def _unreadable(old: Workspace, new: Workspace) -> Iterator[str]:
    """The journeys that are there on both sides, and have errors on one: they did not go, they cannot be compared."""
    for sound, other in ((old, new), (new, old)):
        broken = {one.file: one for one in other.documents if one.kind == "journey" and not one.sound}
        ids = {str(one.tree.get(("id",)) or "") for one in broken.values()} - {""}
        ids |= {one.model.id for one in broken.values() if one.model is not None}
        files = set(broken) | set(other.broken)
        for document in sound.documents_of("journey", sound=True):
            if other.journey(document.model.id) is None and (document.model.id in ids or document.file in files):
                yield document.model.id
