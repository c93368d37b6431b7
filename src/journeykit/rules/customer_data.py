"""Whether customer data gets to where it is needed (JK801-JK803)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, message
from journeykit.scoring.islands import is_data_island, systems_that_reach_a_crm

if TYPE_CHECKING:
    from journeykit.rules.case import Case


def data_island(case: Case) -> Iterator[Finding]:
    """What a touchpoint learns about a customer reaches the CRM.

    From an island nothing comes back: the customer tells the story again at the next desk. Systems stand in
    journeykit.yaml, with their `type` and what they `feeds`.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        systems: [{id: guest-book, name: Guest book, type: crm}, {id: locks, name: Locks, type: other}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Opening the door, systems: [locks]}]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        systems:
          - {id: guest-book, name: Guest book, type: crm}
          - {id: locks, name: Locks, type: other, feeds: [guest-book]}
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Opening the door, systems: [locks]}]}]
    """
    systems = case.workspace.project.systems
    if not systems:
        return
    connected = systems_that_reach_a_crm(
        {system.id: system.type for system in systems}, {system.id: system.feeds for system in systems}
    )
    for spot in case.met:
        if is_data_island(spot.touchpoint.systems, connected):
            said = message(
                'what "{touchpoint}" learns does not reach the CRM: no path from {systems}',
                touchpoint=spot.touchpoint.name, systems=", ".join(spot.touchpoint.systems),
            )  # fmt: skip
            place = spot.place("systems") if spot.owns("systems") else spot.named()
            yield Finding(place, said, hint=message("`feeds` says which systems pass customer data on"))
