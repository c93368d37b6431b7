"""Pairs of Kano's questions among the columns of a survey: how people feel when something is there, and when it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeykit.evidence.drivers.kano import feeling
from journeykit.evidence.suggesting.looks import Look
from journeykit.evidence.suggesting.matching import Spot, Spots
from journeykit.evidence.suggesting.words import stems_of, words_of

_FEELING = re.compile(
    r"how (would|do|will|did) (you|customers|people) feel|how (would|do) you (like|rate) it (if|when|that)|what (would|do) you think (if|when)"
    r"|hoe (zou|zouden|vindt?|voelt?) (u|je|jij|jullie|klanten|men)\b.{0,25}\b(als|wanneer|indien)\b"
    r"|wat (zou|zouden|vindt?|vinden) (u|je|jij|jullie|klanten|men)\b.{0,25}\b(als|wanneer|indien)\b"
    r"|hoe (zou|zouden) (u|je|jij|jullie) (het|dat) vinden",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(dys|dis|non)?-?(functional|functionele?|functioneel)\b", re.IGNORECASE)
_ABSENT = re.compile(r"\b(dys|dis|non)-?(functional|functionele?|functioneel)\b", re.IGNORECASE)
_NOT = frozenset(
    "not no without never lacked lacks missing absent absence cannot isn aren wasn weren doesn don didn won wouldn couldn hasn haven hadn "
    "niet geen zonder nooit noch ontbreekt ontbrak ontbreken afwezig".split()
)
_NOTHING = frozenset(
    "if when would feel feels you were there that the functional functioneel functionele dysfunctional disfunctioneel disfunctionele non als "
    "indien wanneer zou zouden vindt vinden vind ervan voelen wel dat hier kano pair paar vraag question think like rate customers klanten "
    "people men jullie can could will kan kunnen kon does have has having heeft hebben had wordt worden werd bij ons onze our isn aren wasn "
    "weren doesn don didn won wouldn couldn hasn haven hadn".split()
)
_ALIKE = 0.6
_OF_FIVE = 3
"""So many different ones of Kano's five answers, in words, tell without a header that it is a question of his."""
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class FoundPair:
    """Two columns that make a pair, and of which touchpoint; None: nobody knows."""

    present: Look
    absent: Look
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class _Question:
    look: Look
    at: int
    absent: bool
    feels: bool
    """Whether its words ask for a feeling."""
    words: bool
    """Whether its answers are Kano's own, in words."""
    stems: frozenset[str]


def kano_pairs(looks: Sequence[Look], spots: Spots) -> tuple[FoundPair, ...]:
    """Return the pairs, in the order of the file.

    Answers must be Kano's (1 to 5, or his words), one question of the two must say "not", and both must be about the same
    thing: a header asks how people feel, or names the pair functional and dysfunctional, or the answers are his words.

    Args:
        looks: The columns that are still free.
        spots: The touchpoints that can be asked about.
    """
    asked = [found for i, look in enumerate(looks) if (found := _question(look, i)) is not None]
    pairs = []
    for absent in (one for one in asked if one.absent):
        present = _other(absent, [one for one in asked if not one.absent])
        if present is None or not _is_kano(present, absent):
            continue
        asked.remove(present)
        spot = spots.find(f"{present.look.asked} {absent.look.asked}")
        pairs.append((present.at, FoundPair(present.look, absent.look, spot)))
    return tuple(pair for _, pair in sorted(pairs, key=lambda item: item[0]))


def _question(look: Look, at: int) -> _Question | None:
    """Return a column as one half of a pair; None when its answers are not Kano's."""
    if look.is_date or not look.cells:
        return None
    read = [feeling(cell, {}) for cell in look.cells]
    if sum(isinstance(one, int) for one in read) < _MOSTLY * len(read):
        return None
    text = look.column.label or look.column.name
    words = words_of(text)
    in_words = {
        one
        for one, cell in zip(read, look.cells, strict=True)
        if isinstance(one, int) and not cell.strip()[:1].isdigit()
    }
    absent = bool(_ABSENT.search(text)) or (not _NAMED.search(text) and not _NOT.isdisjoint(words))
    return _Question(
        look, at, absent, bool(_FEELING.search(text) or _NAMED.search(text)), len(in_words) >= _OF_FIVE,
        stems_of(word for word in words if word not in _NOT and word not in _NOTHING),
    )  # fmt: skip


def _other(absent: _Question, present: Sequence[_Question]) -> _Question | None:
    """Return the question that asks the same with it there; of "and if not?" the one before it."""
    if not absent.stems:
        return next((one for one in present if one.at == absent.at - 1), None)
    alike = [(_alike(one, absent), -abs(one.at - absent.at), one.at, one) for one in present]
    best = max(alike, default=None, key=lambda item: item[:3])
    return best[3] if best is not None and best[0] >= _ALIKE else None


def _alike(one: _Question, other: _Question) -> float:
    return len(one.stems & other.stems) / max(len(one.stems | other.stems), 1)


def _is_kano(present: _Question, absent: _Question) -> bool:
    return present.feels or absent.feels or (present.words and absent.words)
