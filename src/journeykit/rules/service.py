"""Whether every customer gets the service where it is needed (JK604-JK606, JK608)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, message
from journeykit.rules.conflicts import estimate_of
from journeykit.rules.rule import tidy
from journeykit.scoring.estimates import clearly_differ
from journeykit.scoring.records import latest
from journeykit.scoring.tasks import tasks_of

if TYPE_CHECKING:
    from journeykit.model.shared import Hours
    from journeykit.rules.case import Case
    from journeykit.workspace import PlacedRecord

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
    by_subject: dict[tuple[str | None, str | None, str], list[PlacedRecord]] = {}
    for placed in case.workspace.records:
        if placed.record.metric and set(placed.record.segment) == {"persona"}:
            by_subject.setdefault((placed.journey, placed.touchpoint, placed.record.metric), []).append(placed)
    for records in by_subject.values():
        settings = case.scores.settings
        figures = [(estimate, placed) for placed in latest(records) if (estimate := estimate_of(placed, settings))]
        scale = settings.scale_of(records[0].record)
        if scale is None or len(figures) < 2 or len({placed.record.scale for _, placed in figures}) > 1:
            continue
        sign = 1 if scale.better == "high" else -1
        best = max(figures, key=lambda one: sign * one[0].value)
        for estimate, placed in figures:
            if clearly_differ(estimate, best[0], settings.confidence):
                said = message('"{persona}" scores {value}, clearly worse than the {best} of "{other}"',
                               persona=placed.record.segment["persona"], value=tidy(estimate.value),
                               best=tidy(best[0].value), other=best[1].record.segment["persona"])  # fmt: skip
                yield Finding(Place(placed.place.file, (*placed.place.path, "segment")), said)


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
