"""Whether every customer gets the service where it is needed (JK604-JK606, JK608)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place, message
from journeykit.scoring.comparing import compare
from journeykit.scoring.own_figures import PERSONA, Answers
from journeykit.scoring.records import newest_day
from journeykit.scoring.settings import settings_of
from journeykit.scoring.tasks import tasks_of

if TYPE_CHECKING:
    from journeykit.model.shared import Hours
    from journeykit.rules.case import Case
    from journeykit.scoring.comparing import Comparison

# Channels on which a person can be reached.
_WITH_PEOPLE = frozenset({
    "phone", "chat", "messaging", "video-call", "email", "store", "reception", "on-site", "event", "person", "social",
})  # fmt: skip
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def unequal_service(case: Case) -> Iterator[Finding]:
    """No persona is served clearly worse than another.

    A good average hides that one group of customers is lost every day. This compares the figures per persona
    (`segment: {persona: …}`), and looks for tasks that a persona cannot do on any channel that it prefers.

    Fails:
        kind: journey
        title: A night at the hotel
        personas: [{name: The weekender, channels: [messaging]}]
        tasks: [{name: Change the dates, channels: {messaging: no, phone: yes}}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        personas: [{name: The weekender, channels: [messaging]}]
        tasks: [{name: Change the dates, channels: {messaging: yes, phone: yes}}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    own = {persona.id: persona for document, path, persona in case.personas if not path}
    for document, journey in case.sound_journeys:
        personas = [own.get(one) if isinstance(one, str) else one for one in journey.personas]
        for persona in filter(None, personas):
            for one in tasks_of(journey, persona):
                if one.fails:
                    said = message('"{persona}" cannot do "{task}" on a channel of its choice',
                                   persona=persona.name, task=one.task.name)  # fmt: skip
                    yield Finding(document.place("tasks", one.number, "name"), said)
    yield from _worse_figures(case)


def _worse_figures(case: Case) -> Iterator[Finding]:
    """Yield where the answers of a persona are clearly worse than those of the others; each answer once."""
    answers = Answers(case.workspace, PERSONA)
    if not answers.by_group:
        return
    names = {persona.id: persona.name for _, _, persona in case.personas}
    settings, now = settings_of(case.workspace.project), newest_day(case.workspace.records)
    said: set[Place] = set()
    for _, journey in case.sound_journeys:
        touchpoints: dict[str | None, str] = {touchpoint.id: touchpoint.name for touchpoint in journey.touchpoints}
        # The journey as a whole is asked apart: it must not make the touchpoints less sure than the score has them.
        several = (compare(answers, journey.id, asked, settings, now).found for asked in (touchpoints, (None,)))
        for one in chain.from_iterable(several):
            if one.is_clearly_worse and one.place not in said:
                said.add(one.place)
                yield Finding(
                    _where(one.place), _gives_less(one, names, touchpoints.get(one.touchpoint, journey.title))
                )


def _gives_less(one: Comparison, names: Mapping[str, str], where: str) -> Message:
    persona, own, rest = names.get(one.group, one.group), one.own.p, one.rest.p
    if one.against == "everybody":
        return message('"{persona}" gives {own:.0f} of 100 at "{touchpoint}", clearly less than the {rest:.0f} of all customers',
                       persona=persona, touchpoint=where, own=own, rest=rest)  # fmt: skip
    return message('"{persona}" gives {own:.0f} of 100 at "{touchpoint}", clearly less than the {rest:.0f} of the others',
                   persona=persona, touchpoint=where, own=own, rest=rest)  # fmt: skip


def _where(place: Place) -> Place:
    """The group that a record names; below `per_persona` the record itself."""
    return place if "per_persona" in place.path else Place(place.file, (*place.path, "segment"))


def machine_only_moment_of_truth(case: Case) -> Iterator[Finding]:
    """From a moment of truth there is a way to a person.

    When much is at stake and a machine does not understand, a customer wants somebody. A channel with people, or a
    `helpline` that is one, is enough.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints: [{name: Check-in, moment_of_truth: true, served_by: machine, channels: [kiosk]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, moment_of_truth: {helpline: [phone]}, served_by: machine, channels: [kiosk]}
    """
    for spot in case.met:
        touchpoint = spot.touchpoint
        moment = touchpoint.moment_of_truth
        if moment is None or touchpoint.served_by != "machine":
            continue
        if _WITH_PEOPLE.isdisjoint((*touchpoint.channels, *moment.helpline)):
            said = message(
                'from "{touchpoint}", a moment of truth, there is no way to a person', touchpoint=touchpoint.name
            )
            hint = message("name a channel with people as `helpline`")
            yield Finding(spot.named(), said, hint=hint)


def task_in_one_channel(case: Case) -> Iterator[Finding]:
    """A task can be done on more than one channel.

    Not every customer can use every channel, and none works always.

    Fails:
        kind: journey
        title: A night at the hotel
        tasks: [{name: Change the dates, channels: {website: no, phone: yes}}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        tasks: [{name: Change the dates, channels: {website: yes, phone: yes}}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    for document, journey in case.sound_journeys:
        for i, task in enumerate(journey.tasks):
            open_ = [channel for channel, answer in task.channels.items() if answer == "yes"]
            if len(open_) == 1 and "planned" not in task.channels.values():
                said = message('"{task}" can be done on one channel only: {channel}', task=task.name, channel=open_[0])
                yield Finding(document.place("tasks", i, "name"), said)


def closed_when_needed(case: Case) -> Iterator[Finding]:
    """A channel is open when the customers who prefer it have time.

    Somebody who works from nine to five does not call between nine and five. This compares `open` of the project's
    channels with `reachable` of the personas that prefer them.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        channels: [{id: phone, name: Telephone, open: {days: mon-fri, from: "09:00", to: "17:00"}}]
        # file: consultant.yaml
        kind: persona
        name: The consultant
        channels: [phone]
        reachable: {days: mon-fri, from: "19:00", to: "22:00"}

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        channels: [{id: phone, name: Telephone, open: {days: mon-fri, from: "09:00", to: "21:00"}}]
        # file: consultant.yaml
        kind: persona
        name: The consultant
        channels: [phone]
        reachable: {days: mon-fri, from: "19:00", to: "22:00"}
    """
    hours = {channel.id: channel.open for channel in case.workspace.project.channels if channel.open}
    for document, path, persona in case.personas if hours else ():
        for i, channel in enumerate(persona.channels):
            if channel in hours and persona.reachable and not _meet(hours[channel], persona.reachable):
                said = message(
                    '{channel} is closed whenever "{persona}" has time', channel=channel, persona=persona.name
                )
                yield Finding(document.place(*path, "channels", i), said)


def _meet(one: Hours, other: Hours) -> bool:
    """Tell whether two opening hours have any time in common; what is not given is always."""
    days = _days(one) & _days(other)
    starts = max(one.starts or "00:00", other.starts or "00:00")
    ends = min(one.ends or "24:00", other.ends or "24:00")
    overnight = any(hours.starts and hours.ends and hours.ends <= hours.starts for hours in (one, other))
    return bool(days) and (overnight or starts < ends)


def _days(hours: Hours) -> set[str]:
    if not hours.days:
        return set(_DAYS)
    found: set[str] = set()
    for span in hours.days:
        first, _, last = span.partition("-")
        start, end = _DAYS.index(first), _DAYS.index(last or first)
        found |= {_DAYS[i % 7] for i in range(start, end + 1 if end >= start else end + 8)}
    return found
