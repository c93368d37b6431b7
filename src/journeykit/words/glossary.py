"""The terms of the field in both languages, the stages of a journey and the points of the scan.

The terms are data: they stand in glossary.txt, beside this file, and are read when somebody asks for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Term:
    """One term: what it is called, what it means, and who said it first."""

    english: str
    dutch: str
    explained_in_english: str
    explained_in_dutch: str
    also: tuple[str, ...] = ()
    source: str | None = None

    def name(self, language: str) -> str:
        """Return the word in a language."""
        return self.dutch if language == "nl" else self.english

    def explained(self, language: str) -> str:
        """Return what it means, in a language."""
        return self.explained_in_dutch if language == "nl" else self.explained_in_english


@dataclass(frozen=True, slots=True)
class Name:
    """What a key of the format is called in both languages."""

    key: str
    english: str
    dutch: str

    def name(self, language: str) -> str:
        """Return the word in a language."""
        return self.dutch if language == "nl" else self.english


STAGES = (
    Name("awareness", "Awareness", "Bewustwording"),
    Name("consideration", "Consideration", "Overweging"),
    Name("decision", "Decision", "Beslissing"),
    Name("onboarding", "Onboarding", "Onboarding"),
    Name("use", "Use", "Gebruik"),
    Name("service", "Service", "Service"),
    Name("retention", "Retention", "Behoud"),
    Name("advocacy", "Advocacy", "Ambassadeurschap"),
    Name("leaving", "Leaving", "Vertrek"),
)
SCAN_POINTS = (
    Name("motivation", "Motivation", "Motivatie"),
    Name("knowledge", "Knowledge", "Kennis"),
    Name("low_threshold", "Low threshold", "Laagdrempelig"),
    Name("facilitation", "Facilitation", "Faciliteren"),
    Name("relevance", "Relevance", "Relevantie"),
    Name("lead_support", "Lead support", "Leads"),
    Name("customer_value", "Customer value", "Klantwaarde"),
    Name("cost_to_serve", "Cost to serve", "Kosten"),
    Name("satisfaction", "Satisfaction", "Tevredenheid"),
    Name("loyalty", "Loyalty", "Loyaliteit"),
)


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms, in the order of the glossary."""
    text = (Path(__file__).parent / "glossary.txt").read_text(encoding="utf-8")
    paragraphs = [part.strip().splitlines() for part in text.split("\n\n")]
    return tuple(_term(lines) for lines in paragraphs if lines and not lines[0].startswith("#"))


def find_term(word: str) -> Term | None:
    """Return the term of a name in either language, or of another name for it; capitals do not matter."""
    return _by_name().get(_folded(word))


def near_terms(word: str, limit: int = 3) -> tuple[str, ...]:
    """Return the names that look most like a word, for "did you mean"."""
    return tuple(get_close_matches(_folded(word), _by_name(), n=limit))


def _term(lines: list[str]) -> Term:
    english, dutch = lines[0].split(" = ")
    given = dict(line.split(": ", 1) for line in lines[1:])
    also = tuple(given["also"].split(", ")) if "also" in given else ()
    return Term(english, dutch, given["en"], given["nl"], also, given.get("source"))


@cache
def _by_name() -> Mapping[str, Term]:
    return {_folded(name): term for term in terms() for name in (term.english, term.dutch, *term.also)}


def _folded(word: str) -> str:
    return " ".join(word.replace("-", " ").replace("_", " ").casefold().split())
