"""The blueprint of an OJF node, and the fields of ours that say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from journeykit.diagnostics import KeyPath
from journeykit.exchange.foreign.sources import Foreign

_STAGES: Final = (("onstage", "frontstage"), ("backstage", "backstage"))


def whole(text: object) -> bool:
    """Tell whether a text comes back as it is: not empty, and without space around it."""
    return isinstance(text, str) and text.strip() == text != ""


def fields_of(blueprint: Mapping[str, Any], foreign: Foreign, path: KeyPath) -> dict[str, Any]:
    """Return what a blueprint says in our fields: frontstage, backstage, systems."""
    fields: dict[str, Any] = {}
    for theirs, ours in _STAGES:
        lines = []
        for i, one in enumerate(foreign.items(blueprint.get(theirs), (*path, theirs))):
            entry = foreign.mapping(one, (*path, theirs, i))
            words = [foreign.text(entry.get(name), (*path, theirs, i, name)) for name in ("actor", "action")]
            lines.append(": ".join(word for word in words if word))
        if any(lines):
            fields[ours] = "\n".join(line for line in lines if line)
    systems = []
    for i, one in enumerate(foreign.items(blueprint.get("support"), (*path, "support"))):
        entry = foreign.mapping(one, (*path, "support", i))
        system = foreign.text(entry.get("system"), (*path, "support", i, "system"))
        systems += [system] if system else []
    return fields | ({"systems": systems} if systems else {})


def blueprint_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the blueprint that says what our fields say; what would not come back is left out."""
    blueprint: dict[str, Any] = {}
    for theirs, ours in _STAGES:
        if whole(fields.get(ours)):
            blueprint[theirs] = [{"action": fields[ours]}]
    systems = fields.get("systems")
    if systems and all(whole(system) for system in systems):
        blueprint["support"] = [{"system": system} for system in systems]
    return blueprint


def told(blueprint: Mapping[str, Any]) -> list[str]:
    """Return the names of our fields that a blueprint says."""
    return [ours for theirs, ours in (*_STAGES, ("support", "systems")) if blueprint.get(theirs)]
