"""`use:` brings a library touchpoint into a journey; keys beside it replace the library's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.model.fields import long_form
from journeykit.model.slug import slug
from journeykit.model.touchpoint import Touchpoint

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath, Place


@dataclass(frozen=True, slots=True)
class Shelf:
    """One touchpoint of the library as written, and where it stands."""

    data: Mapping[str, Any]
    place: Place


def id_of(data: Any) -> str | None:
    """Return the id of a touchpoint as written: its `id`, else what it uses, else the slug of its name."""
    if isinstance(data, str):
        return slug(data)
    if not isinstance(data, dict):
        return None
    for key in ("id", "use"):
        if isinstance(data.get(key), str):
            return str(data[key])
    return slug(data["name"]) if isinstance(data.get("name"), str) else None


def merged(data: dict[str, Any], library: Mapping[str, Shelf], seen: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return a touchpoint with what it uses from the library.

    Mappings merge one level down, lists are replaced whole, an empty value takes the library's away. A library
    touchpoint may itself use another; a circle ends where it closes (rule JK211 reports it).
    """
    use = data.get("use")
    shelf = library.get(use) if isinstance(use, str) else None
    if shelf is None or use in seen:
        return data
    base = merged(dict(shelf.data), library, (*seen, str(use)))
    result = {key: value for key, value in base.items() if key != "use"}
    result["id"] = id_of(shelf.data)
    for key, value in data.items():
        own = value
        if isinstance(value, dict) or isinstance(result.get(key), dict):
            own, old = long_form(Touchpoint, key, value), long_form(Touchpoint, key, result.get(key))
            if isinstance(own, dict) and isinstance(old, dict):
                own = {**old, **own}
        result[key] = own
    return result


def with_library(data: dict[str, Any], library: Mapping[str, Shelf]) -> tuple[dict[str, Any], list[KeyPath]]:
    """Return a journey's data with its uses filled in, and the paths of the touchpoints that use something."""
    phases = data.get("phases")
    if not isinstance(phases, list):
        return data, []
    borrowed: list[KeyPath] = []
    new_phases: list[Any] = []
    for i, phase in enumerate(phases):
        touchpoints = phase.get("touchpoints") if isinstance(phase, dict) else None
        if not isinstance(touchpoints, list):
            new_phases.append(phase)
            continue
        new: list[Any] = []
        for j, touchpoint in enumerate(touchpoints):
            uses = isinstance(touchpoint, dict) and isinstance(touchpoint.get("use"), str)
            if uses:
                borrowed.append(("phases", i, "touchpoints", j))
            new.append(merged(touchpoint, library) if uses else touchpoint)
        new_phases.append({**phase, "touchpoints": new})
    return ({**data, "phases": new_phases} if borrowed else data), borrowed
