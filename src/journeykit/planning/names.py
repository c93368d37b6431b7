"""Improvements by the names that others use for them, in `requires` and `alternative_to`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from journeykit.scoring.expectations import Key
    from journeykit.workspace import ImprovementAt, Workspace


@dataclass(frozen=True, slots=True)
class Names:
    """Improvements by `journey/id` and by the id alone, as others name them in `requires` and `alternative_to`."""

    by_name: Mapping[str, Key]
    improvements: Mapping[Key, ImprovementAt]

    def find(self, id_: str, at: ImprovementAt) -> Key | None:
        """The improvement that another one names: in its own journey, else wherever it stands."""
        own = self.by_name.get(f"{at.journey.id}/{id_}") if at.journey else None
        return own or self.by_name.get(id_)


def names_of(workspace: Workspace) -> Names:
    """Gather the improvements of a workspace by their names; of several with one id the first counts."""
    by_name: dict[str, Key] = {}
    improvements: dict[Key, ImprovementAt] = {}
    for at in workspace.improvements:
        improvements.setdefault(at.key, at)
        if at.journey is not None:
            by_name.setdefault(f"{at.journey.id}/{at.key[1]}", at.key)
        by_name.setdefault(at.key[1], at.key)
    return Names(by_name, improvements)
