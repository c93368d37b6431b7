"""From what rows ask for to steps in documents, each where it changes least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from journeykit.exchange.naming import free_id
from journeykit.exchange.steps import GONE, Step, Where, least
from journeykit.exchange.worksheet.columns import NAME, Holds
from journeykit.model import Touchpoint
from journeykit.model.fields import names, part_at
from journeykit.model.slug import slug
from journeykit.sheets import folded

if TYPE_CHECKING:
    from journeykit.diagnostics import KeyPath
    from journeykit.exchange.worksheet.changing import Wish
    from journeykit.exchange.worksheet.sorted_rows import Fresh
    from journeykit.model import Journey
    from journeykit.workspace import Document, TouchpointAt, Workspace

# What something is comes first; the rest in the order of the format. The sheet's order is that of a workshop.
_FIRST = ("use", "id", "name")


@dataclass(slots=True)
class Steps:
    """The steps of an import, per file, and the ids that it may not give again."""

    workspace: Workspace
    of: dict[PurePosixPath, list[Step]] = field(default_factory=dict)
    improvement_ids: set[str] = field(default_factory=set)
    added: set[tuple[PurePosixPath, KeyPath, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.improvement_ids = {placed.improvement.id for placed in self.workspace.improvements}

    def add(self, file: PurePosixPath, step: Step) -> None:
        """Add one step."""
        self.of.setdefault(file, []).append(step)

    def change(self, at: TouchpointAt, wished: Sequence[Wish], where: Where) -> None:
        """Add the steps that change a touchpoint that is there."""
        document = self.workspace.document_of(at.journey)
        base = document.in_file(at.path)
        raw = document.tree.get(base)
        if not isinstance(raw, dict):  # `- Bellen` is short for `- name: Bellen`
            self.add(document.file, Step(base, self._long({"name": raw}, at, wished), where))
            return
        for wish in wished:
            if wish.column.holds is Holds.TITLES:
                self._improve(at, base, raw, wish.value, where)
        fields = sorted((w for w in wished if w.column.holds is not Holds.TITLES), key=_rank)
        for path, value in _grouped(fields, raw):
            for step in least((*base, *path), document.tree.get((*base, *path)), value, where):
                self.add(document.file, step)
        if any(wish.column is NAME for wish in wished) and not {"id", "use"} & raw.keys():
            self.add(document.file, Step((*base, "id"), at.touchpoint.id, where))  # else the new name changes the id

    def begin(self, journey: Journey, rows: Sequence[tuple[Fresh, str, Sequence[Wish]]]) -> None:
        """Add the steps for new touchpoints of a journey: row, id and values of each; new phases as well."""
        document = self.workspace.document_of(journey)
        by_phase: dict[int | str, list[tuple[Fresh, dict[str, Any]]]] = {}
        for row, id_, wished in rows:
            data = self._data({"id": id_, "name": row.name}, wished)
            by_phase.setdefault(row.phase if isinstance(row.phase, int) else folded(row.phase), []).append((row, data))
        phase_ids = {phase.id for phase in journey.phases}
        new_phases: list[_Entry] = []
        for phase, own in by_phase.items():
            if isinstance(phase, int):
                path = document.in_file(("phases", phase))
                raw = document.tree.get(path)
                entries = [_Entry(data, row.row.where, _before(row, document, phase)) for row, data in own]
                for step in _into_phase(path, raw, entries):
                    self.add(document.file, step)
            else:
                row = own[0][0]
                id_ = free_id(slug(str(row.phase)), phase_ids)
                phase_ids.add(id_)
                content = {"id": id_, "name": str(row.phase), "touchpoints": [data for _, data in own]}
                new_phases.append(_Entry(content, row.row.where, _before(row, document)))
        path = document.in_file(("phases",))
        for step in _more(path, document.tree.get(path), new_phases):
            self.add(document.file, step)

    def _long(self, start: dict[str, Any], at: TouchpointAt, wished: Sequence[Wish]) -> dict[str, Any]:
        data = self._data(start, [wish for wish in wished if wish.value is not None])
        if data["name"] != start["name"]:
            data = {"id": at.touchpoint.id, **data}
        return _sorted(data)

    def _data(self, data: dict[str, Any], wished: Iterable[Wish]) -> dict[str, Any]:
        """Return a touchpoint as a new one is written."""
        data = dict(data)
        for wish in wished:
            if wish.column.holds is Holds.TITLES:
                data["improvements"] = [self._improvement(title) for title in wish.value]
            elif len(wish.path) == 1:
                data[str(wish.path[0])] = wish.value
            else:
                data.setdefault(str(wish.path[0]), {})[str(wish.path[1])] = wish.value
        return _sorted(data)

    def _improvement(self, title: str) -> dict[str, str]:
        id_ = free_id(slug(title), self.improvement_ids)
        self.improvement_ids.add(id_)
        return {"id": id_, "title": title, "status": "idea"}

    def _improve(
        self, at: TouchpointAt, base: KeyPath, raw: dict[str, Any], titles: Sequence[str], where: Where
    ) -> None:
        """Add improvements: to the library where the others come from it, for a list beside `use` would hide those."""
        file = self.workspace.document_of(at.journey).file
        if at.touchpoint.improvements and "improvements" not in raw:
            file, base, raw = self._shelf(raw, file, base)
        # Two journeys may bring the same new improvement to one touchpoint of the library.
        new = [title for title in titles if (file, base, folded(title)) not in self.added]
        self.added |= {(file, base, folded(title)) for title in new}
        entries = [_Entry(self._improvement(title), where) for title in new]
        for step in _more((*base, "improvements"), raw.get("improvements"), entries):
            self.add(file, step)

    def _shelf(
        self, raw: dict[str, Any], file: PurePosixPath, base: KeyPath
    ) -> tuple[PurePosixPath, KeyPath, dict[str, Any]]:
        """Return the library's touchpoint that the improvements of one come from."""
        seen: set[str] = set()
        while "improvements" not in raw and isinstance(raw.get("use"), str) and raw["use"] not in seen:
            seen.add(raw["use"])
            for document in self.workspace.documents_of("touchpoints"):
                for i, touchpoint in enumerate(document.model.touchpoints):
                    path = document.in_file(("touchpoints", i))
                    found = document.tree.get(path)
                    if touchpoint.id == raw["use"] and isinstance(found, dict):
                        raw, file, base = found, document.file, path
                        break
        return file, base, raw


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item for a list: what it says, where the wish for it stands, and before which item it goes."""

    content: Any
    where: Where
    before: int | None = None


def _before(row: Fresh, document: Document, phase: int | None = None) -> int | None:
    """Return before which touchpoint of a phase, or which phase, a new one goes in the file; None is the end."""
    path: KeyPath = ("phases",) if phase is None else ("phases", phase, "touchpoints")
    count = len(document.model.phases if phase is None else document.model.phases[phase].touchpoints)
    at = row.ahead if row.behind is None else row.behind + 1
    if at is None or at >= count:
        return None
    index = document.in_file((*path, at))[-1]
    assert isinstance(index, int)
    return index


def _sorted(data: dict[str, Any], *path: str) -> dict[str, Any]:
    """Return a touchpoint, or a mapping in it, with its keys in the order of the format, also further in."""
    model = part_at(Touchpoint, path)
    known = [*(() if path else _FIRST), *(names(model) if model else ())]
    inner = {key: _sorted(value, *path, key) if isinstance(value, dict) else value for key, value in data.items()}
    return {key: inner[key] for key in sorted(inner, key=lambda key: known.index(key) if key in known else len(known))}


def _rank(wish: Wish) -> list[int]:
    """Return the place of a field in the order of the format: what is added follows it."""
    place = []
    for depth, key in enumerate(wish.path):
        model = part_at(Touchpoint, wish.path[:depth])
        known = [*names(model)] if model else []
        place.append(known.index(key) if key in known else len(known))
    return place


def _grouped(wished: Sequence[Wish], raw: dict[str, Any]) -> Iterator[tuple[KeyPath, Any]]:
    """Yield paths below a touchpoint and values; wishes below a mapping that is not there become one mapping."""
    borrows = "use" in raw
    whole: dict[str, dict[str, Any]] = {}
    for wish in wished:
        key, *rest = wish.path
        value = wish.value if wish.value is not None or borrows else GONE
        if not rest or isinstance(raw.get(str(key)), dict):
            yield wish.path, value
        elif value is not GONE:
            whole.setdefault(str(key), {})[str(rest[0])] = value
    for key, mapping in whole.items():
        yield (key,), _sorted(mapping, key)


def _into_phase(path: KeyPath, raw: Any, entries: Sequence[_Entry]) -> Iterator[Step]:
    if isinstance(raw, dict):
        yield from _more((*path, "touchpoints"), raw.get("touchpoints"), entries)
    else:  # `- Kiezen` is short for `- name: Kiezen`
        yield Step(path, {"name": raw, "touchpoints": [one.content for one in entries]}, entries[0].where)


def _more(path: KeyPath, raw: Any, entries: Sequence[_Entry]) -> Iterator[Step]:
    """Yield the steps that add items to a list, also to one that is not there."""
    if isinstance(raw, list) and raw:
        yield from (Step(path, one.content, one.where, append=True, before=one.before) for one in entries)
    elif entries:
        yield Step(path, [one.content for one in entries], entries[0].where)
