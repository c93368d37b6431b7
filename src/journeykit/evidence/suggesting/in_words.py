"""Answers in words, such as "zeer tevreden" or "strongly agree": what they are about, and in what order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeykit.evidence.suggesting.words import words_of

_STRENGTHS = {
    4: "uiterst extremely excellent uitstekend geen no",
    3: "zeer heel erg helemaal volledig very strongly completely totally fully",
    1: "matig mediocre enigszins beetje iets somewhat slightly rather",
}
"""How far words are from the middle; what is not here is a 2."""
_MIDDLE = frozenset(
    "neutraal neutral neither nor noch gemiddeld average okay ok voldoende fair undecided onbeslist redelijk".split()
)
_POLES = {
    "satisfaction": ("tevreden satisfied blij happy", "ontevreden dissatisfied unsatisfied unhappy"),
    "agreement": ("eens agree", "oneens disagree"),
    "ease": ("makkelijk gemakkelijk eenvoudig easy simple", "moeilijk lastig ingewikkeld difficult hard"),
    "quality": ("goed good uitstekend excellent", "slecht bad poor terrible matig onvoldoende mediocre"),
    "effort": ("veel much high", "weinig geen little no low"),
}
"""What answers are about: the words of the high end, and of the low one."""
_NOT = frozenset(("niet", "not"))
_NEITHER = frozenset(("neither", "nor", "noch"))
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class InWords:
    """Answers in words that make a scale: from 1 to `steps`."""

    about: str
    steps: int
    answers: Mapping[str, int]

    @property
    def words(self) -> tuple[str, ...]:
        """All words of the answers."""
        return tuple(word for answer in self.answers for word in words_of(answer))

    @property
    def has_middle(self) -> bool:
        """Whether somebody gave the answer in the middle."""
        return (self.steps + 1) / 2 in self.answers.values()


def scale_of_words(answers: Iterable[str]) -> InWords | None:
    """Return the scale that answers in words make; None when they make none, or it is not certain which."""
    given = sorted({" ".join(answer.split()) for answer in answers})
    for about, (high, low) in _POLES.items():
        levels = {answer: _level(answer, frozenset(high.split()), frozenset(low.split())) for answer in given}
        known = {answer: level for answer, level in levels.items() if level is not None}
        if len(known) == len(levels) and len(set(known.values())) == len(known) > 2:
            return _ranked(about, known)
    return None


def _ranked(about: str, levels: Mapping[str, int]) -> InWords | None:
    """Number the levels: what stands on one side stands on the other one too, and between them is the middle."""
    high, low = ({way * level for level in levels.values() if way * level > 0} for way in (1, -1))
    if not high or not low:
        return None  # the one half of a scale does not tell how long it is
    ordered = sorted(levels, key=lambda answer: -levels[answer])
    if about == "quality" and high != low:  # poor, fair, good, very good: more words for praise than for blame
        return InWords(about, len(ordered), {answer: len(ordered) - i for i, answer in enumerate(ordered)})
    strengths = sorted(high | low)
    middle = len(strengths) + 1
    numbered = {
        answer: middle + (level > 0) * (1 + strengths.index(abs(level))) - (level < 0) * (1 + strengths.index(abs(level)))
        if level else middle
        for answer, level in ((one, levels[one]) for one in ordered)
    }  # fmt: skip
    return InWords(about, 2 * len(strengths) + 1, numbered)


def _level(answer: str, high: frozenset[str], low: frozenset[str]) -> int | None:
    """Return how far an answer is from the middle, 0 for the middle itself; None when it is no answer of this kind."""
    words = words_of(answer)
    told = frozenset(words)
    up, down = not told.isdisjoint(high), not told.isdisjoint(low)
    if len(words) > _MOST_WORDS:
        return None
    if up == down:
        return 0 if up or not told.isdisjoint(_MIDDLE) else None
    if not told.isdisjoint(_NEITHER):
        return 0
    strength = next((far for far, known in _STRENGTHS.items() if not told.isdisjoint(known.split())), 2)
    return strength if up != bool(told & _NOT) else -strength
