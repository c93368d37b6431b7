"""The stakeholders in plain text: who decides together, and each persona in turn."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.diagnostics import NothingToDoError, message
from journeykit.maps.content import MapContent
from journeykit.maps.plain import clean, headline, joined, wrapped
from journeykit.maps.speaking import figure, speaker
from journeykit.maps.stakeholders.content import MapPersona
from journeykit.maps.stakeholders.finding import decision, finding, subtitle
from journeykit.words import Sentence


def tell_stakeholders(content: MapContent) -> str:
    """Return the personas of a journey as text.

    Raises:
        NothingToDoError: the journey has no personas.
    """
    people = content.people
    if people is None or not people.personas:
        raise NothingToDoError(message("{journey} has no map of stakeholders: it has no personas", journey=content.id))
    t = speaker(content.language)
    title = finding(t, content, people)
    lines = headline(title, content.subject if content.subject != title else "", *subtitle(t, people))
    for organisation, members in people.units:
        head = t("Who decides together")
        lines += ["", *wrapped(clean(f"{head}: {organisation}" if organisation else head))]
        for member in sorted(members, key=lambda one: -(one.power or 0)):
            lines += wrapped(clean(f"{member.name}: {', '.join(decision(t, member))}"), "  ")
    for persona in people.personas:
        lines += ["", *wrapped(clean(persona.name))]
        for name, words in _facts(t, persona):
            if words:
                lines += wrapped(clean(f"{name}: {words}" if name else words), "    ")
    return joined(lines)


def _facts(t: Sentence, persona: MapPersona) -> Iterator[tuple[str, str]]:
    yield "", persona.segment
    if persona.share is not None:
        yield "", t("{share} % of the customers", share=round(100 * persona.share))
    yield "", ", ".join(decision(t, persona))
    yield "", persona.description
    yield t("Says"), persona.quote and f"“{persona.quote}”"
    for name, several in ((t("Goals"), persona.goals), (t("Needs"), persona.needs)):
        yield name, "; ".join(several)
    yield t("Frustrations"), "; ".join(persona.frustrations)
    yield t("Channels"), ", ".join(name for _, name in persona.channels)
    yield t("Reachable"), persona.reachable
    if persona.index:
        known = persona.index
        own = t("own figures at {own} of {all} touchpoints", own=persona.own, all=persona.all)
        yield t("Index of the journey"), f"{figure(known.value, known.low, known.high)}, {own}"
    for one in persona.worse:
        figures = t("{own}, others {others}", own=f"{one.own:.0f}", others=f"{one.others:.0f}")
        sure = "" if one.clear else f" ({t('not certain')})"
        yield t("Served worse"), f"{one.name}: {figures}{sure}"
    yield t("How we know"), persona.evidence
