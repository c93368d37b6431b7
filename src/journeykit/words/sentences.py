"""A sentence with gaps, said in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol, Self

from journeykit.words.figures import number, written
from journeykit.words.translations import translated

Filling = str | int | float


class Sentence(Protocol):
    """What `translator` gives: call it with an English literal and what fills its gaps."""

    def __call__(self, text: str, /, **args: Filling) -> str:
        """Return the sentence in the translator's language."""


def say(text: str, args: Mapping[str, Filling] | Iterable[tuple[str, Filling]], language: str) -> str:
    """Return an English sentence in a language, its gaps filled; decimals follow the language."""
    template = text if language == "en" else translated(text, language)
    return template.format(**{name: _local(value, language) for name, value in dict(args).items()})


def translator(language: str) -> Sentence:
    """Return the function that says sentences in one language."""

    def t(text: str, /, **args: Filling) -> str:
        return say(text, args, language)

    return t


def _local(value: Filling, language: str) -> Filling:
    return _Decimal(value, language) if isinstance(value, float) else value


class _Decimal(float):
    """A float that a template may format (`{share:.1f}`) and that still gets the language's comma."""

    language: str

    def __new__(cls, value: float, language: str) -> Self:
        made = super().__new__(cls, value)
        made.language = language
        return made

    def __format__(self, spec: str) -> str:
        if not spec:
            return number(float(self), self.language)
        return written(super().__format__(spec), self.language)
