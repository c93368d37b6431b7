"""Kano: two questions about one touchpoint tell what is taken for granted from what delights."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from journeykit.evidence.cells import Unread, answer_of
from journeykit.model.mapping_checks import KANO_ANSWERS

if TYPE_CHECKING:
    from journeykit.evidence.drivers.values import Pairs

TABLE = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
"""The evaluation table of Kano, Seraku, Takahashi & Tsuji (1984) as Berger et al. (1993) print it.

Rows: how people feel when it is there; columns: when it is not. Both from like to dislike.
"""

_WORDS = {
    1: "i like it that way|i like it|like|i enjoy it that way|dat vind ik prettig|dat vind ik fijn|dat zou ik prettig vinden|prettig",
    2: "it must be that way|must be|must-be|i expect it|i expect it that way|it is a basic necessity|dat verwacht ik|"
       "dat hoort zo|dat spreekt vanzelf|vanzelfsprekend",
    3: "i am neutral|neutral|i don't care|neutraal|het maakt me niet uit|het maakt mij niet uit|dat maakt me niet uit",
    4: "i can live with it that way|i can live with it|live with|i can tolerate it|daar kan ik mee leven|"
       "ik kan ermee leven",
    5: "i dislike it that way|i dislike it|dislike|i can't accept it|dat vind ik niet prettig|dat vind ik vervelend|"
       "dat zou ik vervelend vinden|niet prettig|vervelend",
}  # fmt: skip
_KNOWN = {word: number for number, words in _WORDS.items() for word in words.split("|")}


def category(present: int, absent: int) -> str:
    """Return the category of a pair of answers, each 1 (like) to 5 (dislike): A, O, M, I, R or Q."""
    return TABLE[present - 1][absent - 1]


def feeling(raw: Any, words: Mapping[str, float]) -> int | Unread | None:
    """Return what one cell says, 1 to 5; None when it is empty, NOT_A_NUMBER when it is no answer to such a question.

    Args:
        raw: The cell.
        words: What the mapping says that words stand for.
    """
    plain = _plain(str(raw)).removeprefix("'") if raw is not None else ""  # as survey tools guard a text
    own = {_plain(word): value for word, value in words.items()}
    if plain in own:
        return int(own[plain])
    found = answer_of(raw)
    if found in (Unread.EMPTY, Unread.NOT_APPLICABLE):
        return None
    if isinstance(found, Decimal) and float(found) in KANO_ANSWERS:
        return int(found)
    return _KNOWN.get(plain, Unread.NOT_A_NUMBER)


def counted(pairs: Pairs, period: set[str | None]) -> dict[str, int]:
    """Return how many answers in some periods fall in each category."""
    return {
        letter: sum(n for (when, one), n in pairs.items() if one == letter and when in period) for letter in "AOMIRQ"
    }


def _plain(text: str) -> str:
    return " ".join(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()).casefold().rstrip(".")
