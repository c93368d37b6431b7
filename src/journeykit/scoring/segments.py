"""A journey as one group of customers goes through it: a persona, or a segment in which answers were given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journeykit.scoring.flows import by_journey
from journeykit.scoring.gathering import journey_score
from journeykit.scoring.own_figures import PERSONA, Answers
from journeykit.scoring.personas import seen_through
from journeykit.scoring.unequal import Served, Unequal, unequal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from journeykit.scoring.values import Basis, JourneyScore, Scores
    from journeykit.workspace import PlacedRecord, Workspace

__all__ = ["PERSONA", "Seen", "SeenJourney", "dimensions", "segmented"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A journey as one group goes through it. `worse` is where it is served worse than the others, the dearest first."""

    value: str
    score: JourneyScore
    worse: tuple[Served, ...]

    @property
    def basis(self) -> tuple[Basis | None, ...]:
        """What the P of each touchpoint rests on; None: the figure of everybody."""
        return tuple(one.performance.basis for one in self.score.touchpoints)

    @property
    def own(self) -> int:
        """How many touchpoints have a figure of this group's own."""
        return sum(basis is not None for basis in self.basis)


@dataclass(frozen=True, slots=True)
class SeenJourney:
    """One journey as all customers and as each group goes through it, and where groups are served unequally."""

    journey: JourneyScore
    groups: tuple[Seen, ...]
    unequal: Unequal


def dimensions(workspace: Workspace) -> tuple[str, ...]:
    """The names of the segments in which answers were given, such as persona or region."""
    return tuple(sorted({name for placed in workspace.records for name in placed.record.segment}))


def segmented(
    scores: Scores, workspace: Workspace, dimension: str, journeys: Collection[str] | None = None
) -> tuple[SeenJourney, ...]:
    """Score each journey once for each group of customers, and compare the groups.

    Of a group its own answers count first (`segment: {persona: senior}`), then what `per_persona` says of its
    emotion, else the figures of everybody. Its own `reach` goes before measured flows of everybody.

    Args:
        scores: The journeys, scored for everybody.
        workspace: Where they come from.
        dimension: `persona`, or the name of a segment.
        journeys: Ids of the journeys to look at; none means all that are scored.
    """
    answers = Answers(workspace, dimension)
    wanted = [one for one in scores.journeys if journeys is None or one.id in journeys]
    groups = {one.id: _values(workspace, one, dimension) for one in wanted}
    found: dict[str, dict[str, JourneyScore]] = {one.id: {} for one in wanted}
    for value in dict.fromkeys(value for values in groups.values() for value in values):
        seen = seen_through(answers, value)
        flows = by_journey(seen.records)
        for one in wanted:
            if value in groups[one.id]:
                found[one.id][value] = _scored(scores, seen, flows, one)
    return tuple(
        _seen(answers, scores, one, _as_sure(scores, {value: found[one.id][value] for value in groups[one.id]}))
        for one in wanted
    )


def _as_sure(scores: Scores, groups: Mapping[str, JourneyScore]) -> Mapping[str, JourneyScore]:
    """The indexes of groups with intervals from as many draws as those of everybody beside them."""
    if scores.simulation is None:
        return groups
    from journeykit.scoring.simulating import with_indexes

    drawn = with_indexes(
        replace(scores, journeys=tuple(groups.values())), scores.simulation.draws, scores.simulation.seed
    )
    return dict(zip(groups, drawn.journeys, strict=True))


def _scored(
    scores: Scores, seen: Workspace, flows: Mapping[str | None, Sequence[PlacedRecord]], journey: JourneyScore
) -> JourneyScore:
    document = seen.document(journey.file)
    assert document is not None
    return journey_score(seen, document, flows, scores.settings, scores.now)


def _seen(answers: Answers, scores: Scores, journey: JourneyScore, groups: Mapping[str, JourneyScore]) -> SeenJourney:
    found = unequal(answers, journey, groups, scores.settings, scores.now)
    return SeenJourney(journey, tuple(Seen(value, score, found.of(value)) for value, score in groups.items()), found)


def _values(workspace: Workspace, journey: JourneyScore, dimension: str) -> list[str]:
    """The groups of a journey: its personas in their order, then whatever answers and `per_persona` name beside them."""
    document = workspace.document(journey.file)
    assert document is not None
    found: dict[str, None] = {}
    others: set[str] = set()
    if dimension == PERSONA:
        found |= dict.fromkeys(persona.id for persona in workspace.personas_of(document.model))
        others = {name for touchpoint in document.model.touchpoints for name in touchpoint.per_persona}
    for placed in _records_of(workspace, journey):
        if dimension in placed.record.segment:
            others.add(placed.record.segment[dimension])
    return list(found | dict.fromkeys(sorted(others)))


def _records_of(workspace: Workspace, journey: JourneyScore) -> Iterable[PlacedRecord]:
    yield from workspace.records_of(journey.id, None)
    for touchpoint in dict.fromkeys(one.id for one in journey.touchpoints):
        yield from workspace.records_of(journey.id, touchpoint)
