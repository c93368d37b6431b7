"""What a sheet calls the channels and departments that documents call by id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.exchange.worksheet.columns import folded
from journeykit.maps.gathering.names import CHANNELS
from journeykit.words import LANGUAGES, say

if TYPE_CHECKING:
    from journeykit.model import Project


class Names:
    """The names by id, per kind (`channels`, `departments`) and language; a team writes either."""

    def __init__(self, project: Project) -> None:
        departments = {one.id: one.name for one in project.departments}
        channels = {one.id: one.name for one in project.channels}
        self._names = {
            language: {
                "channels": {id_: say(name, {}, language) for id_, name in CHANNELS.items()} | channels,
                "departments": departments,
            }
            for language in LANGUAGES
        }

    def name(self, kind: str | None, id_: str, language: str) -> str:
        """Return what a sheet in a language calls an id; what is no id stays as it is."""
        return self._names[language].get(kind or "", {}).get(id_, id_)

    def id(self, kind: str | None, name: str) -> str:
        """Return the id that a name of either language stands for; what is no name stays as it is."""
        for names in self._names.values():
            known = names.get(kind or "", {})
            if name in known:
                return name
            for id_, called in known.items():
                if folded(name) in (folded(called), id_):
                    return id_
        return name
