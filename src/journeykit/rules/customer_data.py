"""Whether customer data gets to where it is needed (JK801, JK802)."""

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


def no_system(case: Case) -> Iterator[Finding]:
    """A touchpoint of ours says which systems are behind it.

    Only then can one see where customer data goes. Only the profile `strict` says so, and only in a project that
    declares its systems.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        systems: [{id: guest-book, name: Guest book, type: crm}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        systems: [{id: guest-book, name: Guest book, type: crm}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, systems: [guest-book]}]}]
    """
    for spot in case.met if case.workspace.project.systems else ():
        if not spot.touchpoint.systems and spot.touchpoint.run_by != "others":
            said = message('"{touchpoint}" does not say which systems are behind it', touchpoint=spot.touchpoint.name)
            yield Finding(spot.named(), said, hint=message('add "{field}: …" here', field="systems"))
