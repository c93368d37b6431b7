"""References to improvements and research (JK207, JK216)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Message, Place, message
from journeykit.rules.missing import missing

if TYPE_CHECKING:
    from journeykit.rules.case import Case


def unknown_improvement(case: Case) -> Iterator[Finding]:
    """An improvement that another one requires or replaces must exist.

    The plan puts what is required first and chooses one of several alternatives; it can only do so with
    improvements that are there. One of another journey is written as `journey/improvement` when its id stands in
    several.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements:
                  - {id: self-service, title: Check in by telephone, requires: [lock]}
                  - {id: smart-locks, title: Locks that open with a telephone}

    Right:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - name: Check-in
                improvements:
                  - {id: self-service, title: Check in by telephone, requires: [smart-locks]}
                  - {id: smart-locks, title: Locks that open with a telephone}
    """
    homes: dict[str, int] = {}
    for ids in case.known.improvements.values():
        for id_ in ids:
            homes[id_] = homes.get(id_, 0) + 1
    full = {f"{journey}/{id_}" for journey, ids in case.known.improvements.items() for id_ in ids}
    everywhere = frozenset(homes) | full
    seen: set[Place] = set()
    for at in case.workspace.improvements:
        if at.place in seen:
            continue
        seen.add(at.place)
        own = case.known.improvements.get(at.journey.id if at.journey else "", frozenset())
        own |= case.known.improvements[""] | case.known.improvements["="]
        for key in ("requires", "alternative_to"):
            for i, word in enumerate(getattr(at.improvement, key)):
                place = Place(at.place.file, (*at.place.path, key, i))
                said = message('improvement "{word}" is not known', word=word)
                yield from missing(case, place, said, word, everywhere)
                if word not in own and homes.get(word, 0) > 1:
                    said = message('several journeys have an improvement "{word}"', word=word)
                    yield Finding(place, said, hint=message("write it as journey/improvement"))


def unknown_research(case: Case) -> Iterator[Finding]:
    """Research that evidence, a quote or a finding rests on must exist.

    "Customers told us" is worth as much as the research behind it. Whoever reads the plan must be able to look it up.

    Fails:
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, evidence: {grade: qualitative, research: [lobby-talks]}}

    Right:
        # file: journey.yaml
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, evidence: {grade: qualitative, research: [lobby-talks]}}
        # file: research.yaml
        kind: research
        id: lobby-talks
        method: interview
        n: 12
    """
    names = case.known.research
    for spot in case.sayings:
        if spot.said.evidence and spot.owns("evidence"):
            for i, word in enumerate(spot.said.evidence.research):
                yield from missing(case, spot.place("evidence", "research", i), _research(word), word, names)
        for i, quote in enumerate(spot.said.customer.quotes if spot.said.customer else ()):
            if quote.research and spot.owns("customer", "quotes"):
                place = spot.place("customer", "quotes", i, "research")
                yield from missing(case, place, _research(quote.research), quote.research, names)
    for document, path, persona in case.personas:
        for i, word in enumerate(persona.evidence.research if persona.evidence else ()):
            yield from missing(case, document.place(*path, "evidence", "research", i), _research(word), word, names)
    for document in case.workspace.documents_of("research"):
        for i, found in enumerate(document.model.findings):
            word = found.verified_by
            if word:
                place = document.place("findings", i, "verified_by")
                yield from missing(case, place, _research(word), word, case.known.verifying)


def _research(word: str) -> Message:
    return message('research "{word}" is not known', word=word)
