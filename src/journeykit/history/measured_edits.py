"""Measurements that were added, corrected or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.history.diff_values import Edit, Item
from journeykit.history.fields import changed_fields, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from journeykit.history.fields import Value
    from journeykit.workspace import PlacedRecord, Workspace

_ABOUT = ("journey", "touchpoint", "metric", "period", "date", "segment", "source", "origin", "to")
_Key = tuple[str, ...]


def measured_edits(old: Workspace, new: Workspace) -> Iterator[Edit]:
    """Compare all figures; one that speaks of the same question, period and group is the same one."""
    before, after = _by_subject(old), _by_subject(new)
    for key, (item, said) in after.items():
        if key not in before:
            yield Edit(kind="added", item=item)
        elif changed := changed_fields(before[key][1], said):
            yield Edit(kind="changed", item=item, was=before[key][0], fields=changed)
    yield from (Edit(kind="removed", item=item, was=item) for key, (item, _) in before.items() if key not in after)


def _by_subject(workspace: Workspace) -> dict[_Key, tuple[Item, dict[str, Value]]]:
    found: dict[_Key, tuple[Item, dict[str, Value]]] = {}
    for placed in workspace.records:
        key = _key(placed)
        while key in found:  # the same question twice: by hand, or from two sources without names
            key = (*key, "again")
        found[key] = (_item(placed), fields_of(placed.record, _ABOUT))
    return found


def _key(placed: PlacedRecord) -> _Key:
    record = placed.record
    segment = "&".join(f"{name}={value}" for name, value in sorted((record.segment or {}).items()))
    said = (placed.journey, placed.touchpoint, _subject(placed), record.period, record.date, segment, placed.source)
    return tuple("" if one is None else str(one) for one in said)


def _item(placed: PlacedRecord) -> Item:
    record = placed.record
    when = str(record.period or record.date or "")
    return Item(
        "measurement",
        " ".join(filter(None, (_subject(placed), when))),
        _subject(placed),
        placed.journey,
        placed.touchpoint,
    )


def _subject(placed: PlacedRecord) -> str:
    record = placed.record
    if record.is_transition:
        return f"{record.origin} > {record.to}"
    if record.metric is not None:
        return record.metric
    kinds = {
        "derived importance": record.derived_importance,
        "kano": record.kano,
        "penalty-reward": record.penalty_reward,
    }
    return next((name for name, given in kinds.items() if given is not None), "")
