"""What all headlines are told from: the project with its scores and plan, and the phrases of one language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from journeykit.planning.grounds import source
from journeykit.reports.plan.words import Phrases
from journeykit.scoring.ranking import shares_of
from journeykit.scoring.records import days
from journeykit.words import period, translator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.planning.values import JourneyPlan, Plan, TouchpointPlan
    from journeykit.scoring import Scores
    from journeykit.scoring.values import Performance
    from journeykit.workspace import Workspace

MOST_SOURCES = 4


class Told:
    """A project to be told of, in one language."""

    def __init__(self, workspace: Workspace, scores: Scores, plan: Plan, language: str) -> None:
        self.workspace = workspace
        self.scores = scores
        self.plan = plan
        self.language = language
        self.t = translator(language)
        self.phrases = Phrases(self.t, language, plan.units, plan.project)

    @cached_property
    def touchpoints(self) -> list[tuple[JourneyPlan, TouchpointPlan]]:
        """All touchpoints of the planned journeys."""
        return [(journey, one) for journey in self.plan.journeys for one in journey.touchpoints]

    @cached_property
    def shares(self) -> dict[str, float]:
        """Each journey's share of all customers; where that is not known of all of them, they count alike."""
        journeys = [journey.score for journey in self.plan.journeys]
        shares = shares_of(journeys) or [1.0 / len(journeys)] * len(journeys)
        return {journey.id: share for journey, share in zip(journeys, shares, strict=True)}

    @property
    def is_several(self) -> bool:
        """Whether there is more than one journey."""
        return len(self.plan.journeys) > 1

    def figure(self, known: Performance) -> str:
        """Write a satisfaction figure with its interval."""
        return self.phrases.figure(known.value, known.low, known.high)

    def interval(self, low: float | None, high: float | None, digits: int = 0) -> str | None:
        """Write the ends of an interval; None when nobody knows them."""
        if low is None or high is None or self.phrases.same(low, high, digits):
            return None
        return self.phrases.range(low, high, digits)

    def answers(self, known: Performance) -> str:
        """Say how many answers a figure rests on, and of when they are."""
        if known.is_hypothesis:
            return self.t("our own judgement; customers were not asked")
        told = [self.phrases.answers(known.n)]
        if newest := self._newest(known):
            told.append(period(newest, self.language))
        text = ", ".join(told)
        return self.t("{answers}; old", answers=text) if known.stale else text

    def _newest(self, known: Performance) -> str | None:
        dated = [
            (ends, placed.record.period or str(placed.record.date))
            for metric in known.metrics
            for placed in metric.records
            if (ends := days(placed.record))
        ]
        return max(dated, key=lambda pair: pair[0][1])[1] if dated else None

    def named(self, one: TouchpointPlan, journey: JourneyPlan) -> str:
        """Name a touchpoint, with its journey where there are several."""
        if not self.is_several:
            return f"“{one.score.name}”"
        return self.t("“{touchpoint}” ({journey})", touchpoint=one.score.name, journey=journey.journey.title)

    def sources(self, several: Iterable[TouchpointPlan]) -> tuple[str, ...]:
        """Say where the figures of touchpoints stand, and the touchpoints themselves."""
        found = dict.fromkeys(str(at) for one in several for at in one.evidence)
        return tuple(found)[:MOST_SOURCES]

    def source_of(self, journey: JourneyPlan, *path: str | int) -> str:
        """Say where something of a journey stands."""
        return str(source(self.workspace, self.workspace.place(journey.journey, *path)))
