"""What the sheets are made of: the workspace, the journeys that were asked for, and their figures when a sheet needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journeykit.model import Journey
    from journeykit.planning import Plan
    from journeykit.scoring import JourneyScore, Scores
    from journeykit.workspace import Workspace


@dataclass(frozen=True)
class Figures:
    """A workspace and some of its journeys; what is computed of them is computed once, and only when it is asked for."""

    workspace: Workspace
    journeys: Sequence[Journey]
    language: str = "en"
    judged: bool = True
    """False: nothing is scored, for who only asks what the documents say."""

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of the journeys."""
        return frozenset(journey.id for journey in self.journeys)

    @cached_property
    def scores(self) -> Scores:
        """The scores of the journeys, with intervals; future journeys have none."""
        from journeykit.scoring import score, simulate

        return simulate(score(self.workspace).only(self.ids))

    @cached_property
    def plan(self) -> Plan | None:
        """The plan of the journeys; None when none of them is planned."""
        from journeykit.planning import plan

        ids = [journey.id for journey in self.scores.journeys]
        return plan(self.workspace, self.scores, journeys=ids) if ids else None

    def score_of(self, journey: Journey) -> JourneyScore | None:
        """Return the score of a journey, if it has one and was judged."""
        return self.scores.journey(journey.id) if self.judged else None
