"""What a rule looks at: the workspace, the day, the scores, and walks that all rules share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from journeykit.diagnostics import Finding, KeyPath, Place
from journeykit.model import Journey, Persona, Touchpoint
from journeykit.model.touchpoint import TouchpointFields
from journeykit.rules.known import Known
from journeykit.workspace import Document, Workspace

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import PurePosixPath

    from journeykit.scoring import Scores, TouchpointScore
    from journeykit.scoring.settings import Settings
    from journeykit.workspace import ImprovementAt, PlacedRecord


class Spot(NamedTuple):  # thousands are made in each run: a third of the time of a frozen dataclass
    """A touchpoint, or what is said of it for one persona, where it stands.

    `journey` is None in the library. `said` is the touchpoint itself, or one entry of its `per_persona`.
    """

    document: Document
    journey: Journey | None
    touchpoint: Touchpoint
    path: KeyPath
    said: TouchpointFields

    def place(self, *inner: str | int, at_key: bool = False) -> Place:
        """Return the place of a key path below what is said."""
        return self.document.place(*self.path, *inner, at_key=at_key)

    def named(self) -> Place:
        """Return the place of the touchpoint's name, or of the `use` that brings it."""
        whole = self.path[:4] if self.journey else self.path[:2]
        key = "use" if self.touchpoint.use else "name"
        return self.document.place(*whole, key)

    def owns(self, *inner: str | int) -> bool:
        """Tell whether something is written here, not inherited from the library by `use`."""
        if self.touchpoint.use is None:
            return True
        node: Any = self.document.tree.get(self.document.in_file(self.path))
        for step in inner[:2]:
            if isinstance(node, str):
                return True
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return False
        return True


