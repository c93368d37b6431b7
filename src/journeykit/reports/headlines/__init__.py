"""The findings one would open a meeting with: the few that matter most, each with its figure and how sure it is.

What is broken comes first, then who is served worse, how the journeys stand, what customers remember, where the brand
can make the difference, what to leave alone, what the plan brings, and what nobody knows yet. Where hardly anything was
measured, that comes before all else. No finding claims more than its interval carries.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.reports.headlines.brand import brand_findings, excel_finding
from journeykit.reports.headlines.broken import repair_findings
from journeykit.reports.headlines.known import measure_finding, thin_finding
from journeykit.reports.headlines.people import unequal_finding
from journeykit.reports.headlines.strong import protect_finding
from journeykit.reports.headlines.telling import Told
from journeykit.reports.headlines.values import Headline
from journeykit.reports.headlines.whole import gain_finding, journey_finding, memory_finding

if TYPE_CHECKING:
    from journeykit.planning.values import Plan
    from journeykit.reports.headlines.values import Kind
    from journeykit.scoring import Scores
    from journeykit.workspace import Workspace

__all__ = ["Headline", "headline_findings"]

MOST = 7
_LEFT_OUT_FIRST: tuple[Kind, ...] = ("brand", "memory", "protect", "excel", "gain", "unequal", "repair")
"""What makes room when there is more to say than fits: of what stands twice, only the second."""


def headline_findings(workspace: Workspace, scores: Scores, plan: Plan, language: str) -> tuple[Headline, ...]:
    """Find the headlines of a project, or of the journeys of a plan.

    Args:
        workspace: What was read.
        scores: Its scores; with draws (`simulate`) the findings have the intervals of those.
        plan: The plan made of them: its journeys are what the findings speak of.
        language: `nl` or `en`.

    Returns:
        At most 7, the most important first; fewer when there is less to say, one at least.
    """
    told = Told(workspace, scores, plan, language)
    found = [
        thin_finding(told),
        *repair_findings(told),
        unequal_finding(told),
        journey_finding(told),
        memory_finding(told),
        excel_finding(told),
        *brand_findings(told),
        protect_finding(told),
        gain_finding(told),
        measure_finding(told),
    ]
    return tuple(_on_one_line(one) for one in _fitting([one for one in found if one is not None]))


def _on_one_line(one: Headline) -> Headline:
    """What people wrote over several lines is part of a sentence here."""
    return replace(one, text=" ".join(one.text.split()), subject=" ".join(one.subject.split()))


def _fitting(found: list[Headline]) -> list[Headline]:
    """Leave out what matters least until the rest fits; of the repairs the first always stays."""
    for kind in _LEFT_OUT_FIRST:
        if len(found) <= MOST:
            break
        last = max((i for i, one in enumerate(found) if one.kind == kind), default=None)
        several = sum(one.kind == kind for one in found) > 1
        if last is not None and (several or kind != "repair"):
            del found[last]
    return found[:MOST]
