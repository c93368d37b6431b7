"""Plans that slipped, and figures that became old."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from journeykit.history.diff_values import Item, Slip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from journeykit.history.diff_values import Edit
    from journeykit.history.edits import Spot
    from journeykit.history.fields import FieldChange
    from journeykit.scoring.values import Scores

_STEPS = ("idea", "chosen", "redesign", "pilot", "implementing", "done")
_DAYS = ("due", "pilot.ends")


def slips(edits: Iterable[Edit]) -> Iterator[Slip]:
    """Yield the improvements whose day moved later or away, or whose status went back; dropping one is a choice."""
    for edit in edits:
        if edit.item.kind != "improvement" or edit.kind == "added":
            continue
        now = {one.path: one for one in edit.fields}
        status = now.get("status")
        finished = status is not None and status.after in ("done", "dropped")
        for path in _DAYS:
            if path in now and not finished and (slip := _day_slip(edit.item, now[path])) is not None:
                yield slip
        if status is not None and _went_back(status):
            yield Slip(item=edit.item, field="status", before=status.before, after=status.after)


def _day_slip(item: Item, change: FieldChange) -> Slip | None:
    before, after = _day(change.before), _day(change.after)
    if before is None or (after is not None and after <= before):
        return None
    late = None if after is None else (after - before).days
    return Slip(item=item, field="due" if change.path == "due" else "pilot.ends", before=before, after=after, days=late)


def _day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None


def _went_back(status: FieldChange) -> bool:
    before, after = str(status.before), str(status.after)
    return before in _STEPS and after in _STEPS and _STEPS.index(after) < _STEPS.index(before)


def gone_stale(before: Scores, after: Scores, spots: dict[Spot, Spot]) -> Iterator[Item]:
    """Yield the touchpoints whose figures were young enough before, and are old now."""
    for journey, point in after.all():
        was = spots.get((journey.id, point.id))
        old = before.touchpoint(*was) if was is not None else None
        if point.performance.stale and old is not None and not old.performance.stale:
            yield Item("touchpoint", point.id, point.name, journey.id, point.id)
