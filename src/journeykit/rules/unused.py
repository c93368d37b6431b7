"""What is declared and never used (JK214)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from journeykit.diagnostics import Finding, Place, message

if TYPE_CHECKING:
    from journeykit.rules.case import Case

_PROJECT_LISTS = ("departments", "systems", "channels", "competitors", "basics")


def never_used(case: Case) -> Iterator[Finding]:
    """What is declared is used somewhere.

    A persona in no journey, a library touchpoint that no journey uses, a system behind nothing: either the map is
    not finished, or the list is out of date. Only the profile `strict` says so.

    Fails:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        departments: [{id: front-office, name: Front office}, {id: kitchen, name: Kitchen}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        owner: front-office
        phases: [{name: Arrival, touchpoints: [Check-in]}]

    Right:
        # file: journeykit.yaml
        kind: project
        format: 1
        name: The Lantern House
        departments: [{id: front-office, name: Front office}, {id: kitchen, name: Kitchen}]
        # file: stay.yaml
        kind: journey
        title: A night at the hotel
        owner: front-office
        phases: [{name: Arrival, touchpoints: [Check-in, {name: Supper, owner: kitchen}]}]
    """
    if case.known.lost or any(not document.sound for document in case.workspace.documents):
        return
    words = _words(case)
    for id_, place in _declared(case):
        if id_ not in words:
            yield Finding(place, message('"{name}" is declared and never used', name=id_))
    uses = {spot.touchpoint.use for spot in case.touchpoints}
    for document in case.workspace.documents_of("touchpoints"):
        for i, touchpoint in enumerate(document.model.touchpoints):
            if touchpoint.id not in uses:
                said = message('no journey uses the touchpoint "{name}"', name=touchpoint.id)
                yield Finding(document.place("touchpoints", i, "name"), said)


def _words(case: Case) -> set[str]:
    """Every word that refers to something, wherever it stands: a looser net than the rules about unknown names."""
    words: set[str] = set()
    for spot in case.sayings:
        said, touchpoint = spot.said, spot.touchpoint
        words.update(said.channels, said.systems, said.basics, touchpoint.per_persona)
        words.update(benchmark.competitor for benchmark in said.benchmarks)
        words.update(said.evidence.research if said.evidence else ())
        words.update(said.moment_of_truth.helpline if said.moment_of_truth else ())
        words.update(quote.research or "" for quote in (said.customer.quotes if said.customer else ()))
        words.add(said.owner.department if said.owner else "")
    for _, journey in case.journeys:
        words.update(persona for persona in journey.personas if isinstance(persona, str))
        words.update(department for workshop in journey.workshops for department in workshop.present)
        words.update(channel for task in journey.tasks for channel in task.channels)
        words.add(journey.owner.department if journey.owner else "")
    for at in case.workspace.improvements:
        words.update(at.improvement.involves, [at.improvement.owner or ""])
    for _, _, persona in case.personas:
        words.update(persona.channels, persona.evidence.research if persona.evidence else ())
    for document in case.workspace.documents_of("research"):
        words.update(found.verified_by or "" for found in document.model.findings)
        words.add(document.model.at or "")
        if document.model.findings:  # research with findings speaks for itself
            words.add(document.model.id)
    project = case.workspace.project
    for system in project.systems:
        words.update(system.feeds, [system.department or ""])
    words.update(action.owner or "" for action in project.culture)
    return words


def _declared(case: Case) -> Iterator[tuple[str, Place]]:
    file = case.workspace.project_file
    document = case.workspace.document(file) if file is not None else None
    for name in _PROJECT_LISTS if document else ():
        for i, item in enumerate(getattr(case.workspace.project, name)):
            assert document is not None
            yield item.id, document.place(name, i, "text" if name == "basics" else "name")
    for found in case.workspace.documents_of("persona"):
        yield found.model.id, found.place("name")
    for found in case.workspace.documents_of("research"):
        yield found.model.id, found.place("id")
