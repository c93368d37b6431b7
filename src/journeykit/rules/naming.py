"""Whether phases and touchpoints are named from the customer's side (JK308, JK313, JK314)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Related, message
from journeykit.model.slug import slug

if TYPE_CHECKING:
    from journeykit.rules.case import Case, Spot

_WORD = re.compile(r"\w+")
_MOST_SHOWN = 3


def inside_out(case: Case) -> Iterator[Finding]:
    """No phase is named after a department or a system.

    Customers do not go through Sales, Finance and the CRM. A phase named so shows that the map was drawn from the
    inside out; name it after what the customer is doing.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        departments: [{id: front-office, name: Front office}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Front Office, touchpoints: [Check-in]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        departments: [{id: front-office, name: Front office}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arriving, touchpoints: [Check-in]}]
    """
    project = case.workspace.project
    ours = {name for item in (*project.departments, *project.systems) for name in (item.id, slug(item.name))}
    for document, journey in case.sound_journeys:
        for i, phase in enumerate(journey.phases):
            if slug(phase.name) in ours:
                said = message('the phase "{phase}" is named after a part of the organisation', phase=phase.name)
                hint = message("name it after what the customer is doing")
                yield Finding(document.place("phases", i, "name"), said, hint=hint)


def same_touchpoint_twice(case: Case) -> Iterator[Finding]:
    """A touchpoint that several journeys share stands once, in the library.

    The same invoice described in three journeys is mended in one of them. Put it into a document
    `kind: touchpoints` and let each journey `use` it. Names that differ in capitals, punctuation or the order of
    their words only count as the same.

    Fails:
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Leaving, touchpoints: [Paying the bill]}]
        # file: wedding.yaml
        kind: journey
        title: A wedding at the hotel
        phases: [{name: Leaving, touchpoints: ["The bill: paying"]}, {name: After, touchpoints: [paying the bill]}]

    Right:
        # file: library.yaml
        kind: touchpoints
        touchpoints: [{id: bill, name: Paying the bill}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Leaving, touchpoints: [{use: bill}]}]
        # file: wedding.yaml
        kind: journey
        title: A wedding at the hotel
        phases: [{name: Leaving, touchpoints: [{use: bill}]}]
    """
    same: dict[tuple[str, ...], list[Spot]] = {}
    words: dict[str, tuple[str, ...]] = {}
    for spot in case.met:
        if spot.touchpoint.use is None:
            name = spot.touchpoint.name
            if name not in words:
                words[name] = tuple(sorted(_WORD.findall(name.casefold())))
            same.setdefault(words[name], []).append(spot)
    for spots in same.values():
        # A copy of a whole journey, which JK210 speaks of, is one and the same.
        ids = {spot.journey.id: spot.document.file for spot in reversed(spots) if spot.journey is not None}
        files = set(ids.values())
        journeys = {spot.document.file: spot for spot in reversed(spots) if spot.document.file in files}
        if len(journeys) > 1:
            first, second, *more = (journeys[file] for file in sorted(journeys))
            said = message('"{touchpoint}" stands in {n} journeys', touchpoint=second.touchpoint.name, n=len(journeys))
            yield Finding(
                second.named(), said, hint=message("describe it once in the library and `use` it"),
                related=tuple(Related(one.named(), message("also here")) for one in (first, *more[:_MOST_SHOWN])),
            )  # fmt: skip


def channel_as_touchpoint(case: Case) -> Iterator[Finding]:
    """A touchpoint is named after what happens, not after a channel or a department.

    "Website" is where it happens. What does the customer do there: compare prices, change a date, look for a telephone
    number? Each of these goes well or badly by itself.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Choosing, touchpoints: [Website]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Choosing, touchpoints: [{name: Comparing rooms, channels: [website]}]}]
    """
    project = case.workspace.project
    ours = case.known.channels | {slug(channel.name) for channel in project.channels}
    ours |= {name for department in project.departments for name in (department.id, slug(department.name))}
    longest = max(map(len, ours))
    for spot in case.met:
        if len(spot.touchpoint.name) <= longest + 2 and slug(spot.touchpoint.name) in ours:
            said = message('"{touchpoint}" is a place, not a touchpoint: what happens there?',
                           touchpoint=spot.touchpoint.name)  # fmt: skip
            yield Finding(spot.named(), said)
