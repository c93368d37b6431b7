"""The words of headers and questions, in Dutch and English, as they can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable

from journeykit.model.slug import slug

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TWICE = re.compile(r"([a-z])\1")
_ENDINGS = ("ingen", "ments", "ing", "ment", "jes", "tje", "je", "ed", "en", "es", "s")
_STEM = 5
_SAME = {
    stem: group[0]
    for group in (
        line.split()
        for line in """
        appointment afspraak
        invoice factuur bill
        payment betaling betalen betaald paid
        order bestelling bestellen besteld
        delivery levering leveren geleverd bezorging bezorgen bezorgd
        return retour terugsturen
        complaint klacht
        quote offerte
        phone telefoon gebeld bellen called calling
        shop winkel store
        waiting wachten gewacht
        choosing kiezen gekozen keuze
        moving verhuizen verhuizing verhuisd
        cancelling opzeggen opzegging opgezegd
        login inloggen
        ticket kaartje
        booking boeken boeking geboekt
        engineer monteur mechanic
        desk balie
        advice advies
        """.strip().splitlines()
    )
    for stem in group
}
_SMALL = frozenset(
    "de het een van voor met over bij uw je u en of op in aan door is was were the a an of for with about your you and or "
    "on in to at from how hoe wat welk welke wie what which who did do does are ben bent heeft hebt have has had deze dit this "
    "that these our ons onze my mijn me my it er te om als so very zeer heel erg vond vindt vind geeft give rate i ik wij we us "
    "tevreden satisfied satisfaction moeite effort easy makkelijk cijfer scale schaal been being".split()
)  # fmt: skip


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text without capitals and accents; `easyCheckout` and `easy_checkout` are two."""
    pieces = _CAMEL.sub(" ", text).replace("_", " ").split()
    return tuple(word for piece in pieces for word in slug(piece).split("-") if piece and any(map(str.isalnum, piece)))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return what is left of words without what says little, and without endings: `betaald` and `betalen` are one."""
    return frozenset(_stem(word) for word in words if word not in _SMALL and len(word) > 2)


def shared(wanted: Iterable[str], there: frozenset[str]) -> frozenset[str]:
    """Return the stems that stand among others, also as the beginning of a longer one."""
    return frozenset(
        one
        for one in wanted
        if one in there or any(len(min(one, other, key=len)) > 3 and _begins(one, other) for other in there)
    )


def short_name(text: str) -> str:
    """Return a short name for a question, such as `dier` for "Welk dier heeft u?"."""
    told = [word for word in words_of(text) if word not in _SMALL]
    return slug("-".join(told[:3])) if told else slug(text)[:30].strip("-")


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _stem(word: str) -> str:
    if word in _SAME:
        word = _SAME[word]
    word = _TWICE.sub(r"\1", word)
    if len(word) > 6 and word.startswith("ge"):
        word = word[2:]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word[:_STEM]