@dataclass(frozen=True)
class Case:
    """A project as the rules see it.

    `as_of` is the day that counts as today; None keeps the rules about time silent. `noted` are findings about
    the run itself (a crashed rule, an unused ignore), which `check` hands over. With `part`, only the journeys and
    libraries of these files are walked; what the workspace itself says is whole (`check.halves`). `elsewhere` are the
    ids of touchpoints, by journey, of journeys that the workspace does not hold (`check.again`).
    """

    workspace: Workspace
    as_of: date | None = None
    noted: tuple[Finding, ...] = ()
    part: frozenset[PurePosixPath] | None = None
    elsewhere: Mapping[str, Collection[str]] | None = None

    def _walked(self, kind: str, *, sound: bool = False) -> tuple[Document, ...]:
        documents = self.workspace.documents_of(kind, sound=sound)
        return documents if self.part is None else tuple(d for d in documents if d.file in self.part)

    def stored(self, code: str) -> Iterator[Finding]:
        """Yield what reading, or the run, has found under a code."""
        yield from self._stored.get(code, ())

    @cached_property
    def _stored(self) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in (*self.workspace.findings, *self.noted):
            found.setdefault(finding.code, []).append(finding)
        return found

    @cached_property
    def known(self) -> Known:
        """The ids that the project has, also those in broken documents."""
        return Known(self.workspace, self.elsewhere)

    @cached_property
    def scores(self) -> Scores:
        """The scores without simulation, computed when first asked for."""
        from journeykit.scoring import score

        if self.part is None:
            return score(self.workspace)
        return score(self.workspace, journeys={journey.id for _, journey in self.sound_journeys})

    @cached_property
    def settings(self) -> Settings:
        """What the project says of scoring; the scores have the same, but take long."""
        from journeykit.scoring.settings import settings_of

        return settings_of(self.workspace.project)

    @cached_property
    def journeys(self) -> tuple[tuple[Document, Journey], ...]:
        """Every journey that could be understood, also what is left of broken ones."""
        return tuple((document, document.model) for document in self._walked("journey"))

    @cached_property
    def sound_journeys(self) -> tuple[tuple[Document, Journey], ...]:
        """The journeys with nothing wrong in them: only of these one can say what is missing."""
        return tuple((document, document.model) for document in self._walked("journey", sound=True))

    @cached_property
    def whole_journeys(self) -> tuple[tuple[Document, Journey], ...]:
        """The sound journeys of which the library has everything that they use: only these can lack a touchpoint."""
        return tuple((document, journey) for document, journey in self.sound_journeys if self._is_whole(journey))

    def _is_whole(self, journey: Journey) -> bool:
        return all(touchpoint.use is None or touchpoint.use in self.known.library for touchpoint in journey.touchpoints)

    @cached_property
    def personas(self) -> tuple[tuple[Document, KeyPath, Persona], ...]:
        """Every persona with its place: documents of their own first, then those written in journeys."""
        own = [(document, (), document.model) for document in self.workspace.documents_of("persona")]
        inside = [
            (document, ("personas", i), persona)
            for document, journey in self.journeys
            for i, persona in enumerate(journey.personas)
            if isinstance(persona, Persona)
        ]
        return (*own, *inside)

    @cached_property
    def touchpoints(self) -> tuple[Spot, ...]:
        """Every touchpoint of the journeys and of the library."""
        return tuple(self._touchpoints())

    def _touchpoints(self) -> Iterator[Spot]:
        for document, journey in self.journeys:
            for i, phase in enumerate(journey.phases):
                for j, touchpoint in enumerate(phase.touchpoints):
                    yield Spot(document, journey, touchpoint, ("phases", i, "touchpoints", j), touchpoint)
        for document in self._walked("touchpoints"):
            for i, touchpoint in enumerate(document.model.touchpoints):
                yield Spot(document, None, touchpoint, ("touchpoints", i), touchpoint)

    @cached_property
    def sayings(self) -> tuple[Spot, ...]:
        """Every touchpoint, and everything that is said of it for one persona."""
        return tuple(self._sayings())

    def _sayings(self) -> Iterator[Spot]:
        for spot in self.touchpoints:
            yield spot
            for persona, said in spot.touchpoint.per_persona.items():
                path = (*spot.path, "per_persona", persona)
                if spot.owns("per_persona", persona):
                    yield Spot(spot.document, spot.journey, spot.touchpoint, path, said)

    @cached_property
    def met(self) -> tuple[Spot, ...]:
        """The touchpoints that customers meet today: of sound, current journeys, without planned ones.

        Nothing is known of one that the library does not have, so it is left out.
        """
        return tuple(
            spot
            for spot in self.touchpoints
            if spot.journey is not None
            and spot.document.sound
            and spot.journey.state == "current"
            and spot.touchpoint.status != "planned"
            and (spot.touchpoint.use is None or spot.touchpoint.use in self.known.library)
        )

    @cached_property
    def scored(self) -> tuple[tuple[Spot, TouchpointScore], ...]:
        """The touchpoints that customers meet today, each with its figures."""
        found = []
        for spot in self.met:
            score = self.scores.touchpoint(spot.journey.id, spot.touchpoint.id) if spot.journey else None
            if score is not None:
                found.append((spot, score))
        return tuple(found)

    @cached_property
    def improvements(self) -> tuple[ImprovementAt, ...]:
        """Every improvement once; one that the library brings along stands where it is first used."""
        return tuple({at.key: at for at in reversed(self.workspace.improvements)}.values())[::-1]

    @cached_property
    def measurements_are_lost(self) -> bool:
        """Whether a file that could not be understood may hold what seems to be missing."""
        broken = any(not document.sound for document in self.workspace.documents if document.kind == "measurements")
        return broken or bool(self.known.lost)

    def is_misdirected(self, journey: Journey | None) -> bool:
        """Tell whether figures of a journey may stand under a wrong name: then none can be said to be missing."""
        return journey is not None and journey.id in self.misdirected

    @cached_property
    def misdirected(self) -> frozenset[str]:
        """Ids of journeys whose figures may be written under a name that does not exist; that is said already."""
        found: set[str] = set()
        named: set[str] = set()
        some_lost = False
        for placed in self.workspace.records:
            if placed.journey is None or placed.place.path[0] != "records":
                continue
            named.add(placed.journey)
            touchpoints = self.known.touchpoints.get(placed.journey)
            if touchpoints is None:
                some_lost = True
            elif placed.touchpoint and placed.touchpoint not in touchpoints:
                found.add(placed.journey)
        return frozenset(found | (self.known.journeys - named if some_lost else set()))

    @cached_property
    def measured(self) -> dict[str, tuple[PlacedRecord, ...]]:
        """The figures of each sound journey and its touchpoints that have a metric, by the journey's id."""
        found: dict[str, list[PlacedRecord]] = {journey.id: [] for _, journey in self.sound_journeys}
        homes: dict[str, list[str]] = {}
        for _, journey in self.sound_journeys:
            for touchpoint in journey.touchpoints:
                homes.setdefault(touchpoint.id, []).append(journey.id)
        for placed in self.workspace.records:
            if placed.record.metric is None:
                continue
            named = [placed.journey] if placed.journey is not None else homes.get(placed.touchpoint or "", [])
            for journey_id in named:
                if journey_id in found:
                    found[journey_id].append(placed)
        return {journey_id: tuple(records) for journey_id, records in found.items()}
