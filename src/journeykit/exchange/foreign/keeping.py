"""What ours holds and theirs does not travels along, under a key that only we read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from journeykit.diagnostics import KeyPath, message
from journeykit.exchange.foreign.sources import spelled
from journeykit.model.base import Part
from journeykit.text import Plain

if TYPE_CHECKING:
    from journeykit.exchange.foreign.drafts import Report
    from journeykit.model import Journey

KEY: Final = "urn:journeykit:format:1"
"""The key below which our own fields stand in other formats; the number is that of the format."""
_FIRST: Final = ("kind", "id", "title", "name")
_LAST: Final = ("phases", "touchpoints", "meta")
_ANY_KEY: Final = "urn:journeykit:format:"


def plain(part: Part) -> dict[str, Any]:
    """Return the fields of a part of a document as plain values, without those that were not given."""
    fields = type(part).model_fields
    return {
        fields[name].alias or name: _plain(getattr(part, name), own=name == "meta")
        for name in fields
        if name in part.model_fields_set and getattr(part, name) is not None
    }


def _plain(value: Any, *, own: bool) -> Any:
    """Return plain values; in a team's `own` fields, which no model has read, numbers still stand as written."""
    if isinstance(value, Part):
        return plain(value)
    if isinstance(value, dict):
        return {str(short(key)): _plain(inner, own=own) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, own=own) for inner in value]
    if isinstance(value, Plain):
        number = value.value if own else str(value)
        return str(value) if isinstance(number, float) and not isfinite(number) else number
    if isinstance(value, date):
        return value.isoformat()
    return short(value)


def short(value: Any) -> Any:
    """Return a number without decimals when it has none."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def in_order(fields: Mapping[str, Any], part: type[Part]) -> dict[str, Any]:
    """Return fields in the order in which people write them: what it is first, a team's own last."""
    names = [*_FIRST, *(name for name in part.model_fields if name not in (*_FIRST, *_LAST)), *_LAST]
    return {name: fields[name] for name in names if name in fields} | dict(fields)


def without(fields: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return the fields but for some."""
    return {name: value for name, value in fields.items() if name not in names}


def kept(node: Mapping[str, Any], path: KeyPath, report: Report) -> dict[str, Any]:
    """Return what stands below our key in the extensions of a node; what others keep there is reported."""
    extensions = report.foreign.mapping(node.get("extensions") or {}, (*path, "extensions"))
    ours: dict[str, Any] = {}
    for key, value in extensions.items():
        at: KeyPath = (*path, "extensions", key)
        if key == KEY:
            ours = dict(report.foreign.mapping(value, at))
        elif key.startswith(_ANY_KEY):
            report.foreign.wrong(
                at,
                message(
                    "this was written by another version of journeykit, which this one does not read: {key}", key=key
                ),
                message("export it again with this version"),
            )
        else:
            report.lost(at, message("{path} has no place", path=spelled(at)))
    return ours


def field_names(journey: Journey, told: Iterable[str]) -> list[str]:
    """Return the fields of touchpoints, sorted, that a journey fills and that are not `told` by the other format."""
    found: set[str] = set()
    for touchpoint in journey.touchpoints:
        for name, value in plain(touchpoint).items():
            if name == "customer":
                found |= {f"customer.{inner}" for inner in value}
            else:
                found.add(name)
    return sorted(found - set(told))
