"""Which model stands behind a key path: what a field may be called, and its short form."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from journeykit.model.base import Part

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath


@cache
def names(model: type[Part]) -> dict[str, str]:
    """Return the fields of a model as they are written, with their Python names."""
    return {info.alias or name: name for name, info in model.model_fields.items()}


def _parts(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [part for argument in get_args(annotation) for part in _parts(argument)]


@cache
def _inside(model: type[Part], field: str) -> type[Part] | None:
    name = names(model).get(field)
    if name is None:
        return None
    parts = _parts(model.model_fields[name].annotation)
    return parts[0] if parts else None


def part_at(model: type[Part], path: KeyPath) -> type[Part] | None:
    """Return the model of the mapping at a path of a document, None when there is none."""
    here: type[Part] | None = model
    known = model
    for key in path:
        if isinstance(key, int):
            continue
        inner = _inside(known, key)
        # A key that is no field is the key of a free mapping (a persona, a brand value): the model stays.
        if inner is not None:
            here = known = inner
        elif key in names(known):
            here = None
    return here


def long_form(model: type[Part], field: str, value: Any) -> Any:
    """Return the long form of a field's short value; other values as they are."""
    inner = _inside(model, field)
    if inner is None or value is None or isinstance(value, dict | list):
        return value
    if inner.short is not None:
        return {inner.short: value}
    return {} if value in ("true", "yes", True) else value
