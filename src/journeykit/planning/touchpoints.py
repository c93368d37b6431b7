"""The touchpoints of a journey, grouped by what to do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.planning.grounds import owner_of, source
from journeykit.planning.values import BrandValueAt, Group, TouchpointPlan
from journeykit.scoring.operational import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from journeykit.model import Journey, Touchpoint
    from journeykit.planning.action_values import Action, Source
    from journeykit.scoring.choice import Take
    from journeykit.scoring.values import JourneyScore, TouchpointScore
    from journeykit.workspace import TouchpointAt, Workspace

GROUPS: tuple[Take, ...] = ("repair", "excel", "improve", "protect", "ease-off", "good-enough", "measure")
"""The order in which a plan speaks of them."""

WITH_CUSTOMERS = (None, "diary", "interview", "panel", "survey")
"""Methods in which customers who can be told take part; in the others they do not know of it, or are staff."""


def groups(
    workspace: Workspace,
    journey: Journey,
    score: JourneyScore,
    actions: Sequence[Action],
    names: Mapping[str, str],
) -> tuple[Group, ...]:
    """Return the groups of a journey that hold a touchpoint."""
    weights: dict[float, int] = {}
    for place, one in enumerate(
        sorted((t.importance.value for t in score.touchpoints if t.importance.value), reverse=True), 1
    ):
        weights.setdefault(one, place)
    weighing = sum(1 for one in score.touchpoints if one.importance.value is not None)
    working: dict[str, list[Action]] = {}
    for action in actions:
        for id_ in dict.fromkeys(touched.touchpoint for touched in action.touches if touched.journey == journey.id):
            working.setdefault(id_, []).append(action)
    standing = [at for at in workspace.touchpoints(journey) if at.touchpoint.status != "planned"]
    pairs = sorted(zip(standing, score.touchpoints, strict=True), key=lambda pair: _place(pair[1]))
    plans = [_touchpoint(workspace, at, one, working.get(one.id, []), names, weights, weighing) for at, one in pairs]
    return tuple(
        Group(take, tuple(_by_brand_value(found) if take == "excel" else found))
        for take in GROUPS
        if (found := [plan for plan in plans if plan.score.choice.take == take])
    )


def _place(one: TouchpointScore) -> tuple[bool, int]:
    return one.rank.value is None, one.rank.value or 0


def _by_brand_value(plans: list[TouchpointPlan]) -> list[TouchpointPlan]:
    """Put touchpoints beside each other in which the same brand value has most to win; else keep their order."""
    first: dict[str, int] = {}
    for position, plan in enumerate(plans):
        first.setdefault(plan.values[0].id if plan.values else "", position)
    return sorted(plans, key=lambda plan: first[plan.values[0].id if plan.values else ""])


def _touchpoint(
    workspace: Workspace,
    at: TouchpointAt,
    one: TouchpointScore,
    working: list[Action],
    names: Mapping[str, str],
    weights: Mapping[float, int],
    weighing: int,
) -> TouchpointPlan:
    journey, touchpoint = at.journey, at.touchpoint
    own = [action for action in working if (action.journey, action.touchpoint) == (journey.id, one.id)]
    weight = one.importance.value
    basics = {basic.id: basic.text for basic in workspace.project.basics}
    return TouchpointPlan(
        touchpoint=touchpoint,
        score=one,
        phase=journey.phases[at.phase].name,
        weight_rank=weights[weight] if weight else None,
        weighing=weighing,
        owner=owner_of(touchpoint, names),
        values=_values(workspace, touchpoint),
        basics=tuple(basics.get(id_, id_) for id_ in one.broken_basics),
        actions=tuple(own),
        shared=tuple(action for action in working if action not in own),
        evidence=_evidence(workspace, at, one),
        answers_behind_weight=_answers_behind(workspace, journey.id, one),
        counted=tuple(counted(workspace.records_of(journey.id, one.id))),
        heard_in=_heard_in(workspace, touchpoint),
    )


def _heard_in(workspace: Workspace, touchpoint: Touchpoint) -> tuple[str, ...]:
    """The research behind it in which customers took part; research that is only named is taken for that."""
    methods = {document.model.id: document.model.method for document in workspace.documents_of("research", sound=True)}
    quotes = touchpoint.customer.quotes if touchpoint.customer else ()
    named = [
        *(touchpoint.evidence.research if touchpoint.evidence else ()),
        *(one.research for one in quotes if one.research),
    ]
    return tuple(id_ for id_ in dict.fromkeys(named) if methods.get(id_) in WITH_CUSTOMERS)


def _values(workspace: Workspace, touchpoint: Touchpoint) -> tuple[BrandValueAt, ...]:
    """The rated brand values with something left to win, the most (times their weight) first."""
    names = {value.id: value.name for value in workspace.project.brand.values}
    weights = {value.id: value.weight for value in workspace.project.brand.values}
    rated = [
        BrandValueAt(id_, names.get(id_, id_), fit.now, fit.potential)
        for id_, fit in touchpoint.brand_fit.items()
        if fit.now is not None and fit.potential is not None
    ]
    open_ = [value for value in rated if value.gap > 0]
    return tuple(sorted(open_, key=lambda value: -value.gap * weights.get(value.id, 1.0)))


def _evidence(workspace: Workspace, at: TouchpointAt, one: TouchpointScore) -> tuple[Source, ...]:
    """Where the figures stand, and the touchpoint itself."""
    found = [source(workspace, rests.place) for rests in one.rests_on if rests.field == "measurements"]
    return tuple(dict.fromkeys([*found, source(workspace, workspace.place(at.journey, *at.path))]))


def _answers_behind(workspace: Workspace, journey: str, one: TouchpointScore) -> int | None:
    if one.importance.source != "derived":
        return None
    return max(
        (
            placed.record.n
            for placed in workspace.records_of(journey, one.id)
            if placed.record.derived_importance is not None and placed.record.n
        ),
        default=None,
    )
