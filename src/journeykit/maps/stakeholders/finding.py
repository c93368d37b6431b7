"""What a map of stakeholders says: its title, the line below it, and its description for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.maps.content import MapContent
from journeykit.maps.speaking import figure, listed
from journeykit.maps.stakeholders.content import MapPersona, People
from journeykit.words import Sentence

ROLES = {
    "initiator": "initiator",
    "user": "user",
    "influencer": "influencer",
    "decider": "decider",
    "buyer": "buyer",
    "gatekeeper": "gatekeeper",
}
STANCES = {"against": "against", "neutral": "neutral", "for": "for"}
_CAN_STOP = ("decider", "gatekeeper", "buyer")
_STRONG = 4.0  # of 5: power from which on somebody in another role can stop it too


def finding(t: Sentence, content: MapContent, people: People) -> str:
    """Say what stands out most: who is served worse, who can stop the decision, else who they are."""
    return _served(t, people) or _unit(t, people) or _largest(t, people) or content.subject


def _served(t: Sentence, people: People) -> str:
    """Name who is served worse beyond doubt, at the most touchpoints."""
    clear = [(sum(one.clear for one in persona.worse), persona.share or 0.0, persona) for persona in people.personas]
    count, _, persona = max(clear, key=lambda one: one[:2], default=(0, 0.0, None))
    if not persona or not count:
        return ""
    if count == 1:
        (at,) = (one for one in persona.worse if one.clear)
        return t("{touchpoint} serves {name} worse than others", name=short(persona), touchpoint=at.name)
    return t("{count} touchpoints serve {name} worse than others", name=short(persona), count=count)


def _unit(t: Sentence, people: People) -> str:
    for _, members in people.units:
        for member in members:
            if member.stance == "against" and (member.role in _CAN_STOP or (member.power or 0) >= _STRONG):
                return t("{name} is against, and can stop the decision", name=titled(t, member))
    for organisation, members in people.units:
        if not any(member.role == "decider" for member in members):
            if organisation:
                return t("Nobody knows who decides at {organisation}", organisation=organisation)
            return t("Nobody knows who decides")
    return ""


def _largest(t: Sentence, people: People) -> str:
    known = [persona for persona in people.personas if persona.share is not None]
    if len(people.personas) < 2 or not known:
        return ""
    largest = max(known, key=lambda persona: persona.share or 0)
    return t("{share} % of the customers are like {name}", name=short(largest), share=round(100 * (largest.share or 0)))


def short(persona: MapPersona) -> str:
    """Return a name without what follows its comma: "Anja" of "Anja, the bookkeeper"."""
    return persona.name.split(",")[0].strip() or persona.name


def titled(t: Sentence, persona: MapPersona) -> str:
    """Return a name with its role."""
    return f"{short(persona)} ({t(ROLES[persona.role])})" if persona.role in ROLES else short(persona)


def subtitle(t: Sentence, people: People) -> Iterator[str]:
    """Yield the parts of the line below the title."""
    yield t("Personas: {count}", count=len(people.personas))
    shares = [persona.share for persona in people.personas if persona.share is not None]
    if shares and sum(shares) < 1.005:
        yield t("together {share} % of the customers", share=round(100 * sum(shares)))
    guessed = sum(persona.guessed for persona in people.personas)
    if guessed:
        yield t("of which assumed: {count}", count=guessed)
    deciding = sum(len(members) for _, members in people.units)
    if deciding:
        yield t("in the decision-making unit: {count}", count=deciding)


def description(t: Sentence, content: MapContent, people: People) -> str:
    """Describe the picture: each persona, its part in the decision, and how it is served."""
    return " ".join([
        t("The personas of {title}.", title=content.subject),
        *(f"{', '.join([persona.name, *told(t, persona)])}." for persona in people.personas),
    ])  # fmt: skip


def told(t: Sentence, persona: MapPersona) -> Iterator[str]:
    """Yield the facts of a persona in few words."""
    if persona.segment:
        yield persona.segment
    if persona.share is not None:
        yield t("{share} % of the customers", share=round(100 * persona.share))
    yield from decision(t, persona)
    if persona.index:
        known = persona.index
        yield t("index {index}", index=figure(known.value, known.low, known.high))
    if persona.worse:
        yield t("served worse at {touchpoint}", touchpoint=listed(t, [one.name for one in persona.worse]))


def decision(t: Sentence, persona: MapPersona) -> Iterator[str]:
    """Yield what a persona does in the decision."""
    if persona.role in ROLES:
        yield t(ROLES[persona.role])
    if persona.power is not None:
        yield t("power {power} of 5", power=persona.power)
    if persona.stance:
        yield t(STANCES[persona.stance])
