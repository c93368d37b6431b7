"""The terms of the field that occur in a report, with what they mean: for the page at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from journeykit.words.glossary import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from journeykit.words.glossary import Term

_ENDINGS = {"nl": "(?:s|'s|’s|n|en|e)?", "en": "(?:s|es)?"}
"""Of plurals and adjectives; a term is found in them too."""

_EVERYDAY = {
    "nl": frozenset({"kosten", "kennis", "verwachting"}),
    "en": frozenset({"knowledge", "expectation", "need"}),
}
"""Words that are a term of the field only where a report explains them; in a sentence they mean what they always mean."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A term as plain text: its name in the language of the report, what it means, and who said it first.

    `english` is its name in English, by which `journeykit explain` knows it too; None when that is the same.
    """

    name: str
    explanation: str
    source: str | None
    english: str | None = None


def terms_in(texts: Iterable[str], language: str) -> tuple[Explained, ...]:
    """Return the terms that occur in some texts, in the order of the alphabet.

    Give it what the report itself says, not what people wrote in their files: a room of a hotel is no room to improve.
    """
    said = "\n".join(texts).replace("-", " ").casefold()
    by_name = _names(language)
    found = {id(by_name[name]): by_name[name] for name in _pattern(language).findall(said)}
    explained = (_explained(term, language) for term in found.values())
    return tuple(sorted(explained, key=lambda one: (one.name.casefold(), one.name)))


def _explained(term: Term, language: str) -> Explained:
    name = term.name(language)
    return Explained(name, term.explained(language), term.source, None if name == term.english else term.english)


@cache
def _names(language: str) -> dict[str, Term]:
    """The terms by their names in a language, and by the other names that are good in both."""
    found: dict[str, Term] = {}
    for term in terms():
        for name in (term.name(language), *term.also):
            found.setdefault(name.replace("-", " ").casefold(), term)
    return {name: term for name, term in found.items() if name not in _EVERYDAY[language]}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    longest_first = sorted(_names(language), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))}){_ENDINGS[language]}(?!\w)")
