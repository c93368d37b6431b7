"""The four steps of touchpoint optimisation: identify, effect on satisfaction, plan, link to journeys and CRM."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.steps.places import at_touchpoint, in_journey, pressing, to_project
from journeykit.planning.steps.values import Found, Next, State, state_of
from journeykit.rules.inventory import is_indirect
from journeykit.scoring.islands import CRM, is_data_island, systems_that_reach_a_crm

if TYPE_CHECKING:
    from journeykit.planning.steps.values import Looked


def identify(looked: Looked) -> Found:
    """A touchpoint is identified when one knows where it happens and who answers for it; nobody does for hearsay."""
    found = [at.touchpoint for at in looked.standing.values()]
    known = [one for one in found if one.channels and (one.owner or one.run_by == "others" or is_indirect(one))]
    says = (message("{known} of {all} touchpoints have a channel and an owner", known=len(known), all=len(found)),)
    evidence = tuple(at_touchpoint(looked, one.id) for one in known)
    if not found:
        return Found(
            state="open", lacks=message("list what customers meet"), next=Next(at=in_journey(looked, "phases"))
        )
    ids = {one.id for one in known}
    missing = next((one for one in found if one.id not in ids), None)
    if missing is None:
        return Found(state="done", says=says, evidence=evidence)
    lacks = (
        message('say who answers for "{touchpoint}"', touchpoint=missing.name)
        if missing.channels
        else message('say on which channel "{touchpoint}" happens', touchpoint=missing.name)
    )
    return Found(
        state=state_of(len(known), len(found)), says=says, evidence=evidence, lacks=lacks,
        next=Next(at=at_touchpoint(looked, missing.id)),
    )  # fmt: skip


def effect(looked: Looked) -> Found:
    """The effect on satisfaction is known when performance is measured and importance is not assumed."""
    touchpoints = looked.score.touchpoints
    measured = {one.id for one in touchpoints if one.performance.metrics}
    weighed = {one.id for one in touchpoints if one.importance.source != "assumed"}
    says = (
        message("{known} of {all} touchpoints measured", known=len(measured), all=len(touchpoints)),
        message("{known} of {all} touchpoints have an importance", known=len(weighed), all=len(touchpoints)),
    )
    both = measured & weighed
    evidence = tuple(at_touchpoint(looked, one.id) for one in touchpoints if one.id in both)
    if not touchpoints:
        return Found(
            state="open", lacks=message("list what customers meet"), next=Next(at=in_journey(looked, "phases"))
        )
    first = sorted(touchpoints, key=lambda one: (not one.moment_of_truth, one.run_by_others))
    missing = next((one for one in first if one.id not in measured), None)
    unweighed = next((one for one in first if one.id not in weighed), None)
    if missing is not None:
        lacks, id_ = message('measure "{touchpoint}"', touchpoint=missing.name), missing.id
    elif unweighed is not None:
        lacks, id_ = message('ask how important "{touchpoint}" is', touchpoint=unweighed.name), unweighed.id
    else:
        return Found(state="done", says=says, evidence=evidence)
    state: State = "under-way" if measured or weighed else "open"
    return Found(state=state, says=says, evidence=evidence, lacks=lacks, next=Next(at=at_touchpoint(looked, id_)))


def plan(looked: Looked) -> Found:
    """A plan is there when each touchpoint that asks for something has an action with an owner and a date."""
    asking = pressing(looked)
    planned = [id_ for id_ in asking if any(one.owner and one.improvement.due for one in looked.working.get(id_, ()))]
    says = (
        message("{known} of {all} pressing touchpoints have an action with an owner and a date",
                known=len(planned), all=len(asking)),
    )  # fmt: skip
    evidence = tuple(dict.fromkeys(one.source for id_ in planned for one in looked.working.get(id_, ()) if one.owner))
    if not asking:
        if any(one.choice.take == "measure" for one in looked.score.touchpoints) or not looked.score.touchpoints:
            lacks = message("measure first: then it shows where to act")
            return Found(state="open", lacks=lacks, next=Next(at=in_journey(looked, "phases")))
        return Found(state="done")
    has_plan = set(planned)
    missing = next((id_ for id_ in asking if id_ not in has_plan), None)
    if missing is None:
        return Found(state="done", says=says, evidence=evidence)
    name = next(one.name for one in looked.score.touchpoints if one.id == missing)
    lacks = message('plan an action with an owner and a date for "{touchpoint}"', touchpoint=name)
    return Found(
        state=state_of(len(planned), len(asking)), says=says, evidence=evidence, lacks=lacks,
        next=Next(at=at_touchpoint(looked, missing)),
    )  # fmt: skip


def link(looked: Looked) -> Found:
    """A touchpoint is linked when its place in journeys is known, and its customer data reaches the CRM."""
    systems = looked.workspace.project.systems
    found = [at.touchpoint for at in looked.standing.values()]
    if not found:
        return Found(
            state="open", lacks=message("list what customers meet"), next=Next(at=in_journey(looked, "phases"))
        )
    shared = sum(1 for one in found if one.use)
    said_shared: tuple[Message, ...] = (message("shared with other journeys: {count}", count=shared),) if shared else ()
    if not any(system.type == CRM for system in systems):
        lacks = message("say which system is the CRM, and what passes data to it")
        return Found(state="open", says=said_shared, lacks=lacks, next=to_project(looked, "systems"))
    connected = systems_that_reach_a_crm(
        {system.id: system.type for system in systems}, {system.id: system.feeds for system in systems}
    )
    ours = [one for one in found if one.run_by != "others"]
    islands = [one for one in ours if is_data_island(one.systems, connected)]
    silent = [one for one in ours if not one.systems]
    linked = [one for one in ours if one.systems and not is_data_island(one.systems, connected)]
    says = (
        message("{known} of {all} touchpoints reach the CRM", known=len(linked), all=len(ours)),
        message("data islands: {count}", count=len(islands)),
        *said_shared,
    )
    evidence = tuple(at_touchpoint(looked, one.id, "systems") for one in linked)
    if islands:
        lacks = message('connect "{touchpoint}": its customer data reaches nobody', touchpoint=islands[0].name)
    elif silent:
        lacks = message('say which systems are behind "{touchpoint}"', touchpoint=silent[0].name)
    else:
        return Found(state="done", says=says, evidence=evidence)
    at = at_touchpoint(looked, (islands or silent)[0].id, "systems")
    return Found(
        state=state_of(len(linked), len(ours) + 1), says=says, evidence=evidence, lacks=lacks, next=Next(at=at)
    )
