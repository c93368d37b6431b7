"""A journey as one group of customers goes through it: a persona, or a segment in which answers were given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING, Literal

from journeykit.model.metrics import IMPORTANCE, SATISFACTION
from journeykit.scoring.facts import Facts, facts
from journeykit.scoring.flows import by_journey
from journeykit.scoring.journeys import score_journey
from journeykit.scoring.quantiles import two_sided_z
from journeykit.scoring.seen import seen_by
from journeykit.workspace import PlacedRecord, TouchpointAt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from journeykit.scoring.settings import Settings
    from journeykit.scoring.values import JourneyScore, Scores, TouchpointScore
    from journeykit.workspace import Document, Workspace

PERSONA = "persona"

Basis = Literal["measured", "emotion", "everybody"]
"""What the P of a group rests on: its own answers, its own emotion, or the figure of all customers."""

CLEARLY_WORSE = 10.0
"""Points by which a guess must be lower to be called worse: two guesses have no margin to compare by."""


@dataclass(frozen=True, slots=True)
class Worse:
    """A touchpoint that serves a group worse than all customers; `clear` when the answers leave no doubt."""

    touchpoint: TouchpointScore
    everybody: float
    clear: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A journey as one group goes through it. `basis` says of each touchpoint what its P rests on."""

    value: str
    score: JourneyScore
    basis: tuple[Basis, ...]
    worse: tuple[Worse, ...]

    @property
    def own(self) -> int:
        """How many touchpoints have a figure of this group's own."""
        return sum(basis != "everybody" for basis in self.basis)


@dataclass(frozen=True, slots=True)
class SeenJourney:
    """One journey as all customers and as each group goes through it."""

    journey: JourneyScore
    groups: tuple[Seen, ...]


def dimensions(workspace: Workspace) -> tuple[str, ...]:
    """The names of the segments in which answers were given, such as persona or region."""
    return tuple(sorted({name for placed in workspace.records for name in placed.record.segment}))


def segmented(scores: Scores, workspace: Workspace, dimension: str) -> tuple[SeenJourney, ...]:
    """Score each journey once for each group of customers.

    Of a group its own answers count first (`segment: {persona: senior}`), then what `per_persona` says of its
    emotion, else the figures of everybody. Its own `reach` goes before measured flows of everybody.

    Args:
        scores: The journeys, scored for everybody.
        workspace: Where they come from.
        dimension: `persona`, or the name of a segment.
    """
    flows = by_journey(workspace.records)
    return tuple(
        SeenJourney(
            journey,
            tuple(
                _seen(scores, workspace, journey, [*flows.get(journey.id, ()), *flows.get(None, ())], dimension, value)
                for value in _values(workspace, journey, dimension)
            ),
        )
        for journey in scores.journeys
    )


def _values(workspace: Workspace, journey: JourneyScore, dimension: str) -> list[str]:
    """The groups of a journey: its personas in their order, then whatever answers and `per_persona` name beside them."""
    document = workspace.document(journey.file)
    assert document is not None
    found: dict[str, None] = {}
    if dimension == PERSONA:
        found |= dict.fromkeys(persona.id for persona in workspace.personas_of(document.model))
        others = {name for touchpoint in document.model.touchpoints for name in touchpoint.per_persona}
    else:
        others = set()
    for placed in _records_of(workspace, journey):
        if dimension in placed.record.segment:
            others.add(placed.record.segment[dimension])
    return list(found | dict.fromkeys(sorted(others)))


def _records_of(workspace: Workspace, journey: JourneyScore) -> Iterable[PlacedRecord]:
    yield from workspace.records_of(journey.id, None)
    for touchpoint in dict.fromkeys(one.id for one in journey.touchpoints):
        yield from workspace.records_of(journey.id, touchpoint)


