"""Which figures speak of one group of customers: its own, and everybody's for what was not asked of it alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from journeykit.model.metrics import IMPORTANCE, SATISFACTION
from journeykit.scoring.measured import has_answers
from journeykit.scoring.records import size
from journeykit.scoring.settings import settings_of
from journeykit.workspace import PlacedRecord

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from journeykit.model import PerPersona
    from journeykit.workspace import Workspace

PERSONA = "persona"

Where = tuple[str, str]
"""A journey and a touchpoint in it."""

_Asked = tuple[str | None, ...]


@dataclass(frozen=True)
class Answers:
    """All figures of a workspace, told apart by the groups of one dimension (`persona`, or the name of a segment)."""

    workspace: Workspace
    dimension: str

    @cached_property
    def by_group(self) -> Mapping[str, tuple[PlacedRecord, ...]]:
        """The figures of each group, as if it were all there is: without the name of the group."""
        found: dict[str, list[PlacedRecord]] = {}
        for placed in (*self.workspace.records, *self._by_hand()):
            group = placed.record.segment.get(self.dimension)
            if group is not None and not _nobody_answered(placed):
                found.setdefault(group, []).append(_without(placed, self.dimension))
        return {group: tuple(several) for group, several in found.items()}

    @cached_property
    def of_all(self) -> tuple[PlacedRecord, ...]:
        """The figures of all groups together."""
        return tuple(placed for placed in self.workspace.records if self.dimension not in placed.record.segment)

    def of(self, group: str, said: Mapping[Where, PerPersona]) -> tuple[PlacedRecord, ...]:
        """The figures that speak of a group; `said` is what the documents say of it alone."""
        own = self.by_group.get(group, ())
        if not own and not said:
            return self.of_all
        rule = _Rule(own, said, self._places, self.metrics)
        return (*(kept for placed in self.of_all for kept in rule.kept(placed)), *own)

    @cached_property
    def metrics(self) -> frozenset[str]:
        """The metrics that count in the satisfaction of this project."""
        weights = settings_of(self.workspace.project).metric_weights
        return frozenset(metric for metric in SATISFACTION if weights.get(metric, 0) > 0)

    def at(self, group: str, journey: str, touchpoint: str | None) -> tuple[PlacedRecord, ...]:
        """The answers of a group at one touchpoint (None: about the whole journey), to the questions that count."""
        found = self._by_place.get(group, {})
        anywhere = found.get((None, touchpoint), ()) if touchpoint is not None else ()
        return (*found.get((journey, touchpoint), ()), *anywhere)

    def of_everybody_at(self, journey: str, touchpoint: str | None) -> tuple[PlacedRecord, ...]:
        """The answers of all groups together at one touchpoint, to the questions that count."""
        return tuple(
            placed
            for placed in self.workspace.records_of(journey, touchpoint)
            if self.dimension not in placed.record.segment and self._counts(placed)
        )

    def _counts(self, placed: PlacedRecord) -> bool:
        return placed.record.metric in self.metrics and has_answers(placed.record) and not _nobody_answered(placed)

    @cached_property
    def _by_place(self) -> Mapping[str, Mapping[tuple[str | None, str | None], list[PlacedRecord]]]:
        found: dict[str, dict[tuple[str | None, str | None], list[PlacedRecord]]] = {}
        for group, records in self.by_group.items():
            places = found.setdefault(group, {})
            for placed in records:
                if self._counts(placed):
                    places.setdefault((placed.journey, placed.touchpoint), []).append(placed)
        return found

    @cached_property
    def _places(self) -> Mapping[str | None, tuple[str, ...]]:
        """The journeys in which each touchpoint stands; under None all of them."""
        found: dict[str | None, dict[str, None]] = {None: {}}
        for journey in self.workspace.journeys:
            found[None][journey.id] = None
            for touchpoint in journey.touchpoints:
                found.setdefault(touchpoint.id, {})[journey.id] = None
        return {touchpoint: tuple(journeys) for touchpoint, journeys in found.items()}

    def _by_hand(self) -> Iterator[PlacedRecord]:
        """The figures that stand under `per_persona`."""
        if self.dimension != PERSONA:
            return
        for document in self.workspace.documents_of("journey", sound=True):
            for at in self.workspace.touchpoints(document.model):
                for persona, said in at.touchpoint.per_persona.items():
                    for i, record in enumerate(said.measurements):
                        place = document.place(*at.path, "per_persona", persona, "measurements", i)
                        named = record.model_copy(update={"segment": {**record.segment, PERSONA: persona}})
                        yield PlacedRecord(named, place, at.journey.id, at.touchpoint.id, record.source)


class _Rule:
    """Which of everybody's figures still count for a group that has figures of its own."""

    def __init__(
        self,
        own: Collection[PlacedRecord],
        said: Mapping[Where, PerPersona],
        places: Mapping[str | None, tuple[str, ...]],
        metrics: Collection[str],
    ) -> None:
        self._said, self._places = said, places
        self._answered = {
            (placed.journey, placed.touchpoint)
            for placed in own
            if placed.record.metric in metrics and has_answers(placed.record)
        }
        self._asked: dict[_Asked, set[str | None]] = {}
        for placed in own:
            self._asked.setdefault(_asked(placed), set()).add(placed.journey)

    def kept(self, placed: PlacedRecord) -> Iterator[PlacedRecord]:
        """Yield a figure of everybody where it counts: as it is, for some journeys only, or not at all."""
        journeys = (placed.journey,) if placed.journey is not None else self._places.get(placed.touchpoint, ())
        counting = [journey for journey in journeys if self._counts(placed, journey)]
        if len(counting) == len(journeys):
            yield placed
        else:
            yield from (replace(placed, journey=journey) for journey in counting)

    def _counts(self, placed: PlacedRecord, journey: str) -> bool:
        asked = self._asked.get(_asked(placed), set())
        if journey in asked or None in asked:
            return False
        said = self._said.get((journey, placed.touchpoint or ""))
        if placed.record.metric in SATISFACTION and placed.touchpoint is not None:
            if not self._answered.isdisjoint({(journey, placed.touchpoint), (None, placed.touchpoint)}):
                return False
            return said is None or not feels(said)
        if placed.record.metric == IMPORTANCE:
            return said is None or said.importance is None
        return True


def feels(said: PerPersona) -> bool:
    """Whether the documents say how a persona feels."""
    return said.customer is not None and said.customer.emotion is not None


def _nobody_answered(placed: PlacedRecord) -> bool:
    return placed.record.metric in SATISFACTION and size(placed.record) == 0


def _without(placed: PlacedRecord, dimension: str) -> PlacedRecord:
    rest = {name: other for name, other in placed.record.segment.items() if name != dimension}
    return replace(placed, record=placed.record.model_copy(update={"segment": rest}))


def _asked(placed: PlacedRecord) -> _Asked:
    """What a record is a figure of."""
    record = placed.record
    kinds = {
        "derived": record.derived_importance, "kano": record.kano, "penalty-reward": record.penalty_reward,
    }  # fmt: skip
    kind = next((name for name, value in kinds.items() if value is not None), None)
    way = record.origin if record.origin is not None or record.to is None else f"> {record.to}"
    return (placed.touchpoint, record.metric, way, kind)
