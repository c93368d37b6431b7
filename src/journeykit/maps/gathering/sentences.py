"""What a map says in sentences: its title, the line below it, and its description for who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeykit.maps.content import MapPhase, MapTouchpoint
from journeykit.maps.gathering.personas import own_figures
from journeykit.maps.speaking import listed, signed
from journeykit.model import Journey, Persona
from journeykit.scoring import JourneyScore
from journeykit.words import Sentence, number


def title(t: Sentence, journey: Journey, touchpoints: Sequence[MapTouchpoint]) -> str:
    """Return the finding: the author's headline, else what the scores say, else the journey's name."""
    return journey.headline or finding(t, touchpoints) or journey.title


def finding(t: Sentence, touchpoints: Sequence[MapTouchpoint]) -> str:
    """Say which touchpoints were measured below the norm; nothing when there are none."""
    low = below_norm(touchpoints)
    if not low:
        return ""
    if len(low) == 1:
        return t("{name} is below the norm", name=low[0].name)
    if len(low) == 2:
        return t("{first} and {second} are below the norm", first=low[0].name, second=low[1].name)
    return t(
        "{first}, {second} and {count} more are below the norm",
        first=low[0].name,
        second=low[1].name,
        count=len(low) - 2,
    )


def below_norm(touchpoints: Sequence[MapTouchpoint]) -> list[MapTouchpoint]:
    """Return what was measured to perform insufficiently, the worst first; a guess is no finding."""
    low = [p for p in touchpoints if p.performance and not p.performance.guessed and p.performance.level == "low"]
    return sorted(low, key=lambda p: p.performance.value if p.performance else 0)


def subtitle(
    t: Sentence,
    language: str,
    journey: Journey,
    score: JourneyScore | None,
    touchpoints: Sequence[MapTouchpoint],
    personas: Sequence[Persona],
    chosen: Persona | None,
) -> Iterator[str]:
    """Yield the parts of the line below the title: for whom, from where to where, and what it rests on."""
    if chosen:
        figures = own_figures(t, score, touchpoints)
        name = chosen.name
        yield (
            t("Persona: {name}; {figures}", name=name, figures=figures) if figures else t("Persona: {name}", name=name)
        )
    elif personas:
        yield _personas(t, personas)
    yield from _scope(t, journey)
    measured = [p for p in touchpoints if p.headlines]
    if score and touchpoints and not measured:
        yield t("Nothing measured yet")
    elif score and touchpoints:
        answers = sum(p.performance.n or 0 for p in measured if p.performance)
        yield t(
            "Measured: {measured} of {all} touchpoints, {answers} answers",
            measured=len(measured),
            all=len(touchpoints),
            answers=number(answers, language),
        )
    if score and score.index.value is not None:
        yield t("Journey index {index}", index=_index(score))


def _personas(t: Sentence, personas: Sequence[Persona]) -> str:
    if len(personas) > 2:
        return t("{count} personas", count=len(personas))
    # Names of personas have commas of their own.
    return t("Persona: {name}", name=" / ".join(persona.name for persona in personas))


def _index(score: JourneyScore) -> str:
    index = score.index
    written = f"{index.value:.0f}"
    return written if index.low is None or index.high is None else f"{written} ({index.low:.0f}–{index.high:.0f})"


def _scope(t: Sentence, journey: Journey) -> Iterator[str]:
    scope = journey.scope
    if scope and scope.starts_when and scope.ends_when:
        yield t("From: {start}; to: {end}", start=scope.starts_when, end=scope.ends_when)


def description(t: Sentence, language: str, journey: Journey, phases: Sequence[MapPhase]) -> str:
    """Describe the picture: its phases and touchpoints in order, with how customers feel, and what stands out."""
    touchpoints = [p for phase in phases for p in phase.touchpoints]
    sentences = [
        t("Customer journey {title}.", title=journey.title),
        *(f"{t('Phase: {phase}', phase=phase.name)}. {_named(t, language, phase.touchpoints)}" for phase in phases),
    ]
    low = [p.name for p in below_norm(touchpoints)]
    if low:
        sentences.append(t("Below the norm: {names}.", names=listed(t, low)))
    moments = [p.name for p in touchpoints if p.moment]
    if moments:
        sentences.append(t("Moments of truth: {names}.", names=listed(t, moments)))
    return " ".join(sentence.strip() for sentence in sentences)


def _named(t: Sentence, language: str, touchpoints: Sequence[MapTouchpoint]) -> str:
    felt = (
        p.name if p.emotion is None else t("{name} (emotion {value})", name=p.name, value=signed(p.emotion, language))
        for p in touchpoints
    )
    return f"{', '.join(felt)}." if touchpoints else ""