def _seen(
    scores: Scores,
    workspace: Workspace,
    journey: JourneyScore,
    flows: Sequence[PlacedRecord],
    dimension: str,
    value: str,
) -> Seen:
    document = workspace.document(journey.file)
    assert document is not None
    settings = scores.settings
    gathered = [
        _facts(scores, workspace, document, at, dimension, value)
        for at in workspace.touchpoints(document.model)
        if at.touchpoint.status != "planned"
    ]
    own_flows = by_journey(_narrowed(flows, dimension, value))
    own = _narrowed(workspace.records_of(journey.id, None), dimension, value)
    score = score_journey(document, [one for one, _ in gathered], own_flows, own, settings, scores.now)
    basis = tuple(basis for _, basis in gathered)
    return Seen(value, score, basis, tuple(_worse(journey, score, basis, settings)))


def _facts(
    scores: Scores, workspace: Workspace, document: Document, at: TouchpointAt, dimension: str, value: str
) -> tuple[Facts, Basis]:
    said = at.touchpoint.per_persona.get(value) if dimension == PERSONA else None
    touchpoint = seen_by(at.touchpoint, value) if dimension == PERSONA else at.touchpoint
    here = replace(at, touchpoint=touchpoint)
    records = list(workspace.records_of(at.journey.id, at.touchpoint.id))
    if said is not None and said.measurements:
        records += [
            PlacedRecord(
                record.model_copy(update={"segment": {**record.segment, dimension: value}}),
                document.place(*at.path, "per_persona", value, "measurements", i),
                at.journey.id,
                at.touchpoint.id,
                record.source,
            )
            for i, record in enumerate(said.measurements)
        ]
    narrowed = _narrowed(records, dimension, value)
    measured = any(_is_own(placed, dimension, value) and placed.record.metric in SATISFACTION for placed in records)
    felt = said is not None and said.customer is not None and said.customer.emotion is not None
    dropped = set(SATISFACTION) if felt and not measured else set()
    if measured:
        own = {placed.record.metric for placed in records if _is_own(placed, dimension, value)}
        dropped = {metric for metric in SATISFACTION if metric not in own}
    if said is not None and said.importance is not None:
        dropped.add(IMPORTANCE)
    kept = [placed for placed in narrowed if placed.record.metric not in dropped]
    found = facts(document, here, kept, scores.settings, scores.now)
    basis: Basis = "measured" if measured else "emotion" if felt else "everybody"
    return replace(found, reach=said.reach if said is not None else None), basis


def _is_own(placed: PlacedRecord, dimension: str, value: str) -> bool:
    return placed.record.segment.get(dimension) == value


def _narrowed(records: Sequence[PlacedRecord], dimension: str, value: str) -> list[PlacedRecord]:
    """The figures that speak of a group: its own, and those of everybody for what was not asked of it alone.

    Its own lose the name of the group, so that they count as a whole sample; those of other groups are left out.
    """
    own = {_asked(placed) for placed in records if _is_own(placed, dimension, value)}
    found = []
    for placed in records:
        if _is_own(placed, dimension, value):
            rest = {name: other for name, other in placed.record.segment.items() if name != dimension}
            found.append(replace(placed, record=placed.record.model_copy(update={"segment": rest})))
        elif dimension not in placed.record.segment and _asked(placed) not in own:
            found.append(placed)
    return found


def _asked(placed: PlacedRecord) -> tuple[str | None, ...]:
    """What a record is a figure of."""
    record = placed.record
    derived = "derived" if record.derived_importance is not None else None
    return (placed.journey, placed.touchpoint, record.metric, record.origin, derived)


def _worse(journey: JourneyScore, seen: JourneyScore, basis: Sequence[Basis], settings: Settings) -> Iterable[Worse]:
    """Where a group is served worse than everybody: beyond both margins, or by ten points of a guess."""
    for one, every, rests_on in zip(seen.touchpoints, journey.touchpoints, basis, strict=True):
        p, whole = one.performance, every.performance
        if rests_on == "everybody" or p.value is None or whole.value is None or one.id != every.id:
            continue
        less = whole.value - p.value
        guessed = p.is_hypothesis or whole.is_hypothesis or p.se is None or whole.se is None
        if guessed and less >= CLEARLY_WORSE:
            yield Worse(one, whole.value, clear=False)
        elif not guessed and less > two_sided_z(settings.confidence) * sqrt(
            (p.se or 0.0) ** 2 + (whole.se or 0.0) ** 2
        ):
            yield Worse(one, whole.value, clear=True)
