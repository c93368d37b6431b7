"""References to touchpoints and journeys (JK206, JK208)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place, message
from journeykit.rules.missing import missing

if TYPE_CHECKING:
    from journeykit.rules.case import Case
    from journeykit.workspace import PlacedRecord


_ELSEWHERE = message("of another journey it is written as journey/touchpoint")


def unknown_touchpoint(case: Case) -> Iterator[Finding]:
    """A touchpoint that is used, led to, measured or improved must exist.

    A measurement of a touchpoint that does not exist is lost, and an arrow to one leads nowhere. `use` takes
    touchpoints of the library (`kind: touchpoints`), `next` those of the same journey; measurements, findings and
    improvements name one of any journey, as `journey/touchpoint` where the id alone is not enough.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints:
              - {name: Search, next: [{to: confirmaton}]}
              - name: Confirmation

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Booking
            touchpoints:
              - {name: Search, next: [{to: confirmation}]}
              - name: Confirmation
    """
    yield from _used(case)
    yield from _led_to(case)
    yield from _measured(case)
    yield from _improved(case)
    everywhere = case.known.all_touchpoints
    for document in case.workspace.documents_of("research"):
        for i, found in enumerate(document.model.findings):
            if found.touchpoint:
                place = document.place("findings", i, "touchpoint")
                yield from _missing(case, place, found.touchpoint, everywhere)
    for document in case.workspace.documents_of("mapping"):
        for i, question in enumerate(document.model.questions):
            if question.touchpoint:
                place = document.place("questions", i, "touchpoint")
                yield from _missing(case, place, question.touchpoint, everywhere)
        for activity, touchpoint in document.model.activities.items():
            yield from _missing(case, document.place("activities", activity), touchpoint, everywhere)


def _touchpoint(word: str) -> Message:
    return message('touchpoint "{word}" is not known', word=word)


def _used(case: Case) -> Iterator[Finding]:
    names = case.known.library
    for spot in case.touchpoints:
        word = spot.touchpoint.use
        if word is not None and word not in names:
            said = message('the library has no touchpoint "{word}"', word=word)
            yield from missing(case, spot.place("use"), said, word, names, by_use=False)


def _led_to(case: Case) -> Iterator[Finding]:
    for spot in case.touchpoints:
        if spot.journey is None or not spot.touchpoint.next:
            continue
        names = case.known.touchpoints[spot.journey.id]
        if spot.journey.id in case.known.hollow:
            continue
        for i, step in enumerate(spot.touchpoint.next):
            said = message('touchpoint "{word}" is not known in this journey', word=step.to)
            yield from missing(case, spot.place("next", i, "to"), said, step.to, names)


def _measured(case: Case) -> Iterator[Finding]:
    for placed in case.workspace.records:
        names = _names_for(case, placed)
        if names is None:
            continue
        record = placed.record
        for key, word in (("touchpoint", placed.touchpoint), ("from", record.origin), ("to", record.to)):
            if word and word not in names:
                place = Place(placed.place.file, (*placed.place.path, key))
                yield from _missing(case, place, word, names, home=placed.journey)


def _names_for(case: Case, placed: PlacedRecord) -> frozenset[str] | None:
    """The touchpoints that a record may speak of; None when its journey is not known, which is said already."""
    if placed.journey is None:
        return case.known.all_touchpoints
    return case.known.touchpoints.get(placed.journey)


def _improved(case: Case) -> Iterator[Finding]:
    everywhere = case.known.all_touchpoints
    for at in case.workspace.improvements:
        own = case.known.touchpoints[at.journey.id] if at.journey is not None else everywhere
        for i, affected in enumerate(at.improvement.touchpoints):
            names = everywhere if "/" in affected.id else own
            if affected.id not in names:
                place = Place(at.place.file, (*at.place.path, "touchpoints", i, "id"))
                home = at.journey.id if at.journey is not None else None
                hint = _ELSEWHERE if affected.id in everywhere else None
                yield from _missing(case, place, affected.id, names, hint, home)


def _missing(
    case: Case,
    place: Place,
    word: str,
    names: frozenset[str],
    hint: Message | None = None,
    home: str | None = None,
) -> Iterator[Finding]:
    """Yield a finding when there is no such touchpoint; when there is no such journey, that is what is wrong.

    `home` is the journey that it must be of. Of one whose touchpoints cannot be listed nobody knows.
    """
    journey, slash, _ = word.partition("/")
    owner = journey if slash else home
    if owner in case.known.hollow or (owner is None and case.known.hollow):
        return
    if slash and journey not in case.known.journeys:
        near = case.known.hint(journey, case.known.journeys)
        yield from missing(case, place, _journey(journey), word, names, near or _ELSEWHERE)
    else:
        yield from missing(case, place, _touchpoint(word), word, names, hint)


def unknown_journey(case: Case) -> Iterator[Finding]:
    """A journey that is named must exist.

    A parent, the current journey behind a future one, and the journey of a measurement are links that plans, trends
    and comparisons follow.

    Fails:
        kind: journey
        title: Checking in at night
        parent: a-night-at-the-hotel
        phases: [{name: Arrival, touchpoints: [Night bell]}]

    Right:
        # file: journey.yaml
        kind: journey
        title: Checking in at night
        parent: a-night-at-the-hotel
        phases: [{name: Arrival, touchpoints: [Night bell]}]
        # file: whole.yaml
        kind: journey
        title: A night at the hotel
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    names = case.known.journeys
    for document, journey in case.journeys:
        for key in ("parent", "future_of"):
            word = getattr(journey, key)
            if word:
                yield from missing(case, document.place(key), _journey(word), word, names)
    for placed in case.workspace.records:
        if placed.journey is not None and placed.journey not in names:
            key = "journey" if placed.record.journey else "touchpoint"
            place = Place(placed.place.file, (*placed.place.path, key))
            yield from missing(case, place, _journey(placed.journey), placed.journey, names)


def _journey(word: str) -> Message:
    return message('journey "{word}" is not known', word=word)
