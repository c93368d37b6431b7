"""What a sheet calls the channels, departments and systems that documents call by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.maps.gathering.names import CHANNELS
from journeykit.sheets import folded
from journeykit.words import LANGUAGES, say

if TYPE_CHECKING:
    from journeykit.model import Project


class Names:
    """The names by id, per kind (`channels`, `departments`, `systems`) and language; a team writes either."""

    def __init__(self, project: Project) -> None:
        departments = {one.id: one.name for one in project.departments}
        channels = {one.id: one.name for one in project.channels}
        self._names = {
            language: {
                "channels": {id_: say(name, {}, language) for id_, name in CHANNELS.items()} | channels,
                "departments": departments,
                "systems": {one.id: one.name for one in project.systems},
            }
            for language in LANGUAGES
        }
        # Ids before names: an id means itself also where something else has it for a name.
        self._ids: dict[tuple[str, str], str] = {}
        for names in self._names.values():
            for kind, known in names.items():
                self._ids |= {(kind, folded(id_)): id_ for id_ in known}
        for names in self._names.values():
            for kind, known in names.items():
                for id_, called in known.items():
                    self._ids.setdefault((kind, folded(called)), id_)

    def name(self, kind: str | None, id_: str, language: str) -> str:
        """Return what a sheet in a language calls an id; what is no id stays as it is."""
        return self._names[language].get(kind or "", {}).get(id_, id_)

    def all(self, kind: str, language: str) -> list[str]:
        """Return every name of a kind, as a sheet in a language calls it."""
        return list(dict.fromkeys(self._names[language].get(kind, {}).values()))

    def id(self, kind: str | None, name: str) -> str:
        """Return the id that a name of either language stands for; what is no name stays as it is."""
        return self._ids.get((kind or "", folded(name)), name) if kind else name

    def has(self, kind: str, id_: str) -> bool:
        """Whether there is such an id."""
        return any(id_ in names.get(kind, {}) for names in self._names.values())

    def closed(self, kind: str) -> bool:
        """Whether all ids are known: departments are free words until a project lists them."""
        return any(names.get(kind) for names in self._names.values())
