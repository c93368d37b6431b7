"""Whether what must be done is planned, and by whom (JK701-JK703)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case
    from journeykit.workspace import ImprovementAt

OVER = ("done", "dropped")


def repair_without_improvement(case: Case) -> Iterator[Finding]:
    """A touchpoint that is to be repaired has an improvement.

    Here the basic service is not in order: satisfaction below 55 of 100, or a basic is broken. Knowing it and planning
    nothing is the dearest choice of all. What others run can be influenced, not repaired.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, customer: {emotion: -2}}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                customer: {emotion: -2}
                improvements: [{title: A second desk between three and six, owner: front office}]
    """
    if case.measurements_are_lost:  # nobody knows what is to be repaired, or what is planned
        return
    affected = {place for at in case.workspace.improvements if is_open(at) for place in touched(at)}
    for spot, score in case.scored:
        assert spot.journey is not None
        if case.is_misdirected(spot.journey):
            continue
        places = {(spot.journey.id, score.id), ("", score.id)}
        if score.choice.take == "repair" and not score.run_by_others and places.isdisjoint(affected):
            said = message('"{touchpoint}" is to be repaired, and nothing is planned', touchpoint=score.name)
            yield Finding(spot.named(), said, hint=message('add "{field}: …" here', field="improvements"))


def is_open(at: ImprovementAt) -> bool:
    """Tell whether an improvement is still to be done."""
    return at.improvement.status not in OVER


def touched(at: ImprovementAt) -> Iterator[tuple[str, str]]:
    """The touchpoints that an improvement touches, as journey and touchpoint; the project's speak of any journey."""
    home = at.journey.id if at.journey is not None else ""
    if at.touchpoint is not None:
        yield home, at.touchpoint.id
    for one in at.improvement.touchpoints:
        journey, slash, touchpoint = one.id.rpartition("/")
        yield (journey, touchpoint) if slash else (home, one.id)


def improvement_without_owner(case: Case) -> Iterator[Finding]:
    """An improvement has an owner.

    What everybody is to do, nobody does. Ideas may wait for an owner; what has been chosen may not.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, improvements: [{title: A second desk, status: chosen}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, improvements: [{title: A second desk, status: chosen, owner: reception}]}]
    """
    for at in case.improvements:
        if at.improvement.owner is None and at.improvement.status not in ("idea", *OVER):
            said = message('nobody owns the improvement "{improvement}"', improvement=at.improvement.title)
            yield Finding(_title(at), said, hint=message('add "{field}: …" here', field="owner"))


def overdue(case: Case) -> Iterator[Finding]:
    """An improvement is done by the day that was agreed.

    A date that has passed without a word makes all other dates worthless: do it, agree on a new one, or drop it.
    The day that counts as today can be set with `--as-of`.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, improvements: [{title: A second desk, owner: reception, due: 2020-03-01}]}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements: [{title: A second desk, owner: reception, due: 2020-03-01, status: done}]
    """
    for at in case.improvements:
        due = at.improvement.due
        if due is not None and case.as_of is not None and due < case.as_of and is_open(at):
            said = message(
                '"{improvement}" was to be done on {due}', improvement=at.improvement.title, due=due.isoformat()
            )
            yield Finding(Place(at.place.file, (*at.place.path, "due")), said)


def _title(at: ImprovementAt) -> Place:
    return Place(at.place.file, (*at.place.path, "title"))
