"""The records of the catalogue: departments, systems, journeys, phases, touchpoints, their systems and their data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeykit.exchange.crm.columns import OBJECTS
from journeykit.model.slug import slug
from journeykit.scoring.islands import is_data_island, systems_that_reach_a_crm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import PurePosixPath

    from journeykit.exchange.crm.columns import Cell
    from journeykit.model import Journey, Project, Touchpoint
    from journeykit.model.shared import Owner
    from journeykit.workspace import TouchpointAt, Workspace


@dataclass(frozen=True, slots=True)
class Row:
    """A record: its cells by the names of the columns (one left out is empty), and where it comes from."""

    cells: dict[str, Cell]
    file: PurePosixPath
    line: int | None = None


Tables = dict[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class _House:
    """The departments and systems of a project, also those that are named and not declared."""

    departments: dict[str, Row]
    systems: dict[str, Row]
    connected: frozenset[str]
    declared: bool

    def reaches(self, used: Iterable[str]) -> bool | None:
        """Whether data of a touchpoint reaches a CRM; None when that is not known."""
        systems = list(used)
        return not is_data_island(systems, self.connected) if systems and self.declared else None


def tables(workspace: Workspace, journeys: Sequence[Journey]) -> Tables:
    """Return the records of every object, in the order of the files; each external id once."""
    house = _house(workspace, journeys)
    rows: dict[str, list[Row]] = {object_: [] for object_ in OBJECTS}
    rows["department"] = list(house.departments.values())
    rows["system"] = list(house.systems.values())
    for journey in journeys:
        rows["journey"].append(_journey(workspace, journey))
        rows["phase"] += _phases(workspace, journey)
        for position, at in enumerate(workspace.touchpoints(journey), start=1):
            rows["touchpoint"].append(_touchpoint(workspace, at, position, house))
            rows["touchpoint_system"] += _systems(workspace, at, house)
            rows["customer_data"] += _data(workspace, at, house)
    return {object_: tuple(_each_once(found)) for object_, found in rows.items()}


def _each_once(rows: Iterable[Row]) -> Iterator[Row]:
    seen = set()
    for row in rows:
        if row.cells["external_id"] not in seen:
            seen.add(row.cells["external_id"])
            yield row


def _house(workspace: Workspace, journeys: Sequence[Journey]) -> _House:
    project, file = workspace.project, workspace.project_file or workspace.document_of(journeys[0]).file
    connected = systems_that_reach_a_crm(
        {one.id: one.type for one in project.systems}, {one.id: one.feeds for one in project.systems}
    )
    departments = {
        one.id: Row({"external_id": one.id, "name": one.name, "frontline": one.frontline}, file)
        for one in project.departments
    }
    systems = {
        one.id: Row(
            {
                "external_id": one.id,
                "name": one.name,
                "type": one.type,
                "department": slug(one.department) if one.department else None,
                "feeds": many(one.feeds),
                "reaches_crm": one.id in connected,
            },
            file,
        )
        for one in project.systems
    }
    for journey in journeys:
        where = workspace.document_of(journey).file
        owned = [journey.owner, *(touchpoint.owner for touchpoint in journey.touchpoints)]
        for word in (owner.department for owner in owned if owner):
            departments.setdefault(
                slug(word), Row({"external_id": slug(word), "name": word, "frontline": False}, where)
            )
        for word in (word for touchpoint in journey.touchpoints for word in touchpoint.systems):
            systems.setdefault(slug(word), Row({"external_id": slug(word), "name": word}, where))
    for word in (one.department for one in project.systems if one.department):
        departments.setdefault(slug(word), Row({"external_id": slug(word), "name": word, "frontline": False}, file))
    return _House(departments, systems, connected, bool(project.systems))


def _journey(workspace: Workspace, journey: Journey) -> Row:
    document, scope = workspace.document_of(journey), journey.scope
    cells: dict[str, Cell] = {
        "external_id": journey.id,
        "name": journey.title,
        "headline": journey.headline,
        "state": journey.state,
        "future_of": journey.future_of,
        **_owner(journey.owner),
        "customer_job": journey.customer_job,
        "starts_when": scope.starts_when if scope else None,
        "ends_when": scope.ends_when if scope else None,
        "parent": journey.parent,
        "personas": many(one if isinstance(one, str) else one.id for one in journey.personas),
        "customers_per_year": journey.customers_per_year,
        "reviewed": journey.reviewed.isoformat() if journey.reviewed else None,
    }
    return Row(cells, document.file, _line(workspace, journey, "title"))


def _phases(workspace: Workspace, journey: Journey) -> Iterator[Row]:
    for i, phase in enumerate(journey.phases):
        cells: dict[str, Cell] = {
            "external_id": f"{journey.id}/{phase.id}",
            "name": phase.name,
            "journey": journey.id,
            "position": i + 1,
            "stage": phase.stage,
            "customer_job": phase.customer_job,
        }
        yield Row(cells, workspace.document_of(journey).file, _line(workspace, journey, "phases", i))


def _touchpoint(workspace: Workspace, at: TouchpointAt, position: int, house: _House) -> Row:
    journey, one = at.journey, at.touchpoint
    data, volume, importance = one.data, one.volume, one.importance
    cells: dict[str, Cell] = {
        "external_id": _key(at),
        "name": one.name,
        "journey": journey.id,
        "phase": f"{journey.id}/{journey.phases[at.phase].id}",
        "position": position,
        "status": one.status or "live",
        "category": one.category,
        "form": one.form,
        "channels": many(one.channels),
        "contact": one.contact or "direct",
        "run_by": one.run_by or "own",
        "served_by": one.served_by,
        "initiative": one.initiative,
        "trigger": one.trigger,
        "personal": one.personal,
        **_owner(one.owner),
        "mandate": one.mandate,
        "moment_of_truth": one.moment_of_truth is not None,
        "systems": many(_names(workspace.project, one)),
        "data_collected": many(data.collects) if data else None,
        "data_shown": many(data.shows) if data else None,
        "personal_data": data.personal_data if data else None,
        "reaches_crm": house.reaches(one.systems),
        "contacts_per_year": volume.per_year if volume else None,
        "cost_per_contact": volume.cost_each if volume else None,
        "reach": one.reach,
        "importance_customer": importance.customer if importance else None,
        "importance_organisation": importance.organisation if importance else None,
    }
    return _row(workspace, at, cells)


def _systems(workspace: Workspace, at: TouchpointAt, house: _House) -> Iterator[Row]:
    for word in at.touchpoint.systems:
        id_ = word if word in house.systems else slug(word)
        name = f"{at.touchpoint.name} - {house.systems[id_].cells['name']}"
        cells: dict[str, Cell] = {
            "external_id": f"{_key(at)}/{id_}",
            "name": name,
            "touchpoint": _key(at),
            "system": id_,
        }
        yield _row(workspace, at, cells)


def _data(workspace: Workspace, at: TouchpointAt, house: _House) -> Iterator[Row]:
    data = at.touchpoint.data
    for direction, texts in (("collects", data.collects), ("shows", data.shows)) if data else ():
        for text in texts:
            cells: dict[str, Cell] = {
                "external_id": f"{_key(at)}/{direction}/{slug(text)}",
                "name": text,
                "touchpoint": _key(at),
                "direction": direction,
                "personal_data": data.personal_data if data else None,
                "kept_in": many(_names(workspace.project, at.touchpoint)),
                "reaches_crm": house.reaches(at.touchpoint.systems),
            }
            yield _row(workspace, at, cells)


def _owner(owner: Owner | None) -> dict[str, Cell]:
    return {"owner": slug(owner.department) if owner else None, "owner_role": owner.role if owner else None}


def _names(project: Project, touchpoint: Touchpoint) -> list[str]:
    names = {one.id: one.name for one in project.systems}
    return [names.get(word, word) for word in touchpoint.systems]


def many(words: Iterable[str]) -> str | None:
    """Several values in one cell, parted by `;`; one inside a value becomes a comma."""
    return ";".join(word.replace(";", ",") for word in words) or None


def _key(at: TouchpointAt) -> str:
    return f"{at.journey.id}/{at.touchpoint.id}"


def _row(workspace: Workspace, at: TouchpointAt, cells: dict[str, Cell]) -> Row:
    return Row(cells, workspace.document_of(at.journey).file, _line(workspace, at.journey, *at.path))


def _line(workspace: Workspace, journey: Journey, *path: str | int) -> int | None:
    span = workspace.span(workspace.place(journey, *path))
    return span.line if span else None
