"""Short words and figures that stand on maps."""

from __future__ import annotations

from functools import cache

from journeykit import words
from journeykit.maps.content import Grade, MapTouchpoint
from journeykit.words import Sentence, translator

CHOICES = {
    "measure": "measure first",
    "repair": "repair",
    "excel": "excel",
    "improve": "improve",
    "protect": "protect",
    "ease-off": "ease off",
    "good-enough": "good enough",
}

GRADES: dict[Grade, str] = {
    "hypothesis": "hypothesis",
    "qualitative": "heard from customers",
    "quantitative": "measured",
}
"""How we know."""


@cache
def speaker(language: str) -> Sentence:
    """Return a translator that looks up a sentence without gaps once: maps say the same few words many times."""
    translate = translator(language)
    plain = cache(translate)

    def t(text: str, /, **args: str | float) -> str:
        return translate(text, **args) if args else plain(text)

    return t


def choice(t: Sentence, touchpoint: MapTouchpoint) -> str:
    """Return the word for a touchpoint's choice; what others run one can influence, not repair."""
    take = touchpoint.choice or "measure"
    return t("influence") if touchpoint.others and take == "repair" else t(CHOICES[take])


def signed(value: float, language: str) -> str:
    """Write an emotion or an NPS with its sign: +2, 0, −0,5."""
    return words.signed(round(value, 2), language)


def figure(value: float, low: float | None, high: float | None) -> str:
    """Write a performance with its interval, in whole points: 23 (19–27)."""
    rounded = f"{value:.0f}"
    return rounded if low is None or high is None else f"{rounded} ({low:.0f}–{high:.0f})"


def listed(t: Sentence, names: list[str]) -> str:
    """Write names as one does in a sentence: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return t("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
