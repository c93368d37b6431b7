"""The inventory: common touchpoints in phases, from which a journey can start.

It is a journey document a language in `templates/inventory/`, to copy and change; a group is a `category`.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from journeykit import shipped
from journeykit.diagnostics import JourneykitError, message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def inventory(language: str, groups: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return the phases of the inventory with the touchpoints of some groups; none means all.

    Raises:
        JourneykitError: There is no such group.
    """
    phases = _phases(language)
    known = _groups(phases)
    unknown = [group for group in groups if group not in known]
    if unknown:
        raise JourneykitError(
            message('the inventory has no group "{name}"', name=unknown[0]),
            message("its groups are: {names}", names=", ".join(known)),
        )
    if not groups:
        return phases
    kept = [
        {**phase, "touchpoints": [one for one in phase["touchpoints"] if one["category"] in groups]} for phase in phases
    ]
    return [phase for phase in kept if phase["touchpoints"]]


def inventory_groups(language: str = "en") -> dict[str, int]:
    """Return the groups of the inventory, and how many touchpoints each has."""
    return _groups(_phases(language))


def _groups(phases: Sequence[dict[str, Any]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for phase in phases:
        for touchpoint in phase["touchpoints"]:
            found[touchpoint["category"]] = found.get(touchpoint["category"], 0) + 1
    return dict(sorted(found.items()))


def _phases(language: str) -> list[dict[str, Any]]:
    from journeykit.text import read, resolved

    path = shipped.templates() / "inventory" / f"{language}.yaml"
    tree, findings = read(path.read_bytes(), PurePosixPath(path.name))
    if tree is None or findings:
        raise JourneykitError(message("{file} cannot be read", file=path.name))
    return cast("list[dict[str, Any]]", resolved(tree.get(("phases",))))
