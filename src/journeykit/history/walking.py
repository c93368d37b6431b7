"""A project from one moment to the next: whose figures can have changed, told by contents before anything is scored."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from journeykit.git.trees import File, changes
from journeykit.history import facts as told_
from journeykit.history.facts import Facts
from journeykit.history.pages import may_borrow
from journeykit.history.standing import Around, Standing, Table
from journeykit.history.texts import linked, of_project, project_in, wanted
from journeykit.workspace.cache import key_of
from journeykit.workspace.letting_in import lets_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.git.objects import Objects
    from journeykit.history.pages import Content, Pages
    from journeykit.history.remembered import Remembered

_NO_PROJECT = Facts("project")


class Walk:
    """Goes from tree to tree of one project; each content is read once."""

    def __init__(self, objects: Objects, pages: Pages, remembered: Remembered) -> None:
        self._objects = objects
        self._pages = pages
        self._remembered = remembered
        self._tree: str | None = None
        self._raw: dict[str, File] = {}
        self._ids: dict[str, str] = {}
        self._known: dict[str, Facts] = {}
        self._told: dict[str, Facts] = {}
        self._around: Around | None = None
        self._table: Table | None = None
        self._journeys: dict[str, Standing] = {}
        self._was_at: dict[str, str] = {}

    @property
    def project(self) -> Content | None:
        """The project file where the walk stands."""
        return self._around.project if self._around is not None else None

    def step(self, tree: str | None) -> dict[str, Standing | None]:
        """Go to a tree and return the journeys whose figures may differ from before; None: gone."""
        if tree == self._tree:
            return {}
        for path, _, new in changes(self._objects, self._tree, tree, wanted):
            if new is None:
                del self._raw[path]
            else:
                self._raw[path] = new
        self._tree = tree
        ids = self._contents()
        paths = {path for path, _ in ids.items() ^ self._ids.items()}
        if not paths:
            return {}
        self._ids = ids
        return self._changed(paths)

    def _contents(self) -> dict[str, str]:
        own = of_project(self._raw)
        found = {path: linked(self._objects, own, path) if file.link else file.id for path, file in own.items()}
        return {path: id_ for path, id_ in found.items() if id_ is not None}

    def _changed(self, paths: set[str]) -> dict[str, Standing | None]:
        before, around = self._journeys, self._look_around(paths)
        table = self._table
        if table is None or around != self._around:
            table = self._table = Table(around, self._told)
            self._around = around
            self._journeys = self._standings(table, self._told)
        else:
            left = {id_: one for id_, one in before.items() if one.path not in paths}
            again = {path: self._told[path] for path in paths if path in self._told}
            found = self._standings(table, again)
            if left.keys() & found.keys():  # of two journeys with one id the first counts
                found = self._standings(table, self._told)
                left = {}
            self._journeys = left | found
        now = self._journeys
        changed: dict[str, Standing | None] = {
            id_: one for id_, one in now.items() if id_ not in before or before[id_].key != one.key
        }
        return changed | {id_: None for id_ in before if id_ not in now}

    def _look_around(self, paths: set[str]) -> Around:
        """Learn what stands in the files that changed, and return what is around every journey."""
        path = project_in(self._ids)
        project = None if path is None else (path, self._ids[path])
        facts = _NO_PROJECT if project is None else self._of_project(project)
        old = self._around
        if old is None or (old.project, old.facts) != (project, facts):
            paths = self._ids.keys() | paths
        ours = (one for one in paths if one in self._ids and one != path)
        own = {one for one in ours if lets_in(one, facts.include, facts.exclude)}
        self._fetch(sorted(own))
        for one in paths:
            if one in own:
                self._told[one] = self._known[self._ids[one]]
            else:
                self._told.pop(one, None)
        libraries = tuple((one, self._ids[one]) for one in sorted(self._told) if self._told[one].kind == "touchpoints")
        self._borrow(libraries)
        newest = max((one.days[-1] for one in self._told.values() if one.days and one.sound), default="")
        return Around(
            project=project,
            facts=facts,
            libraries=libraries,
            measurements=tuple(
                (one, self._ids[one]) for one in sorted(self._told) if self._told[one].kind == "measurements"
            ),
            now=dt.date.fromisoformat(newest) if newest else None,
        )

    def _standings(self, table: Table, told: dict[str, Facts]) -> dict[str, Standing]:
        found: dict[str, Standing] = {}
        for path in sorted(told):
            facts = told[path]
            if facts.kind == "journey":
                self._was_at[path] = facts.id
            elif facts.kind == "broken" and path in self._was_at:
                facts = facts._replace(id=self._was_at[path])
            if facts.id and facts.id not in found:
                found[facts.id] = table.standing((path, self._ids[path]), facts)
        return found

    def _fetch(self, paths: Iterable[str]) -> None:
        for path in paths:
            id_ = self._ids[path]
            if self._recall(id_) is None:
                self._learn(id_, self._facts((path, id_), ()))

    def _facts(self, content: Content, libraries: tuple[Content, ...]) -> Facts:
        page = self._pages.page(content, libraries)
        return told_.facts_of(page, uses=may_borrow(self._pages.text(content[1]) or b""))

    def _borrow(self, libraries: tuple[Content, ...]) -> None:
        """What a journey says that borrows from the library depends on the library too."""
        mark = key_of([part for pair in libraries for part in pair])[:16]
        for path in [path for path, one in self._told.items() if one.uses]:
            id_ = self._ids[path]
            name = f"{id_}+{mark}" if libraries else id_
            found = self._recall(name)
            if found is None:
                found = self._facts((path, id_), libraries)
                self._learn(name, found)
            self._told[path] = found

    def _of_project(self, content: Content) -> Facts:
        name = f"{content[1]}+project"
        found = self._recall(name)
        if found is None:
            found = told_.project_facts(self._pages.project(content))
            self._learn(name, found)
        return found

    def _recall(self, name: str) -> Facts | None:
        found = self._known.get(name)
        if found is None and (told := self._remembered.facts(name)) is not None:
            found = self._known[name] = told_.unpacked(told)
        return found

    def _learn(self, name: str, found: Facts) -> None:
        self._known[name] = found
        self._remembered.keep_facts(name, told_.packed(found))
