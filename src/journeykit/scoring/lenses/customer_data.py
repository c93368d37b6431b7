"""Customer data: what each touchpoint yields, where that is kept, what never reaches a CRM, and what would connect it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from journeykit.scoring.islands import CRM, is_data_island, systems_that_reach_a_crm, way_to_a_crm
from journeykit.scoring.values import RestsOn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.model import Project
    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import Document, TouchpointAt, Workspace

Reaches = Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptIn:
    """A system in which a touchpoint keeps customer data; `way` leads to a CRM (empty: there is none)."""

    id: str
    name: str
    type: str | None
    department: str | None
    way: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is not there yet, from a system to a CRM: its place in the order of what it brings, by 1."""

    place: int
    origin: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerData:
    """The customer data of one touchpoint.

    `reaches`: `yes` when one of its systems leads to a CRM, `no` for a data island, `unknown` without systems, or in a
    project that declares none.
    `contacts` a year are stated (`volume.per_year`) or the journey's customers × reach; None: not known.
    `once` tells the places of one touchpoint of the library apart from others: its contacts are counted once.
    """

    journey: JourneyScore
    touchpoint: TouchpointScore
    collects: tuple[str, ...]
    shows: tuple[str, ...]
    personal: bool | None
    systems: tuple[KeptIn, ...]
    reaches: Reaches
    contacts: float | None
    contacts_source: Literal["stated", "reach"] | None
    once: tuple[str, ...]
    connected_by: Feed | None = None
    rests_on: tuple[RestsOn, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether anything is known of its data or its systems."""
        return bool(self.collects or self.shows or self.systems)


@dataclass(frozen=True, slots=True)
class QuickWin:
    """What one feed more connects: touchpoints that no feed before it in the order does."""

    feed: Feed
    touchpoints: tuple[CustomerData, ...]

    @property
    def contacts(self) -> float | None:
        """The contacts a year at these touchpoints; None when those of none are known."""
        return contacts_of(self.touchpoints)

    @property
    def brings(self) -> tuple[str, ...]:
        """The customer data that then reaches the CRM."""
        return tuple(dict.fromkeys(what for one in self.touchpoints for what in one.collects))


def contacts_of(rows: Iterable[CustomerData]) -> float | None:
    """The contacts a year at some touchpoints together, as far as they are known; None when none are."""
    known = {row.once: row.contacts for row in rows if row.contacts is not None}
    return sum(known.values()) if known else None


def customer_data(scores: Scores, workspace: Workspace) -> tuple[CustomerData, ...]:
    """The customer data of every scored touchpoint, in the order of the files. Planned ones are left out."""
    project = workspace.project
    kept = _systems(project)
    connected = systems_that_reach_a_crm(*_graph(project))
    rows = []
    for journey in scores.journeys:
        document = workspace.document(journey.file)
        assert document is not None
        live = [at for at in workspace.touchpoints(document.model) if at.touchpoint.status != "planned"]
        for at, touchpoint in zip(live, journey.touchpoints, strict=True):
            rows.append(_of(journey, touchpoint, at, document, kept, connected))
    feeds = _feeds(project, rows)
    return tuple(replace(row, connected_by=_first(feeds, row)) if row.reaches == "no" else row for row in rows)


def quick_wins(rows: Iterable[CustomerData]) -> tuple[QuickWin, ...]:
    """The feeds that connect the data islands, the one that brings most first."""
    found: dict[Feed, list[CustomerData]] = {}
    for row in rows:
        if row.connected_by is not None:
            found.setdefault(row.connected_by, []).append(row)
    return tuple(QuickWin(feed, tuple(found[feed])) for feed in sorted(found, key=lambda feed: feed.place))


def _graph(project: Project) -> tuple[dict[str, str | None], dict[str, tuple[str, ...]]]:
    return {one.id: one.type for one in project.systems}, {one.id: one.feeds for one in project.systems}


def _systems(project: Project) -> dict[str, KeptIn]:
    types, feeds = _graph(project)
    return {
        one.id: KeptIn(
            id=one.id, name=one.name, type=one.type, department=one.department, way=way_to_a_crm(one.id, types, feeds)
        )
        for one in project.systems
    }


def _of(
    journey: JourneyScore,
    score: TouchpointScore,
    at: TouchpointAt,
    document: Document,
    kept: dict[str, KeptIn],
    connected: frozenset[str],
) -> CustomerData:
    touchpoint = at.touchpoint
    data, used = touchpoint.data, touchpoint.systems
    stated = touchpoint.volume.per_year if touchpoint.volume else None
    customers = journey.customers_per_year
    source: Literal["stated", "reach"] | None = (
        "stated" if stated is not None else "reach" if customers is not None else None
    )
    from_library = stated is not None and touchpoint.use is not None
    given: list[tuple[bool, str]] = [
        (bool(used), "systems"),
        (data is not None, "data"),
        (stated is not None, "volume"),
    ]
    return CustomerData(
        journey=journey,
        touchpoint=score,
        collects=data.collects if data else (),
        shows=data.shows if data else (),
        personal=data.personal_data if data else None,
        systems=tuple(kept.get(id_) or KeptIn(id=id_, name=id_, type=None, department=None, way=()) for id_ in used),
        reaches="unknown" if not used or not kept else "no" if is_data_island(used, connected) else "yes",
        contacts=float(stated) if stated is not None else None if customers is None else customers * score.reach.value,
        contacts_source=source,
        once=("library", str(touchpoint.use)) if from_library else (journey.file.as_posix(), *map(str, at.path)),
        rests_on=tuple(RestsOn(document.place(*at.path, field), field) for known, field in given if known),
    )


def _feeds(project: Project, rows: Sequence[CustomerData]) -> list[tuple[Feed, frozenset[str]]]:
    """The feeds to add, each with the systems that it connects: at every step the one that brings most.

    Most is most contacts a year; as long as those of one island are not known, most touchpoints. Of feeds that bring the
    same, the one from which most systems gain goes first: data that comes together is passed on once.
    """
    targets = [one for one in project.systems if one.type == CRM]
    islands = [row for row in rows if row.reaches == "no"]
    if not targets or not islands:
        return []
    by_contacts = all(row.contacts is not None for row in islands)

    def worth(gained: Sequence[CustomerData]) -> tuple[float, ...]:
        contacts = contacts_of(gained) or 0.0
        return (contacts, len(gained)) if by_contacts else (len(gained), contacts)

    offers = _offers(project)
    gains = {origin: [row for row in islands if not _apart(row, systems)] for origin, systems in offers.items()}
    # What a feed brings only shrinks as others are added, so an old figure is at least the new one: a feed whose new figure
    # is still the largest of all is the best, and the others need not be counted again.
    bounds = {origin: worth(gained) for origin, gained in gains.items()}
    found: list[tuple[Feed, frozenset[str]]] = []
    connected: frozenset[str] = frozenset()
    while bounds:
        best = max(bounds, key=lambda origin: (*bounds[origin], len(offers[origin])))
        gains[best] = [row for row in gains[best] if _apart(row, connected)]
        now = worth(gains[best])
        if not gains[best]:
            del bounds[best]
        elif now != bounds[best]:
            bounds[best] = now
        else:
            found.append((Feed(len(found) + 1, best, _target(project, best)), offers[best]))
            connected |= offers[best]
            del bounds[best]
    return found


def _offers(project: Project) -> dict[str, frozenset[str]]:
    """For each system, those whose data would reach a CRM if it fed one."""
    types, feeds = _graph(project)
    return {one.id: systems_that_reach_a_crm({**types, one.id: CRM}, feeds) for one in project.systems}


def _target(project: Project, origin: str) -> str:
    """The CRM to feed: that of the same department, else the first."""
    home = next(one.department for one in project.systems if one.id == origin)
    targets = [one for one in project.systems if one.type == CRM]
    return next((one.id for one in targets if one.department == home), targets[0].id)


def _apart(row: CustomerData, systems: frozenset[str]) -> bool:
    return systems.isdisjoint(one.id for one in row.systems)


def _first(feeds: Sequence[tuple[Feed, frozenset[str]]], row: CustomerData) -> Feed | None:
    return next((feed for feed, systems in feeds if not _apart(row, systems)), None)
