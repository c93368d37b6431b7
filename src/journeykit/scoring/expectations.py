"""What the improvements of a workspace are expected to bring: at a touchpoint, in a journey, and one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from journeykit.scoring.gains import OVER, Effect, gain_of
from journeykit.scoring.quick_wins import Effort, quick_wins

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from journeykit.model import Improvement
    from journeykit.scoring.values import Scores
    from journeykit.workspace import ImprovementAt, Workspace

Key = tuple[str, str]
"""An improvement: where it stands, and its id. One that the library brings along has the same key at each use."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The effect that one improvement is expected to have at one touchpoint."""

    key: Key
    journey: str
    touchpoint: str
    effect: Effect


@dataclass(frozen=True)
class Expectations:
    """All expected effects, and the index points that they come to. A gain is None when it cannot be known."""

    scores: Scores
    effects: tuple[Expected, ...]
    improvements: Mapping[Key, ImprovementAt]

    def at_touchpoint(self, journey: str, touchpoint: str, chosen: Collection[Key] | None = None) -> float | None:
        """The index points that improvements at one touchpoint bring together; all of them, or the chosen ones."""
        effects = [
            expected.effect
            for expected in self._by_touchpoint.get((journey, touchpoint), ())
            if chosen is None or expected.key in chosen
        ]
        score, whole = self.scores.touchpoint(journey, touchpoint), self.scores.journey(journey)
        if score is None or whole is None or score.performance.value is None or score.mass is None:
            return None
        return gain_of(score.performance.value, score.mass, whole.total_mass, effects)

    def in_journey(self, journey: str, chosen: Collection[Key] | None = None) -> float | None:
        """The index points that a journey gains by all improvements, or by the chosen ones, together."""
        gains = [self.at_touchpoint(journey, touchpoint, chosen) for touchpoint in self._touched.get(journey, ())]
        known = [gain for gain in gains if gain is not None]
        return sum(known) if known else None

    def of_improvement(self, key: Key) -> dict[str, float]:
        """The index points that one improvement brings by itself, per journey; empty when it cannot be known."""
        found: dict[str, float] = {}
        for expected in self._by_improvement.get(key, ()):
            gain = self.at_touchpoint(expected.journey, expected.touchpoint, {key})
            if gain is not None:
                found[expected.journey] = found.get(expected.journey, 0.0) + gain
        return found

    @cached_property
    def quick_wins(self) -> dict[Key, bool | None]:
        """Which improvements are quick wins; None for those that cannot be judged, and those that are over."""
        keys = list(self.improvements)
        judged = quick_wins([self._effort(key) for key in keys])
        return dict(zip(keys, judged, strict=True))

    def _effort(self, key: Key) -> Effort:
        improvement = self.improvements[key].improvement
        gains = self.of_improvement(key)
        over = improvement.status in OVER
        return Effort(
            gain=None if over or not gains else sum(gains.values()),
            days=improvement.effort_days,
            waits=any(self._is_open(id_) for id_ in improvement.requires),
        )

    def _is_open(self, id_: str) -> bool:
        """Whether a required improvement is still to be done; one that nobody knows is."""
        found = self._by_name.get(id_, ())
        return not found or any(improvement.status != "done" for improvement in found)

    @cached_property
    def _by_name(self) -> dict[str, list[Improvement]]:
        """The improvements by the ways in which others name them: `id` and `journey/id`."""
        found: dict[str, list[Improvement]] = {}
        for (where, own), at in self.improvements.items():
            journey = at.journey.id if at.journey else where
            for name in (own, f"{journey}/{own}"):
                found.setdefault(name, []).append(at.improvement)
        return found

    @cached_property
    def _by_touchpoint(self) -> dict[tuple[str, str], list[Expected]]:
        found: dict[tuple[str, str], list[Expected]] = {}
        for expected in self.effects:
            found.setdefault((expected.journey, expected.touchpoint), []).append(expected)
        return found

    @cached_property
    def _touched(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for journey, touchpoint in self._by_touchpoint:
            found.setdefault(journey, []).append(touchpoint)
        return found

    @cached_property
    def _by_improvement(self) -> dict[Key, list[Expected]]:
        found: dict[Key, list[Expected]] = {}
        for expected in self.effects:
            found.setdefault(expected.key, []).append(expected)
        return found


def expectations(workspace: Workspace, scores: Scores) -> Expectations:
    """Gather what the improvements of a workspace are expected to do to its scored touchpoints."""
    standing: dict[str, list[str]] = {}
    for scored, one in scores.all():
        standing.setdefault(one.id, []).append(scored.id)
    improvements: dict[Key, ImprovementAt] = {}
    effects: dict[tuple[Key, str, str], Expected] = {}
    for at in workspace.improvements:
        improvements.setdefault(at.key, at)
        for journey, touchpoint, effect in _effects(at, standing):
            if scores.touchpoint(journey, touchpoint) is not None:
                effects.setdefault((at.key, journey, touchpoint), Expected(at.key, journey, touchpoint, effect))
    return Expectations(scores, tuple(effects.values()), improvements)


def _effects(at: ImprovementAt, standing: Mapping[str, list[str]]) -> Iterator[tuple[str, str, Effect]]:
    """Where an improvement works, and what it does there; an entry under `touchpoints` is the more precise one."""
    improvement = at.improvement
    own = improvement.effect
    for affected in improvement.touchpoints:
        performance = affected.performance
        confidence = affected.confidence
        if own is not None:
            performance = own.performance if performance is None else performance
            confidence = own.confidence if confidence is None else confidence
        if performance is not None:
            effect = Effect(performance, confidence, improvement.status)
            yield from ((journey, touchpoint, effect) for journey, touchpoint in _places(at, affected.id, standing))
    if at.touchpoint is not None and at.journey is not None and own is not None and own.performance is not None:
        yield at.journey.id, at.touchpoint.id, Effect(own.performance, own.confidence, improvement.status)


def _places(at: ImprovementAt, id_: str, standing: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """The touchpoints that an id means: `journey/touchpoint`, or in the own journey, or wherever it stands."""
    if "/" in id_:
        journey, _, touchpoint = id_.partition("/")
        return [(journey, touchpoint)]
    if at.journey is not None:
        return [(at.journey.id, id_)]
    return [(journey, id_) for journey in standing.get(id_, ())]
