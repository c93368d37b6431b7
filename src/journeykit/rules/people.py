"""References to people: personas, departments, competitors (JK201, JK202, JK209)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, KeyPath, Message, Place, message
from journeykit.model import Persona
from journeykit.rules.missing import missing

if TYPE_CHECKING:
    from journeykit.model import Improvement
    from journeykit.rules.case import Case
    from journeykit.workspace import Document


def unknown_persona(case: Case) -> Iterator[Finding]:
    """A persona that is named must exist.

    A journey for a persona that nobody described is a journey for nobody: its figures per persona vanish from maps
    and plans without a word. A persona has a document of its own, or stands whole inside the one journey that it
    is for.

    Fails:
        kind: journey
        title: A night at the hotel
        personas: [{id: weekender, name: The weekender}, busines-guest]
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        kind: journey
        title: A night at the hotel
        personas: [{id: weekender, name: The weekender}, {id: business-guest, name: The business guest}]
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    for place, word, names, hint in (*_personas_of_journeys(case), *_personas_elsewhere(case)):
        yield from missing(case, place, message('persona "{word}" is not known', word=word), word, names, hint)


_Named = tuple[Place, str, frozenset[str], Message | None]


def _personas_of_journeys(case: Case) -> Iterator[_Named]:
    """Personas that a journey names: those with a document of their own, and those that stand in it."""
    own = case.known.personas
    known = {document.file: own | _inside(journey.personas) for document, journey in case.journeys}
    everywhere = own.union(*known.values())
    for document, journey in case.journeys:
        names = known[document.file]
        for i, word in enumerate(journey.personas):
            if isinstance(word, str):
                elsewhere = message("it is written inside another journey; give it a document of its own")
                yield document.place("personas", i), word, names, elsewhere if word in everywhere else None
    for spot in case.sayings:
        names = known[spot.document.file] if spot.journey else everywhere
        if spot.said is spot.touchpoint:
            for word in spot.touchpoint.per_persona:
                if spot.owns("per_persona", word):
                    yield spot.place("per_persona", word, at_key=True), word, names, None
        for i, quote in enumerate(spot.said.customer.quotes if spot.said.customer else ()):
            if quote.persona and spot.owns("customer", "quotes"):
                yield spot.place("customer", "quotes", i, "persona"), quote.persona, names, None


def _personas_elsewhere(case: Case) -> Iterator[_Named]:
    """Personas that research and measurements name: of any journey."""
    everywhere = case.known.personas.union(*(_inside(journey.personas) for _, journey in case.journeys))
    for document in case.workspace.documents_of("research"):
        for i, word in enumerate(document.model.personas):
            yield document.place("personas", i), word, everywhere, None
    for placed in case.workspace.records:
        word = placed.record.segment.get("persona", "")
        if word:
            yield Place(placed.place.file, (*placed.place.path, "segment", "persona")), word, everywhere, None


def _inside(personas: tuple[str | Persona, ...]) -> frozenset[str]:
    return frozenset(persona.id for persona in personas if isinstance(persona, Persona))


def unknown_department(case: Case) -> Iterator[Finding]:
    """Once the project declares its departments, every department must be one of them.

    "Sales", "sales dept." and "Verkoop" are three owners to a program. With the list in place every plan can be
    sorted by owner, and handoffs between departments can be counted.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        departments: [{id: front-office, name: Front office}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        owner: frontoffice
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        departments: [{id: front-office, name: Front office}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        owner: front-office
        phases: [{name: Arrival, touchpoints: [Check-in]}]
    """
    if not case.known.declares("departments"):
        return
    names = case.known.of_project("departments")
    for document, path, word in (*_departments_of_project(case), *_departments_of_journeys(case)):
        if word not in names:
            said = message('department "{word}" is not known', word=word)
            yield from missing(case, document.place(*path), said, word, names)


_Stated = tuple["Document", KeyPath, str]


def _departments_of_project(case: Case) -> Iterator[_Stated]:
    for document in case.workspace.documents_of("project"):
        project = document.model
        for i, system in enumerate(project.systems):
            if system.department:
                yield document, ("systems", i, "department"), system.department
        for i, resistance in enumerate(project.support.resistance if project.support else ()):
            if resistance.department:
                yield document, ("support", "resistance", i, "department"), resistance.department
        for i, action in enumerate(project.culture):
            if action.owner:
                yield document, ("culture", i, "owner"), action.owner
        yield from _departments_of(document, ("improvements",), project.improvements)


def _departments_of_journeys(case: Case) -> Iterator[_Stated]:
    for document, journey in case.journeys:
        if journey.owner:
            yield document, ("owner", "department"), journey.owner.department
        for i, workshop in enumerate(journey.workshops):
            for j, word in enumerate(workshop.present):
                yield document, ("workshops", i, "present", j), word
        yield from _departments_of(document, ("improvements",), journey.improvements)
    for spot in case.sayings:
        if spot.said.owner and spot.owns("owner"):
            yield spot.document, (*spot.path, "owner", "department"), spot.said.owner.department
        if spot.said is spot.touchpoint and spot.touchpoint.improvements and spot.owns("improvements"):
            yield from _departments_of(spot.document, (*spot.path, "improvements"), spot.touchpoint.improvements)


def _departments_of(document: Document, path: KeyPath, improvements: Iterable[Improvement]) -> Iterator[_Stated]:
    for i, improvement in enumerate(improvements):
        if improvement.owner:
            yield document, (*path, i, "owner"), improvement.owner
        for j, word in enumerate(improvement.involves):
            yield document, (*path, i, "involves", j), word


def unknown_competitor(case: Case) -> Iterator[Finding]:
    """Once the project declares its competitors, every benchmark must name one of them.

    A benchmark against a competitor that is spelled in two ways is drawn as two competitors.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        competitors: [{id: harbour-inn, name: Harbour Inn}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, benchmarks: [{competitor: harbor-inn, metric: ces, value: 5.1}]}

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        competitors: [{id: harbour-inn, name: Harbour Inn}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        phases:
          - name: Arrival
            touchpoints:
              - {name: Check-in, benchmarks: [{competitor: harbour-inn, metric: ces, value: 5.1}]}
    """
    if not case.known.declares("competitors"):
        return
    names = case.known.of_project("competitors")
    for spot in case.sayings:
        for i, benchmark in enumerate(spot.said.benchmarks):
            if spot.owns("benchmarks"):
                place = spot.place("benchmarks", i, "competitor")
                yield from missing(case, place, _competitor(benchmark.competitor), benchmark.competitor, names)
    for document in case.workspace.documents_of("research"):
        word = document.model.at
        if word and word != "own":
            yield from missing(case, document.place("at"), _competitor(word), word, names)


def _competitor(word: str) -> Message:
    return message('competitor "{word}" is not known', word=word)
