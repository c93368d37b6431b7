"""The eleven steps of journey mapping and the four of touchpoint optimisation, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.steps import acting, beginning, touchpoints
from journeykit.planning.steps.values import Found, JourneyStatus, Looked, Next, State, Status, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.planning.values import Plan
    from journeykit.workspace import Workspace

_Look = Callable[[Looked], Found]

ELEVEN: tuple[tuple[str, Message, _Look], ...] = (
    ("goal", message("goal"), beginning.goal),
    ("scope", message("scope"), beginning.scope),
    ("personas", message("personas or DMU"), beginning.personas),
    ("support", message("support"), beginning.support),
    ("touchpoint-model", message("total touchpoint model"), beginning.touchpoint_model),
    ("research", message("research"), beginning.research),
    ("choices", message("choices"), acting.choices),
    ("redesign", message("redesign"), acting.redesign),
    ("implementation", message("pilot and implementation"), acting.implementation),
    ("telling-customers", message("telling customers"), acting.telling),
    ("culture", message("culture"), acting.culture),
)
"""The eleven steps of customer journey mapping."""

FOUR: tuple[tuple[str, Message, _Look], ...] = (
    ("identify", message("identify touchpoints"), touchpoints.identify),
    ("effect", message("effect on satisfaction"), touchpoints.effect),
    ("plan", message("plan"), touchpoints.plan),
    ("link", message("link to journeys and CRM"), touchpoints.link),
)
"""The four steps of touchpoint optimisation."""


def steps_of(looked: Looked, steps: Sequence[tuple[str, Message, _Look]] = ELEVEN) -> tuple[Step, ...]:
    """Return how far a journey is in some steps, in order."""
    made = []
    for number, (id_, name, look) in enumerate(steps, 1):
        found = look(looked)
        made.append(
            Step(
                number=number, id=id_, name=name, state=found.state, says=found.says, evidence=found.evidence,
                lacks=found.lacks, next=found.next,
            )
        )  # fmt: skip
    return tuple(made)


def status(workspace: Workspace, plan: Plan) -> Status:
    """Tell how far a project is.

    Args:
        workspace: What was read.
        plan: Its plan, of the journeys to look at; its `as_of` decides what is late.

    Returns:
        Each step of each journey with its state, evidence and what to do next, and the steps of all together.
    """
    journeys = []
    for one in plan.journeys:
        looked = Looked(workspace, one.journey, one.score, one.actions, plan.as_of)
        journeys.append(
            JourneyStatus(
                id=one.journey.id,
                title=one.journey.title,
                steps=steps_of(looked),
                optimisation=steps_of(looked, FOUR),
                goals=one.journey.objectives,
            )
        )
    return Status(
        client=plan.project.name,
        journeys=tuple(journeys),
        steps=_together([one.steps for one in journeys]),
        optimisation=_together([one.optimisation for one in journeys]),
        as_of=plan.as_of,
        units=plan.units,
    )


def _together(journeys: Sequence[Sequence[Step]]) -> tuple[Step, ...]:
    """The steps of all journeys: done when done in each; the next thing to do is that of the first that is not done."""
    return tuple(_joined([steps[i] for steps in journeys]) for i in range(len(journeys[0]))) if journeys else ()


def _joined(steps: Sequence[Step]) -> Step:
    first = steps[0]
    finished = sum(1 for step in steps if step.state == "done")
    state: State = "done" if finished == len(steps) else "open"
    if state == "open" and any(step.state != "open" for step in steps):
        state = "under-way"
    waiting = next((step for step in steps if step.state != "done"), None)
    follow: Next | None = waiting.next if waiting else None
    return Step(
        number=first.number, id=first.id, name=first.name, state=state,
        says=(message("{done} of {all} journeys", done=finished, all=len(steps)),),
        evidence=tuple(dict.fromkeys(at for step in steps for at in step.evidence)),
        lacks=waiting.lacks if waiting else None, next=follow,
    )  # fmt: skip
