"""What a part of a document says, field by field, and which fields differ between two."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from journeykit.model.base import Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

Value: TypeAlias = "str | float | bool | dt.date | tuple[Value, ...]"

# These stand for themselves, or are compared one by one.
ELSEWHERE = frozenset(
    {"id", "kind", "phases", "touchpoints", "improvements", "measurements", "records", "use", "format"}
)

_UNSAID = frozenset({"applies"})  # what the model adds to what is written


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else; `before` or `after` None: it said nothing."""

    path: str
    before: Value | None
    after: Value | None


def fields_of(part: Any, skipped: Collection[str] = ELSEWHERE) -> dict[str, Value]:
    """Return what a part says, by paths such as `customer.emotion` or `next[invoice].share`.

    Entries of a list go by their ids, so that a new one in the middle changes no other.
    """
    return {path.removeprefix("."): value for path, value in _fields("", part, skipped)}


def changed_fields(old: Mapping[str, Value], new: Mapping[str, Value]) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order in which the new part says them, those that are gone last."""
    paths = [*new, *(path for path in old if path not in new)]
    return tuple(FieldChange(path, old.get(path), new.get(path)) for path in paths if old.get(path) != new.get(path))


def _fields(path: str, value: Any, skipped: Collection[str]) -> Iterator[tuple[str, Value]]:
    if value is None or value in ((), [], {}, ""):
        return
    if isinstance(value, Part):
        for name in type(value).model_fields:
            if (path or name not in skipped) and name not in _UNSAID:
                yield from _fields(f"{path}.{name}", getattr(value, name), skipped)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _fields(f"{path}.{name}", item, skipped)
    elif isinstance(value, list | tuple):
        yield from _entries(path, value, skipped)
    elif isinstance(value, bool | int | float | dt.date):
        yield path, value
    else:
        yield path, str(value)


def _entries(path: str, values: list[Any] | tuple[Any, ...], skipped: Collection[str]) -> Iterator[tuple[str, Value]]:
    if all(isinstance(value, str | int | float | dt.date) for value in values):
        yield path, tuple(value if isinstance(value, int | float | dt.date) else str(value) for value in values)
        return
    seen: dict[str, int] = {}
    if len(values) == 1 and not _name(values[0]):
        yield from _fields(path, values[0], skipped)
        return
    for number, value in enumerate(values, start=1):
        name = _name(value) or str(number)
        seen[name] = seen.get(name, 0) + 1
        yield from _fields(f"{path}[{name if seen[name] == 1 else f'{name} {seen[name]}'}]", value, skipped)


def _name(value: Any) -> str:
    """What an entry of a list goes by: its id, else what it is about."""
    for key in ("id", "to", "text", "outcome", "competitor", "customer_wants", "department", "by", "date"):
        found = value.get(key) if isinstance(value, dict) else getattr(value, key, None)
        if found:
            return str(found)[:60]
    return ""
