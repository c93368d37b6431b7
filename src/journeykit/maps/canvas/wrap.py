"""Breaking a text into lines that fit a cell, with a reserve for readers whose font is wider than ours."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from journeykit.maps.canvas.escape import SOFT_HYPHEN, one_line
from journeykit.maps.canvas.measure import is_wide, room_for
from journeykit.maps.canvas.typography import TextStyle

MOST_LINES = 40

_NARROWEST = 0.19  # em
# Where a line may end; not at the three no-break spaces: U+00A0, U+2007 and U+202F.
_SPACES = re.compile("[ \t\r\n\f\v\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")

_VOWELS = frozenset("aeiouyáéëïöüAEIOUY")
_TOGETHER = frozenset("tr dr pr br kr gr fr vr pl bl kl gl fl".split())
_BREAK_AFTER = frozenset("/-_.,;:?&=@+")


@lru_cache(maxsize=8192)
def wrap(text: str, width: float, style: TextStyle, most: int = MOST_LINES) -> tuple[str, ...]:
    """Break a text into lines of at most `width` points; of more than `most` lines the rest becomes an ellipsis.

    A word that fits a line is never split. Another one is split at its soft hyphens, else behind a sign as in an
    address, else before a consonant and a vowel, else where the line is full.
    """
    # What no line can show is not looked at: a text may have 20,000 characters without a space.
    shown = text[: (most + 1) * _reach(width, style)]
    lines = _break(_SPACES.split(shown), width, style)
    if len(lines) > most:
        lines = [*lines[: most - 1], _shorten(lines[most - 1], width, style)]
    return tuple(lines)


def balanced(text: str, width: float, style: TextStyle, most: int = MOST_LINES) -> tuple[str, ...]:
    """Break a text into as few lines as `wrap` does, but of about equal length: for what stands centred."""
    lines = wrap(text, width, style, most)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    while True:
        width -= 4
        narrower = wrap(text, width, style)
        if len(narrower) > len(lines) or any(line.endswith("-") for line in narrower):
            return lines
        lines = narrower


def fits(text: str, width: float, style: TextStyle) -> bool:
    """Tell whether a line fits, with the reserve."""
    return room_for(text, style.size, bold=style.bold) <= width


def _reach(width: float, style: TextStyle) -> int:
    """Return how many characters a line holds at most: none that has a width is narrower than these."""
    return max(1, int(width / (_NARROWEST * style.size)) + 1)


def _break(words: list[str], width: float, style: TextStyle) -> list[str]:
    lines: list[str] = []
    line = ""
    for raw in words:
        word = one_line(raw)
        if not word:
            continue
        longer = f"{line} {word}" if line else word
        if fits(longer, width, style):
            line = longer
        elif fits(word, width, style):
            lines.append(line)
            line = word
        else:
            full, line = _split(raw, line, width, style)
            lines += full
    return [*lines, line] if line else lines


def _split(raw: str, line: str, width: float, style: TextStyle) -> tuple[list[str], str]:
    """Split one long word over lines; return the full ones and what is left, to go on behind."""
    word, cuts = _cuts(raw)
    reach = _reach(width, style)
    lines: list[str] = []
    start = 0
    while True:
        before = f"{line} " if line else ""
        if len(word) - start <= reach and (start == len(word) or fits(before + word[start:], width, style)):
            return lines, before + word[start:]
        near = [(cut, hyphen) for cut, hyphen in cuts if start < cut <= start + reach]
        pieces = [(cut, before + word[start:cut] + hyphen) for cut, hyphen in near]
        pieces = [piece for piece in pieces if fits(piece[1], width, style)]
        if pieces:
            start, piece = pieces[-1]
            lines.append(piece)
        elif line:
            lines.append(line)
        else:
            end = _full_line(word, start, width, style)
            lines.append(word[start:end] + ("" if is_wide(word[end - 1]) else "-"))
            start = end
        line = ""


def _full_line(word: str, start: int, width: float, style: TextStyle) -> int:
    end = start + 1
    while end < len(word) and fits(word[start : end + 1] + "-", width, style):
        end += 1
    while end < len(word) and _belongs_to_previous(word[end]):
        end += 1
    return end


def _belongs_to_previous(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Cf") or unicodedata.combining(character) > 0


def _cuts(raw: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the word and the places where it may be cut, each with what is then written: a hyphen or nothing."""
    word = one_line(raw)
    if SOFT_HYPHEN in raw.strip(SOFT_HYPHEN):
        cuts, at = [], 0
        for part in raw.split(SOFT_HYPHEN)[:-1]:
            at += len(one_line(part))
            cuts.append((at, "-"))
        return word, cuts
    places = range(1, len(word))
    signs = [(i, "") for i in places if _after_sign(word, i) or (is_wide(word[i]) and is_wide(word[i - 1]))]
    return word, signs or [(_start(word, i), "-") for i in range(4, len(word) - 3) if _before_syllable(word, i)]


def _after_sign(word: str, at: int) -> bool:
    return 2 <= at < len(word) - 1 and word[at - 1] in _BREAK_AFTER and word[at] not in _BREAK_AFTER


def _before_syllable(word: str, at: int) -> bool:
    consonant, vowel = word[at], word[at + 1]
    return word[at - 1].isalpha() and consonant.isalpha() and consonant not in _VOWELS and vowel in _VOWELS


def _start(word: str, at: int) -> int:
    """Return where a syllable starts that has its vowel behind `at`: "ch" stays whole, and so does "tr" in "vertrek"."""
    pair, before = word[at - 1 : at + 1].lower(), word[at - 2].lower()
    if pair == "ch":
        return at - 2 if before == "s" else at - 1
    return at - 1 if pair in _TOGETHER and before in "nrl" else at


def _shorten(line: str, width: float, style: TextStyle) -> str:
    while line and not fits(f"{line}…", width, style):
        line = line[:-1].rstrip()
    return f"{line}…"
