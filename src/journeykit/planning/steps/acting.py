"""The last five steps: choices, redesign, pilot and implementation, telling customers, culture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeykit.diagnostics import Message, message
from journeykit.planning.steps.places import (
    AGREED,
    at_touchpoint,
    in_journey,
    in_project,
    pressing,
    to_project,
)
from journeykit.planning.steps.values import Found, Next, State, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from journeykit.planning.action_values import Action
    from journeykit.planning.steps.values import Looked

_DESIGNED = frozenset({"redesign", "pilot", "implementing", "done"})
_TRIED = frozenset({"pilot", "implementing", "done"})


def choices(looked: Looked) -> Found:
    """A choice is made when each touchpoint that asks for something has an action that somebody agreed to."""
    asking = pressing(looked)
    counted = [one.choice.take for one in looked.score.touchpoints]
    says: tuple[Message, ...] = (
        message("{repair} to repair, {excel} to excel in, {improve} to improve",
                repair=counted.count("repair"), excel=counted.count("excel"), improve=counted.count("improve")),
        message("{count} to measure first", count=counted.count("measure")),
    )  # fmt: skip
    decided = [id_ for id_ in asking if any(action.status in AGREED for action in looked.working.get(id_, ()))]
    evidence = tuple(
        action.source for id_ in decided for action in looked.working.get(id_, ()) if action.status in AGREED
    )  # the actions themselves are what shows that a choice was made
    if not asking:
        if "measure" in counted:
            follow = Next(at=at_touchpoint(looked, _first_unmeasured(looked)))
            return Found(
                state="open", says=says, lacks=message("measure first: then it shows where to act"), next=follow
            )
        if not counted:
            return Found(
                state="open", lacks=message("list what customers meet"), next=Next(at=in_journey(looked, "phases"))
            )
        return Found(state="done", says=says)
    state = state_of(len(decided), len(asking))
    counted_too = message(
        "{known} of {all} pressing touchpoints have an agreed action", known=len(decided), all=len(asking)
    )
    says = (*says, counted_too)
    if state == "done":
        return Found(state="done", says=says, evidence=tuple(dict.fromkeys(evidence)))
    has_action = set(decided)
    missing = next(id_ for id_ in asking if id_ not in has_action)
    lacks = message('agree on an action for "{touchpoint}"', touchpoint=_name(looked, missing))
    return Found(
        state=state, says=says, evidence=tuple(dict.fromkeys(evidence)), lacks=lacks,
        next=Next(at=at_touchpoint(looked, missing)),
    )  # fmt: skip


def _first_unmeasured(looked: Looked) -> str:
    return next(one.id for one in looked.score.touchpoints if one.choice.take == "measure")


def redesign(looked: Looked) -> Found:
    """A redesign says how it is to be where it presses, and customers took part in it."""
    asking = pressing(looked)
    wanted = {one.id for one in looked.journey.touchpoints if one.desired}
    designed = [
        id_
        for id_ in asking
        if id_ in wanted or any(action.status in _DESIGNED for action in looked.working.get(id_, ()))
    ]
    future = [one for one in looked.workspace.journeys if one.future_of == looked.journey.id]
    invited = [action for action in looked.actions if action.improvement.customers_involved]
    says = []
    if asking:
        says.append(
            message("{known} of {all} pressing touchpoints say how it is to be", known=len(designed), all=len(asking))
        )
    says += [message("future journey: {title}", title=one.title) for one in future]
    if invited:
        says.append(message("actions that customers took part in: {count}", count=len(invited)))
    evidence = tuple(at_touchpoint(looked, id_) for id_ in designed) + tuple(action.source for action in invited)
    evidence = tuple(dict.fromkeys(evidence))
    if not asking:
        state: State = "under-way" if future or invited else "open"
        return Found(
            state=state, says=tuple(says), evidence=evidence, lacks=message("make the choices first"),
            next=Next(command=f"journeykit score {looked.journey.id}"),
        )  # fmt: skip
    said = set(designed)
    missing = next((id_ for id_ in asking if id_ not in said), None)
    if missing is not None:
        return Found(
            state="under-way" if designed or future else "open", says=tuple(says), evidence=evidence,
            lacks=message('say how "{touchpoint}" is to be', touchpoint=_name(looked, missing)),
            next=Next(at=at_touchpoint(looked, missing)),
        )  # fmt: skip
    if not invited:
        return Found(
            state="under-way", says=tuple(says), evidence=evidence,
            lacks=message("design with customers, and write down how many took part"),
            next=Next(at=in_journey(looked, "improvements"), command=f"journeykit kit workshop {looked.journey.id}"),
        )  # fmt: skip
    return Found(state="done", says=tuple(says), evidence=evidence)


def _name(looked: Looked, id_: str) -> str:
    return next((one.name for one in looked.journey.touchpoints if one.id == id_), id_)


def implementation(looked: Looked) -> Found:
    """Pilot and implementation are done when everything that was agreed is done and each trial has its result."""
    agreed = [action for action in looked.actions if action.not_chosen is None and action.status in AGREED]
    tried = [action for action in agreed if action.status in _TRIED]
    counted = [action.status for action in agreed]
    says: tuple[Message, ...] = (
        message("{done} done, {implementing} being put in place, {pilot} in trial",
                done=counted.count("done"), implementing=counted.count("implementing"), pilot=counted.count("pilot")),
    )  # fmt: skip
    left = [action for action in agreed if action.status != "done"]
    if left:
        says = (*says, message("agreed actions still to be done: {count}", count=len(left)))
    evidence = tuple(action.source for action in tried)
    if not agreed:
        return Found(
            state="open",
            says=says,
            lacks=message("agree on a first action"),
            next=Next(at=in_journey(looked, "phases")),
        )
    unfinished = next((action for action in agreed if _pilot_lacks_result(action)), None)
    late = next((action for action in agreed if action.late), None)
    if unfinished is not None:
        lacks = message('the trial of "{title}" is over, and there is no result', title=unfinished.title)
        return Found(state="under-way", says=says, evidence=evidence, lacks=lacks, next=Next(at=unfinished.source))
    if late is not None:
        lacks = message('"{title}" is late', title=late.title)
    elif left:
        lacks = message('carry on with "{title}"', title=left[0].title)
    else:
        return Found(state="done", says=says, evidence=evidence)
    follow = Next(at=(late or left[0]).source)
    return Found(state="under-way" if tried else "open", says=says, evidence=evidence, lacks=lacks, next=follow)


def _pilot_lacks_result(action: Action) -> bool:
    story = action.pilot
    return bool(story and story.over and story.improvement.pilot and story.improvement.pilot.result is None)


def telling(looked: Looked) -> Found:
    """Telling customers is done when they heard of everything that was done with their answers."""
    finished = [action for action in looked.actions if action.is_done]
    if not finished:
        lacks = message("nothing is done yet, so there is nothing to tell")
        return Found(state="open", lacks=lacks, next=_next_of(looked))
    told = [action for action in finished if action.improvement.told_customers]
    says = (message("{count} done, {told} told to customers", count=len(finished), told=len(told)),)
    evidence = tuple(action.source for action in told)
    untold = [action for action in finished if not action.improvement.told_customers]
    if not untold:
        return Found(state="done", says=says, evidence=evidence)
    lacks = message('tell customers what was done: "{title}"', title=untold[0].title)
    return Found(
        state=state_of(len(told), len(finished)), says=says, evidence=evidence, lacks=lacks,
        next=Next(at=untold[0].source, command=f"journeykit plan {looked.journey.id} --letters"),
    )  # fmt: skip


def _next_of(looked: Looked) -> Next:
    """What to do while nothing is done: the first action that was agreed, else the choices."""
    agreed: Sequence[Action] = [action for action in looked.actions if action.selected and action.status in AGREED]
    return Next(at=agreed[0].source) if agreed else Next(command=f"journeykit plan {looked.journey.id}")


def culture(looked: Looked) -> Found:
    """Culture is done when managers went first, and every action for customer-minded people is done."""
    given = [(i, one) for i, one in enumerate(looked.workspace.project.culture) if one.status != "dropped"]
    if not given:
        lacks = message("plan what makes people customer-minded, managers first")
        return Found(state="open", lacks=lacks, next=to_project(looked, "culture"))
    finished = [i for i, one in given if one.status == "done"]
    begun = [i for i, one in given if one.status in _DESIGNED]
    says = (message("{known} of {all} actions for customer-minded people done", known=len(finished), all=len(given)),)
    evidence = tuple(at for i in begun if (at := in_project(looked, "culture", i)))
    waiting, index = _next_culture(looked)
    if waiting is None:
        return Found(state="done", says=says, evidence=evidence)
    follow = to_project(looked, "culture") if index is None else to_project(looked, "culture", index)
    return Found(state="under-way" if begun else "open", says=says, evidence=evidence, lacks=waiting, next=follow)


def _next_culture(looked: Looked) -> tuple[Message | None, int | None]:
    given = [(i, one) for i, one in enumerate(looked.workspace.project.culture) if one.status != "dropped"]
    if not any(one.audience == "managers" for _, one in given):
        return message("begin with managers: plan an action for them"), None
    left = [(i, one) for i, one in given if one.status != "done"]
    if not left:
        return None, None
    late = [(i, one) for i, one in left if looked.as_of is not None and one.due is not None and one.due < looked.as_of]
    managers = [(i, one) for i, one in left if one.audience == "managers"]
    i, one = (late or managers or left)[0]
    if late:
        return message('"{title}" is late', title=one.title), i
    return message('next: "{title}"', title=one.title), i
