"""References to what a touchpoint is made of: channels, forms, systems (JK203, JK204, JK217)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, message
from journeykit.model.vocabulary import FORMS
from journeykit.rules.missing import missing

if TYPE_CHECKING:
    from journeykit.rules.case import Case, Spot

_FORMS = frozenset(FORMS)


def unknown_channel(case: Case) -> Iterator[Finding]:
    """A channel must be a built-in one or one of the project.

    Channels are what channel switches, tasks per channel and icons are counted by. A misspelt one is a channel
    that no customer has. Channels of your own stand under `channels:` in journeykit.yaml.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints:
              - {name: Booking a room, channels: [webiste, phone]}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints:
              - {name: Booking a room, channels: [website, phone]}
    """
    if case.known.project_is_lost:
        return
    names = case.known.channels
    for place, word in _channels(case):
        yield from missing(case, place, message('channel "{word}" is not known', word=word), word, names)


def _channels(case: Case) -> Iterator[tuple[Place, str]]:
    known = case.known.channels
    for spot in case.sayings:
        # Of thousands of touchpoints nearly all are right, and asking each on its own takes longer than this.
        if spot.said.moment_of_truth is not None or not known.issuperset(spot.said.channels):
            yield from _channels_of(spot, known)
    for document, journey in case.journeys:
        for i, task in enumerate(journey.tasks):
            for word in task.channels:
                yield document.place("tasks", i, "channels", word, at_key=True), word
    for document, path, persona in case.personas:
        for i, word in enumerate(persona.channels):
            yield document.place(*path, "channels", i), word
    for at in case.improvements:
        told = at.improvement.told_customers
        if told and told.channel:
            yield Place(at.place.file, (*at.place.path, "told_customers", "channel")), told.channel


def _channels_of(spot: Spot, known: frozenset[str]) -> Iterator[tuple[Place, str]]:
    """The channels of a touchpoint; nearly every one is right, so places are made for the others only."""
    for i, word in enumerate(spot.said.channels):
        if word not in known and spot.owns("channels"):
            yield spot.place("channels", i), word
    moment = spot.said.moment_of_truth
    for i, word in enumerate(moment.helpline if moment else ()):
        if word not in known and spot.owns("moment_of_truth", "helpline"):
            yield spot.place("moment_of_truth", "helpline", i), word


def unknown_system(case: Case) -> Iterator[Finding]:
    """Once the project declares its systems, every system must be one of them.

    Only a system that is declared can be followed: does what a customer says here ever reach the CRM?

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        systems: [{id: guest-book, name: Guest book, type: crm}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [{name: Check-in, systems: [guestbook]}]}]

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
    if not case.known.declares("systems"):
        return
    names = case.known.of_project("systems")
    for place, word in _systems(case):
        yield from missing(case, place, message('system "{word}" is not known', word=word), word, names)


def _systems(case: Case) -> Iterator[tuple[Place, str]]:
    file = case.workspace.project_file
    document = case.workspace.document(file) if file is not None else None
    for i, system in enumerate(case.workspace.project.systems if document else ()):
        for j, word in enumerate(system.feeds):
            assert document is not None
            yield document.place("systems", i, "feeds", j), word
    for spot in case.sayings:
        for i, word in enumerate(spot.said.systems):
            if spot.owns("systems"):
                yield spot.place("systems", i), word


def unknown_form(case: Case) -> Iterator[Finding]:
    """A form must be one of the built-in ones.

    The form says what a touchpoint is (an invoice, a call, a parcel) and gives it its icon. Leave it out when none
    fits: the touchpoint is drawn without an icon.

    Fails:
        kind: journey
        title: A night at the hotel
        phases: [{name: Leaving, touchpoints: [{name: The bill, form: invoise}]}]

    Right:
        kind: journey
        title: A night at the hotel
        phases: [{name: Leaving, touchpoints: [{name: The bill, form: invoice}]}]
    """
    for spot in case.sayings:
        form = spot.said.form
        if form and form not in _FORMS and spot.owns("form"):
            yield from missing(case, spot.place("form"), message('form "{word}" is not known', word=form), form, _FORMS)
