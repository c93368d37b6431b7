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
    """The figures by what they speak of; the same question twice (by hand, or from sources without names) is numbered."""
    found: dict[_Key, tuple[Item, dict[str, Value]]] = {}
    named: dict[_Key, int] = {}
    for placed in workspace.records:
        key = _key(placed)
        while key in found:
            key = (*key, "again")
        words = _words(placed)
        name = (placed.journey or "", placed.touchpoint or "", words)
        named[name] = named.get(name, 0) + 1
        id_ = words if named[name] == 1 else f"{words} ({named[name]})"
        item = Item("measurement", id_, _subject(placed), placed.journey, placed.touchpoint)
        found[key] = (item, fields_of(placed.record, _ABOUT))
    return found


def _key(placed: PlacedRecord) -> _Key:
    record = placed.record
    said = (
        placed.journey,
        placed.touchpoint,
        _subject(placed),
        record.period,
        record.date,
        _group(placed),
        placed.source,
    )
    return tuple("" if one is None else str(one) for one in said)


def _words(placed: PlacedRecord) -> str:
    """What was asked, when, and of which group."""
    record = placed.record
    return " ".join(filter(None, (_subject(placed), str(record.period or record.date or ""), _group(placed))))


def _group(placed: PlacedRecord) -> str:
    return "&".join(f"{name}={value}" for name, value in sorted((placed.record.segment or {}).items()))


def _subject(placed: PlacedRecord) -> str:
    record = placed.record
    if record.is_transition:
        return f"{record.origin or ''} > {record.to or ''}".strip()
    if record.metric is not None:
        return record.metric
    kinds = {
        "derived importance": record.derived_importance,
        "kano": record.kano,
        "penalty-reward": record.penalty_reward,
    }
    return next((name for name, given in kinds.items() if given is not None), "")
